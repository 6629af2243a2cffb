import { declined, invalid } from '../../refusals.js';
import { fingerprintOf } from '../../values/ids.js';
import type { Address, Meta, Stored } from '../../values/stored.js';
import { testCards } from './test-cards.js';

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

/** As a request gives it. */
export interface CardFields {
  readonly cardNumber: string;
  readonly nameOnCard: string;
  readonly expirationMonth: string;
  readonly expirationYear: string;
  readonly securityCode?: string;
  readonly billingAddress?: Address;
}

/** paystand.R156: neither the number nor the code is kept. */
export function newCard(id: string, now: number, payerId: string, { cardNumber, ...fields }: CardFields): Card {
  const fate = Object.hasOwn(testCards, cardNumber) ? testCards[cardNumber] : undefined;
  if (!fate) throw invalid('card', 'card must be one of the test cards');
  return {
    id,
    created: now,
    lastUpdated: now,
    nameOnCard: fields.nameOnCard,
    brand: 'visa',
    last4: cardNumber.slice(-4),
    ...expiryOf(fields, now),
    fingerprint: fingerprintOf(cardNumber),
    funding: 'credit',
    payerId,
    billingAddress: fields.billingAddress ?? null,
    meta: null,
    ...fate,
  };
}

/** Any month that is not over. */
function expiryOf({ expirationMonth, expirationYear, securityCode = '123' }: Omit<CardFields, 'cardNumber'>, now: number) {
  const month = Number(expirationMonth);
  if (!/^\d{1,2}$/.test(expirationMonth) || month < 1 || month > 12)
    throw invalid('card.expirationMonth', 'card.expirationMonth must be 1 to 12', expirationMonth);
  if (!/^(\d{2}|\d{4})$/.test(expirationYear))
    throw invalid('card.expirationYear', 'card.expirationYear must have two or four digits', expirationYear);
  if (!/^\d{3,4}$/.test(securityCode)) throw invalid('card.securityCode', 'card.securityCode must have three or four digits');
  const year = expirationYear.length === 2 ? `20${expirationYear}` : expirationYear;
  if (Date.UTC(Number(year), month) <= now) throw declined('expired_card', 'Expired card');
  return { expirationMonth, expirationYear: year };
}
