import type { Action } from '@paystub/mock-http';
import { takes } from '@paystub/mock-kernel';
import { amountField, amountOf } from '../../books/charging/amount.js';
import { disputable, openDispute } from '../../books/course/disputes.js';
import { clearNow, failPayment } from '../../books/course/payments.js';
import { refundPayment } from '../../books/course/refunds.js';
import type { Tx } from '../../state.js';
import type { Meta } from '../../values/stored.js';
import type { DisputeType } from '../disputes/states.js';
import type { Payment } from './payment.js';
import { type PaymentStatus, paymentLifecycle } from './states.js';

interface Fields {
  readonly amount?: string | number;
  readonly description?: string;
  readonly meta?: Meta;
  readonly reason?: string;
  readonly disputeType?: DisputeType;
}

const fieldsOf = (properties: Readonly<Record<string, object>>) => ({ type: 'object', additionalProperties: false, properties });

/** Dossier 10.6, S6: all that can be refunded, unless an amount is given. */
function refund(tx: Tx, payment: Payment, { amount, description, meta }: Fields): void {
  const cents = amount === undefined ? disputable(tx, payment) : amountOf(amount, 'amount');
  refundPayment(tx, payment, { amount: cents, description, meta });
}

/** Dossier 10.6, S8: a chargeback, or a debit that comes back. */
function dispute(tx: Tx, payment: Payment, asked: Fields): void {
  const { disputeType = payment.sourceType, amount, reason = disputeType === 'Bank' ? 'returned' : 'general' } = asked;
  const cents = amount === undefined ? disputable(tx, payment) : amountOf(amount, 'amount');
  openDispute(tx, payment, { amount: cents, reason, disputeType });
}

const action = (
  name: string,
  from: readonly PaymentStatus[],
  fields: object,
  run: (tx: Tx, payment: Payment, fields: Fields) => void,
): Action<Tx, Payment> => ({ name, on: 'payments', from, state: ({ status }) => status, fields, run });

/** Dossier 10.6, S3, S4, S6, S8. */
export const paymentActions: readonly Action<Tx, Payment>[] = [
  action('clear', takes(paymentLifecycle, 'clear'), fieldsOf({}), clearNow),
  action('fail', takes(paymentLifecycle, 'fail'), fieldsOf({}), failPayment),
  action(
    'refund',
    ['paid'],
    fieldsOf({
      amount: { ...amountField, description: 'All that is left of the payment, unless given.' },
      description: { type: 'string' },
      meta: { type: 'object' },
    }),
    refund,
  ),
  action(
    'dispute',
    ['posted', 'paid'],
    fieldsOf({
      amount: { ...amountField, description: 'All that is left of the payment, unless given.' },
      reason: { type: 'string', minLength: 1, description: 'Of a debit that came back `returned`, else `general`, unless given.' },
      disputeType: { type: 'string', enum: ['Card', 'Bank'], description: 'As the payment was made, unless given; Bank is an ACH return.' },
    }),
    dispute,
  ),
];
