import type { Payment } from '../resources/payments/payment.js';
import type { Tx } from '../state.js';
import { authorized } from './authorize.js';
import { completeIfDone } from './course.js';
import { follow, type PeriodEvent } from './rules/period.js';
import { periodOf, putPeriod, seriesOf } from './store.js';

/** Dossier 6.6, 8.5: a payment is paid, and so is its period; a first payment starts what it was made for. */
export function afterPaid(tx: Tx, payment: Payment): void {
  const series = seriesOf(tx, payment);
  if (!series) return;
  if (payment.period === null) authorized(tx, series, payment);
  else {
    step(tx, payment, 'pay');
    completeIfDone(tx, series);
  }
}

/** The debit came to nothing: its period is open again, and is not tried again by itself. */
export const afterFailed = (tx: Tx, payment: Payment): void => step(tx, payment, 'fail');

/** paypro.P3: a chargeback turns the period of its payment `reversed`; the payment stays as it is. */
export const reversePeriod = (tx: Tx, payment: Payment): void => step(tx, payment, 'reverse');

/** Once all of a payment went back, its period is `refunded`. */
export function afterRefunded(tx: Tx, payment: Payment): void {
  if (payment.refunded_amount >= payment.amount) step(tx, payment, 'refund');
}

function step(tx: Tx, payment: Payment, event: PeriodEvent): void {
  const period = periodOf(tx, payment);
  const after = period && follow(period, event);
  if (after && after !== period) putPeriod(tx, after);
}
