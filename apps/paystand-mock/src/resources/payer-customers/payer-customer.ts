import type { components } from '@paystub/contracts/paystand';
import { invalid } from '../../refusals.js';
import type { Stored } from '../../values/stored.js';
import type { Payer } from '../payers/payer.js';
import type { Receivable } from '../receivables/receivable.js';
import { isOpen } from '../receivables/states.js';

export type PayerCustomerRequest = components['schemas']['PayerCustomerCreate'];
export type PayerCustomerChange = components['schemas']['PayerCustomerUpdate'];

/** A company that owes money; in the API's words a customer. */
export interface PayerCustomer extends Stored {
  readonly extCustomerId: string;
  readonly customerName: string;
  readonly email: string;
  readonly contactFirstName: string | null;
  readonly contactLastName: string | null;
  readonly payerId: string;
}

export const newPayerCustomer = (id: string, payerId: string, now: number, request: PayerCustomerRequest): PayerCustomer => ({
  id,
  created: now,
  lastUpdated: now,
  extCustomerId: request.extCustomerId,
  customerName: request.customerName,
  email: request.email,
  contactFirstName: request.contactFirstName ?? null,
  contactLastName: request.contactLastName ?? null,
  payerId,
});

/** paystand.R66: what is not sent stays as it is. Requests may carry more than these (paystand.R230). */
export const changed = (customer: PayerCustomer, request: PayerCustomerChange, now: number): PayerCustomer => ({
  ...customer,
  extCustomerId: request.extCustomerId ?? customer.extCustomerId,
  customerName: request.customerName ?? customer.customerName,
  email: request.email ?? customer.email,
  contactFirstName: request.contactFirstName ?? customer.contactFirstName,
  contactLastName: request.contactLastName ?? customer.contactLastName,
  lastUpdated: now,
});

/** Dossier 5.2: the payer of a customer has its name, its address and its key. */
export function payerFollowing(payer: Payer, { customerName, email, extCustomerId }: PayerCustomer, now: number): Payer {
  const isSame = payer.name === customerName && payer.email === email && payer.externalId === extCustomerId;
  return isSame ? payer : { ...payer, name: customerName, email, externalId: extCustomerId, lastUpdated: now };
}

/** paystand.R63: `other` is who has the key that a request wants. */
export function checkKeyFree(extCustomerId: string, other: PayerCustomer | undefined, own?: PayerCustomer): void {
  if (other && other.id !== own?.id) throw invalid('extCustomerId', 'extCustomerId already exists', extCustomerId, 'paystand.R63');
}

/** paystand.R71: an open invoice keeps its debtor. */
export function checkDeletable({ id }: PayerCustomer, receivables: Iterable<Receivable>): void {
  for (const { status } of receivables)
    if (isOpen(status)) throw invalid('payerCustomerId', 'A customer with an active receivable cannot be deleted', id, 'paystand.R71');
}
