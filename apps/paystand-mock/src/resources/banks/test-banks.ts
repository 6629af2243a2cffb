import type { Currency } from '../../stored.js';

/** Dossier 10.2: the only accounts that are taken, one for each currency. */
export const testAccount = '000123456789';
export const testRouting: Readonly<Record<Currency, string>> = { USD: '110000000', CAD: '11000-000' };
