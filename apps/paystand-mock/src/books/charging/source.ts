import type { components } from '@paystub/contracts/paystand';
import { invalid } from '../../refusals.js';
import { type Bank, newBank } from '../../resources/banks/bank.js';
import { type Card, newCard } from '../../resources/cards/card.js';
import type { Payer } from '../../resources/payers/payer.js';
import type { Tx } from '../../state.js';
import { nextId } from '../../values/ids.js';

type Body = components['schemas']['PaymentCreate'];

const names = ['cardId', 'bankId', 'tokenId', 'bank', 'card'] as const;

/** What a request may name to be charged. */
export type Sources = { readonly [name in (typeof names)[number]]?: Body[name] | undefined };

/** paystand.R143: exactly one. */
export function checkOneSource(asked: Sources): void {
  const [name, other] = names.filter((one) => asked[one] !== undefined);
  if (name === undefined)
    throw invalid('source', `One of ${names.join(', ')} is required: there is nothing to charge`, undefined, 'paystand.R143');
  if (other) throw invalid(other, `${other} cannot be used together with ${name}`, undefined, 'paystand.R143');
  if (name === 'tokenId')
    throw invalid('tokenId', 'tokenId is made by the hosted checkout, which this sandbox does not have', asked.tokenId);
}

/** A card or a bank that is saved, or one that is made on the way. */
export function sourceOf(tx: Tx, { cardId, bankId, bank, card }: Sources, payer: Payer): Card | Bank {
  if (cardId !== undefined) return savedCard(tx, cardId, payer);
  if (bankId !== undefined) return savedBank(tx, bankId, payer);
  if (card) return tx.cards.put(newCard(nextId(tx), tx.now, payer.id, card));
  return tx.banks.put(newBank(nextId(tx), tx.now, payer.id, bank as NonNullable<typeof bank>));
}

function savedCard(tx: Tx, id: string, payer: Payer): Card {
  const card = tx.cards.get(id);
  if (!card) throw invalid('cardId', 'There is no such card', id);
  checkOwner('cardId', card, payer);
  return card;
}

/** paystand.R202: only a bank that is verified. */
function savedBank(tx: Tx, id: string, payer: Payer): Bank {
  const bank = tx.banks.get(id);
  if (!bank) throw invalid('bankId', 'There is no such bank', id);
  checkOwner('bankId', bank, payer);
  if (!bank.verified) throw invalid('bankId', 'A bank that is not verified cannot be charged', id, 'paystand.R202');
  return bank;
}

function checkOwner(parameter: string, { id, payerId }: Card | Bank, payer: Payer): void {
  if (payerId !== payer.id) throw invalid(parameter, `${parameter} belongs to another payer`, id);
}
