import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { createPayproMock } from '../src/index.js';
import { seed as chargebackSeed } from '../src/resources/chargebacks/seed.js';
import { seed as customerSeed } from '../src/resources/customers/seed.js';
import { seed as mandateSeed } from '../src/resources/mandates/seed.js';
import { payNow } from '../src/resources/payments/actions.js';
import { day, friday, inShop, inWorld, monthly } from './in-world.js';

const ajv = new Ajv2020({ allowUnionTypes: true });
addFormats.default(ajv);
const yesterday = '2026-01-29T12:00:00Z';

const { seeds } = createPayproMock();

/** The least that each collection's seed asks for, in a world that has what it names. */
function everySeed() {
  const shop = inShop();
  const { payer } = shop;
  const subscription = shop.create({ scheduling: 'manual' }).id;
  const installment_plan = shop.createPlan().id;
  const payment = shop.payments()[0]?.id ?? '';
  shop.act('settle', payment);
  const least: Readonly<Record<string, object>> = {
    payments: { amount: 1000, state: 'paid', pay_method: 'ideal' },
    refunds: { payment, amount: 1, state: 'refunded' },
    chargebacks: { payment, amount: 1 },
    customers: {},
    mandates: { customer: payer.customer },
    subscriptions: { ...payer, period: monthly },
    subscriptionPeriods: { subscription },
    installmentPlans: { ...payer, period: monthly, number_of_periods: 3 },
    installmentPlanPeriods: { installment_plan },
    webhooks: { url: 'http://127.0.0.1:9/in' },
  };
  const build = (collection: string, fields: object = {}) =>
    shop.run((tx) => seeds?.[collection]?.build(tx as never, { ...least[collection], ...fields } as never));
  return { build };
}

/** A world with a customer and a payment that was paid by card. */
function stocked() {
  const world = inWorld();
  world.run((tx) => customerSeed.build(tx, { id: 'CUAAAAAAAAAAAA' }));
  const open = world.payment({ pay_methods: ['creditcard'] });
  world.run((tx) => payNow(tx, open));
  return world;
}

describe('a schema', () => {
  it.each<[string, object, object, boolean]>([
    ['customer', customerSeed.schema, {}, true],
    ['customer', customerSeed.schema, { id: 'CUAAAAAAAAAAAA', email: null, created_at: yesterday }, true],
    ['customer', customerSeed.schema, { id: 'PPAAAAAAAAAAAA' }, false],
    ['customer', customerSeed.schema, { nickname: 'K' }, false],
    ['customer', customerSeed.schema, { created_at: 'yesterday' }, false],
    ['mandate', mandateSeed.schema, {}, false],
    ['mandate', mandateSeed.schema, { customer: 'CUAAAAAAAAAAAA', pay_method: 'creditcard', state: 'pending' }, true],
    ['mandate', mandateSeed.schema, { customer: 'CUAAAAAAAAAAAA', pay_method: 'paypal' }, false],
    ['chargeback', chargebackSeed.schema, { amount: 5 }, false],
    ['chargeback', chargebackSeed.schema, { payment: 'PP1', amount: 5, reason: 'MD06' }, true],
    ['chargeback', chargebackSeed.schema, { payment: 'PP1', amount: 0 }, false],
  ])('of a %s: %#', (_, schema, body, expected) => {
    expect(ajv.validate(schema, body)).toBe(expected);
  });
});

describe('a seeded record', () => {
  it('of a customer has an id of its own and the time of the world, unless they are given', () => {
    const { run } = inWorld();
    expect(run((tx) => customerSeed.build(tx, { city: 'Utrecht' }))).toMatchObject({
      id: expect.stringMatching(/^CU[A-Z0-9]{12}$/),
      city: 'Utrecht',
      email: null,
      created_at: friday,
    });
    expect(run((tx) => customerSeed.build(tx, { id: 'CUAAAAAAAAAAAA', created_at: yesterday }))).toMatchObject({
      id: 'CUAAAAAAAAAAAA',
      created_at: friday - day,
    });
  });

  it('of a mandate is approved, and is approved in its time where it is pending', () => {
    const { run, wait } = stocked();
    const customer = 'CUAAAAAAAAAAAA';
    expect(run((tx) => mandateSeed.build(tx, { customer }))).toMatchObject({ state: 'approved', pay_method: 'direct-debit', iban: null });
    run((tx) => mandateSeed.build(tx, { id: 'MDAAAAAAAAAAAA', customer, state: 'pending', created_at: yesterday }));
    expect(wait(0).map(([job]) => job)).toEqual(['approve']);
    expect(run((tx) => tx.mandates.get('MDAAAAAAAAAAAA'))).toMatchObject({ state: 'approved', created_at: friday - day });
  });

  it('of a chargeback follows its payment', () => {
    const { run } = stocked();
    const build = (fields: object) => run((tx) => chargebackSeed.build(tx, { payment: 'PP1', ...fields }));
    expect(build({ amount: 400, created_at: yesterday })).toMatchObject({
      amount: 400,
      description: 'Order 1001',
      state: 'completed',
      charged_back_at: friday - day,
      created_at: friday - day,
    });
    expect(build({ description: 'Theirs', charged_back_at: yesterday })).toMatchObject({
      amount: 600,
      description: 'Theirs',
      charged_back_at: friday - day,
      created_at: friday,
    });
    expect(() => build({ amount: 1 })).toThrow('chargeback_too_high');
  });

  it('is there, and nobody is told', () => {
    const { run, events } = inWorld();
    run((tx) => customerSeed.build(tx, {}));
    expect(run((tx) => tx.customers.count())).toBe(1);
    expect(events()).toEqual([]);
  });

  it('names others that are there', () => {
    const { run } = inWorld();
    expect(() => run((tx) => mandateSeed.build(tx, { customer: 'CU1' }))).toThrow('unknown_reference');
    expect(() => run((tx) => chargebackSeed.build(tx, { payment: 'PP1' }))).toThrow('unknown_reference');
  });
});

describe('an amount that is more than a number keeps exactly', () => {
  const most = Number.MAX_SAFE_INTEGER;
  const length = { interval: 'month', multiplier: 1 };
  const priced: readonly (readonly [collection: string, body: (amount: number) => object])[] = [
    ['payments', (amount) => ({ amount })],
    ['refunds', (amount) => ({ payment: 'PP1', amount })],
    ['chargebacks', (amount) => ({ payment: 'PP1', amount })],
    ['subscriptions', (amount) => ({ customer: 'CU1', period: { ...length, amount } })],
    ['subscriptions', (amount) => ({ customer: 'CU1', first_period: { amount } })],
    ['installmentPlans', (amount) => ({ customer: 'CU1', number_of_periods: 3, period: { ...length, amount } })],
    ['subscriptionPeriods', (amount) => ({ subscription: 'PS1', amount })],
    ['installmentPlanPeriods', (amount) => ({ installment_plan: 'PI1', amount })],
  ];

  it.each(priced)('is none that %s can be seeded with', (collection, body) => {
    const validate = ajv.compile(seeds?.[collection]?.schema ?? false);
    expect([most, most + 1].map((amount) => validate(body(amount)))).toEqual([true, false]);
  });
});

describe('a moment that no clock can tell', () => {
  const leapSecond = '2026-12-31T23:59:60Z';
  const dates = [
    ...Object.keys(seeds ?? {}).map((collection) => [collection, 'created_at'] as const),
    ['payments', 'paid_at'],
    ['refunds', 'refunded_at'],
    ['chargebacks', 'charged_back_at'],
  ] as const;

  it.each(dates)('of %s, %s, is refused by name', (collection, param) => {
    const { build } = everySeed();
    expect(() => build(collection)).not.toThrow();
    expect(() => build(collection, { [param]: leapSecond })).toThrow(
      expect.objectContaining({ code: 'must_be', facts: { param, kind: expect.any(String) } }),
    );
  });
});
