import type { operations } from '@paystub/contracts/paypro';
import type { Operations } from '@paystub/mock-http';
import type { Links } from '../../links.js';
import { listOf, listOfAll } from '../../lists.js';
import { present } from '../../present.js';
import { installmentPlanOf, installmentPlanPeriodOf } from '../../recurring/lookups.js';
import type { InstallmentPlanPeriod } from '../../recurring/rules/period.js';
import { paymentsOf } from '../../recurring/store.js';
import type { Tx } from '../../state.js';
import { presentInstallmentPlanPeriod } from './present.js';

type Owned = Pick<operations, 'listInstallmentPlanPeriods' | 'getInstallmentPlanPeriod' | 'listInstallmentPlanPeriodPayments'>;

/** paypro.R114: with its payments as they are now. */
const shown = (tx: Tx, period: InstallmentPlanPeriod, links: Links) =>
  presentInstallmentPlanPeriod(
    period,
    paymentsOf(tx, period).map((payment) => present.payments(payment, links)),
    links,
  );

export const installmentPlanPeriodOperations: Operations<Owned, Tx> = {
  listInstallmentPlanPeriods(tx, { params, query, links }) {
    const { id } = installmentPlanOf(tx, params.id);
    const path = `installment_plans/${id}/installment_plan_periods`;
    const asked = { path, query, links, present: (period: InstallmentPlanPeriod) => shown(tx, period, links) };
    return { status: 200, body: listOf(tx.installmentPlanPeriods, asked, ['series', id]) };
  },

  getInstallmentPlanPeriod: (tx, { params, links }) => ({ status: 200, body: shown(tx, installmentPlanPeriodOf(tx, params.id), links) }),

  listInstallmentPlanPeriodPayments(tx, { params, query, links }) {
    const period = installmentPlanPeriodOf(tx, params.id);
    const asked = { path: `installment_plan_periods/${period.id}/payments`, query, links, present: present.payments };
    return { status: 200, body: listOfAll(paymentsOf(tx, period), asked) };
  },
};
