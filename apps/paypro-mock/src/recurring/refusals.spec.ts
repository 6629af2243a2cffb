import { describe, expect, it } from 'vitest';
import { inShop, monthly } from '../../test/in-world.js';

const flow = { mandate: undefined, pay_methods: ['ideal'] };

/** What is wrong with a request, alone or with what comes later in the order of checks (dossier 2.4). */
describe('of a new subscription or plan', () => {
  it.each<[object, string, string]>([
    [{ pay_methods: ['ideal'] }, 'pay_methods: Pay methods cannot be used together with mandate paypro.R76', 'paypro.R108'],
    [{ mandate: undefined }, 'mandate: Mandate must be set paypro.R6', 'paypro.R6'],
    [{ mandate: undefined, pay_methods: [] }, 'mandate: Mandate must be set paypro.R6', 'paypro.R6'],
    [{ customer: 'CUAAAAAAAAAAAA' }, 'customer: Customer does not exist paypro.P12', 'paypro.P12'],
    [{ mandate: 'MDAAAAAAAAAAAA' }, 'mandate: Mandate does not exist paypro.P12', 'paypro.P12'],
  ])('%j is refused', (fields, ofSubscription, ruleOfPlan) => {
    const { create, createPlan, run } = inShop();
    expect(create(fields)).toBe(ofSubscription);
    expect(createPlan(fields)).toBe(ofSubscription.replace(/paypro.*/, ruleOfPlan));
    expect(run((tx) => tx.events.count())).toBe(0);
  });

  it('a mandate of another customer is refused [paypro.P12]', () => {
    const shop = inShop();
    const { mandate } = shop.somebody();
    const refusal = "mandate: Mandate is another customer's paypro.P12";
    expect([shop.create({ mandate }), shop.createPlan({ mandate })]).toEqual([refusal, refusal]);
  });

  it('only on demand can there be no period, and then the first payment needs an amount', () => {
    const { create } = inShop();
    expect(create({ period: undefined })).toBe('period: Period must be set paypro.R75');
    expect(create({ period: undefined, scheduling: 'automatic' })).toBe('period: Period must be set paypro.R75');
    expect(create({ ...flow, period: undefined, scheduling: 'manual' })).toBe('first_period: First period must be set paypro.R6');
    expect(create({ ...flow, period: undefined, scheduling: 'manual', first_period: { amount: 5 } }).state).toBe('pending');
  });
});

describe('an update', () => {
  it('replaces what it names, for periods that are still to come [paypro.R87, R88]', () => {
    const { create, update, periods, events, wait } = inShop();
    const { id } = create();
    expect(update(id, { description: 'Gym and pool', period: { amount: 3000 } })).toMatchObject({
      description: 'Gym and pool',
      period: { ...monthly, amount: 3000 },
    });
    wait(40);
    expect(periods(id)).toEqual(['1 2500 paid 2026-01-30', '2 3000 paid 2026-02-28']);
    expect(events().filter((type) => type === 'subscription.updated')).toHaveLength(1);
  });

  it('of the interval counts from the date that was next', () => {
    const { create, update, periods, wait } = inShop();
    const { id } = create();
    update(id, { period: { interval: 'week' } });
    wait(45);
    expect(periods(id).map((each) => each.slice(-10))).toEqual(['2026-01-30', '2026-02-28', '2026-03-07', '2026-03-14']);
  });

  it('of the first period is for what has not started [paypro.R89, R90, R115]', () => {
    const { create, update, createPlan, updatePlan } = inShop();
    const started = create();
    const refusal = (what: string) => `first_period: First period cannot change once the ${what} has started`;
    expect(update(started.id, { first_period: { amount: 1 } })).toBe(`${refusal('subscription')} paypro.R89`);
    expect(update(started.id, { first_period: null })).toBe(`${refusal('subscription')} paypro.R89`);
    expect(updatePlan(createPlan().id, { first_period: { amount: 1 } })).toBe(`${refusal('installment plan')} paypro.R115`);
    const waiting = create({ start_at: '2026-03-01' });
    expect(update(waiting.id, { first_period: { amount: 100, vat: 9 } })).toMatchObject({ first_period: { amount: 100, vat: 9 } });
    expect(update(waiting.id, { first_period: null })).toMatchObject({ first_period: null });
    expect(updatePlan(createPlan(flow).id, { first_period: { amount: 1 } })).toMatchObject({ first_period: { amount: 1, vat: 0 } });
  });

  it('takes only an approved direct debit mandate of the same customer [paypro.R91]', () => {
    const shop = inShop();
    const { id, customer } = shop.create();
    const mandates = shop.run((tx) => {
      const own = tx.mandates.get(shop.payer.mandate);
      if (!own || !customer) throw new Error('there is no mandate');
      const [card, pending, good] = [{ pay_method: 'creditcard' }, { state: 'pending' }, {}] as const;
      return [card, pending, good].map((fields, i) => tx.mandates.put({ ...own, ...fields, id: `MD${i}` }).id);
    });
    const outcome = (mandate: string | undefined) => {
      const after = shop.update(id, { mandate });
      return typeof after === 'string' ? after : after.mandate;
    };
    expect([...mandates, shop.somebody().mandate, 'MD9'].map(outcome)).toEqual([
      'mandate: Mandate must be an approved direct-debit mandate paypro.R91',
      'mandate: Mandate must be an approved direct-debit mandate paypro.R91',
      'MD2',
      "mandate: Mandate is another customer's paypro.P12",
      'mandate: Mandate does not exist paypro.P12',
    ]);
  });

  it('of the end moves it, and null takes it away', () => {
    const { create, update, get, wait } = inShop();
    const { id } = create({ cancel_at: '2026-02-05' });
    expect(update(id, { cancel_at: null, cancel_periods_on_cancellation: true })).toMatchObject({
      cancel_at: null,
      cancel_periods_on_cancellation: true,
    });
    wait(10);
    expect(update(id, { cancel_at: '2026-02-20', cancel_periods_on_cancellation: null })).toMatchObject({
      state: 'active',
      cancel_periods_on_cancellation: false,
    });
    wait(15);
    expect(get(id).state).toBe('canceled');
  });

  it('of what has ended is refused, and tells nobody', () => {
    const { create, update, cancel, events } = inShop();
    const { id } = create();
    cancel(id);
    expect(update(id, { description: 'x' })).toBe('null: A subscription that is canceled cannot be updated paypro.P1');
    expect(events().at(-1)).toBe('subscription.canceled');
  });
});
