import type { Card } from './card.js';

type Fate = Pick<Card, 'outcome' | 'decline'>;

const declines = (code: string, explanation: string): Fate => ({ outcome: 'is declined', decline: { code, explanation } });

/** Dossier 10.1, paystand.R158: the only numbers that are taken, and what becomes of a charge to each. */
export const testCards: Readonly<Record<string, Fate>> = {
  '4242424242424242': { outcome: 'clears', decline: null },
  '4000000000000077': { outcome: 'clears at once', decline: null },
  '4000000000000002': declines('card_declined', 'Generic decline'),
  '4000000000000069': declines('expired_card', 'Expired card'),
  '4000000000000127': declines('incorrect_cvc', 'Incorrect security code'),
  '4000000000000259': { outcome: 'is disputed', decline: null },
};
