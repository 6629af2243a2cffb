import { readGrid } from '@paystub/testing';
import { expect, it } from 'vitest';
import { type PaymentEvent, type PaymentStatus, paymentLifecycle } from './states.js';

const documented = readGrid<PaymentStatus, PaymentEvent>(`
              process     post    clear  fail
  created     processing  -       -      failed
  processing  -           posted  -      failed
  posted      -           -       paid   -
  paid        -           -       -      -
  failed      -           -       -      -       `);

it.each(documented)('a payment that is %s, then %s: %s [paystand.R150, R151]', (from, event, to) => {
  expect(paymentLifecycle[from][event] ?? 'refused').toBe(to);
});
