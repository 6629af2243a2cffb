import type { Currency } from '../../values/stored.js';
import type { BankFields } from './bank.js';

/** Dossier 10.2: the only accounts that are taken, one for each currency. */
export const testAccount = '000123456789';
export const testRouting: Readonly<Record<Currency, string>> = { USD: '110000000', CAD: '11000-000' };

/** The test account of a currency, in somebody's name. */
export const testBank = (currency: Currency, nameOnAccount: string): BankFields => ({
  nameOnAccount,
  accountHolderType: 'individual',
  accountType: 'checking',
  routingNumber: testRouting[currency],
  accountNumber: testAccount,
  currency,
  country: currency === 'USD' ? 'USA' : 'CAN',
});
