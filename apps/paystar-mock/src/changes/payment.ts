import type { Account } from '../resources/accounts/account.js';
import { nextAuthCode, nextReferenceNumber } from '../resources/ids.js';
import { type Paid, paymentVariables } from '../resources/messages/variables.js';
import { newPayment } from '../resources/payment-sessions/payment.js';
import type { Payment } from '../resources/payment-sessions/payment-session.js';
import { type ServiceFee, serviceFeeOf } from '../resources/payment-sessions/service-fee.js';
import type { SessionEvent } from '../resources/payment-sessions/states.js';
import type { Outcome, PaymentSourceFacts } from '../resources/payment-sources/payment-source.js';
import { feeTiersOf, findBusinessUnit } from '../settings/business-unit.js';
import type { Tx } from '../state.js';
import { emit } from '../webhooks.js';

/** paystar.P30: by the table of the business unit. */
export const feeFor = (
  tx: Tx,
  slug: string,
  channel: 'QuickPay' | 'POS',
  { paymentSourceType: sourceType }: Pick<PaymentSourceFacts, 'paymentSourceType'>,
  subtotal: number,
): ServiceFee => serviceFeeOf(feeTiersOf(findBusinessUnit(tx.settings.businessUnits, slug) ?? {}), { channel, sourceType, subtotal });

/** The bank's answer, now. */
export const tryPayment = (tx: Tx, about: Pick<Payment, 'amount' | 'serviceFee' | 'charges'>, outcome: Outcome): Payment =>
  newPayment({ ...about, paymentDate: tx.now, referenceNumber: nextReferenceNumber(tx), authCode: nextAuthCode(tx) }, outcome);

/** What an attempt is in the lifecycles of what it pays. */
export const eventOf = {
  Succeeded: 'succeed',
  Failed: 'fail',
  Pending: 'pend',
} as const satisfies Readonly<Record<Payment['Status'], SessionEvent>>;

/** What the end of one that was under way is there. */
export const endingOf = { Succeeded: 'settle', Failed: 'return' } as const satisfies Readonly<Record<Payment['settles'], SessionEvent>>;

/** What a message tells of beside ids. */
type About = Omit<Paid, 'account' | 'customer'> & { readonly Account: string | null; readonly Customer: string | null };

/** Dossier 6.1: how an attempt went. */
export function tell(tx: Tx, slug: string, { Account: accountId, Customer: customerId, ...about }: About): void {
  const account = accountId === null ? null : (tx.accounts.get(accountId) as Account);
  const customer = customerId === null ? null : (tx.customers.get(customerId) ?? null);
  emit(tx, slug, `Payment.${about.payment.Status}`, paymentVariables({ ...about, account, customer }));
}
