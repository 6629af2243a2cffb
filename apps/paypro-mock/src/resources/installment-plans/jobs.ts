import type { Due } from '@paystub/mock-kernel';
import { hasRegularPeriod, openRegularPeriod } from '../../recurring/collect.js';
import { running } from '../../recurring/rules/states.js';
import type { Tx } from '../../state.js';
import type { InstallmentPlan } from './installment-plan.js';

/** paypro.R110: its periods come by themselves until there are as many as agreed. */
const due = (plan: InstallmentPlan): readonly Due[] =>
  running.includes(plan.state) && plan.next_at !== null && hasRegularPeriod(plan) ? [{ at: plan.next_at, job: 'next-period' }] : [];

const jobs: Readonly<Record<'next-period', (tx: Tx, plan: InstallmentPlan) => void>> = { 'next-period': openRegularPeriod };

export const installmentPlanWork = { due, jobs };
