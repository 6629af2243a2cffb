import type { Facts } from '../../verifier/index.js';

/** Paystand's own test numbers, by what becomes of a charge to them. */
export const testCards = {
  clears: '4242424242424242',
  clearsAtOnce: '4000000000000077',
  isDeclined: '4000000000000002',
  hasExpired: '4000000000000069',
  hasAnotherCode: '4000000000000127',
  isDisputed: '4000000000000259',
} as const;

export type TestCard = keyof typeof testCards;

const lastFour = (card: TestCard): string => testCards[card].slice(-4);

/** What the id of a saved card, or of a verified bank, is called among the facts of an account. */
export const factOf = (source: TestCard | 'bank'): string => (source === 'bank' ? 'bankId' : `card${lastFour(source)}`);

/** What a sandbox begins with. */
export const savedInASandbox: Facts = {
  payerId: 'fixturepayer000000000001',
  bankId: 'fixturebank0000000000usd',
  ...Object.fromEntries((Object.keys(testCards) as TestCard[]).map((card) => [factOf(card), `fixturecard000000000${lastFour(card)}`])),
};
