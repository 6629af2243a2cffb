import { fault } from '../../faults.js';
import { idFormat } from '../../ids.js';
import { afterRefunded } from '../../recurring/follow.js';
import { withRefunded } from '../payments/payment.js';
import { settled } from '../payments/states.js';
import { cents, dateTime, momentOf } from '../seed-fields.js';
import { newRefund, type RefundRequest, refundableAmount, releasedStates } from './new-refund.js';
import { type Refund, type RefundState, refundLifecycle } from './refund.js';

export interface RefundSeed extends RefundRequest {
  readonly id?: string;
  readonly payment: string;
  readonly state?: RefundState;
  readonly refunded_at?: string | null;
  readonly created_at?: string;
}

/** The state that a period of the payment is kept in too. */
type World = Parameters<typeof afterRefunded>[0];

const text = { type: ['string', 'null'] } as const;

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['payment', 'amount'],
  properties: {
    id: { type: 'string', pattern: '^PR[A-Z0-9]{12,16}$', description: 'A new one, unless given.' },
    payment: { type: 'string', description: 'Id of a payment that is there, and paid or completed.' },
    amount: { ...cents, description: 'Euro cents: no more than is left of the payment.' },
    description: { ...text, description: "The payment's, unless given." },
    reason: text,
    account_holder_name: text,
    iban: { type: 'string' },
    state: { type: 'string', enum: Object.keys(refundLifecycle), description: 'Open, unless given. What is due follows from it.' },
    refunded_at: { ...text, format: 'date-time', description: 'Of one that is refunded: when it was created, unless given.' },
    created_at: { ...dateTime, description: "The world's time, unless given." },
  },
} as const;

/** A refund as it stood at some time; one that is refunded counts on its payment. paypro.R48 and R54 hold for it as for any other. */
export const seed = {
  schema,
  build(tx: World, { id, payment: paymentId, state = 'open', refunded_at, created_at, ...request }: RefundSeed): Refund {
    const payment = tx.payments.get(paymentId);
    if (!payment) throw fault('unknown_reference', { param: 'payment' });
    if (!settled.includes(payment.state)) throw fault('payment_not_refundable', { state: payment.state });
    const left = refundableAmount(payment, tx.refunds.all(['payment', payment.id]));
    if (!releasedStates.includes(state) && request.amount > left) throw fault('refund_too_high', {});
    const at = momentOf(created_at, tx.now);
    const isRefunded = state === 'refunded';
    if (isRefunded) afterRefunded(tx, tx.payments.put(withRefunded(payment, request.amount)));
    const refund = newRefund(id ?? tx.ids.next('PR', idFormat), at, payment, request);
    return tx.refunds.put({ ...refund, state, refunded_at: isRefunded ? momentOf(refunded_at, at, 'refunded_at') : null });
  },
} as const;
