import { next } from '@paystub/mock-kernel';
import { invalid } from '../../refusals.js';
import type { Currency, Meta, Stored } from '../../values/stored.js';
import { type WithdrawalEvent, type WithdrawalStatus, withdrawalLifecycle } from './states.js';

/** The order that a transfer carries out. */
export interface Withdrawal extends Stored {
  /** Cents. */
  readonly amount: number;
  readonly currency: Currency;
  readonly bankId: string;
  readonly accountKey: string;
  readonly dateToPost: number;
  readonly status: WithdrawalStatus;
  readonly description: string | null;
  readonly meta: Meta | null;
}

/** One that the merchant's schedule asks for. */
export const newWithdrawal = (
  id: string,
  now: number,
  { amount, currency, bankId }: Pick<Withdrawal, 'amount' | 'currency' | 'bankId'>,
): Withdrawal => ({
  id,
  created: now,
  lastUpdated: now,
  amount,
  currency,
  bankId,
  accountKey: 'default',
  dateToPost: now,
  status: 'created',
  description: null,
  meta: null,
});

/** Dossier 7.6: it goes where its transfer goes. */
export function follow(withdrawal: Withdrawal, event: WithdrawalEvent, now: number): Withdrawal {
  const status = next(withdrawalLifecycle, withdrawal.status, event);
  if (!status) throw invalid('status', `A withdrawal that is ${withdrawal.status} does not take ${event}`, withdrawal.status);
  return { ...withdrawal, status, lastUpdated: now };
}
