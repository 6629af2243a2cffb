import { notFound, notYours } from '../refusals.js';
import { type Attachment, isActive } from '../resources/attachments/attachment.js';
import type { PayerCustomer } from '../resources/payer-customers/payer-customer.js';
import type { Receivable } from '../resources/receivables/receivable.js';
import type { Tx } from '../state.js';

/** paystand.R68-R70: an id that is no customer's is refused as a stranger's; a deleted customer's is not found. */
export function payerCustomerOf(tx: Tx, id: string): PayerCustomer {
  const customer = tx.payerCustomers.get(id);
  if (customer) return customer;
  throw tx.formerPayerCustomers.get(id) ? notFound('paystand.R70') : notYours(tx.payers.get(id) ? 'paystand.R68' : 'paystand.R69');
}

/** Who owes a receivable, or owed it when last heard of. */
export const debtorOf = (tx: Tx, { payerCustomerId }: Receivable): PayerCustomer =>
  (tx.payerCustomers.get(payerCustomerId) ?? tx.formerPayerCustomers.get(payerCustomerId)) as PayerCustomer;

export function receivableOf(tx: Tx, id: string): Receivable {
  const receivable = tx.receivables.get(id);
  if (!receivable) throw notFound();
  return receivable;
}

/** paystand.R123-R125: one that was removed is none, and neither is another receivable's. */
export function attachmentOf(tx: Tx, receivableId: string, id: string): Attachment {
  const attachment = tx.attachments.get(id);
  if (!attachment || !isActive(attachment)) throw notFound('paystand.R124');
  if (attachment.receivableId !== receivableId) throw notFound('paystand.R125');
  return attachment;
}
