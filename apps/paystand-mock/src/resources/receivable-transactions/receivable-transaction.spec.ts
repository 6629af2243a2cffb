import { readGrid } from '@paystub/testing';
import { describe, expect, it } from 'vitest';
import { outcome } from '../../../test/receivables/in-world.js';
import {
  lessened,
  type ReceivableTransaction,
  type ReceivableTransactionStatus,
  takenBack,
  transactionLifecycle,
  undone,
} from './receivable-transaction.js';

const documented = readGrid<ReceivableTransactionStatus, 'undo'>(`
              undo
  active      inactive
  inactive    -        `);

it.each(documented)('%s then %s: %s [dossier 7.2, 7.3]', (from, event, to) => {
  expect(transactionLifecycle[from][event] ?? 'refused').toBe(to);
});

const transaction = (id: string, receivableId: string, amountApplied: number, fields: Partial<ReceivableTransaction> = {}) =>
  ({
    id,
    created: 5,
    lastUpdated: 5,
    receivableId,
    paymentId: 'p',
    resourceId: 'p',
    resourceType: 'Payment',
    paymentOrigin: 'checkout',
    amountApplied,
    status: 'active',
    ...fields,
  }) satisfies ReceivableTransaction;
const refunded = (id: string, receivableId: string, amountApplied: number, status: ReceivableTransactionStatus = 'active') =>
  transaction(id, receivableId, amountApplied, { resourceType: 'Refund', resourceId: `refund ${id}`, status });

const three = [transaction('1', 'a', 3000), transaction('2', 'b', 2000), transaction('3', 'c', 1000)];
const shares = (transactions: readonly ReceivableTransaction[], amount: number) =>
  takenBack(transactions, amount).map(({ application, cents }) => [application.id, cents]);

describe('a refund takes back', () => {
  it.each<[number, [string, number][]]>([
    [1, [['3', 1]]],
    [1000, [['3', 1000]]],
    [
      1001,
      [
        ['3', 1000],
        ['2', 1],
      ],
    ],
    [
      6000,
      [
        ['3', 1000],
        ['2', 2000],
        ['1', 3000],
      ],
    ],
    // The payer's fee was on no receivable.
    [
      6180,
      [
        ['3', 1000],
        ['2', 2000],
        ['1', 3000],
      ],
    ],
  ])('%d cents, the latest application first: %j [dossier 7.3]', (amount, expected) => {
    expect(shares(three, amount)).toEqual(expected);
  });

  it('nothing that another one has, unless that has failed', () => {
    expect(shares([...three, refunded('4', 'c', 1000), refunded('5', 'b', 500)], 2000)).toEqual([
      ['2', 1500],
      ['1', 500],
    ]);
    expect(shares([...three, refunded('4', 'c', 1000, 'inactive')], 1000)).toEqual([['3', 1000]]);
  });

  it('what is left of two applications to one receivable', () => {
    const two = [transaction('1', 'a', 3000), transaction('2', 'a', 1000)];
    expect(shares([...two, refunded('3', 'a', 500)], 2000)).toEqual([
      ['2', 500],
      ['1', 1500],
    ]);
    expect(shares([...two, refunded('3', 'a', 3500)], 2000)).toEqual([['1', 500]]);
  });

  it('nothing of what is on no receivable any more', () => {
    expect(shares([three[0] as ReceivableTransaction, transaction('2', 'b', 2000, { status: 'inactive' })], 1000)).toEqual([['1', 1000]]);
    expect(shares([], 1000)).toEqual([]);
  });
});

it('less of a payment stays, or nothing', () => {
  const [application] = three as [ReceivableTransaction];
  expect(lessened(application, 1, 6)).toEqual({ ...application, amountApplied: 2999, lastUpdated: 6 });
  expect(lessened(application, 3000, 6)).toEqual({ ...application, status: 'inactive', lastUpdated: 6 });
  expect(outcome(() => undone(undone(application, 6), 7))).toBe('422 status R25');
});
