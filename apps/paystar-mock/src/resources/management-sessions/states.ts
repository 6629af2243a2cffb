import { fault } from '../../faults.js';
import type { Flow } from './management-session.js';

type ManagementState = 'Active' | 'Expired';

/** paystar.R80: a customer may change things any number of times, until it expires. */
export const stateAt = ({ expiresAt }: { readonly expiresAt: number }, now: number): ManagementState =>
  now < expiresAt ? 'Active' : 'Expired';

/** Refuses a change that the session is not for, or is too late for. */
export function checkSession(session: { readonly flow: Flow; readonly expiresAt: number }, flow: Flow, now: number): void {
  if (session.flow !== flow) throw fault('wrong_flow', { flow, other: session.flow });
  if (stateAt(session, now) === 'Expired') throw fault('session_expired', { rule: 'paystar.R80' });
}
