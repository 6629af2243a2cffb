import type { components } from '@paystub/contracts/paypro';
import { type Lifecycle, next } from '@paystub/mock-kernel';

export type PeriodState = components['schemas']['PeriodState'];
export type PeriodEvent = 'collect' | 'pay' | 'fail' | 'reverse' | 'refund' | 'cancel';

/** Fields as PayPro spells them; times are epoch milliseconds. */
interface PeriodFields {
  readonly id: string;
  readonly amount: number;
  /** Counts from 1. */
  readonly period_number: number;
  readonly state: PeriodState;
  /** Ids, newest first. */
  readonly payments: readonly string[];
  readonly created_at: number;
}

export interface SubscriptionPeriod extends PeriodFields {
  readonly type: 'subscription_period';
  readonly subscription: string;
}

export interface InstallmentPlanPeriod extends PeriodFields {
  readonly type: 'installment_plan_period';
  readonly installment_plan: string;
}

export type Period = SubscriptionPeriod | InstallmentPlanPeriod;

/** Dossier 6.6: the states of a period. Most follow its payment; a missing cell is a step that leaves it as it is. */
export const periodLifecycle: Lifecycle<PeriodState, PeriodEvent> = {
  open: { collect: 'pending', pay: 'paid', cancel: 'canceled' },
  pending: { pay: 'paid', fail: 'open' },
  paid: { reverse: 'reversed', refund: 'refunded' },
  reversed: { cancel: 'canceled' },
  canceled: {},
  refunded: {},
};

/** Dossier 6.7: its money is there, and stays. */
export const settled: readonly PeriodState[] = ['paid'];

/** The same record where the step does not concern it. */
export function follow<P extends Period>(period: P, event: PeriodEvent): P {
  const state = next(periodLifecycle, period.state, event);
  return state ? { ...period, state } : period;
}
