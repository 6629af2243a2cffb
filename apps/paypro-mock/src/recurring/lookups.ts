import type { InstallmentPlan } from '../resources/installment-plans/installment-plan.js';
import type { Subscription } from '../resources/subscriptions/subscription.js';
import { found, type Tx } from '../state.js';
import type { InstallmentPlanPeriod, SubscriptionPeriod } from './rules/period.js';

// paypro.R4: an unknown id is refused under the name of what was looked for.
export const subscriptionOf = (tx: Tx, id: string): Subscription => found(tx.subscriptions.get(id), 'Subscription');
export const subscriptionPeriodOf = (tx: Tx, id: string): SubscriptionPeriod =>
  found(tx.subscriptionPeriods.get(id), 'Subscription period');
export const installmentPlanOf = (tx: Tx, id: string): InstallmentPlan => found(tx.installmentPlans.get(id), 'Installment plan');
export const installmentPlanPeriodOf = (tx: Tx, id: string): InstallmentPlanPeriod =>
  found(tx.installmentPlanPeriods.get(id), 'Installment plan period');
