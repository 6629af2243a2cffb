import { describe, expect, it } from 'vitest';
import { acme, invoice, outcome } from '../../../test/receivables/in-world.js';
import { withPaid } from './receivable.js';
import { newReceivable, type ReceivableRequest, termsOf, updated } from './request.js';

const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`);
const sevenInTheMorning = Date.UTC(2026, 0, 5, 7);
const made = (fields: Partial<ReceivableRequest> = {}, zone = 'UTC') =>
  newReceivable('r', sevenInTheMorning, zone, 'c', termsOf(invoice(fields)));

describe('a new receivable', () => {
  it('has what was sent, under the stored names [paystand.R78, R80]', () => {
    const sent = { totalAmount: '100.00', amountDue: '60.5', currency: 'CAD', postingDate: '2026-01-04' } as const;
    expect(made(sent)).toEqual({
      id: 'r',
      created: sevenInTheMorning,
      lastUpdated: sevenInTheMorning,
      payerCustomerId: 'c',
      extId: 'INVKEY-1',
      invoiceKey: 'INV-1001',
      amount: 10_000,
      opening: 3950,
      amountPaid: 3950,
      currency: 'CAD',
      status: 'active',
      date: midnight('2026-01-04'),
      dateDue: midnight('2026-02-04'),
      datePaid: null,
    });
  });

  it('without more is unpaid, in dollars', () => {
    expect(made()).toMatchObject({ amountPaid: 0, currency: 'USD', status: 'active' });
  });

  it.each([
    ['UTC', '2026-01-05'],
    ['America/Los_Angeles', '2026-01-04'],
    ['Pacific/Kiritimati', '2026-01-05'],
  ])('without a date is of the day that it is in %s: %s', (zone, day) => {
    expect(made({}, zone).date).toBe(midnight(day));
  });

  it('of which nothing is due is paid [paystand.R81]', () => {
    expect(made({ amountDue: '0.00' })).toMatchObject({ status: 'paid', amountPaid: 10_000, datePaid: sevenInTheMorning });
    expect(made({ totalAmount: 0 })).toMatchObject({ status: 'paid', amountPaid: 0 });
  });
});

it.each<[value: string | number, cents: number]>([
  ['100.00', 10_000],
  ['100', 10_000],
  ['100.5', 10_050],
  [100, 10_000],
  [100.5, 10_050],
  [0.07, 7],
  [1234567.89, 123_456_789],
  ['9999999999999.99', 999_999_999_999_999],
])('the amount %j is %d cents', (value, cents) => {
  expect(termsOf(invoice({ totalAmount: value })).amount).toBe(cents);
});

it.each<[object, string]>([
  [{ extCustomerId: undefined }, '400 parameterMissing payerCustomerId R76'],
  [{ extCustomerId: 'CUST-1', payerCustomerId: 'c' }, '422 payerCustomerId R75'],
  [{ totalAmount: '-1.00' }, '422 totalAmount R83'],
  [{ totalAmount: '1.005' }, '422 totalAmount R25'],
  [{ totalAmount: 1.005 }, '422 totalAmount R25'],
  [{ totalAmount: 0.1 + 0.2 }, '422 totalAmount R25'],
  [{ totalAmount: 1e21 }, '422 totalAmount R25'],
  [{ totalAmount: 'ten' }, '422 totalAmount R25'],
  [{ totalAmount: '' }, '422 totalAmount R25'],
  [{ amountDue: '-0.01' }, '422 amountDue R83'],
  [{ amountDue: '100.01' }, '422 amountDue R82'],
  [{ amountDue: '100.00' }, 'taken'],
  [{ postingDate: '2026-02-29' }, '422 postingDate R25'],
  [{ postingDate: '01-05-2026' }, '422 postingDate R25'],
  [{ dueDate: '2026-13-01' }, '422 dueDate R25'],
  [{ dueDate: '2026-1-1' }, '422 dueDate R25'],
  [{ dueDate: '2026-02-04T00:00:00Z' }, '422 dueDate R25'],
  [{ dueDate: '2028-02-29' }, 'taken'],
  // Of several the first, in the order of the table.
  [{ dueDate: 'never', totalAmount: '1.005', amountDue: '-1' }, '422 totalAmount R25'],
  [{ extCustomerId: undefined, totalAmount: '-1' }, '400 parameterMissing payerCustomerId R76'],
])('a request with %j: %s', (fields, expected) => {
  const { extCustomerId: _, ...rest } = invoice();
  const request = { extCustomerId: acme.extCustomerId, ...rest, ...fields } as ReceivableRequest;
  expect(outcome(() => termsOf(request) && 'taken')).toBe(expected);
});

describe('an update', () => {
  const change = (fields: Partial<ReceivableRequest> = {}, receivable = made({ amountDue: '60.00' }), status?: 'active' | 'cancelled') =>
    updated(receivable, sevenInTheMorning + 1, 'd', termsOf(invoice(fields)), status);

  it('changes all of it [paystand.R91, R93]', () => {
    const sent = {
      erpId: 'INVKEY-2',
      erpRef: 'INV-2',
      totalAmount: '90.00',
      amountDue: '80.00',
      currency: 'CAD',
      dueDate: '2026-03-01',
    } as const;
    expect(change({ ...sent, postingDate: '2026-01-01' })).toEqual({
      ...made(),
      lastUpdated: sevenInTheMorning + 1,
      payerCustomerId: 'd',
      extId: 'INVKEY-2',
      invoiceKey: 'INV-2',
      amount: 9000,
      opening: 1000,
      amountPaid: 1000,
      currency: 'CAD',
      date: midnight('2026-01-01'),
      dateDue: midnight('2026-03-01'),
    });
  });

  it('leaves currency and date as they are where they are left out; all of it is due', () => {
    const receivable = made({ currency: 'CAD', postingDate: '2025-12-31', amountDue: '60.00' });
    expect(change({}, receivable)).toMatchObject({ currency: 'CAD', date: midnight('2025-12-31'), amountPaid: 0, opening: 0 });
  });

  it('settles it, and opens it again [dossier 5.3]', () => {
    const settled = change({ amountDue: '0.00' });
    expect(settled).toMatchObject({ status: 'paid', amountPaid: 10_000, datePaid: sevenInTheMorning + 1 });
    expect(change({ totalAmount: '120.00', amountDue: '20.00' }, settled)).toMatchObject({ status: 'active', datePaid: null });
  });

  it('keeps the date of payment of one that stays paid', () => {
    const paid = made({ amountDue: '0.00' });
    expect(change({ amountDue: '0.00' }, paid)).toMatchObject({ status: 'paid', datePaid: sevenInTheMorning });
  });

  it('voids it, where nothing is on it [paystand.R94]', () => {
    expect(change({ amountDue: '50.00' }, made(), 'cancelled')).toMatchObject({ status: 'cancelled', amountPaid: 5000 });
    expect(outcome(() => change({ amountDue: '0.00' }, made(), 'cancelled'))).toBe('422 receivableId R97');
    expect(outcome(() => change({}, withPaid(made(), 1, 6), 'cancelled'))).toBe('422 receivableId R25');
  });

  it('of one that is void is refused [paystand.R98]', () => {
    expect(outcome(() => change({}, change({}, made(), 'cancelled')))).toBe('422 status R98');
  });
});

describe('an update of what payments have paid in part', () => {
  /** 30 elsewhere, 40 by payments. */
  const receivable = withPaid(made({ amountDue: '70.00' }), 4000, sevenInTheMorning);
  const change = (fields: Partial<ReceivableRequest>) => updated(receivable, sevenInTheMorning + 1, 'c', termsOf(invoice(fields)));

  it.each<[Partial<ReceivableRequest>, object | string]>([
    [{ amountDue: '30.00' }, { opening: 3000, amountPaid: 7000 }],
    [{ amountDue: '60.00' }, { opening: 0, amountPaid: 4000 }],
    [{}, { opening: 0, amountPaid: 4000 }],
    [{ amountDue: '0.00' }, { opening: 6000, amountPaid: 10_000, status: 'paid' }],
    [{ totalAmount: '40.00' }, { opening: 0, amountPaid: 4000, status: 'paid' }],
    [{ totalAmount: '39.99' }, '422 totalAmount R25'],
    [{ amountDue: '60.01' }, '422 amountDue R25'],
    [{ currency: 'CAD' }, '422 currency R25'],
  ])('with %j: %j [dossier 5.3]', (fields, expected) => {
    const result = outcome(() => change(fields));
    if (typeof expected === 'string') expect(result).toBe(expected);
    else expect(result).toMatchObject(expected);
  });
});
