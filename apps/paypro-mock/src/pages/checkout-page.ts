import type { Page, PageAnswer, PageRequest } from '@paystub/mock-http';
import { checkoutLink } from '../links.js';
import { type PayMethodId, payMethod } from '../resources/pay-methods/pay-method.js';
import { cancelPayment, expirePayment, failPayment, payNow, submitPayment } from '../resources/payments/actions.js';
import { choices, type Payment, payable } from '../resources/payments/payment.js';
import { forMethod } from '../settings/times.js';
import type { Tx } from '../state.js';
import { checkoutView } from './checkout.js';
import { sendingOn } from './first-payment.js';
import type { Order } from './frame.js';
import { notFoundPage } from './not-found.js';
import { outcomeView } from './outcome.js';
import { webUrl } from './web-url.js';

/** The payer's link to a payment: the form while it can be paid, afterwards what became of it. */
function show(tx: Tx, request: PageRequest): PageAnswer {
  const payment = tx.payments.get(request.params.id ?? '');
  if (payment === undefined) return { status: 404, html: notFoundPage() };
  if (payable(payment)) return form(tx, payment, request);
  return { status: 200, html: outcome(payment, request) };
}

/** A form that comes a second time, or too late, changes nothing: the browser is sent to what became of the payment. */
function submit(tx: Tx, request: PageRequest): PageAnswer {
  const payment = tx.payments.get(request.params.id ?? '');
  if (payment === undefined) return { status: 404, html: notFoundPage() };
  const here = checkoutLink(request.links, payment.id);
  if (!payable(payment)) return { redirect: here };
  const ending = endings.get(request.form.do ?? '');
  if (ending === undefined) return form(tx, payment, request, 'Choose what to do with this payment.');
  const method = methodIn(request, payment);
  if (ending.needsMethod && method === undefined) return form(tx, payment, request, 'Choose how to pay.');
  return { redirect: onwardFrom(ending.run(tx, payment, method as PayMethodId)) ?? here };
}

interface Ending {
  readonly needsMethod: boolean;
  readonly run: (tx: Tx, payment: Payment, method: PayMethodId) => Payment;
}

/** What the buttons do. */
const endings: ReadonlyMap<string, Ending> = new Map([
  ['pay', { needsMethod: true, run: (tx, payment, method) => (payMethod(method).delayed ? submitPayment : payNow)(tx, payment, method) }],
  ['fail', { needsMethod: true, run: (tx, payment, method) => failPayment(tx, payment, { method }) }],
  ['cancel', { needsMethod: false, run: cancelPayment }],
  ['expire', { needsMethod: false, run: expirePayment }],
] satisfies [string, Ending][]);

/** The method that the form names; where only one is left it need not. */
function methodIn({ form: { pay_method: named } }: PageRequest, payment: Payment): PayMethodId | undefined {
  const allowed = choices(payment);
  if (named === undefined) return allowed.length === 1 ? allowed[0] : undefined;
  return allowed.find((id) => id === named);
}

/** paypro.R36, R37, dossier 8.1: the shop's address as the merchant gave it, nothing appended. */
function onwardFrom({ state, return_url, cancel_url }: Payment): string | undefined {
  const back = webUrl(return_url);
  return state === 'canceled' ? (webUrl(cancel_url) ?? back) : back;
}

function form(tx: Tx, payment: Payment, { world, formToken }: PageRequest, problem?: string): PageAnswer {
  const methods = choices(payment).map((id) => ({ id, name: payMethod(id).name, takes: forMethod(tx.settings.times.paid, id) }));
  return {
    status: problem === undefined ? 200 : 422,
    html: checkoutView({ order: orderOf(payment), world, choices: methods, formToken, problem }),
  };
}

/** When a payment came into its state. */
const moments: Readonly<Partial<Record<Payment['state'], (payment: Payment) => number | null>>> = {
  processing: ({ processing_at }) => processing_at,
  paid: ({ paid_at }) => paid_at,
  completed: ({ paid_at }) => paid_at,
  canceled: ({ ended_at }) => ended_at,
  failed: ({ ended_at }) => ended_at,
  expired: ({ ended_at }) => ended_at,
};

function outcome(payment: Payment, { world }: PageRequest): string {
  const { state, pay_method, failure_reason } = payment;
  return outcomeView({
    order: orderOf(payment),
    world,
    state,
    at: moments[state]?.(payment) ?? undefined,
    method: pay_method ? payMethod(pay_method).name : undefined,
    reason: failure_reason ?? undefined,
    onward: onwardFrom(payment),
  });
}

const orderOf = ({ id, description, amount, return_url, cancel_url }: Payment): Order => ({
  id,
  description,
  amount,
  shop: webUrl(return_url) ?? webUrl(cancel_url),
});

export const pages: readonly Page<Tx>[] = [
  { method: 'GET', path: '/checkout/{id}', show: sendingOn(show) },
  { method: 'POST', path: '/checkout/{id}', show: sendingOn(submit) },
];
