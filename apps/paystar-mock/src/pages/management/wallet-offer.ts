import { findAlike } from '../../changes/kept-sources.js';
import { holderOf, type SourceGiven, sourceGiven } from '../../changes/source.js';
import type { PaymentSource } from '../../resources/payment-sources/payment-source.js';
import type { Tx } from '../../state.js';
import { bothTypes, type Offer } from '../methods/offer.js';

/** What a customer can pay with later: the wallet, newest first, and whatever is new; what is in use stands before them. */
export function walletOffer(tx: Tx, customer: string, inUse?: PaymentSource): Offer {
  const wallet = [...tx.paymentSources.all(['customer', customer])].toReversed();
  return { types: bothTypes, saved: wallet.filter(({ id }) => id !== inUse?.id), chosen: inUse };
}

/** Who holds what is typed in, unless told otherwise. */
export function holders(tx: Tx, customer: string, account: string | null): Readonly<Record<string, string>> {
  const holder = holderOf(tx, customer, account);
  return { card_holder: holder, bank_holder: holder };
}

/** What was typed in, as the one of the wallet that it is already, where there is one: a form that is sent twice adds nothing. */
export function asSaved(tx: Tx, customer: string, given: SourceGiven): SourceGiven {
  const source = sourceGiven(tx, customer, given, given.accountHolderName ?? '');
  if (given.paymentSource !== undefined || !source) return given;
  const saved = findAlike(tx, customer, source);
  return saved ? { paymentSource: saved.id } : given;
}
