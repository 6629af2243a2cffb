import { readGrid } from '@paystub/testing';
import { expect, it } from 'vitest';
import { type ScheduledPaymentEvent, type ScheduledPaymentStatus, scheduledPaymentLifecycle } from './states.js';

// As a payment session's, but that it waits for its day and can be called off.
const expected = readGrid<ScheduledPaymentStatus, ScheduledPaymentEvent>(`
             succeed    fail    pend     settle     return  cancel
  Scheduled  Succeeded  Failed  Pending  -          -       Canceled
  Pending    -          -       -        Succeeded  Failed  -
  Succeeded  -          -       -        -          -       -
  Failed     -          -       -        -          -       -
  Canceled   -          -       -        -          -       -        `);

it.each(expected)('%s then %s: %s', (from, event, to) => {
  expect(scheduledPaymentLifecycle[from][event] ?? 'refused').toBe(to);
});
