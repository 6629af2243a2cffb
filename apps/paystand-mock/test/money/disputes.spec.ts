import { expect, it } from 'vitest';
import { achBank, inWorld } from './in-world.js';

/** A world with a payment of 100.00 that is paid and disputed. */
function disputed(fields: object = {}, source: object = {}) {
  const world = inWorld();
  const { id } = world.charge(source);
  world.wait(5);
  const before = world.balance().available;
  expect(world.act('dispute', id, fields)).toBeUndefined();
  const disputeId = world.payment(id).disputes[0]?.id ?? '';
  return { ...world, id, disputeId, before };
}

it('takes the money and 35.00, and gives back the money where it is won [paystand.R151, R180, R181]', () => {
  const { id, disputeId, act, dispute, payment, balance, before } = disputed();
  expect(dispute(disputeId)).toMatchObject({
    status: 'created',
    amount: '100.00',
    disputeType: 'Card',
    reason: 'general',
    fees: [],
    closed: false,
  });
  expect(balance().available).toBe(before - 13_500);
  expect(payment(id)).toMatchObject({ status: 'paid', disputedAmount: '100.00' });
  for (const to of ['processing', 'acceptingEvidence', 'underReview', 'won'])
    expect([act('advance-dispute', disputeId, { to }), dispute(disputeId).status]).toEqual([undefined, to]);
  expect(dispute(disputeId)).toMatchObject({ amountWon: '100.00', disputeFee: '35.00', fees: [{ amount: '35.00' }], closed: true });
  expect(balance().available).toBe(before - 3500);
  expect(payment(id)).toMatchObject({ status: 'paid', disputedAmount: '0.00' });
  expect(act('advance-dispute', disputeId, { to: 'lost' })).toContain('won');
});

it('is lost in four weeks where nobody contests it', () => {
  const { disputeId, dispute, wait, balance, before, told } = disputed({ amount: '40.00', reason: 'duplicate' });
  const stages = wait(28).filter(([job]) => ['process', 'accept-evidence', 'review', 'lose'].includes(job));
  expect(stages).toEqual([
    ['process', '2026-02-11T18:00'],
    ['accept-evidence', '2026-02-18T18:00'],
    ['review', '2026-02-25T18:00'],
    ['lose', '2026-03-04T18:00'],
  ]);
  expect(dispute(disputeId)).toMatchObject({ status: 'lost', reason: 'duplicate', amount: '40.00' });
  expect(told().filter((one) => one.startsWith('dispute'))).toEqual([
    'dispute created',
    'dispute processing',
    'dispute acceptingEvidence',
    'dispute underReview',
    'dispute lost',
  ]);
  expect(before).toBeGreaterThan(0);
  expect(balance().available).toBe(0);
});

it('takes the second path only where it is told to', () => {
  const { disputeId, act, dispute } = disputed();
  for (const to of ['processing', 'active', 'failed']) act('advance-dispute', disputeId, { to });
  expect(dispute(disputeId).status).toBe('failed');
  const other = disputed();
  expect(other.act('advance-dispute', other.disputeId, { to: 'won' })).toBe('422 validationError status R180');
});

it('of a debit that came back cannot be contested [paystand.R182]', () => {
  const { disputeId, act, dispute, wait } = disputed({}, { cardId: undefined, bank: achBank });
  expect(dispute(disputeId)).toMatchObject({ disputeType: 'Bank', reason: 'returned', resource: { status: 'paid', amount: 100 } });
  act('advance-dispute', disputeId, { to: 'processing' });
  expect(act('advance-dispute', disputeId, { to: 'acceptingEvidence' })).toBe('422 validationError status R180');
  wait(7);
  expect(dispute(disputeId).status).toBe('lost');
});

it('takes no more than is left of the payment, and no payment that is not posted', () => {
  const { id, act, charge } = disputed({ amount: '60.00' });
  expect(act('dispute', id, { amount: '40.01' })).toBe('422 validationError amount R25');
  expect(act('dispute', id, { amount: '40.00' })).toBeUndefined();
  expect(act('dispute', id)).toBe('422 validationError amount R25');
  expect(act('dispute', charge({ cardId: undefined, bank: achBank }).id)).toContain('processing');
});
