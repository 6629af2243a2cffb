import { expect, it } from 'vitest';
import { refusal } from '../../../test/in-world.js';
import { expiryOf, type Flow } from './management-session.js';
import { checkSession, stateAt } from './states.js';

it('a management session is active for an hour, whatever is changed in it [paystar.R80]', () => {
  const session = { expiresAt: expiryOf(0) };
  expect([0, 3_599_999, 3_600_000].map((now) => stateAt(session, now))).toEqual(['Active', 'Active', 'Expired']);
});

it.each<[Flow, number, string]>([
  ['wallet', 999, 'done'],
  ['wallet', 1000, 'session_expired'],
  ['autopay', 999, 'wrong_flow'],
  ['autopay', 1000, 'wrong_flow'],
])('a change of the wallet in a session of %s at %i: %s', (flow, now, expected) => {
  expect(refusal(() => checkSession({ flow, expiresAt: 1000 }, 'wallet', now))).toBe(expected);
});
