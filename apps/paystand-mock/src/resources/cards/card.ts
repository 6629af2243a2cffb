import type { Address, Meta, Stored } from '../../stored.js';

/** What becomes of a charge to it: test cards stand for one each (dossier 10.1). */
export type CardOutcome = 'clears' | 'clears at once' | 'is disputed' | 'is declined';

/** A card, without its number and code. */
export interface Card extends Stored {
  readonly nameOnCard: string;
  readonly brand: string;
  readonly last4: string;
  readonly expirationMonth: string;
  readonly expirationYear: string;
  readonly fingerprint: string;
  readonly funding: string;
  readonly payerId: string;
  readonly billingAddress: Address | null;
  readonly meta: Meta | null;
  readonly outcome: CardOutcome;
  /** Of one that is declined: `card_declined`, and a sentence. */
  readonly decline: { readonly code: string; readonly explanation: string } | null;
}
