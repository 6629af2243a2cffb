import { newBalance } from '../books/ledger/balance.js';
import { type Bank, newBank } from '../resources/banks/bank.js';
import { testBank } from '../resources/banks/test-banks.js';
import { newCard } from '../resources/cards/card.js';
import { testCards } from '../resources/cards/test-cards.js';
import { newPayer } from '../resources/payers/payer.js';
import type { Tx } from '../state.js';
import type { Currency } from '../values/stored.js';

/** Before every world's time. */
const AT = Date.UTC(2020, 0, 1);
const PAYER = 'fixturepayer000000000001';
const currencies: readonly Currency[] = ['USD', 'CAD'];

/** Dossier 10.5: a payer with every test card and with verified test banks, and the merchant's own banks. Ids are fixed. */
export function fixtures(tx: Tx): void {
  tx.payers.put(newPayer(PAYER, AT, { name: 'Pat Payer', email: 'pat.payer@example.com' }));
  for (const cardNumber of Object.keys(testCards)) tx.cards.put(card(cardNumber));
  for (const currency of currencies) {
    const code = currency.toLowerCase();
    tx.banks.put(bank(`fixturebank0000000000${code}`, PAYER, 'Pat Payer', currency));
    const own = bank(`merchantbank000000000${code}`, null, 'The Merchant', currency);
    tx.banks.put({ ...own, accountHolderType: 'company', isDefault: true });
    tx.balances.put(newBalance(currency, AT));
  }
}

/** `fixturecard0000000004242`: its last four digits are the card's. */
const card = (cardNumber: string) =>
  newCard(`fixturecard000000000${cardNumber.slice(-4)}`, AT, PAYER, {
    cardNumber,
    nameOnCard: 'Pat Payer',
    expirationMonth: '12',
    expirationYear: '2028',
  });

const bank = (id: string, payerId: string | null, name: string, currency: Currency): Bank => ({
  ...newBank(id, AT, payerId, testBank(currency, name)),
  dropped: true,
  verified: true,
});
