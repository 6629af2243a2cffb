import { describe, expect, it } from 'vitest';
import { defaultTimes } from '../../src/settings/times.js';
import { cardId, inWorld } from './in-world.js';

/** A world with `amounts` of card payments whose money can be paid out, their fees known. */
function withMoney(...amounts: string[]) {
  const world = inWorld();
  const ids = amounts.map((amount) => world.charge({ cardId: cardId('0077'), amount }).id);
  return { ...world, ids };
}

function paidOut(...amounts: string[]) {
  const world = withMoney(...amounts);
  world.act('pay-out', 'USD');
  return { ...world, id: world.transfers()[0]?.id ?? '' };
}

const sumOf = (entries: readonly { readonly amount: string }[]) =>
  entries.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);

describe('a payout', () => {
  it('is of all that is available, net of fees [paystand.R184, R188, R189]', () => {
    const { act, charge, transfers, balance, ids, run } = withMoney('103.50', '289.82');
    charge();
    act('pay-out', 'USD');
    const [transfer] = transfers();
    expect(transfer).toMatchObject({
      amount: '382.92',
      currency: 'USD',
      status: 'processing',
      accountKey: 'default',
      resourceType: 'Withdrawal',
      holds: [],
      bankId: 'merchantbank000000000usd',
      bank: { object: 'bank', last4: '6789' },
    });
    expect(run((tx) => tx.withdrawals.get(transfer?.resourceId ?? ''))).toMatchObject({ amount: 38_292, status: 'processing' });
    expect([balance(), ids.length]).toEqual([{ available: 0, held: 0 }, 2]);
  });

  it('goes its stages in time, and has a report once it is posted [paystand.R185, R186, R191, R233]', () => {
    const { id, wait, transfer, call, entries, run } = paidOut('103.50');
    const report = () => call('getTransferReport', { params: { transferId: id } });
    const status = () => [transfer(id).status, run((tx) => [...tx.withdrawals.all()][0]?.status)];
    expect([status(), report(), entries(id)]).toEqual([
      ['processing', 'processing'],
      '404 resourceNotFound R30',
      '422 validationError transferId R25',
    ]);
    wait(1 / 3);
    expect(status()).toEqual(['sending', 'processing']);
    wait(1 / 3);
    expect([status(), report()]).toMatchObject([['posted', 'posted'], { status: 'processing', amount: '100.62', entryCount: 2 }]);
    expect(entries(id)).toBe('422 validationError transferId R25');
    wait(1 / 3);
    expect([status(), report()]).toMatchObject([['paid', 'paid'], { status: 'completed', transferId: id }]);
    expect(transfer(id)).toMatchObject({ datePosted: '2026-01-31T10:00:00.000Z', dateSettled: '2026-01-31T18:00:00.000Z' });
  });

  it('lists what it is made of, which sums to it [paystand.R192]', () => {
    const { act, refund, ids, transfers, entries, wait, charge } = withMoney('103.50', '200.00');
    const [first = '', second = ''] = ids;
    refund(first, { amount: '3.50' });
    act('dispute', second, { amount: '50.00' });
    charge();
    act('pay-out', 'USD');
    wait(1);
    const [transfer] = transfers();
    const { results, count } = entries(transfer?.id ?? '');
    expect(results.map(({ resourceType, paymentId, amount }) => [resourceType, paymentId, amount])).toEqual(
      expect.arrayContaining([
        ['Payment', first, '103.50'],
        ['Fee', first, '-2.88'],
        ['Payment', second, '200.00'],
        ['Fee', second, '-5.28'],
        ['Refund', first, '-3.50'],
        ['Dispute', second, '-50.00'],
        ['Fee', second, '-35.00'],
      ]),
    );
    expect([count, sumOf(results)]).toEqual([7, Math.round(Number(transfer?.amount) * 100)]);
  });

  it('takes nothing twice, and nothing of a debt [paystand.R188]', () => {
    const { ids, act, transfers, balance, refund, wait, charge } = withMoney('100.00');
    act('pay-out', 'USD');
    act('pay-out', 'USD');
    expect(transfers()).toHaveLength(1);
    refund(ids[0] ?? '', { amount: '50.00' });
    act('pay-out', 'USD');
    wait(1);
    expect([transfers().length, balance()]).toEqual([1, { available: -5000, held: 0 }]);
    charge({ cardId: cardId('0077'), amount: '100.00' });
    wait(1);
    expect(transfers()).toMatchObject([{ amount: '47.21' }, { amount: '97.21' }]);
  });

  it.each([0, 1, 2])('that fails after %i stages gives its money back [paystand.R187]', (stages) => {
    const { id, act, transfer, balance, call, entries, run, transfers } = paidOut('103.50');
    for (let i = 0; i < stages; i++) act('advance-transfer', id);
    expect(act('fail-transfer', id, { reason: 'No such account' })).toBeUndefined();
    expect(transfer(id)).toMatchObject({ status: 'failed', reason: 'No such account', dateFailed: '2026-01-30T18:00:00.000Z' });
    expect([balance(), run((tx) => [...tx.withdrawals.all()][0]?.status)]).toEqual([{ available: 10_062, held: 0 }, 'failed']);
    const isPosted = stages === 2;
    expect(call('getTransferReport', { params: { transferId: id } })).toEqual(
      isPosted ? expect.objectContaining({ status: 'reversed' }) : '404 resourceNotFound R30',
    );
    if (isPosted) expect(sumOf(entries(id).results)).toBe(10_062);
    expect(act('advance-transfer', id)).toContain('failed');
    act('pay-out', 'USD');
    expect(transfers()).toMatchObject([{ status: 'processing', amount: '100.62' }, { status: 'failed' }]);
  });

  it('has entries only for merchants with reports [paystand.R193]', () => {
    const { charge, act, transfers, entries, wait } = inWorld({ transferReports: false });
    charge({ cardId: cardId('0077') });
    act('pay-out', 'USD');
    wait(1);
    expect(entries(transfers()[0]?.id ?? '')).toBe('403 insufficientResourceAccess R193');
  });
});

describe('by itself', () => {
  it('each currency is paid out to its bank at the hour of the merchant’s day', () => {
    const { charge, wait, transfers } = inWorld();
    charge({ cardId: cardId('0077') });
    charge({ cardId: cardId('0077'), currency: 'CAD', amount: '50.00' });
    expect(wait(0.25)).toEqual([]);
    expect(wait(0.05)).toEqual([
      ['pay-out', '2026-01-31T01:00'],
      ['pay-out', '2026-01-31T01:00'],
    ]);
    expect(transfers()).toMatchObject([
      { currency: 'CAD', amount: '48.45', bankId: 'merchantbank000000000cad' },
      { currency: 'USD', amount: '97.21', bankId: 'merchantbank000000000usd' },
    ]);
  });

  it('nothing is paid out where the hour is none, and an hour that has passed is waited for', () => {
    const { charge, wait, transfers, change } = inWorld();
    change({ times: { ...defaultTimes, payout: null } });
    charge({ cardId: cardId('0077') });
    expect([wait(10), transfers()]).toEqual([[], []]);
    change({ times: { ...defaultTimes, payout: '09:00' } });
    expect(wait(0.9)).toEqual([['pay-out', '2026-02-09T18:00']]);
    expect(transfers()).toEqual([]);
    expect(wait(0.1)).toContainEqual(['pay-out', '2026-02-10T17:00']);
    expect(transfers()).toHaveLength(1);
  });
});
