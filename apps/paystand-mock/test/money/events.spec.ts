import { expect, it } from 'vitest';
import { bankId, cardId, inWorld, type Schemas } from './in-world.js';

const feeSplit = { subtotal: '100.00', feeSplitType: 'recoup_custom_of_subtotal' };

it('a payment tells its events in their order, and a payout too [paystand.R218, R219]', () => {
  const { charge, debtor, told, wait } = inWorld();
  const [receivableId] = debtor('INV-1').receivables;
  charge({ amount: '103.50', feeSplit, receivableId });
  expect(told()).toEqual(['payment created', 'payment processing', 'fee delayed', 'payment posted', 'receivableTransaction active']);
  wait(10);
  expect(told().slice(5)).toEqual([
    'fee paystand',
    'payment posted',
    'payment paid',
    'payment paid',
    'transfer processing',
    'transfer sending',
    'transfer posted',
    'transfer paid',
  ]);
});

it('the card whose money is there at once tells that after what it paid', () => {
  const { charge, debtor, told } = inWorld();
  const [receivableId] = debtor('INV-1').receivables;
  charge({ cardId: cardId('0077'), receivableId });
  expect(told().slice(2)).toEqual(['fee paystand', 'payment posted', 'receivableTransaction active', 'payment paid']);
});

it('events say what was and what is [paystand.R208, R209]', () => {
  const { charge, run, wait } = inWorld();
  charge({ amount: '103.50', feeSplit });
  wait(10);
  const diffs = run((tx) => [...tx.events.all()].map(({ previous, changes }) => [previous, changes] as const));
  const changed = diffs.map(([previous, changes]) => (Object.keys(previous).length === 0 ? 'all' : Object.keys(changes).sort().join(' ')));
  expect(changed).toEqual([
    'all',
    'lastUpdated status',
    'all',
    'datePosted holds lastUpdated status',
    'amount feeType lastUpdated resource',
    'fees lastUpdated',
    'datePaid holds lastUpdated status',
    'holds lastUpdated',
    'all',
    'lastUpdated status',
    'datePosted lastUpdated status',
    'dateSettled lastUpdated status',
  ]);
  expect(diffs[3]).toMatchObject([
    { status: 'processing', holds: [] },
    { status: 'posted', holds: [{ status: 'created' }] },
  ]);
  expect(diffs[4]).toMatchObject([{ feeType: 'delayed' }, { feeType: 'paystand', amount: '2.88' }]);
});

it('events are as documented, and what they tell of is too', () => {
  const { charge, debtor, call, run, act, wait, payment, refund } = inWorld();
  const [receivableId] = debtor('INV-1').receivables;
  const { id } = charge({ cardId: cardId('0077'), receivableId });
  charge({ cardId: undefined, bankId, amount: '12.00' });
  act('fail-refund', refund(id).id);
  act('dispute', id, { amount: '20.00' });
  wait(60);
  expect(payment(id).disputes).toMatchObject([{ status: 'lost' }]);
  const ids = run((tx) => [...tx.events.all()].map((event) => event.id));
  const kinds = ids.map((eventId) => call<Schemas['Event']>('getEvent', { params: { eventId } }).sourceType);
  expect(new Set(kinds)).toEqual(new Set(['Payment', 'Fee', 'ReceivableTransaction', 'Refund', 'Dispute', 'Transfer']));
});
