import type { components } from '@paystub/contracts/paypro';
import type { CallOptions } from '../../connection/connection.js';
import type { Connection } from '../connection/connection.js';
import { type ListOptions, listing } from '../connection/listing.js';

type Schemas = components['schemas'];

export const customers = (connection: Connection) => ({
  /** A new customer. No field is needed (paypro.R65); those left out are null (paypro.R66). */
  create: (customer: Schemas['CustomerFields'] = {}, options?: CallOptions) =>
    connection.call('POST /customers', { body: customer }, options),

  /** The customer as it is now. `not_found`: paypro.R4. */
  get: (id: string, options?: CallOptions) => connection.call('GET /customers/{id}', { id }, options),

  /** All customers of the account, newest first. */
  list: (options?: ListOptions) => listing(connection, 'GET /customers', options),

  /** Changes what is given and leaves the rest (paypro.R67); that null clears a field is inferred. `not_found`: paypro.R68. */
  update: (id: string, changes: Schemas['CustomerFields'], options?: CallOptions) =>
    connection.call('PATCH /customers/{id}', { id, body: changes }, options),

  /**
   * Deletes the customer and answers it once more. In no document of PayPro, though both of its SDKs call it. Inferred: it is
   * `not_found` from then on, and `validation` refuses the call while a subscription or plan of the customer has not ended.
   */
  delete: (id: string, options?: CallOptions) => connection.call('DELETE /customers/{id}', { id }, options),

  /** The mandates of one customer, newest first. `not_found`: paypro.R70. */
  mandates: (id: string, options?: ListOptions) => listing(connection, 'GET /customers/{id}/mandates', options, id),

  /** The subscriptions of one customer, newest first. `not_found`: paypro.R69. */
  subscriptions: (id: string, options?: ListOptions) => listing(connection, 'GET /customers/{id}/subscriptions', options, id),
});

export const mandates = (connection: Connection) => ({
  /**
   * A new direct debit mandate, `pending` at first (paypro.R74). Mandates of other pay methods come from a first payment.
   * Account and holder are not shown again (paypro.R73). `validation`: paypro.R71, paypro.R72.
   */
  create: (mandate: Schemas['MandateCreate'], options?: CallOptions) => connection.call('POST /mandates', { body: mandate }, options),

  /** The mandate as it is now: `pending` or `approved`. `not_found`: paypro.R4. */
  get: (id: string, options?: CallOptions) => connection.call('GET /mandates/{id}', { id }, options),

  /** All mandates of the account, newest first. Those of one customer: `customers.mandates`. */
  list: (options?: ListOptions) => listing(connection, 'GET /mandates', options),
});
