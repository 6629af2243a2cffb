import { approved, refused, underWay } from './outcomes.js';
import type { ChosenSource, Outcome } from './payment-source.js';

/** A source as its number tells it; the number itself is kept nowhere. */
export type Numbered = Omit<ChosenSource, 'accountHolderName'>;

export interface BankAccount {
  readonly routingNumber: string;
  readonly accountNumber: string;
  readonly accountType?: 'Checking' | 'Savings' | undefined;
}

/** Numbers that card schemes and processors publish for tests, by brand. No source has any of Paystar's own. */
const cards: Readonly<Record<string, readonly string[]>> = {
  Visa: [
    '4111111111111111',
    '4242424242424242',
    '4012888888881881',
    '4012888818888',
    '4000056655665556',
    '4005519200000004',
    '4007000000027',
    '4009348888881881',
    '4012000033330026',
    '4012000077777777',
    '4217651111111119',
    '4222222222222',
    '4500600000000061',
  ],
  Mastercard: [
    '5454545454545454',
    '5555555555554444',
    '5105105105105100',
    '5200828282828210',
    '5424000000000015',
    '2223003122003222',
    '2223000048400011',
    '2223000010309703',
    '2223000010309711',
  ],
  Amex: ['378282246310005', '371449635398431', '378734493671000', '370000000000002'],
  Discover: ['6011111111111117', '6011000990139424', '6011000000000012', '6011000991300009', '6011981111111113'],
  'Diners Club': ['30569309025904', '38520000023237', '3056930009020004', '36227206271667', '38000000000006'],
  JCB: ['3530111333300000', '3566002020360505', '3566111111111113', '3088000000000017'],
  UnionPay: ['6200000000000005', '6200000000000047', '6205500000000000004'],
};

/** What a card's brand is called. */
export const brands: readonly string[] = Object.keys(cards);

/** Dossier 8: cards that are refused. */
const refusedCards: Readonly<Record<string, Outcome>> = {
  '4000000000000002': refused('Declined'),
  '4000000000009995': refused('Insufficient funds'),
  '4000000000000069': refused('Expired card'),
  '4000000000000127': refused('Incorrect CVV'),
};

const card = (accountType: string, number: string, outcome: Outcome): readonly [string, Numbered] => [
  number,
  { paymentSourceType: 'CreditCard', accountType, accountNumberLast4: number.slice(-4), outcome },
];

const cardOf: ReadonlyMap<string, Numbered> = new Map([
  ...Object.entries(cards).flatMap(([brand, numbers]) => numbers.map((number) => card(brand, number, approved))),
  ...Object.entries(refusedCards).map(([number, outcome]) => card('Visa', number, outcome)),
]);

/** All that are taken. */
export const testCards: readonly string[] = [...cardOf.keys()];

/** Dossier 8: the accounts of the one routing number. */
const ROUTING_NUMBER = '110000000';
const outcomeOf: ReadonlyMap<string, Outcome> = new Map([
  ['000123456789', approved],
  ['000111111113', refused('Account closed')],
  ['000111111116', refused('No account')],
  ['000222222227', refused('Insufficient funds')],
  ['000100000001', underWay('Succeeded')],
  ['000100000002', underWay('Failed')],
]);

/** Undefined for a number that is not published for tests: it may be somebody's. Blanks and hyphens are how people write it. */
export const findCard = (number: string): Numbered | undefined => cardOf.get(number.replace(/[ -]/g, ''));

/** The same for bank accounts. */
export function findBankAccount({ routingNumber, accountNumber, accountType = 'Checking' }: BankAccount): Numbered | undefined {
  const outcome = outcomeOf.get(accountNumber);
  if (routingNumber !== ROUTING_NUMBER || !outcome) return undefined;
  return { paymentSourceType: 'ACH', accountType, accountNumberLast4: accountNumber.slice(-4), outcome };
}

/** What is paid with when nobody says: a card, or a bank account where no card is taken. */
export const usual: Readonly<Record<ChosenSource['paymentSourceType'], Numbered>> = {
  CreditCard: cardOf.get('4111111111111111') as Numbered,
  ACH: { paymentSourceType: 'ACH', accountType: 'Checking', accountNumberLast4: '6789', outcome: approved },
};

/** What becomes of payments from a source of which no more is known than this: as from the test number that looks like it. */
export function outcomeFor(facts: Omit<Numbered, 'outcome'>): Outcome {
  const bank = [...outcomeOf].find(([number]) => facts.paymentSourceType === 'ACH' && number.endsWith(facts.accountNumberLast4))?.[1];
  const isLike = ({ accountType, accountNumberLast4 }: Numbered) =>
    accountType === facts.accountType && accountNumberLast4 === facts.accountNumberLast4;
  return bank ?? [...cardOf.values()].find(isLike)?.outcome ?? approved;
}
