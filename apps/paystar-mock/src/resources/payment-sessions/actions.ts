import type { Action } from '@paystub/mock-http';
import { next } from '@paystub/mock-kernel';
import { type Choice, choose } from '../../changes/choice.js';
import { delay, giveBack, pay, refuse, type Submission, settle } from '../../changes/pay.js';
import { fault } from '../../faults.js';
import type { Tx } from '../../state.js';
import { none, optional, reason, source } from '../action-fields.js';
import type { PaymentSession } from './payment-session.js';
import { payable, type SessionStatus, sessionLifecycle, stateAt } from './states.js';

const choice = {
  ...source,
  accounts: {
    type: 'array',
    items: { type: 'string' },
    minItems: 1,
    maxItems: 25,
    description: 'The accounts that stay chosen where there are several, by id or AccountNumber. Charges of others are not paid.',
  },
  paymentFields: {
    type: 'object',
    additionalProperties: { type: 'string', maxLength: 1000 },
    description: 'What the payer fills in, by name: fields that are configured and did not come with the session.',
  },
};
const submission = {
  ...choice,
  save: { type: 'boolean', description: 'Whether it goes into the wallet of the customer, unless the payment fails.' },
};

type Fields = Submission & { readonly reason?: string };

const action = (
  name: string,
  from: readonly SessionStatus[],
  fields: object,
  run: (tx: Tx, session: PaymentSession, fields: Fields) => void,
): Action<Tx, PaymentSession> => ({
  name,
  on: 'paymentSessions',
  from,
  state: stateAt,
  fields,
  run,
});

/** The bank refuses, at once or what was under way. */
function fail(tx: Tx, session: PaymentSession, { reason: words, ...submitted }: Fields): void {
  const isUnderWay = next(sessionLifecycle, session.Status, 'return') !== undefined;
  if (!isUnderWay) refuse(tx, session, submitted, words);
  else if (Object.keys(submitted).length > 0) throw fault('session_state_refused', { state: session.Status, event: 'choose' });
  else giveBack(tx, session, words);
}

/** What payers and banks do to payment sessions: with what was chosen before, unless something is given, and else with a Visa. */
export const paymentSessionActions: readonly Action<Tx, PaymentSession>[] = [
  action('choose', payable, optional(choice), (tx, session, fields: Choice) => choose(tx, session, fields)),
  action('pay', payable, optional(submission), pay),
  action('fail', [...payable, 'Pending'], optional({ ...submission, reason }), fail),
  action('pend', payable, optional(submission), delay),
  action('settle', ['Pending'], none, settle),
];
