import type { components } from '@paystub/contracts/paypro';
import type { Links } from '../../links.js';
import { presentPeriod } from '../../recurring/present.js';
import type { InstallmentPlanPeriod } from '../../recurring/rules/period.js';

type Shown = components['schemas']['InstallmentPlanPeriod'];

/** Dossier 5.10. */
export const presentInstallmentPlanPeriod = (period: InstallmentPlanPeriod, payments: Shown['payments']['data'], links: Links): Shown => {
  const self = `${links.api}/installment_plan_periods/${period.id}`;
  return {
    ...presentPeriod(period, payments, self),
    type: period.type,
    installment_plan: period.installment_plan,
    _links: { self, installment_plan: `${links.api}/installment_plans/${period.installment_plan}` },
  };
};
