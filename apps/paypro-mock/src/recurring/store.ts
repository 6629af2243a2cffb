import type { Payment } from '../resources/payments/payment.js';
import type { Tx } from '../state.js';
import { emit } from '../webhooks.js';
import type { Period } from './rules/period.js';
import type { Series } from './rules/series.js';

type Happening = 'created' | 'started' | 'paused' | 'resumed' | 'updated' | 'canceled' | 'completed';

export function putSeries<S extends Series>(tx: Tx, series: S): S {
  if (series.type === 'subscription') tx.subscriptions.put(series);
  else tx.installmentPlans.put(series);
  return series;
}

/** paypro.R121: puts it, and tells what happened to it. */
export function record<S extends Series>(tx: Tx, series: S, happening: Happening): S {
  putSeries(tx, series);
  if (series.type === 'subscription') emit(tx, `subscription.${happening}`, 'subscription', series);
  else emit(tx, `installment_plan.${happening}`, 'installment_plan', series);
  return series;
}

/** What a payment belongs to, where it belongs to one. */
export function seriesOf(
  tx: Tx,
  { subscription, installment_plan }: Pick<Payment, 'subscription' | 'installment_plan'>,
): Series | undefined {
  if (subscription !== null) return tx.subscriptions.get(subscription);
  return installment_plan === null ? undefined : tx.installmentPlans.get(installment_plan);
}

/** Dossier 6.6: no step of a period has an event. */
export function putPeriod(tx: Tx, period: Period): void {
  if (period.type === 'subscription_period') tx.subscriptionPeriods.put(period);
  else tx.installmentPlanPeriods.put(period);
}

/** The period that a payment is for, where it is for one. */
export function periodOf(tx: Tx, { period }: Payment): Period | undefined {
  return period === null ? undefined : (tx.subscriptionPeriods.get(period) ?? tx.installmentPlanPeriods.get(period));
}

/** A period's payments, newest first. */
export const paymentsOf = (tx: Tx, { payments }: Period): Payment[] => payments.map((id) => tx.payments.get(id) as Payment);

export function lastPeriodOf(tx: Tx, series: Series): Period | undefined {
  const request = { in: ['series', series.id], limit: 1 } as const;
  const page = series.type === 'subscription' ? tx.subscriptionPeriods.page(request) : tx.installmentPlanPeriods.page(request);
  return page?.records[0];
}
