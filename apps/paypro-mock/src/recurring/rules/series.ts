import type { components } from '@paystub/contracts/paypro';
import { next } from '@paystub/mock-kernel';
import { fault } from '../../faults.js';
import type { InstallmentPlan } from '../../resources/installment-plans/installment-plan.js';
import type { PayMethodId } from '../../resources/pay-methods/pay-method.js';
import type { Subscription } from '../../resources/subscriptions/subscription.js';
import type { Schedule } from './schedule.js';
import { type SeriesEvent, type SeriesState, seriesLifecycle } from './states.js';
import type { FirstTerms, Terms } from './terms.js';
import { participles, words } from './words.js';

/** What subscriptions and installment plans have in common. Fields as PayPro spells them; times are epoch milliseconds. */
export interface SeriesFields extends Schedule {
  readonly id: string;
  readonly description: string;
  readonly currency: 'EUR';
  readonly state: SeriesState;
  readonly customer: string;
  readonly mandate: string | null;
  /** What the mandate debits; null until there is one. */
  readonly mandate_method: PayMethodId | null;
  /** What the first payment may be paid with, in the authorization flow. */
  readonly pay_methods: readonly PayMethodId[] | null;
  readonly payment_details: Required<components['schemas']['PaymentDetailsCreate']>;
  /** The newest payment of the authorization flow. */
  readonly first_payment: string | null;
  readonly period: Terms | null;
  readonly first_period: FirstTerms | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The number of its last period. */
  readonly periods_made: number;
  readonly created_at: number;
}

/** A subscription or an installment plan: payments that come back. */
export type Series = Subscription | InstallmentPlan;

/** Whether its state allows what happens to it. */
export const takes = ({ state }: Series, event: SeriesEvent): boolean => next(seriesLifecycle, state, event) !== undefined;

/** It changes state only along the table. paypro.P8: what has ended, or is not running, takes part in nothing more. */
export function advance<S extends Series>(series: S, event: SeriesEvent): S {
  const state = next(seriesLifecycle, series.state, event);
  if (!state) throw refused(series, participles[event], ruleAgainst(series, event));
  return { ...series, state };
}

const ruleAgainst = ({ type, state }: Series, event: SeriesEvent): string => words[type].against[state]?.[event] ?? 'paypro.P8';

/** paypro.P1: no field is to blame. */
export const refused = (series: Series, done: string, rule = 'paypro.P1') =>
  fault('series_state_refused', { what: words[series.type].one, state: series.state, done, rule });
