import type { components } from '@paystub/contracts/paystand';
import type { CallOptions } from '../../connection/connection.js';
import type { FileToSend, Part } from '../../files/form.js';
import type { Connection } from '../connection/connection.js';
import { listing } from '../lists/listing.js';
import type { ListOptions, ReceivableOptions } from '../lists/query.js';
import { formWith } from './form-with.js';

type Schemas = components['schemas'];

const writing = (connection: Connection) => ({
  /**
   * A new invoice, for one of `extCustomerId` and `payerCustomerId` (paystand.R75, paystand.R76). `erpId` is its key in your ERP, which
   * the payer never sees: a second one with it is refused (paystand.R88), so that a call whose answer was lost does no harm when it is made
   * again. With an `amountDue` of 0.00 it is `paid` (paystand.R81). `validation`: paystand.R77, paystand.R82 to paystand.R87; a missing
   * field is blamed by the name that it is stored under.
   */
  create: (receivable: Schemas['ReceivableCreate'], options?: CallOptions) =>
    connection.call('POST /receivables/create', { body: receivable }, options),

  /**
   * The same, with up to three PDFs (paystand.R121). That it can be done is observed, how files travel with this call is inferred: it goes
   * to loopback only, unless the client was made with `allowInferred`. `attachments.upload` is documented.
   */
  createWithFiles: async (receivable: Schemas['ReceivableCreate'], files: readonly FileToSend[], options?: CallOptions) => {
    const endpoint = 'POST /receivables/create';
    connection.checkInferred(endpoint, 'that PDFs may come along with an invoice is known, but not in what form');
    const texts = Object.entries(receivable).map(([name, value]): Part => [name, String(value)]);
    const body = await formWith([...texts, ...files.map((file): Part => ['attachment', file])]);
    return connection.call(endpoint, { body }, options);
  },

  /**
   * Replaces the invoice: what is left out is missing (paystand.R92). A new `erpId` gives it another key (paystand.R93), the `status`
   * cancelled voids it (paystand.R94). `validation`: as `create`, and for what is cancelled (paystand.R98).
   */
  update: (receivableId: string, receivable: Schemas['ReceivableUpdate'], options?: CallOptions) =>
    connection.call('PUT /receivables/{receivableId}/update', { receivableId, body: receivable }, options),

  /** Voids the invoice, which stays readable (paystand.R95). A second time changes nothing (paystand.R96). `validation`: paystand.R97. */
  cancel: (receivableId: string, options?: CallOptions) =>
    connection.call('POST /receivables/{receivableId}/cancel', { receivableId }, options),

  /**
   * Deletes an invoice that no payment was ever put on (paystand.R99, paystand.R100). Paystand's introduction says that this can be done, a
   * newer page denies it, and none says how: all of it is inferred, and goes to loopback only unless the client was made with
   * `allowInferred`; else the error is `inferred`. `cancel` is documented.
   */
  delete: async (receivableId: string, options?: CallOptions): Promise<void> => {
    await connection.call('DELETE /receivables/{receivableId}', { receivableId }, options);
  },
});

const reading = (connection: Connection) => ({
  /** The invoice as its creation shows it, with its number and its attachments (paystand.R89). `not_found`: paystand.R30. */
  read: (receivableId: string, options?: CallOptions) => connection.call('GET /receivables/{receivableId}/read', { receivableId }, options),

  /** The same in an older form, which is observed: an open invoice is `current`, `dateDue` is `MM-DD-YYYY` (paystand.R90). */
  get: (receivableId: string, options?: CallOptions) => connection.call('GET /receivables/{receivableId}', { receivableId }, options),

  /** All invoices, or those of some days or keys (paystand.R45 to paystand.R51). */
  list: (options?: ReceivableOptions) => listing(connection, 'GET /receivables', options),

  /** All invoices. This list knows no filters (paystand.R52). */
  listRead: (options?: ListOptions) => listing(connection, 'GET /receivables/read', options),

  /**
   * What payments put on this invoice, and refunds took off it (paystand.R103, paystand.R109); `amountApplied` is text with two decimals,
   * without the payer's fee (paystand.R104). Each has its payment as it is now (paystand.R229), disputes included (paystand.R112).
   */
  transactions: (receivableId: string, options?: ListOptions) =>
    listing(connection, 'GET /receivables/{receivableId}/transactions', options, { receivableId }),
});

/**
 * Invoices. Money is text with two decimals, as on the wire: `totalAmount: '100.00'`. What is sent comes back under other names
 * (paystand.R78, paystand.R79): `erpId` as `extId`, `erpRef` as `invoiceKey`, `totalAmount` as `amount`, `postingDate` as `date`, `dueDate`
 * as `dateDue`. What is still to pay is `amount` less `amountPaid`.
 */
export const receivables = (connection: Connection) => ({ ...writing(connection), ...reading(connection) });
