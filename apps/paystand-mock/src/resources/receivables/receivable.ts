import { next } from '@paystub/mock-kernel';
import { invalid } from '../../refusals.js';
import { moneyText } from '../../values/money.js';
import type { Currency, Stored } from '../../values/stored.js';
import { isLive, isOpen, type ReceivableStatus, receivableLifecycle } from './states.js';

/** An invoice. Field names are the stored ones: what a request calls `erpId` is `extId` here (dossier 5.3). */
export interface Receivable extends Stored {
  readonly payerCustomerId: string;
  readonly extId: string;
  readonly invoiceKey: string;
  /** Cents. */
  readonly amount: number;
  /** What was paid elsewhere: the total less the amount due that was sent, less what payments had paid by then. */
  readonly opening: number;
  /** `opening` and what payments have paid since, less what refunds took back. */
  readonly amountPaid: number;
  readonly currency: Currency;
  readonly status: ReceivableStatus;
  /** Days as midnight UTC. */
  readonly date: number;
  readonly dateDue: number;
  readonly datePaid: number | null;
}

/** What payments have paid of it, less what refunds took back. */
export const appliedTo = ({ amountPaid, opening }: Receivable): number => amountPaid - opening;

/** What can still be paid of it: nothing where it is void. */
export const roomOf = ({ status, amount, amountPaid }: Receivable): number => (isLive(status) ? amount - amountPaid : 0);

/** paystand.R81, R107, R110: what is paid in whole is `paid`, since that moment; what is not, is open. */
export function standing(receivable: Receivable, now: number): Receivable {
  const isPaid = receivable.amountPaid === receivable.amount;
  const status = next(receivableLifecycle, receivable.status, isPaid ? 'settle' : 'reopen');
  if (!status) throw invalid('status', `A receivable that is ${receivable.status} does not change`, receivable.status, 'paystand.R98');
  return { ...receivable, status, datePaid: isPaid ? (receivable.datePaid ?? now) : null, lastUpdated: now };
}

/** paystand.R105: more of it is paid, or, below zero, less. */
export const withPaid = (receivable: Receivable, cents: number, now: number): Receivable =>
  standing({ ...receivable, amountPaid: receivable.amountPaid + cents }, now);

/** paystand.R145, R146: a payment pays something of what is open, in its currency. */
export function checkPayable(receivable: Receivable, currency: string, cents: number): void {
  const { id, status } = receivable;
  if (!isOpen(status)) throw invalid('receivableId', `A receivable that is ${status} cannot be paid`, id, 'paystand.R146');
  if (cents <= 0) throw invalid('receivableId', 'Nothing is left of the payment for the receivable', id);
  if (currency !== receivable.currency) throw invalid('receivableId', `The receivable is in ${receivable.currency}`, id);
  const room = roomOf(receivable);
  if (cents > room) throw invalid('receivableId', `Only ${moneyText(room)} of the receivable is open`, id, 'paystand.R145');
}

/** paystand.R95-R97: voided once, it stays so; the same record where it was. */
export function cancel(receivable: Receivable, now: number): Receivable {
  const { id, status } = receivable;
  const to = next(receivableLifecycle, status, 'cancel');
  if (!to) throw invalid('receivableId', `A receivable that is ${status} cannot be cancelled`, id, 'paystand.R97');
  if (to === status) return receivable;
  if (appliedTo(receivable) > 0) throw invalid('receivableId', 'A receivable with a payment on it cannot be cancelled', id);
  return { ...receivable, status: to, lastUpdated: now };
}
