import { fault } from '../faults.js';
import { idFormat } from '../ids.js';
import { newPayment } from '../resources/payments/new-payment.js';
import type { Payment } from '../resources/payments/payment.js';
import type { Tx } from '../state.js';
import { emit } from '../webhooks.js';
import { originOf, paidFirstPeriod } from './collect.js';
import { completeIfDone } from './course.js';
import type { Series } from './rules/series.js';
import { awaitsFirstPayment, started, withMandate } from './rules/transitions.js';
import { putSeries, record } from './store.js';

/** Dossier 8.5: the payment that asks for the mandate. It costs what the first period costs. */
export function requestFirstPayment<S extends Series>(tx: Tx, series: S): S {
  const due = series.first_period ?? series.period;
  if (!due) throw fault('must_be_set', { param: 'first_period' });
  const { description, customer, pay_methods, payment_details } = series;
  const request = {
    amount: due.amount,
    currency: 'EUR',
    description,
    customer,
    pay_methods,
    ...payment_details,
    setup_mandate: true,
  } as const;
  const payment = tx.payments.put(newPayment(tx.ids.next('PP', idFormat), tx.now, request, undefined, originOf(series)));
  const asking = putSeries(tx, { ...series, first_payment: payment.id });
  emit(tx, 'payment.created', 'payment', payment);
  return asking;
}

/** Dossier 8.5: what the checkout link of a series leads to: a new payment where the one before came to nothing. */
export function firstPaymentOf(tx: Tx, series: Series): Payment | undefined {
  const payment = series.first_payment === null ? undefined : tx.payments.get(series.first_payment);
  if (!awaitsFirstPayment(series) || payment?.ended_at === null) return payment;
  return tx.payments.get(requestFirstPayment(tx, series).first_payment ?? '');
}

/** paypro.R80, R107: the first payment is there, and with it the mandate: it starts, and period 1 is paid. */
export function authorized(tx: Tx, series: Series, payment: Payment): void {
  const mandate = payment.mandate === null ? undefined : tx.mandates.get(payment.mandate);
  if (!awaitsFirstPayment(series) || !mandate) return;
  const running = record(tx, started(withMandate(series, mandate), tx.now), 'started');
  completeIfDone(tx, paidFirstPeriod(tx, running, payment));
}
