import type { CallOptions } from '../../connection/connection.js';
import type { Connection } from '../connection/connection.js';
import { listing } from '../lists/listing.js';
import type { DatedOptions, ListOptions } from '../lists/query.js';

/** Payouts to the merchant's bank, which only Paystand makes (paystand.R194). Money is text with two decimals, as on the wire. */
export const transfers = (connection: Connection) => ({
  /** The payout as it is now; `dateSettled` once it is `paid` (paystand.R186, paystand.R233). `not_found`: paystand.R30. */
  get: (transferId: string, options?: CallOptions) => connection.call('GET /transfers/{transferId}', { transferId }, options),

  /** All payouts, or those of some days. */
  list: (options?: DatedOptions) => listing(connection, 'GET /transfers', options),

  /** All payouts. This list knows no filters (paystand.R53). */
  listAll: (options?: ListOptions) => listing(connection, 'GET /transfers/all', options),

  /** How far its report is: `completed` once the payout is paid (paystand.R191). `not_found` before there is one. */
  report: (transferId: string, options?: CallOptions) => connection.call('GET /transfers/{transferId}/report', { transferId }, options),

  /**
   * The payments, refunds, disputes and fees in the payout. Their `amount` is signed; together they are that of the payout (paystand.R192).
   * `validation` before the report is complete, `forbidden` where the merchant has no reports (paystand.R193). The members are inferred.
   */
  reportEntries: (transferId: string, options?: ListOptions) =>
    listing(connection, 'GET /transfers/{transferId}/report/entries', options, { transferId }),
});
