import { idFormat } from '../ids.js';
import { newPayment, type Origin } from '../resources/payments/new-payment.js';
import type { Payment } from '../resources/payments/payment.js';
import type { Tx } from '../state.js';
import { emit } from '../webhooks.js';
import { follow, type Period } from './rules/period.js';
import { stepped } from './rules/schedule.js';
import type { Series } from './rules/series.js';
import { isAutomatic } from './rules/transitions.js';
import { putPeriod, putSeries } from './store.js';

interface Due {
  readonly amount: number;
  readonly description?: string | undefined;
}

/** The next period by its own date (dossier 8.6). */
export function openRegularPeriod<S extends Series>(tx: Tx, series: S): S {
  const { period } = series;
  if (!period) return series;
  return openPeriod(tx, { ...series, ...stepped(series, period) }, period).series;
}

/** Period 1, at the start; on demand there may be no amount for it. */
export function openFirstPeriod<S extends Series>(tx: Tx, series: S): S {
  const due = series.first_period ?? series.period;
  return due ? openPeriod(tx, series, due).series : series;
}

/** paypro.R97: the next number, and a payment that charges the mandate. */
export function openPeriod<S extends Series>(tx: Tx, series: S, due: Due): { readonly series: S; readonly period: Period } {
  const id = tx.ids.next('PP', idFormat);
  const opened = follow(newPeriod(tx, series, due.amount, id), 'collect');
  const numbered = numberedBy(tx, series, opened);
  const mandate = series.mandate === null ? undefined : tx.mandates.get(series.mandate);
  const request = { amount: due.amount, currency: 'EUR', description: due.description ?? series.description } as const;
  const origin = { ...originOf(series), period: opened.id, outcome: outcomeOf(tx, series.id, opened.period_number) };
  const payment = tx.payments.put(newPayment(id, tx.now, request, mandate, origin));
  emit(tx, 'payment.created', 'payment', payment);
  return { series: numbered, period: opened };
}

/** paypro.R80, R107: period 1 of the authorization flow is what was paid already. */
export function paidFirstPeriod<S extends Series>(tx: Tx, series: S, payment: Payment): S {
  const period = follow(newPeriod(tx, series, payment.amount, payment.id), 'pay');
  tx.payments.put({ ...payment, period: period.id });
  return numberedBy(tx, series, period);
}

export const originOf = ({ type, id }: Series): Origin => (type === 'subscription' ? { subscription: id } : { installment_plan: id });

/** What was told beforehand; undefined is as usual. */
function outcomeOf(tx: Tx, series: string, number: number): Payment['outcome'] {
  const outcome = tx.outcomes.get(`${series}/${number}`)?.outcome;
  return outcome === undefined || outcome === 'pay' ? null : outcome;
}

function numberedBy<S extends Series>(tx: Tx, series: S, period: Period): S {
  putPeriod(tx, period);
  return putSeries(tx, { ...series, periods_made: period.period_number });
}

function newPeriod(tx: Tx, series: Series, amount: number, payment: string): Period {
  const fields = { amount, period_number: series.periods_made + 1, state: 'open', payments: [payment], created_at: tx.now } as const;
  return series.type === 'subscription'
    ? { id: tx.ids.next('SP', idFormat), type: 'subscription_period', subscription: series.id, ...fields }
    : { id: tx.ids.next('IP', idFormat), type: 'installment_plan_period', installment_plan: series.id, ...fields };
}

/** Whether a period is still to come by itself. */
export const hasRegularPeriod = (series: Series): boolean =>
  isAutomatic(series) && (series.type === 'subscription' || series.periods_made < series.number_of_periods);
