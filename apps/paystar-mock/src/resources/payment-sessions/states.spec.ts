import { readGrid } from '@paystub/testing';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../../test/in-world.js';
import { advance, type SessionEvent, type SessionStatus, sessionLifecycle, stateAt } from './states.js';

// Dossier 4.9, restated.
const documented = readGrid<SessionStatus, SessionEvent>(`
                         choose                 succeed    fail    pend     settle     return
  RequiresPaymentSource  RequiresPaymentSource  Succeeded  Failed  Pending  -          -
  Failed                 Failed                 Succeeded  Failed  Pending  -          -
  Pending                -                      -          -       -        Succeeded  Failed
  Succeeded              -                      -          -       -        -          -          `);

it.each(documented)('%s then %s: %s [dossier 4.9]', (from, event, to) => {
  expect(sessionLifecycle[from][event] ?? 'refused').toBe(to);
});

describe('a session', () => {
  const expiresAt = 1000;

  it.each<[SessionStatus, string]>([
    ['RequiresPaymentSource', 'Expired'],
    ['Failed', 'Expired'],
    ['Pending', 'Pending'],
    ['Succeeded', 'Succeeded'],
  ])('that is %s is %s from the moment of its expiry on [paystar.R79]', (Status, state) => {
    expect([999, 1000, 9999].map((now) => stateAt({ Status, expiresAt }, now))).toEqual([Status, state, state]);
  });

  it.each<[SessionStatus, SessionEvent, number, string]>([
    ['RequiresPaymentSource', 'succeed', 999, 'done'],
    ['RequiresPaymentSource', 'succeed', 1000, 'session_expired'],
    ['Failed', 'choose', 1000, 'session_expired'],
    ['Pending', 'settle', 1000, 'done'],
    ['Pending', 'succeed', 999, 'session_state_refused'],
    ['Succeeded', 'succeed', 999, 'session_state_refused'],
    ['Succeeded', 'succeed', 1000, 'session_state_refused'],
  ])('that is %s answers %s at %i with %s [paystar.P21, P22]', (Status, event, now, expected) => {
    expect(refusal(() => advance({ Status, expiresAt }, event, now))).toBe(expected);
  });
});
