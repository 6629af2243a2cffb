import { Fault } from '@paystub/mock-kernel';
import { expect, it } from 'vitest';
import { seed as bankSeed } from '../../src/resources/banks/seed.js';
import { seed as cardSeed } from '../../src/resources/cards/seed.js';
import { seed as paymentSeed } from '../../src/resources/payments/seed.js';
import { bankId, cardId, inWorld, payerId } from './in-world.js';

it('a seeded card and a seeded bank can be charged', () => {
  const { run, stranger, charge } = inWorld();
  const payer = stranger();
  const card = run((tx) => cardSeed.build(tx, { payerId: payer, cardNumber: '4000000000000077' }));
  const bank = run((tx) => bankSeed.build(tx, { payerId: payer }));
  expect(card).toMatchObject({ nameOnCard: 'Sam', last4: '0077' });
  expect(charge({ payerId: payer, cardId: card.id })).toMatchObject({ status: 'paid' });
  expect(charge({ payerId: payer, cardId: undefined, bankId: bank.id })).toMatchObject({ status: 'processing' });
  expect(() => run((tx) => cardSeed.build(tx, { payerId: 'x' }))).toThrow(Fault);
  expect(() => run((tx) => bankSeed.build(tx, { payerId: 'x' }))).toThrow(Fault);
});

it('payouts go to the newest of the merchant’s default banks', () => {
  const { run, charge, act, transfers } = inWorld();
  const bank = run((tx) => bankSeed.build(tx, { isDefault: true, nameOnAccount: 'Other' }));
  charge({ cardId: cardId('0077') });
  act('pay-out', 'USD');
  expect(transfers()).toMatchObject([{ bankId: bank.id, bank: { nameOnAccount: 'Other', accountHolderType: 'company' } }]);
});

it.each([
  ['processing', { bankId }, ['post', 'clear', 'release', 'pay-out']],
  ['posted', { cardId: cardId() }, ['finalise', 'clear', 'release', 'pay-out']],
  ['paid', { cardId: cardId() }, ['finalise', 'release', 'pay-out']],
  ['failed', { bankId }, []],
] as const)('a payment that is seeded as %s goes on as others do', (status, source, jobs) => {
  const { run, wait } = inWorld();
  const seeded = run((tx) => paymentSeed.build(tx, { amount: '80.00', status, created: '2026-01-20T12:00:00Z', ...source }));
  expect(seeded).toMatchObject({ status, amount: 8000, payerId, created: Date.UTC(2026, 0, 20, 12) });
  expect(run((tx) => tx.events.count())).toBe(0);
  const fired = wait(20).map(([job]) => job);
  expect(jobs.filter((job) => !fired.includes(job))).toEqual([]);
});

it('a payment that is seeded as paid has its money in the books', () => {
  const { run, balance } = inWorld();
  run((tx) => paymentSeed.build(tx, { amount: '80.00', status: 'paid', bankId }));
  expect(balance()).toEqual({ available: 0, held: 8000 });
  expect(() => run((tx) => paymentSeed.build(tx, { amount: '1.00' }))).toThrow(Fault);
});
