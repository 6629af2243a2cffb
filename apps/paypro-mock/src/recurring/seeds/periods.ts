import { fault } from '../../faults.js';
import { idFormat } from '../../ids.js';
import { cents, dateTime, momentOf } from '../../resources/seed-fields.js';
import type { Tx } from '../../state.js';
import { type InstallmentPlanPeriod, type Period, type PeriodState, periodLifecycle, type SubscriptionPeriod } from '../rules/period.js';
import type { Series } from '../rules/series.js';
import { putPeriod, putSeries } from '../store.js';

interface PeriodSeed {
  readonly id?: string;
  readonly amount?: number;
  readonly period_number?: number;
  readonly state?: PeriodState;
  readonly payments?: readonly string[];
  readonly created_at?: string;
}

const schema = (prefix: 'SP' | 'IP', of: 'subscription' | 'installment_plan') =>
  ({
    type: 'object',
    additionalProperties: false,
    required: [of],
    properties: {
      id: { type: 'string', pattern: `^${prefix}[A-Z0-9]{12,16}$`, description: 'A new one, unless given.' },
      [of]: { type: 'string', description: 'Id of one that is there.' },
      amount: { ...cents, description: 'Euro cents: what its periods cost, unless given.' },
      period_number: { type: 'integer', minimum: 1, description: 'The one after the last that is there, unless given.' },
      state: { type: 'string', enum: Object.keys(periodLifecycle), description: 'Open, unless given.' },
      payments: { type: 'array', items: { type: 'string' }, description: 'Ids of payments that are there, newest first.' },
      created_at: { ...dateTime, description: "The world's time, unless given." },
    },
  }) as const;

/** A period as it stood at some time. From then on it follows the payments that it names. */
export const subscriptionPeriodSeed = {
  schema: schema('SP', 'subscription'),
  build(tx: Tx, { subscription: of, ...body }: PeriodSeed & { readonly subscription: string }): SubscriptionPeriod {
    const series = tx.subscriptions.get(of);
    if (!series) throw fault('unknown_reference', { param: 'subscription' });
    const fields = fieldsOf(tx, series, [...tx.subscriptionPeriods.all(['series', of])], body);
    return put(tx, series, { id: body.id ?? tx.ids.next('SP', idFormat), type: 'subscription_period', subscription: of, ...fields });
  },
} as const;

export const installmentPlanPeriodSeed = {
  schema: schema('IP', 'installment_plan'),
  build(tx: Tx, { installment_plan: of, ...body }: PeriodSeed & { readonly installment_plan: string }): InstallmentPlanPeriod {
    const series = tx.installmentPlans.get(of);
    if (!series) throw fault('unknown_reference', { param: 'installment_plan' });
    const fields = fieldsOf(tx, series, [...tx.installmentPlanPeriods.all(['series', of])], body);
    return put(tx, series, {
      id: body.id ?? tx.ids.next('IP', idFormat),
      type: 'installment_plan_period',
      installment_plan: of,
      ...fields,
    });
  },
} as const;

function fieldsOf(tx: Tx, series: Series, earlier: readonly Period[], body: PeriodSeed) {
  const numbers = earlier.map(({ period_number }) => period_number);
  const period_number = body.period_number ?? Math.max(0, ...numbers) + 1;
  if (numbers.includes(period_number)) throw fault('not_supported', { param: 'period_number' });
  if (series.type === 'installment_plan' && period_number > series.number_of_periods) throw fault('too_high', { param: 'period_number' });
  const amount = body.amount ?? (period_number === 1 ? series.first_period : null)?.amount ?? series.period?.amount;
  if (amount === undefined) throw fault('must_be_set', { param: 'amount' });
  const { state = 'open', payments = [], created_at } = body;
  if (payments.some((id) => !tx.payments.get(id))) throw fault('unknown_reference', { param: 'payments' });
  return { amount, period_number, state, payments, created_at: momentOf(created_at, tx.now) };
}

/** Its payments know it, and the next period has a later number. */
function put<P extends Period>(tx: Tx, series: Series, period: P): P {
  putPeriod(tx, period);
  const of = series.type === 'subscription' ? { subscription: series.id } : { installment_plan: series.id };
  for (const id of period.payments) {
    const payment = tx.payments.get(id);
    if (payment) tx.payments.put({ ...payment, ...of, period: period.id });
  }
  putSeries(tx, { ...series, periods_made: Math.max(series.periods_made, period.period_number) });
  return period;
}
