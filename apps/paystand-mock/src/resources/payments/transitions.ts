import { after } from '@paystub/mock-kernel';
import type { Times } from '../../settings/times.js';
import { advance, type Hold, type Payment } from './payment.js';

const DAY = 86_400_000;

const kindOf = ({ sourceType }: Payment) => (sourceType === 'Card' ? 'card' : 'bank');
const isAvailableAtOnce = ({ source }: Payment) => 'outcome' in source && source.outcome === 'clears at once';

/** When a payment that is under way is posted. */
export const postingAt = (payment: Payment, { posted }: Times): number => after(payment.created, posted[kindOf(payment)]);

/** paystand.R148: a card is captured before the answer; a bank takes its time, and be it none. */
export const isPostedAtOnce = (payment: Payment, times: Times): boolean =>
  payment.sourceType === 'Card' && postingAt(payment, times) <= payment.created;

/** When the funds of one that is posted clear. */
export function clearingAt(payment: Payment, { paid }: Times): number {
  const from = payment.datePosted ?? payment.created;
  return isAvailableAtOnce(payment) ? from : after(from, paid[kindOf(payment)]);
}

/** paystand.R159: the money of one card is there before the answer. */
export const isClearedAtOnce = (payment: Payment): boolean => isAvailableAtOnce(payment) && payment.datePosted !== null;

/** Dossier 7.7: posted, with its money put on hold; paystand.R159: one card's is held for no time. */
export function post(payment: Payment, now: number, holdId: string, times: Times): Payment {
  const posted = { ...advance(payment, 'post', now), datePosted: now };
  const holdTime = isAvailableAtOnce(payment) ? 0 : times.holdDays;
  const releaseDate = clearingAt(posted, times) + holdTime * DAY;
  return { ...posted, hold: { id: holdId, holdTime, releaseDate, dateReleased: null, status: 'created', created: now, lastUpdated: now } };
}

/** The funds are there: the days of the hold begin, or it ends at once. */
export function clear(payment: Payment, now: number): Payment {
  const { hold, ...paid } = { ...advance(payment, 'clear', now), datePaid: now };
  if (!hold) return { ...paid, hold };
  const begun: Hold = { ...hold, status: 'active', releaseDate: now + hold.holdTime * DAY, lastUpdated: now };
  return { ...paid, hold: hold.holdTime === 0 ? ended(begun, now) : begun };
}

/** The money can be paid out. */
export const release = (payment: Payment, now: number): Payment =>
  payment.hold ? { ...payment, hold: ended(payment.hold, now), lastUpdated: now } : payment;

/** paystand.R152 */
export const fail = (payment: Payment, now: number): Payment => ({ ...advance(payment, 'fail', now), dateFailed: now });

const ended = (hold: Hold, now: number): Hold => ({ ...hold, status: 'released', dateReleased: now, lastUpdated: now });
