import { readGrid } from '@paystub/testing';
import { expect, it } from 'vitest';
import { byItself, type DisputeEvent, type DisputeStatus, disputeLifecycle } from './states.js';

const chargeback = readGrid<DisputeStatus, DisputeEvent>(`
                     process     accept-evidence    review       activate  win  lose  fail
  created            processing  -                  -            -         -    -     -
  processing         -           acceptingEvidence  -            active    -    -     -
  acceptingEvidence  -           -                  underReview  -         -    -     -
  underReview        -           -                  -            -         won  lost  -
  active             -           -                  -            -         won  lost  failed
  won                -           -                  -            -         -    -     -
  lost               -           -                  -            -         -    -     -
  failed             -           -                  -            -         -    -     -       `);

it.each(chargeback)('a chargeback that is %s, then %s: %s [paystand.R180]', (from, event, to) => {
  expect(disputeLifecycle.Card[from][event] ?? 'refused').toBe(to);
});

const returned = readGrid<DisputeStatus, DisputeEvent>(`
                     process     accept-evidence  review  activate  win  lose  fail
  created            processing  -                -       -         -    -     -
  processing         -           -                -       -         -    lost  -
  acceptingEvidence  -           -                -       -         -    -     -
  underReview        -           -                -       -         -    -     -
  active             -           -                -       -         -    -     -
  won                -           -                -       -         -    -     -
  lost               -           -                -       -         -    -     -
  failed             -           -                -       -         -    -     -       `);

it.each(returned)('an ACH return that is %s, then %s: %s [paystand.R182]', (from, event, to) => {
  expect(disputeLifecycle.Bank[from][event] ?? 'refused').toBe(to);
});

/** Where it goes when nobody does anything. */
function wayOf(type: 'Card' | 'Bank') {
  const way: DisputeStatus[] = ['created'];
  for (let event = byItself[type].created; event; event = byItself[type][way.at(-1) as DisputeStatus])
    way.push(disputeLifecycle[type][way.at(-1) as DisputeStatus][event] as DisputeStatus);
  return way.join(' ');
}

it('is lost in time, as nobody contests it', () => {
  expect(wayOf('Card')).toBe('created processing acceptingEvidence underReview lost');
  expect(wayOf('Bank')).toBe('created processing lost');
});
