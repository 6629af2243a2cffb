import { fault } from '../faults.js';
import { type ChosenSource, factsOf, likeness, type PaymentSource } from '../resources/payment-sources/payment-source.js';
import type { Tx } from '../state.js';

/** The source of the customer's wallet with that id. */
export function inWallet(tx: Tx, customer: string | null, id: string): PaymentSource {
  const source = tx.paymentSources.get(id);
  if (!source || source.Customer !== customer) throw fault('source_not_in_wallet');
  return source;
}

/** The newest of the customer's wallet that is like that one. */
export const findAlike = (tx: Tx, customer: string, source: ChosenSource): PaymentSource | undefined =>
  tx.paymentSources.page({ in: ['alike', likeness(customer, source)], limit: 1 })?.records[0];

/** Whether the customer's wallet has that source already. */
export const isIn = (tx: Tx, customer: string, source: ChosenSource): boolean =>
  tx.paymentSources.count(['alike', likeness(customer, source)]) > 0;

/** Puts a source into the customer's wallet. */
export const keep = (tx: Tx, customer: string, source: ChosenSource, nickname: string | null = null): PaymentSource =>
  tx.paymentSources.put({ ...factsOf(source), id: tx.ids.uuid(), Customer: customer, nickname, createdAt: tx.now });
