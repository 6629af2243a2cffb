import { invalid } from '../../refusals.js';
import type { Rail } from '../../resources/payments/payment.js';
import type { Settings } from '../../settings/settings.js';
import { moneyText } from '../../values/money.js';

/** Dossier 10.4: cents per payment, in the sandbox only. */
const limits: Readonly<Record<Rail, number>> = { cardPayments: 500_000, achBankPayments: 200_000, networkBankPayments: 120_000 };

/** paystand.R161 */
export function checkLimit({ environment }: Settings, rail: Rail, amount: number): void {
  if (environment === 'sandbox' && amount > limits[rail])
    throw invalid('amount', `In the sandbox up to ${moneyText(limits[rail])} are taken by ${rail}`, moneyText(amount), 'paystand.R161');
}
