import type { components } from '@paystub/contracts/paystand';
import type { PayerCustomer } from '../resources/payer-customers/payer-customer.js';
import type { Payer } from '../resources/payers/payer.js';
import type { Tx } from '../state.js';
import { isoMillis } from '../values/dates.js';
import { presentPayer } from './payer.js';

/** paystand.R60: with its payer, whose id is another. */
export const presentPayerCustomer = (tx: Tx, customer: PayerCustomer, owner: string): components['schemas']['PayerCustomer'] => ({
  object: 'payerCustomer',
  id: customer.id,
  extCustomerId: customer.extCustomerId,
  customerName: customer.customerName,
  email: customer.email,
  ...(customer.contactFirstName === null ? {} : { contactFirstName: customer.contactFirstName }),
  ...(customer.contactLastName === null ? {} : { contactLastName: customer.contactLastName }),
  payerId: customer.payerId,
  payer: presentPayer(tx.payers.get(customer.payerId) as Payer, owner),
  ownerId: owner,
  status: 'active',
  created: isoMillis(customer.created),
  lastUpdated: isoMillis(customer.lastUpdated),
});
