import { fault } from '../faults.js';
import type { ChosenSource, PaymentSource } from '../resources/payment-sources/payment-source.js';
import type { Tx } from '../state.js';

/** The source of the customer's wallet with that id. */
export function inWallet(tx: Tx, customer: string | null, id: string): PaymentSource {
  const source = tx.paymentSources.get(id);
  if (!source || source.Customer !== customer) throw fault('source_not_in_wallet');
  return source;
}

/** Whether the customer's wallet has that source already. */
export const isIn = (tx: Tx, customer: string, source: ChosenSource): boolean =>
  [...tx.paymentSources.all(['customer', customer])].some((kept) => JSON.stringify(factsOf(kept)) === JSON.stringify(factsOf(source)));

/** Puts a source into the customer's wallet. */
export const keep = (tx: Tx, customer: string, source: ChosenSource, nickname: string | null = null): PaymentSource =>
  tx.paymentSources.put({ ...factsOf(source), id: tx.ids.uuid(), Customer: customer, nickname, createdAt: tx.now });

/** Without what only one of a wallet has. */
export const factsOf = ({
  paymentSourceType,
  accountHolderName,
  accountType,
  accountNumberLast4,
  outcome,
}: ChosenSource): ChosenSource => ({
  paymentSourceType,
  accountHolderName,
  accountType,
  accountNumberLast4,
  outcome,
});
