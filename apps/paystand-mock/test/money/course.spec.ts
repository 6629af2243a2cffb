import { expect, it } from 'vitest';
import { defaultTimes } from '../../src/settings/times.js';
import { achBank, bankId, cardId, inWorld } from './in-world.js';

it('a Friday’s debit is posted on Monday, paid on Wednesday, and can be paid out on Friday [paystand.R150]', () => {
  const { charge, payment, wait, balance } = inWorld();
  const { id } = charge({ cardId: undefined, bank: achBank });
  expect(wait(2.9)).toEqual([]);
  expect(wait(0.1)).toEqual([['post', '2026-02-02T18:00']]);
  expect(payment(id)).toMatchObject({ status: 'posted', datePosted: '2026-02-02T18:00:00.000Z', holds: [{ status: 'created' }] });
  expect(balance()).toEqual({ available: 0, held: 0 });
  expect(wait(2)).toEqual([['clear', '2026-02-04T18:00']]);
  expect(payment(id)).toMatchObject({
    status: 'paid',
    datePaid: '2026-02-04T18:00:00.000Z',
    holds: [{ status: 'active', releaseDate: '2026-02-06T18:00:00.000Z' }],
  });
  expect(balance()).toEqual({ available: 0, held: 9900 });
  expect(wait(2)).toEqual([['release', '2026-02-06T18:00']]);
  expect(payment(id).holds).toMatchObject([{ status: 'released', dateReleased: '2026-02-06T18:00:00.000Z' }]);
  expect(balance()).toEqual({ available: 9900, held: 0 });
});

it('a Friday’s card has its fee in half an hour, is paid on Monday, and is paid out in the evening of the day its hold ends', () => {
  const { charge, wait, transfers } = inWorld();
  charge({ amount: '103.50' });
  expect(wait(8)).toEqual([
    ['finalise', '2026-01-30T18:30'],
    ['clear', '2026-02-02T18:00'],
    ['release', '2026-02-04T18:00'],
    ['pay-out', '2026-02-05T01:00'],
    ['send', '2026-02-05T09:00'],
    ['post', '2026-02-05T17:00'],
    ['settle', '2026-02-06T01:00'],
  ]);
  expect(transfers()).toMatchObject([{ amount: '100.62', status: 'paid', dateSettled: '2026-02-06T01:00:00.000Z' }]);
});

it('a fee is delayed, then final under the same id [paystand.R167, R168, R170]', () => {
  const { charge, payment, wait } = inWorld();
  const { id, fees } = charge({ amount: '289.82' });
  wait(1 / 48);
  const { fees: final, lastUpdated } = payment(id);
  expect(final).toMatchObject([{ id: fees[0]?.id, feeType: 'paystand', amount: '7.52', status: 'active' }]);
  expect(lastUpdated).toBe('2026-01-30T18:30:00.000Z');
});

it('the money of card …0077 is there at once, and that of …0259 is taken back when it comes [paystand.R159, R160]', () => {
  const { charge, payment, balance, wait } = inWorld();
  const atOnce = charge({ cardId: cardId('0077') });
  expect(atOnce).toMatchObject({ status: 'paid', holds: [{ holdTime: '0', status: 'released' }], fees: [{ feeType: 'paystand' }] });
  expect(balance()).toEqual({ available: 10_000 - 279, held: 0 });
  const { id } = charge({ cardId: cardId('0259') });
  expect(wait(3).map(([job]) => job)).toEqual(expect.arrayContaining(['clear', 'dispute']));
  expect(payment(id)).toMatchObject({
    status: 'paid',
    disputedAmount: '100.00',
    disputes: [{ reason: 'fraudulent', disputeType: 'Card' }],
  });
});

it('a bank that rejects opens again what was paid [paystand.R152]', () => {
  const { charge, act, debtor, receivable, payment, call, balance, wait } = inWorld();
  const [id = ''] = debtor('INV-1').receivables;
  const failing = charge({ cardId: undefined, bank: achBank, receivableId: id });
  expect(receivable(id)).toMatchObject({ status: 'paid' });
  expect(act('fail', failing.id)).toBeUndefined();
  expect(payment(failing.id)).toMatchObject({ status: 'failed', dateFailed: '2026-01-30T18:00:00.000Z' });
  expect(receivable(id)).toMatchObject({ status: 'active', amountPaid: '0.00' });
  expect(call('listReceivableTransactions', { params: { receivableId: id } })).toMatchObject({ results: [{ status: 'inactive' }] });
  expect([wait(30), balance()]).toEqual([[], { available: 0, held: 0 }]);
  expect(act('fail', charge().id)).toContain('posted');
});

it('clearing by hand ends the hold too', () => {
  const { charge, act, balance, payment } = inWorld();
  const { id } = charge({ cardId: undefined, bankId, amount: '50.00' });
  expect(act('clear', id)).toContain('processing');
  const posted = charge({ amount: '50.00' }).id;
  expect(act('clear', posted)).toBeUndefined();
  expect(payment(posted)).toMatchObject({ status: 'paid', holds: [{ status: 'released' }] });
  expect(balance()).toEqual({ available: 5000, held: 0 });
  act('finalise-fee', payment(posted).fees[0]?.id ?? '');
  expect(balance()).toEqual({ available: 5000 - 155, held: 0 });
});

it('settings move what is due, and not the days of a hold that is there', () => {
  const { charge, wait, change } = inWorld();
  charge();
  const times = { ...defaultTimes, fee: 'at once', paid: { card: 'at once', bank: 'at once' }, holdDays: 0, payout: null };
  change({ times });
  expect(wait(0).map(([job]) => job)).toEqual(['clear', 'finalise']);
  charge();
  expect(wait(0).map(([job]) => job)).toEqual(['finalise', 'clear']);
  expect(wait(30)).toEqual([['release', '2026-02-01T18:00']]);
});
