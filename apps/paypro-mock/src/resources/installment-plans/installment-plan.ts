import type { components } from '@paystub/contracts/paypro';
import { fault } from '../../faults.js';
import { changed } from '../../recurring/rules/change.js';
import { newSeries } from '../../recurring/rules/new-series.js';
import type { SeriesFields } from '../../recurring/rules/series.js';
import { type Terms, termsOf } from '../../recurring/rules/terms.js';
import type { Mandate } from '../mandates/mandate.js';

export type InstallmentPlanRequest = components['schemas']['InstallmentPlanCreate'];

export interface InstallmentPlan extends SeriesFields {
  readonly type: 'installment_plan';
  readonly period: Terms;
  readonly number_of_periods: number;
}

/** paypro.R105-R107. */
export const newInstallmentPlan = (
  id: string,
  now: number,
  request: InstallmentPlanRequest,
  mandate: Mandate | undefined,
): InstallmentPlan => ({
  type: 'installment_plan',
  ...newSeries(id, now, request, mandate),
  period: termsOf(request.period),
  number_of_periods: request.number_of_periods,
});

/** X2: there cannot be fewer periods than there are already. */
export function changedPlan(
  plan: InstallmentPlan,
  now: number,
  request: components['schemas']['InstallmentPlanUpdate'],
  mandate: Mandate | undefined,
): InstallmentPlan {
  const after = changed(plan, now, request, mandate);
  const { number_of_periods = plan.number_of_periods } = request;
  if (number_of_periods < plan.periods_made) throw fault('too_low', { param: 'number_of_periods' });
  return { ...after, number_of_periods };
}
