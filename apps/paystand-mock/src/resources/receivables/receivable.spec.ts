import { readGrid } from '@paystub/testing';
import { describe, expect, it } from 'vitest';
import { invoice, outcome } from '../../../test/receivables/in-world.js';
import { appliedTo, cancel, checkPayable, type Receivable, roomOf, withPaid } from './receivable.js';
import { newReceivable, termsOf } from './request.js';
import { isLive, isOpen, type ReceivableEvent, type ReceivableStatus, receivableLifecycle } from './states.js';

const documented = readGrid<ReceivableStatus, ReceivableEvent>(`
              settle  reopen  cancel
  active      paid    active  cancelled
  paid        paid    active  -
  cancelled   -       -       cancelled `);

it.each(documented)('%s then %s: %s [dossier 7.1]', (from, event, to) => {
  expect(receivableLifecycle[from][event] ?? 'refused').toBe(to);
});

it.each<[ReceivableStatus, boolean, boolean]>([
  ['active', true, true],
  ['paid', true, false],
  ['cancelled', false, false],
])('%s: money may move %s, somebody owes it %s', (status, live, open) => {
  expect([isLive(status), isOpen(status)]).toEqual([live, open]);
});

const made = (fields: Partial<Receivable> = {}): Receivable => ({
  ...newReceivable('r', 5, 'UTC', 'c', termsOf(invoice({ totalAmount: '100.00', amountDue: '70.00' }))),
  ...fields,
});

describe('what is paid of a receivable', () => {
  it('makes it paid when it is all, since that moment [paystand.R107]', () => {
    expect(withPaid(made(), 6999, 6)).toMatchObject({ amountPaid: 9999, status: 'active', datePaid: null, lastUpdated: 6 });
    expect(withPaid(made(), 7000, 6)).toMatchObject({ amountPaid: 10_000, status: 'paid', datePaid: 6, lastUpdated: 6 });
  });

  it('and is taken back opens it again [paystand.R110]', () => {
    const paid = withPaid(made(), 7000, 6);
    expect(withPaid(paid, -1, 7)).toMatchObject({ amountPaid: 9999, status: 'active', datePaid: null, lastUpdated: 7 });
  });

  it('is told apart from what was paid elsewhere', () => {
    const some = withPaid(made(), 2000, 6);
    expect([appliedTo(made()), appliedTo(some), roomOf(made()), roomOf(some)]).toEqual([0, 2000, 7000, 5000]);
  });

  it('cannot change when it is void', () => {
    const cancelled = cancel(made(), 6);
    expect(roomOf(cancelled)).toBe(0);
    expect(outcome(() => withPaid(cancelled, 1, 7))).toBe('422 status R98');
  });
});

it.each<[string, Receivable, string, number, string | undefined]>([
  ['what is open', made(), 'USD', 7000, undefined],
  ['less', made(), 'USD', 1, undefined],
  ['nothing', made(), 'USD', 0, '422 receivableId R25'],
  ['more than is open', made(), 'USD', 7001, '422 receivableId R145'],
  ['in another currency', made(), 'CAD', 7000, '422 receivableId R25'],
  ['when it is paid', withPaid(made(), 7000, 6), 'USD', 1, '422 receivableId R146'],
  ['when it is cancelled', cancel(made(), 6), 'USD', 1, '422 receivableId R146'],
])('a payment of %s', (_, receivable, currency, cents, expected) => {
  expect(outcome(() => checkPayable(receivable, currency, cents))).toBe(expected);
});

describe('a cancellation', () => {
  it('voids what is open, though some of it was paid elsewhere [paystand.R95]', () => {
    expect(cancel(made(), 6)).toEqual(made({ status: 'cancelled', lastUpdated: 6 }));
  });

  it('changes nothing the second time [paystand.R96]', () => {
    const cancelled = cancel(made(), 6);
    expect(cancel(cancelled, 7)).toBe(cancelled);
  });

  it('is refused with money on it [paystand.R97]', () => {
    expect(outcome(() => cancel(withPaid(made(), 7000, 6), 7))).toBe('422 receivableId R97');
    expect(outcome(() => cancel(withPaid(made(), 1, 6), 7))).toBe('422 receivableId R25');
  });
});
