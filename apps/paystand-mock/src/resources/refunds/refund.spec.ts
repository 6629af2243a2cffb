import { readGrid } from '@paystub/testing';
import { expect, it } from 'vitest';
import { live, type RefundEvent, type RefundStatus, refundLifecycle } from './states.js';

const documented = readGrid<RefundStatus, RefundEvent>(`
              process     settle  fail
  created     processing  -       -
  processing  -           paid    failed
  paid        -           -       -
  failed      -           -       -       `);

it.each(documented)('a refund that is %s, then %s: %s [paystand.R174, R178]', (from, event, to) => {
  expect(refundLifecycle[from][event] ?? 'refused').toBe(to);
});

it('counts every refund but the failed ones as money that goes back [paystand.R175]', () => {
  expect(live).toEqual(['created', 'processing', 'paid']);
});
