import type { components } from '@paystub/contracts/paystand';
import type { CallOptions } from '../../connection/connection.js';
import type { Connection } from '../connection/connection.js';
import { listing } from '../lists/listing.js';
import type { ListOptions } from '../lists/query.js';

type Schemas = components['schemas'];

/** Whom the merchant sends invoices to; Paystand calls them payer customers. Each has a `payer`, whose id is another one (paystand.R60). */
export const customers = (connection: Connection) => ({
  /**
   * A new customer. `extCustomerId` is its key in your ERP: a second one with it is refused (paystand.R63), so that a call whose answer was
   * lost does no harm when it is made again. `validation`: paystand.R62, paystand.R65.
   */
  create: (customer: Schemas['PayerCustomerCreate'], options?: CallOptions) =>
    connection.call('POST /payerCustomers', { body: customer }, options),

  /** An id that is none of this merchant's is refused as `authentication`, not as `not_found` (paystand.R68, paystand.R69). */
  get: (payerCustomerId: string, options?: CallOptions) =>
    connection.call('GET /payerCustomers/{payerCustomerId}', { payerCustomerId }, options),

  /** All customers. They cannot be filtered. */
  list: (options?: ListOptions) => listing(connection, 'GET /payerCustomers', options),

  /** Changes what is sent (paystand.R66). That the rest stays as it is, is inferred. */
  update: (payerCustomerId: string, changes: Schemas['PayerCustomerUpdate'], options?: CallOptions) =>
    connection.call('PUT /payerCustomers/{payerCustomerId}', { payerCustomerId, body: changes }, options),

  /**
   * Deletes a customer without open invoices (paystand.R70, paystand.R71). Paystand's introduction says that this can be done, a newer page
   * denies it, and none says how: all of it is inferred. It is sent to a server on loopback only, such as the sandbox, unless the client
   * was made with `allowInferred`; else the error is `inferred`.
   */
  delete: async (payerCustomerId: string, options?: CallOptions): Promise<void> => {
    await connection.call('DELETE /payerCustomers/{payerCustomerId}', { payerCustomerId }, options);
  },
});

export const merchant = (connection: Connection) => ({
  /** The IANA time zone in which the merchant's days begin and end; how its member is called is inferred. Some get `validation` instead. */
  timezone: (options?: CallOptions) => connection.call('GET /customers/timezone', {}, options),
});
