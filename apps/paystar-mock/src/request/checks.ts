import type { Violation } from '../faults.js';
import { type EventPush, eventIn } from '../resources/events/payload.js';
import { eventViolations } from '../resources/events/violations.js';
import { type AccountSessionRequest, accountViolations } from '../resources/management-sessions/violations.js';
import { metViolations, type PaymentSessionRequest, togetherViolations } from '../resources/payment-sessions/violations.js';
import type { BusinessUnit } from '../settings/business-unit.js';
import { findAccount, findCustomer, findSession, type Tx } from '../state.js';
import type { Sound } from './sound.js';

/** What a validator does not see in the body of an operation. Members of the body are of the documented type where `sound` says so. */
export type Check = (tx: Tx, body: object, sound: Sound) => Checked;

interface Checked {
  /** What its members mean together. */
  readonly own: Iterable<Violation>;
  /** What it meets in its business unit, where that is known. */
  readonly met: (sound: Sound, slug: string, unit: BusinessUnit) => Iterable<Violation>;
}

const nothing: Checked = { own: [], met: () => [] };

const paymentSession = (tx: Tx, body: Partial<PaymentSessionRequest>, checked: Sound): Checked => ({
  own: togetherViolations(body, checked),
  met: (sound, slug, unit) => metViolations(body, sound, unit, (reference) => findSession(tx, slug, reference) !== undefined),
});

const accountSession = (tx: Tx, body: Partial<AccountSessionRequest>): Checked => ({
  own: [],
  met: (sound, slug) => accountViolations(body, sound, (account) => findAccount(tx, slug, account) !== undefined),
});

function event(tx: Tx, { eventType, payload }: Partial<EventPush>, checked: Sound): Checked {
  if (payload === undefined || !checked('payload')) return nothing;
  const { event: said, violations } = eventIn(checked('eventType') ? eventType : undefined, payload);
  if (said === undefined) return { own: violations, met: () => [] };
  const met: Checked['met'] = (sound, slug) =>
    eventViolations(said, sound, {
      account: (account) => findAccount(tx, slug, account),
      customer: (email) => findCustomer(tx, slug, email),
    });
  return { own: violations, met };
}

const customerSession: Check = () => nothing;

export const checks: Readonly<Record<string, Check>> = {
  initiatePaymentSession: paymentSession,
  initiateManageAutopay: accountSession,
  initiateManagePaperless: accountSession,
  initiateSchedulePaymentSession: accountSession,
  initiateManageSchedulePayments: accountSession,
  initiateManageWallet: customerSession,
  initiateManageNotifications: customerSession,
  pushEvent: event,
};
