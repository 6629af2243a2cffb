import type { components } from '@paystub/contracts/paypro';
import type { Links } from '../../links.js';
import { linksOfSeries, presentSeries, typeOfMandate } from '../../recurring/present.js';
import type { InstallmentPlan } from './installment-plan.js';

/** Dossier 5.11: all fields, always. */
export const presentInstallmentPlan = (plan: InstallmentPlan, links: Links): components['schemas']['InstallmentPlan'] => ({
  ...presentSeries(plan),
  type: 'installment_plan',
  installment_plan_type: typeOfMandate(plan),
  period: plan.period,
  number_of_periods: plan.number_of_periods,
  _links: linksOfSeries(plan, 'installment_plans', links),
});
