import type { Records, TxBase } from '@paystub/mock-kernel';
import { invalid } from '../../refusals.js';
import { nextId } from '../../values/ids.js';
import type { Payer } from '../payers/payer.js';
import { type SeededTimes, seedId, seedTimes, timesOf } from '../seed-fields.js';
import { type Card, type CardFields, newCard } from './card.js';
import { testCards } from './test-cards.js';

interface CardSeed extends Partial<Omit<CardFields, 'billingAddress' | 'securityCode'>>, SeededTimes {
  readonly id?: string;
  readonly payerId: string;
  readonly meta?: NonNullable<Card['meta']>;
}

type World = TxBase<unknown> & { readonly cards: Records<Card>; readonly payers: Records<Payer> };

/** A saved card of a payer. */
export const seed = {
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['payerId'],
    properties: {
      id: seedId,
      payerId: { type: 'string', description: 'Id of a payer that is there.' },
      cardNumber: { type: 'string', enum: Object.keys(testCards), description: '4242424242424242, unless given. It is not kept.' },
      nameOnCard: { type: 'string', minLength: 1, description: 'The payer’s name, unless given.' },
      expirationMonth: { type: 'string', pattern: '^\\d{1,2}$' },
      expirationYear: { type: 'string', pattern: '^\\d{4}$' },
      meta: { type: 'object' },
      ...seedTimes,
    },
  },
  build(tx: World, body: CardSeed): Card {
    const { id = nextId(tx), payerId, cardNumber = '4242424242424242', expirationMonth = '12', expirationYear = '2099' } = body;
    const payer = tx.payers.get(payerId);
    if (!payer) throw invalid('payerId', 'There is no such payer', payerId);
    const card = newCard(id, tx.now, payerId, { cardNumber, nameOnCard: body.nameOnCard ?? payer.name, expirationMonth, expirationYear });
    return tx.cards.put({ ...card, ...timesOf(body, tx.now), meta: body.meta ?? null });
  },
} as const;
