import type { components } from '@paystub/contracts/paystand';
import type { CallOptions } from '../../connection/connection.js';
import type { Connection } from '../connection/connection.js';
import { listing } from '../lists/listing.js';
import type { DatedOptions } from '../lists/query.js';

type Schemas = components['schemas'];

/** Money is text with two decimals, as on the wire: `amount: '103.50'`. */
export const payments = (connection: Connection) => ({
  /**
   * Charges a saved card, a verified bank or what else the body names, to the cent (paystand.R138): one of `payerId` and `payer`, one
   * source (paystand.R142, paystand.R143). With `receivableId` it pays that invoice (paystand.R144). A card is `posted` in the answer, a
   * bank `processing` (paystand.R148); neither is money yet. Put a number of your own into `meta`: it comes back unchanged (paystand.R153)
   * and finds the payment again should the answer be lost, because sent twice it charges twice. `declined`: paystand.R27, and nothing is
   * kept (paystand.R232). `validation`: paystand.R28, paystand.R141, paystand.R145 to paystand.R147, paystand.R161.
   */
  charge: (payment: Schemas['PaymentCreate'], options?: CallOptions) =>
    connection.call('POST /payments/secure', { body: payment }, options),

  /** The payment as it is now, with its `fees`, `holds`, `refunds`, `disputes` and `feeSplit` (paystand.R155). `not_found`: paystand.R30. */
  get: (paymentId: string, options?: CallOptions) => connection.call('GET /payments/{paymentId}', { paymentId }, options),

  /** All payments, or those of some days. */
  list: (options?: DatedOptions) => listing(connection, 'GET /payments/all', options),
});

/** Money is text with two decimals; `resource.amount`, of the copied payment, alone is a number (paystand.R225). */
export const refunds = (connection: Connection) => ({
  /**
   * Refunds a part of a payment, or all of it: `{ amount: '20.00', currency: 'USD' }`. The payment keeps its status (paystand.R151), its
   * invoices are open again (paystand.R110). `validation` where it has not cleared (paystand.R176), in the first week of a bank payment
   * (paystand.R177), and above what is left (paystand.R175). In older documents only.
   */
  create: (paymentId: string, refund: Schemas['RefundCreate'], options?: CallOptions) =>
    connection.call('POST /payments/{paymentId}/refunds', { paymentId, body: refund }, options),

  /** The refund as it is now; a failed one has a `reason` (paystand.R178). `not_found`: paystand.R30. */
  get: (refundId: string, options?: CallOptions) => connection.call('GET /refunds/{refundId}', { refundId }, options),

  /** All refunds, or those of some days (paystand.R183). */
  list: (options?: DatedOptions) => listing(connection, 'GET /refunds', options),

  /** The same from the other path that Paystand has for it; that both have the same is inferred. */
  listAll: (options?: DatedOptions) => listing(connection, 'GET /refunds/all', options),
});

/** Only a payer's bank opens one. Money is text with two decimals; `resource.amount`, of the copied payment, alone is a number. */
export const disputes = (connection: Connection) => ({
  /** The dispute as it is now (paystand.R180); of `disputeType` Bank it cannot be won (paystand.R182). `not_found`: paystand.R30. */
  get: (disputeId: string, options?: CallOptions) => connection.call('GET /disputes/{disputeId}', { disputeId }, options),

  /** All disputes, or those of some days (paystand.R183). */
  list: (options?: DatedOptions) => listing(connection, 'GET /disputes', options),

  /** The same from the other path that Paystand has for it; that both have the same is inferred. */
  listAll: (options?: DatedOptions) => listing(connection, 'GET /disputes/all', options),
});
