import { describe, expect, it } from 'vitest';
import { day, friday, monthly, inShop as shop } from '../../../test/in-world.js';

const iso = (days: number) => new Date(friday + days * day).toISOString().slice(0, 10);

describe('by a mandate', () => {
  it('a subscription runs at once, and its first payment is under way [paypro.R77, P5]', () => {
    const { create, periods, events } = shop();
    const { id, ...shown } = create();
    expect(shown).toMatchObject({ state: 'active', subscription_type: 'direct_debit', scheduling: 'automatic', start_at: null });
    expect(periods(id)).toEqual(['1 2500 pending 2026-01-30']);
    expect(events()).toEqual(['subscription.created', 'subscription.started', 'payment.created']);
  });

  it('with a start to come it starts at the first moment of that day [paypro.R78]', () => {
    const { create, periods, events, wait, get } = shop();
    const { id, state } = create({ start_at: iso(2) });
    expect(state).toBe('pending');
    expect(wait(1)).toEqual([]);
    expect(wait(1)).toEqual([['start', 1.5]]);
    expect(get(id).state).toBe('active');
    expect(periods(id)).toEqual([`1 2500 pending ${iso(2)}`]);
    expect(events()).toEqual(['subscription.created', 'subscription.started', 'payment.created']);
  });

  it.each([[iso(0)], [iso(-40)]])('with a start on %s it has started', (start_at) => {
    expect(shop().create({ start_at })).toMatchObject({ state: 'active', start_at });
  });

  it('of a card it has no type that the schema has a word for, and is paid at once', () => {
    const { create, wait, periods } = shop('creditcard');
    const { id, subscription_type } = create();
    expect(subscription_type).toBeNull();
    expect(wait(0)).toEqual([['settle', 0]]);
    expect(periods(id)).toEqual(['1 2500 paid 2026-01-30']);
  });
});

describe('its end', () => {
  it('on a date comes at the first moment of that day [paypro.R83]', () => {
    const { create, periods, events, wait, get } = shop();
    const { id } = create({ cancel_at: iso(40) });
    wait(400);
    expect(get(id).state).toBe('canceled');
    expect(periods(id)).toEqual(['1 2500 paid 2026-01-30', '2 2500 paid 2026-02-28']);
    expect(events().filter((type) => type.startsWith('subscription'))).toEqual([
      'subscription.created',
      'subscription.started',
      'subscription.canceled',
    ]);
  });

  it('goes before a period at the same moment, and before its start [dossier 8.6]', () => {
    const { create, periods, wait, get } = shop();
    const { id } = create({ start_at: iso(2), period: { ...monthly, interval: 'day' }, cancel_at: iso(4) });
    const never = create({ start_at: iso(3), cancel_at: iso(3) });
    wait(10);
    expect(periods(id)).toHaveLength(2);
    expect([get(never.id).state, periods(never.id)]).toEqual(['canceled', []]);
  });

  it('that lies in the past ends it before it starts', () => {
    const { create, wait, periods, get } = shop();
    const { id } = create({ cancel_at: iso(-1) });
    wait(0);
    expect([get(id).state, periods(id)]).toEqual(['canceled', []]);
  });

  it('by request keeps its periods, unless it was asked to cancel those that are not collected [paypro.R92, R102]', () => {
    const { create, periods, run, wait, cancel } = shop();
    const states = [false, true].map((cancel_periods_on_cancellation) => {
      const { id } = create({ period: { ...monthly, multiplier: 12 }, cancel_periods_on_cancellation });
      run((tx) => {
        for (const state of ['open', 'reversed', 'paid', 'refunded', 'pending'] as const) {
          const [period] = [...tx.subscriptionPeriods.all(['series', id])];
          if (period) tx.subscriptionPeriods.put({ ...period, id: `SP-${id}-${state}`, state, payments: [], created_at: friday + 1 });
        }
      });
      expect(cancel(id).state).toBe('canceled');
      wait(0);
      return periods(id).map((period) => period.split(' ')[2]);
    });
    expect(states).toEqual([
      ['pending', 'open', 'reversed', 'paid', 'refunded', 'pending'],
      ['pending', 'canceled', 'canceled', 'paid', 'refunded', 'pending'],
    ]);
  });
});

describe('a pause', () => {
  it('makes no periods, and the end of it catches none up [paypro.R94, R95]', () => {
    const { create, wait, periods, events, pause, resume } = shop();
    const { id } = create({ period: { ...monthly, interval: 'week' } });
    expect(pause(id).state).toBe('paused');
    wait(20);
    expect(resume(id).state).toBe('active');
    wait(8);
    expect(periods(id).map((period) => period.slice(-10))).toEqual([iso(0), iso(21), iso(28)]);
    expect(events().filter((type) => /paused|resumed/.test(type))).toEqual(['subscription.paused', 'subscription.resumed']);
  });

  it('ends with the date of the end', () => {
    const { create, wait, get, pause, resume } = shop();
    const { id } = create({ cancel_at: iso(10) });
    pause(id);
    wait(10);
    expect(get(id).state).toBe('canceled');
    expect(resume(id)).toBe('null: A subscription that is canceled cannot be resumed paypro.R93');
  });
});

describe('on demand', () => {
  it('there is period 1 at the start, and further ones only when asked for [paypro.R101, R97]', () => {
    const { create, another, periods, wait } = shop();
    const { id, period, first_period } = create({ scheduling: 'manual', period: undefined, first_period: { amount: 700 } });
    expect([period, first_period]).toEqual([null, { amount: 700, vat: 0 }]);
    wait(400);
    expect(another(id, { amount: 800, description: 'Extra' })).toMatchObject({
      amount: 800,
      period_number: 2,
      state: 'pending',
      payments: { count: 1, data: [{ amount: 800, description: 'Extra', state: 'processing', subscription: id }] },
    });
    expect(another(id, { amount: 900 }).payments.data[0]?.description).toBe('Gym');
    expect(periods(id).map((each) => each.slice(0, 5))).toEqual(['1 700', '2 800', '3 900']);
  });

  it('without any amount there is no period until one is asked for', () => {
    const { create, another, periods } = shop();
    const { id } = create({ scheduling: 'manual', period: undefined });
    expect(periods(id)).toEqual([]);
    expect(another(id, { amount: 5 }).period_number).toBe(1);
  });

  it('a period in between takes a number, and leaves the dates of the others', () => {
    const { create, another, periods, wait } = shop();
    const { id } = create();
    wait(10);
    another(id, { amount: 5 });
    wait(30);
    expect(periods(id).map((each) => `${each.split(' ')[0]} ${each.slice(-10)}`)).toEqual(['1 2026-01-30', '2 2026-02-09', '3 2026-02-28']);
  });

  it.each(['pause', 'cancel'] as const)('there is none after %s', (step) => {
    const { create, another, ...steps } = shop();
    const { id } = create();
    const { state } = steps[step](id);
    expect(another(id, { amount: 5 })).toBe(`null: A subscription that is ${state} cannot be given another period paypro.P1`);
  });
});
