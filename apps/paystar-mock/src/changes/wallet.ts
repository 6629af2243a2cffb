import { fault } from '../faults.js';
import type { ManagementSession } from '../resources/management-sessions/management-session.js';
import { checkSession } from '../resources/management-sessions/states.js';
import type { PaymentSource } from '../resources/payment-sources/payment-source.js';
import type { Tx } from '../state.js';
import { inWallet, keep } from './kept-sources.js';
import { holderOf, type SourceGiven, sourceGiven, usualSource } from './source.js';

export interface NewSource extends Omit<SourceGiven, 'paymentSource'> {
  readonly nickname?: string | null;
}

/** paystar.R77: the customer adds a payment method. */
export function addPaymentSource(tx: Tx, session: ManagementSession, { nickname = null, ...given }: NewSource = {}): PaymentSource {
  checkSession(session, 'wallet', tx.now);
  const { Customer } = session;
  const holder = given.accountHolderName ?? holderOf(tx, Customer, null);
  return keep(tx, Customer, sourceGiven(tx, Customer, given, holder) ?? usualSource('CreditCard', holder), nickname);
}

/** paystar.R77, P34: the customer deletes one that nothing is to be paid with. */
export function deletePaymentSource(tx: Tx, session: ManagementSession, id: string): void {
  checkSession(session, 'wallet', tx.now);
  const source = inWallet(tx, session.Customer, id);
  if (tx.enrollments.count(['source', source.id]) > 0) throw fault('source_in_use', { what: 'AutoPay' });
  if (tx.scheduledPayments.count(['source', source.id]) > 0) throw fault('source_in_use', { what: 'A scheduled payment' });
  tx.paymentSources.delete(source.id);
}
