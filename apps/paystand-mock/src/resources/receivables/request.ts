import type { components } from '@paystub/contracts/paystand';
import type { Fault } from '@paystub/mock-kernel';
import { invalid, missing } from '../../refusals.js';
import { centsOf, moneyText } from '../../values/money.js';
import type { Currency } from '../../values/stored.js';
import { dayOf, todayIn } from './days.js';
import { appliedTo, cancel, type Receivable, standing } from './receivable.js';

export type ReceivableRequest = components['schemas']['ReceivableCreate'];
export type ReceivableChange = components['schemas']['ReceivableUpdate'];

/** paystand.R76: which customer is a part of what is missing, so it is looked for before anything is found wrong. */
export function customerMissing(request: unknown): Fault | undefined {
  if (typeof request !== 'object' || request === null || Array.isArray(request)) return undefined;
  const { extCustomerId, payerCustomerId } = request as Partial<ReceivableRequest>;
  return extCustomerId === undefined && payerCustomerId === undefined ? missing('payerCustomerId', 'paystand.R76') : undefined;
}

/** What a request asks for, under the stored names: days as midnight UTC, money in cents. */
export interface Terms {
  readonly extId: string;
  readonly invoiceKey: string;
  readonly amount: number;
  /** What was left out is undefined. */
  readonly due: number | undefined;
  readonly currency: Currency | undefined;
  readonly date: number | undefined;
  readonly dateDue: number;
}

/** Dossier 5.3: what a request's fields mean, in the order of its table. They are blamed by the names that were sent. */
export function termsOf(request: ReceivableRequest | ReceivableChange): Terms {
  const { extCustomerId, payerCustomerId, erpId, erpRef, totalAmount, amountDue, currency, postingDate, dueDate } = request;
  const gap = customerMissing(request);
  if (gap) throw gap;
  if (extCustomerId !== undefined && payerCustomerId !== undefined)
    throw invalid('payerCustomerId', 'Only one of extCustomerId and payerCustomerId can be given', payerCustomerId, 'paystand.R75');
  const amount = amountOf(totalAmount, 'totalAmount');
  const due = amountDue === undefined ? undefined : amountOf(amountDue, 'amountDue');
  if (due !== undefined && due > amount)
    throw invalid('amountDue', 'amountDue must not be more than totalAmount', amountDue, 'paystand.R82');
  const date = postingDate === undefined ? undefined : dayOf(postingDate, 'postingDate');
  return { extId: erpId, invoiceKey: erpRef, amount, due, currency, date, dateDue: dayOf(dueDate, 'dueDate') };
}

/** paystand.R83 */
function amountOf(value: string | number, parameter: string): number {
  const cents = centsOf(value);
  if (cents === undefined) throw invalid(parameter, `${parameter} must be an amount with no more than two decimals`, value);
  if (cents < 0) throw invalid(parameter, `${parameter} must not be negative`, value, 'paystand.R83');
  return cents;
}

/** paystand.R78, R80: without an amount due all of it is, without a date it is of today. */
export function newReceivable(id: string, now: number, zone: string, payerCustomerId: string, terms: Terms): Receivable {
  const { due = terms.amount, currency = 'USD', date = todayIn(zone, now), extId, invoiceKey, amount, dateDue } = terms;
  const opening = amount - due;
  const made = { id, created: now, payerCustomerId, extId, invoiceKey, amount, opening, amountPaid: opening, currency, date, dateDue };
  return standing({ ...made, lastUpdated: now, status: 'active', datePaid: null }, now);
}

/**
 * paystand.R91-R94: all of it anew; what may be left out stays as it is. What payments have paid stays paid: neither the total nor the rest of
 * it that is said to be paid can be less, and without an amount due all that they have not paid is.
 */
export function updated(
  receivable: Receivable,
  now: number,
  payerCustomerId: string,
  terms: Terms,
  status?: ReceivableChange['status'],
): Receivable {
  const applied = appliedTo(receivable);
  const {
    due = terms.amount - applied,
    currency = receivable.currency,
    date = receivable.date,
    extId,
    invoiceKey,
    amount,
    dateDue,
  } = terms;
  if (applied > 0) {
    const paid = `payments have paid ${moneyText(applied)}`;
    if (amount < applied) throw invalid('totalAmount', `totalAmount is too low: ${paid}`, moneyText(amount));
    if (amount - due < applied) throw invalid('amountDue', `amountDue is too high: ${paid}`, moneyText(due));
    if (currency !== receivable.currency) throw invalid('currency', `currency cannot change: ${paid}`, currency);
  }
  const amountPaid = amount - due;
  const known = { payerCustomerId, extId, invoiceKey, currency, date, dateDue };
  const after = standing({ ...receivable, ...known, amount, opening: amountPaid - applied, amountPaid }, now);
  return status === 'cancelled' ? cancel(after, now) : after;
}
