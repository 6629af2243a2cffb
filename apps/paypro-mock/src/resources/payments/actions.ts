import type { Action } from '@paystub/mock-http';
import { next } from '@paystub/mock-kernel';
import { fault } from '../../faults.js';
import { idFormat } from '../../ids.js';
import { afterFailed, afterPaid } from '../../recurring/follow.js';
import type { Tx } from '../../state.js';
import { emit } from '../../webhooks.js';
import { newCustomer } from '../customers/customer.js';
import { advance as advanceMandate, newMandate } from '../mandates/mandate.js';
import { type PayMethodId, payMethod, payMethods } from '../pay-methods/pay-method.js';
import { advance, choices, type Payment } from './payment.js';
import { type PaymentState, paymentLifecycle, undecided } from './states.js';
import { cancel, choose, mandateSetUpBy, pay, submit } from './transitions.js';

/** The payer pays: the money is there, at once or (what takes its time) as if that time had passed. */
export function payNow(tx: Tx, payment: Payment, method?: PayMethodId): Payment {
  const chosen = withMethod(tx, payment, method);
  return settle(tx, isToSubmit(chosen) ? submitted(tx, chosen) : chosen);
}

/** The payer orders a delayed method; the money is on its way. */
export const submitPayment = (tx: Tx, payment: Payment, method?: PayMethodId): Payment => submitted(tx, withMethod(tx, payment, method));

/** The money of a payment that was under way is there. */
export const settlePayment = (tx: Tx, payment: Payment): Payment => settle(tx, payment, 'settle');

/** The bank refuses. A payment without a method names the one that was tried. */
export function failPayment(tx: Tx, payment: Payment, { method, reason }: { method?: PayMethodId; reason?: string } = {}): Payment {
  const chosen = method ? withMethod(tx, payment, method) : payment;
  const failed = ended(tx, { ...advance(chosen, 'fail'), failure_reason: reason ?? null }, 'payment.failed');
  afterFailed(tx, failed);
  return failed;
}

/** paypro.R118: the merchant or the payer gives the payment up. */
export const cancelPayment = (tx: Tx, payment: Payment): Payment => ended(tx, cancel(payment), 'payment.canceled');

/** It was not paid in time. */
export const expirePayment = (tx: Tx, payment: Payment): Payment => ended(tx, advance(payment, 'expire'), 'payment.expired');

/** The funds are credited. Dossier 6.1 knows no event for it. */
export const completePayment = (tx: Tx, payment: Payment): Payment => tx.payments.put(advance(payment, 'complete'));

const isToSubmit = ({ state, pay_method }: Payment) =>
  next(paymentLifecycle, state, 'submit') !== undefined && pay_method !== null && payMethod(pay_method).delayed;

/** The payment with its method chosen, by the payer now or before. */
function withMethod(tx: Tx, payment: Payment, method: PayMethodId | undefined): Payment {
  const allowed = choices(payment);
  if (!undecided.includes(payment.state)) {
    if (method && !allowed.includes(method)) throw fault('pay_method_not_allowed', { method, allowed: allowed.join(', ') });
    return payment;
  }
  if (!method) throw fault('pay_method_needed', { allowed: allowed.join(', ') });
  return started(tx, choose(payment, method));
}

const submitted = (tx: Tx, payment: Payment): Payment => started(tx, submit(payment, tx.now));

/** Dossier 6.1: `payment.started` goes out once. */
const started = (tx: Tx, payment: Payment): Payment =>
  payment.started ? tx.payments.put(payment) : record(tx, { ...payment, started: true }, 'payment.started');

/** paypro.R35, R42, R44, R117: the customer and the mandate that it brings are there before it is paid; what waits for it goes on after it. */
function settle(tx: Tx, payment: Payment, event?: 'settle'): Payment {
  const paid = pay(payment, tx.now, payment.customer ?? createCustomer(tx), event);
  const settled = record(tx, { ...paid, mandate: paid.mandate ?? createMandate(tx, paid) }, 'payment.paid');
  afterPaid(tx, settled);
  return settled;
}

function createCustomer(tx: Tx): string {
  const customer = tx.customers.put(newCustomer(tx.ids.next('CU', idFormat), tx.now));
  emit(tx, 'customer.created', 'customer', customer);
  return customer.id;
}

/** Dossier 6.4: it is approved from the start. There is no event for it. */
function createMandate(tx: Tx, payment: Payment): string | null {
  const pay_method = mandateSetUpBy(payment);
  if (!pay_method || payment.customer === null) return null;
  const mandate = newMandate(tx.ids.next('MD', idFormat), tx.now, { customer: payment.customer, pay_method });
  return tx.mandates.put(advanceMandate(mandate, 'approve')).id;
}

type PaymentEventType = Parameters<typeof emit<'payment'>>[1];

/** It came to nothing, now. */
const ended = (tx: Tx, payment: Payment, type: PaymentEventType): Payment => record(tx, { ...payment, ended_at: tx.now }, type);

function record(tx: Tx, payment: Payment, type: PaymentEventType): Payment {
  tx.payments.put(payment);
  emit(tx, type, 'payment', payment);
  return payment;
}

const none = { type: 'object', properties: {}, additionalProperties: false } as const;
const withPayMethod = {
  type: 'object',
  properties: { pay_method: { type: 'string', enum: payMethods.map(({ id }) => id), description: 'Needed while the payment has none.' } },
  additionalProperties: false,
} as const;
const withReason = {
  type: 'object',
  properties: { reason: { type: 'string', description: 'Why the bank refuses.' } },
  additionalProperties: false,
} as const;

type Fields = { readonly pay_method?: PayMethodId; readonly reason?: string };

const action = (
  name: string,
  from: readonly PaymentState[],
  fields: object,
  run: (tx: Tx, payment: Payment, fields: Fields) => void,
): Action<Tx, Payment> => ({
  name,
  on: 'payments',
  from,
  state: ({ state }) => state,
  fields,
  run,
});

/** Dossier 8.2. */
export const paymentActions: readonly Action<Tx, Payment>[] = [
  action('pay', ['initialized', 'open', 'processing'], withPayMethod, (tx, payment, { pay_method }) => payNow(tx, payment, pay_method)),
  action('submit', ['initialized', 'open'], withPayMethod, (tx, payment, { pay_method }) => submitPayment(tx, payment, pay_method)),
  action('settle', ['processing'], none, settlePayment),
  action('fail', ['open', 'processing'], withReason, (tx, payment, { reason }) =>
    failPayment(tx, payment, reason === undefined ? {} : { reason }),
  ),
  action('cancel', ['initialized', 'open'], none, cancelPayment),
  action('expire', ['initialized', 'open'], none, expirePayment),
  action('complete', ['paid'], none, completePayment),
];
