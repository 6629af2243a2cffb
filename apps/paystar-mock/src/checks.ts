import type { Finding } from '@paystub/contracts/http';
import { refuseFor, type Violation } from './faults.js';
import type { Sound } from './request/sound.js';
import { allViolations, type Checked } from './request/violations.js';
import { type EventPush, eventIn, type ReadEvent } from './resources/events/payload.js';
import { eventViolations } from './resources/events/violations.js';
import { type AccountSessionRequest, accountViolations } from './resources/management-sessions/violations.js';
import { metViolations, type PaymentSessionRequest, togetherViolations } from './resources/payment-sessions/violations.js';
import { findAccount, findCustomer, findSession, type Tx } from './state.js';

/** What a validator does not see in the body of an operation. */
type Check = (tx: Tx, body: object, sound: Sound) => Checked;

const nothing: Checked = { own: [], met: () => [] };

const paymentSession = (tx: Tx, body: Partial<PaymentSessionRequest>, checked: Sound): Checked => ({
  own: togetherViolations(body, checked),
  met: (sound, slug, unit) => metViolations(body, sound, unit, (reference) => findSession(tx, slug, reference) !== undefined),
});

const accountSession = (tx: Tx, body: Partial<AccountSessionRequest>): Checked => ({
  own: [],
  met: (sound, slug) => accountViolations(body, sound, (account) => findAccount(tx, slug, account) !== undefined),
});

/** An event whose payload was read. */
export const eventCheck =
  ({ event, violations }: ReadEvent): Check =>
  (tx) => ({
    own: violations,
    met: (sound, slug) =>
      event === undefined
        ? []
        : eventViolations(event, sound, {
            account: (account) => findAccount(tx, slug, account),
            customer: (email) => findCustomer(tx, slug, email),
          }),
  });

function event(tx: Tx, body: Partial<EventPush>, checked: Sound): Checked {
  const { eventType, payload } = body;
  if (payload === undefined || !checked('payload')) return nothing;
  return eventCheck(eventIn(checked('eventType') ? eventType : undefined, payload))(tx, body, checked);
}

const customerSession: Check = () => nothing;

const checks: Readonly<Record<string, Check>> = {
  initiatePaymentSession: paymentSession,
  initiateManageAutopay: accountSession,
  initiateManagePaperless: accountSession,
  initiateSchedulePaymentSession: accountSession,
  initiateManageSchedulePayments: accountSession,
  initiateManageWallet: customerSession,
  initiateManageNotifications: customerSession,
  pushEvent: event,
};

/** All that is wrong with a request. */
export const violationsOf = (
  tx: Tx,
  operation: string,
  body: unknown,
  findings: readonly Finding[],
  rest: Check | undefined = checks[operation],
): Violation[] => allViolations(tx.settings.businessUnits, operation, body, findings, rest && ((sent, sound) => rest(tx, sent, sound)));

/** Refuses a request that the validator found nothing in, where something else is wrong with it. */
export function check(tx: Tx, operation: string, body: object, rest?: Check): void {
  const violations = violationsOf(tx, operation, body, [], rest);
  if (violations.length > 0) throw refuseFor(violations);
}
