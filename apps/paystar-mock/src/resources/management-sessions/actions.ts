import type { Action } from '@paystub/mock-http';
import { type AutopaySettings, enroll, unenroll, updateAutopay } from '../../changes/autopay.js';
import { type Preferences, setNotifications, setPaperless } from '../../changes/preferences.js';
import { cancelScheduledPayment, type Order, schedulePayment } from '../../changes/scheduled.js';
import { addPaymentSource, deletePaymentSource, type NewSource } from '../../changes/wallet.js';
import type { Tx } from '../../state.js';
import { cents, fieldsOf, newSource, none, optional, source } from '../action-fields.js';
import { momentOf } from '../seeds.js';
import type { ManagementSession } from './management-session.js';
import { stateAt } from './states.js';

const autopay = optional({
  ...source,
  processingLeadTime: { type: 'integer', minimum: 0, maximum: 365, description: 'Days before the due date; 0 at first.' },
  maximumBalanceAllowed: { ...cents, type: ['integer', 'null'], description: 'Cents; null, as at first, for no limit.' },
});
const nickname = { type: ['string', 'null'], maxLength: 100, description: 'What the customer calls it.' };
const wanted = { type: 'boolean', description: 'As it was, unless given.' };
const date = {
  type: 'string',
  anyOf: [{ format: 'date-time' }, { format: 'date' }],
  description: 'When it is paid: a moment, or a day (its beginning in UTC).',
};
const amount = { ...cents, description: 'Cents; the balance of the account, unless given.' };
const id = (of: string) => fieldsOf({ [of]: { type: 'string', description: 'Its id.' } }, [of]);

const action = <F>(
  name: string,
  fields: object,
  run: (tx: Tx, session: ManagementSession, fields: F) => void,
): Action<Tx, ManagementSession> => ({
  name,
  on: 'managementSessions',
  from: ['Active'],
  state: stateAt,
  fields,
  run: (tx, session, given) => run(tx, session, given as F),
});

/** What customers change on the pages of management sessions: each for the flow that it belongs to. */
export const managementSessionActions: readonly Action<Tx, ManagementSession>[] = [
  action<AutopaySettings>('enroll', autopay, enroll),
  action<AutopaySettings>('update-autopay', autopay, updateAutopay),
  action('unenroll', none, unenroll),
  action<NewSource>('add-payment-source', optional({ ...newSource, nickname }), addPaymentSource),
  action<{ paymentSource: string }>('delete-payment-source', id('paymentSource'), (tx, session, { paymentSource }) =>
    deletePaymentSource(tx, session, paymentSource),
  ),
  action<{ paperless: boolean }>(
    'set-paperless',
    fieldsOf({ paperless: { type: 'boolean', description: 'Whether bills come without paper.' } }, ['paperless']),
    (tx, session, { paperless }) => setPaperless(tx, session, paperless),
  ),
  action<Preferences>('set-notifications', optional({ emailNotifications: wanted, smsNotifications: wanted }), setNotifications),
  action<Omit<Order, 'date'> & { date: string }>(
    'schedule-payment',
    fieldsOf({ ...source, date, amount }, ['date']),
    (tx, session, order) => schedulePayment(tx, session, { ...order, date: momentOf(order.date, tx.now, 'date') }),
  ),
  action<{ scheduledPayment: string }>('cancel-scheduled-payment', id('scheduledPayment'), (tx, session, { scheduledPayment }) =>
    cancelScheduledPayment(tx, session, scheduledPayment),
  ),
];
