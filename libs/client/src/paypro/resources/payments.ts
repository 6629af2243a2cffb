import type { components } from '@paystub/contracts/paypro';
import type { CallOptions } from '../../connection/connection.js';
import type { Connection } from '../connection/connection.js';
import { type ListOptions, listing } from '../connection/listing.js';

type Schemas = components['schemas'];

export const payments = (connection: Connection) => ({
  /**
   * A new payment of `amount` cents. Send the customer to `_links.checkout` of the answer (paypro.R30), unless a `mandate` pays.
   * With one entry in `pay_methods` it is `open`, else `initialized` until the customer chooses. Put your order's number into
   * `metadata`: it comes back unchanged (paypro.R29) and finds the payment again should the answer be lost.
   * `validation`: paypro.R7, paypro.R23 to paypro.R28, paypro.R38 to paypro.R41.
   */
  create: (payment: Schemas['PaymentCreate'], options?: CallOptions) => connection.call('POST /payments', { body: payment }, options),

  /** The payment as it is now. `refunded_amount` counts what has gone back, in cents. `not_found`: paypro.R4. */
  get: (id: string, options?: CallOptions) => connection.call('GET /payments/{id}', { id }, options),

  /** All payments of the account, newest first. */
  list: (options?: ListOptions) => listing(connection, 'GET /payments', options),

  /** Cancels an `open` or `initialized` payment (paypro.R33). `validation` in any other state, which stays (paypro.R34). */
  cancel: (id: string, options?: CallOptions) => connection.call('DELETE /payments/{id}', { id }, options),

  /** The refunds of one payment, newest first (paypro.R56). They are made with `refunds.create`. */
  refunds: (id: string, options?: ListOptions) => listing(connection, 'GET /payments/{id}/refunds', options, id),

  /** The chargebacks of one payment, newest first (paypro.R62). */
  chargebacks: (id: string, options?: ListOptions) => listing(connection, 'GET /payments/{id}/chargebacks', options, id),
});

export const refunds = (connection: Connection) => ({
  /**
   * Refunds `amount` cents of a `paid` or `completed` payment (paypro.R54), which keeps its state (paypro.R55). All refunds of a
   * payment together may not exceed its amount (paypro.R48). `iban` and `account_holder_name` are needed where it was paid by
   * bancontact or creditcard (paypro.R51, paypro.R52). `not_found` blames the payment, `validation` all else.
   */
  create: (payment: string, refund: Schemas['RefundCreate'], options?: CallOptions) =>
    connection.call('POST /payments/{id}/refunds', { id: payment, body: refund }, options),

  /** The refund as it is now; `refunded_at` is null until its state is `refunded` (paypro.R59). `not_found`: paypro.R4. */
  get: (id: string, options?: CallOptions) => connection.call('GET /refunds/{id}', { id }, options),

  /** All refunds of the account, newest first. Those of one payment: `payments.refunds`. */
  list: (options?: ListOptions) => listing(connection, 'GET /refunds', options),

  /** Cancels an `open`, `pending` or `processing` refund (paypro.R57). `validation` in any other state (paypro.R58). */
  cancel: (id: string, options?: CallOptions) => connection.call('DELETE /refunds/{id}', { id }, options),
});

/** Only PayPro makes chargebacks, when a bank takes back what was paid by creditcard or direct debit (paypro.R60, paypro.R61). */
export const chargebacks = (connection: Connection) => ({
  /** The chargeback of `amount` cents; `reason` has the bank's code. `not_found`: paypro.R4. */
  get: (id: string, options?: CallOptions) => connection.call('GET /chargebacks/{id}', { id }, options),

  /** All chargebacks of the account, newest first (paypro.R62). Those of one payment: `payments.chargebacks`. */
  list: (options?: ListOptions) => listing(connection, 'GET /chargebacks', options),
});

export const payMethods = (connection: Connection) => ({
  /** The pay methods of the account, with the least and the most cents that each takes and the issuers of ideal (paypro.R64). */
  list: (options?: ListOptions) => listing(connection, 'GET /pay_methods', options),
});
