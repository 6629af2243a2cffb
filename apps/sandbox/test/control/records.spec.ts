import { type Control, type ControlError, createControl } from '@paystub/client/control';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { Merchant, newKey, type Payment } from '../kit/paypro.js';
import { openShop } from '../kit/shop.js';

let program: Program;
let control: Control;
let merchant: Merchant;

beforeAll(async () => {
  program = await startBundle();
  control = createControl({ url: program.ready.control.url });
});

beforeEach(() => {
  merchant = new Merchant(program.ready.paypro.url, newKey());
});

afterAll(async () => {
  await program?.stop();
});

const worldOf = ({ key }: Merchant) => control.world(`paypro:${key}`);
const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error as ControlError,
  );
/** What a 404 takes the wrong name for. */
const nearestIn = (refusal: ControlError | undefined) => (refusal?.status === 404 ? refusal.problem.nearest?.[0] : undefined);

describe('records', () => {
  it('are listed as stored, filtered, and read one by one', async () => {
    const world = worldOf(merchant);
    const made: Payment[] = [];
    for (let i = 0; i < 7; i++) made.push(await merchant.createPayment({ amount: 1000 + (i % 2) }));
    await world.act('paypro', 'pay', { id: made[2]?.id ?? '' });
    const payments = world.records<Payment>('paypro', 'payments', {}, { limit: 3 });
    expect((await payments.all()).map(({ id }) => id)).toEqual(made.map(({ id }) => id).reverse());
    expect(await payments.count()).toBe(7);
    const [paid, ...none] = await world.records<Payment>('paypro', 'payments', { state: 'paid' }).all();
    expect([paid?.id, none]).toEqual([made[2]?.id, []]);
    expect(await world.records('paypro', 'payments', { amount: 1001, state: 'open' }, { limit: 1 }).all()).toHaveLength(3);
    expect(await refusalOf(world.records('paypro', 'payments', { nothing: 'here' }).count())).toMatchObject({ status: 400 });
    const [customer] = await world.records<{ id: string; type: string }>('paypro', 'customers').all();
    expect(customer).toMatchObject({ id: paid?.customer, type: 'customer' });
    expect(await world.record('paypro', 'payments', paid?.id ?? '')).toEqual(await merchant.payment(paid?.id ?? ''));
    expect(await refusalOf(world.record('paypro', 'payments', 'PPNOBODY'))).toMatchObject({
      status: 404,
      type: 'urn:paystub:unknown-record',
    });
    expect(nearestIn(await refusalOf(world.records('paypro', 'payment').all()))).toBe('payments');
  });
});

describe('actions', () => {
  it('are published with their fields and states, and say what they did', async () => {
    const world = worldOf(merchant);
    const actions = await world.actions('paypro');
    const named = actions.map(({ name, on }) => `${on}: ${name}`);
    for (const name of ['pay', 'submit', 'settle', 'fail', 'cancel', 'expire', 'complete']) expect(named).toContain(`payments: ${name}`);
    for (const name of ['refund-hold', 'refund-settle', 'refund-fail', 'refund-expire']) expect(named).toContain(`refunds: ${name}`);
    expect(actions.find(({ name }) => name === 'pay')).toMatchObject({
      from: ['initialized', 'open', 'processing'],
      fields: { properties: { pay_method: { enum: expect.arrayContaining(['ideal', 'paypal']) } } },
    });
    const { id } = await merchant.createPayment({ pay_methods: ['ideal', 'paypal'] });
    const change = await world.act('paypro', 'pay', { id, pay_method: 'paypal' });
    expect(change.changed.map(({ collection, record }) => [collection, record?.state])).toContainEqual(['payments', 'paid']);
    expect(change.events.map(({ type }) => type)).toEqual(['payment.started', 'customer.created', 'payment.paid']);
    expect(change.deliveries).toEqual([]);
    const [noted] = await world.requests({ provider: 'control' }).all();
    expect(noted).toMatchObject({ operation: 'runAction', events: change.events });
  });

  it('are refused in another state with the table of states, on no record, and with wrong fields', async () => {
    const world = worldOf(merchant);
    const { id } = await merchant.createPayment();
    await world.act('paypro', 'pay', { id });
    const again = await refusalOf(world.act('paypro', 'pay', { id }));
    expect(again).toMatchObject({ status: 409, type: 'urn:paystub:state-forbids', detail: expect.stringContaining('paid') });
    expect(again?.problem).toMatchObject({ state: 'paid', states: { pay: ['initialized', 'open', 'processing'], complete: ['paid'] } });
    expect(await refusalOf(world.act('paypro', 'pay', { id: 'PPNOBODY' }))).toMatchObject({ status: 404 });
    expect(await refusalOf(world.act('paypro', 'complete', { id, when: 'now' }))).toMatchObject({ status: 400 });
    expect(nearestIn(await refusalOf(world.act('paypro', 'payy', { id })))).toBe('pay');
    expect(await merchant.payment(id)).toMatchObject({ state: 'paid' });
  });
});

describe('lists', () => {
  it('page through requests and deliveries, newest first, and filter', async () => {
    const shop = await openShop();
    const world = worldOf(merchant);
    const { id: receiver } = await merchant.listenAt(shop.hooks);
    for (let i = 0; i < 5; i++) await merchant.createPayment();
    await world.waitForDeliveries();
    const requests = await world.requests({ operation: 'createPayment' }, { limit: 2 }).all();
    expect(requests.map(({ seq }) => seq)).toEqual([6, 5, 4, 3, 2]);
    expect(await world.requests({ operation: 'createPayment', since: 4 }).count()).toBe(2);
    const deliveries = await world.deliveries({ receiver }, { limit: 2 }).all();
    expect(deliveries.map(({ event }) => event)).toEqual(shop.arrivals.map(({ event }) => event.id).reverse());
    expect(requests.flatMap(({ deliveries: caused }) => caused)).toEqual(deliveries.map(({ id }) => id));
    const [one] = deliveries;
    expect(await world.deliveries({ event: one?.event ?? '', type: 'payment.created', state: 'delivered' }).all()).toEqual([one]);
    expect(await world.deliveries({ state: 'failed' }).count()).toBe(0);
    expect(await refusalOf(world.delivery('d_99'))).toMatchObject({ status: 404 });
    await shop.close();
  });
});
