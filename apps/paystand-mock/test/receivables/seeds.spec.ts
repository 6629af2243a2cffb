import { describe, expect, it } from 'vitest';
import { seed as customerSeed } from '../../src/resources/payer-customers/seed.js';
import { seed } from '../../src/resources/receivables/seed.js';
import { acme, inOffice, monday, outcome } from './in-world.js';

const yesterday = '2026-01-04T12:00:00Z';
const ids = { id: 'c'.repeat(24), payerId: 'p'.repeat(24) };

function withSeeds() {
  const office = inOffice();
  const { run } = office;
  return {
    ...office,
    customerOf: (body: object = {}) => outcome(() => run((tx) => customerSeed.build(tx, { ...acme, extCustomerId: 'CUST-2', ...body }))),
    receivableOf: (body: object = {}) =>
      outcome(() =>
        run((tx) =>
          seed.build(tx, { extCustomerId: 'CUST-1', extId: 'K', invoiceKey: 'I', amount: '100.00', dateDue: '2026-02-04', ...body }),
        ),
      ),
  };
}

describe('a seeded customer', () => {
  it('is one, with its payer, as it stood', () => {
    const { customerOf, run, ask } = withSeeds();
    customerOf({ ...ids, contactLastName: 'Reed', created: yesterday });
    const times = { created: '2026-01-04T12:00:00.000Z', lastUpdated: '2026-01-04T12:00:00.000Z' };
    expect(ask('getPayerCustomer', { payerCustomerId: ids.id })).toMatchObject({
      extCustomerId: 'CUST-2',
      contactLastName: 'Reed',
      payerId: ids.payerId,
      payer: { id: ids.payerId, externalId: 'CUST-2', ...times },
      ...times,
    });
    expect(run((tx) => tx.payerCustomers.count())).toBe(2);
  });

  it.each<[object, string]>([
    [{ extCustomerId: 'CUST-1' }, '422 extCustomerId R63'],
    [{ created: yesterday, lastUpdated: '2026-01-03T12:00:00Z' }, '422 lastUpdated R25'],
    [{ created: '2016-12-31T23:59:60Z' }, '422 created R25'],
  ])('with %j is none: %s', (body, expected) => {
    expect(withSeeds().customerOf(body)).toBe(expected);
  });

  it('takes no id of a customer who was deleted, nor a payer of another’s', () => {
    const { customerOf, customer, ask } = withSeeds();
    expect(customerOf({ payerId: customer.payerId })).toBe('422 payerId R25');
    ask('deletePayerCustomer', { payerCustomerId: customer.id });
    expect(customerOf({ id: customer.id })).toBe('422 id R25');
  });
});

describe('a seeded receivable', () => {
  it('is open and of today, unless more is said', () => {
    expect(withSeeds().receivableOf()).toMatchObject({
      created: monday,
      lastUpdated: monday,
      amount: 10_000,
      opening: 0,
      amountPaid: 0,
      currency: 'USD',
      status: 'active',
      date: Date.UTC(2026, 0, 4),
      dateDue: Date.UTC(2026, 1, 4),
      datePaid: null,
    });
  });

  it('is as it stood', () => {
    const { receivableOf, customer, read, told } = withSeeds();
    const id = 'r'.repeat(24);
    const whose = { extCustomerId: undefined, payerCustomerId: customer.id };
    const dates = { date: '2026-01-01T00:00:00.000Z', datePaid: yesterday, created: yesterday };
    receivableOf({ id, ...whose, ...dates, currency: 'CAD', status: 'paid' });
    expect(read(id)).toMatchObject({
      currency: 'CAD',
      status: 'paid',
      amountPaid: '100.00',
      date: '2026-01-01T00:00:00.000Z',
      datePaid: '2026-01-04T12:00:00.000Z',
      created: '2026-01-04T12:00:00.000Z',
    });
    expect(told()).toEqual([]);
  });

  it.each<[object, object | string]>([
    [{ amountPaid: '40.00' }, { status: 'active', opening: 4000, amountPaid: 4000 }],
    [{ amountPaid: 100 }, { status: 'paid', datePaid: monday }],
    [
      { amountPaid: '40.00', status: 'cancelled' },
      { status: 'cancelled', opening: 4000 },
    ],
    [{ amountPaid: '100.01' }, '422 amountPaid R25'],
    [{ amount: 1.005 }, '422 amount R25'],
    [{ status: 'paid', amountPaid: '1.00' }, '422 status R25'],
    [{ status: 'active', amountPaid: '100.00' }, '422 status R25'],
    [{ status: 'cancelled', amountPaid: '100.00' }, '422 receivableId R97'],
    [{ datePaid: yesterday }, '422 datePaid R25'],
    [{ dateDue: '2026-02-30' }, '422 dateDue R25'],
    [{ payerCustomerId: 'x' }, '422 payerCustomerId R25'],
    [{ extCustomerId: undefined }, '422 payerCustomerId R25'],
    [{ extCustomerId: 'CUST-9' }, '422 extCustomerId R25'],
  ])('with %j: %j', (body, expected) => {
    const result = withSeeds().receivableOf(body);
    if (typeof expected === 'string') expect(result).toBe(expected);
    else expect(result).toMatchObject(expected);
  });

  it('has a key of its own [paystand.R88]', () => {
    const { receivableOf } = withSeeds();
    receivableOf();
    expect(receivableOf()).toBe('422 extId R88');
  });
});
