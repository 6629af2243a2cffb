import { invalid } from '../../refusals.js';
import { fingerprintOf } from '../../values/ids.js';
import type { Address, Currency, Meta, Stored } from '../../values/stored.js';
import { testAccount, testRouting } from './test-banks.js';

/** A bank account of a payer (or, for payouts, of the merchant: no payer), without its number. */
export interface Bank extends Stored {
  readonly payerId: string | null;
  readonly accountType: 'checking' | 'savings';
  readonly accountHolderType: 'company' | 'individual';
  readonly bankName: string;
  readonly routingNumber: string;
  readonly nameOnAccount: string;
  readonly last4: string;
  readonly fingerprint: string;
  readonly currency: Currency;
  readonly country: string;
  readonly billingAddress: Address | null;
  readonly isDefault: boolean;
  readonly dropped: boolean;
  readonly verified: boolean;
  readonly meta: Meta | null;
}

const routingForms: Readonly<Record<Currency, { readonly pattern: RegExp; readonly words: string }>> = {
  USD: { pattern: /^\d{9}$/, words: 'nine digits' },
  CAD: { pattern: /^\d{5}-\d{3}$/, words: 'the form NNNNN-NNN' },
};

/** As a request gives it. */
export interface BankFields {
  readonly accountHolderType: Bank['accountHolderType'];
  readonly nameOnAccount: string;
  readonly accountType: Bank['accountType'];
  readonly routingNumber: string;
  readonly accountNumber: string;
  readonly currency: Currency;
  readonly country: string;
  readonly billingAddress?: Address;
  readonly meta?: Meta;
}

/** paystand.R156, R195, R231: not verified yet, and without its number. */
export function newBank(id: string, now: number, payerId: string | null, { accountNumber, ...fields }: BankFields): Bank {
  const { currency, routingNumber } = fields;
  const { pattern, words } = routingForms[currency];
  if (!pattern.test(routingNumber))
    throw invalid('bank.routingNumber', `bank.routingNumber must have ${words} for ${currency}`, routingNumber, 'paystand.R231');
  if (accountNumber !== testAccount || routingNumber !== testRouting[currency])
    throw invalid('bank', `bank must be a test account: ${testRouting[currency]} and ${testAccount} for ${currency}`);
  return {
    id,
    created: now,
    lastUpdated: now,
    payerId,
    accountType: fields.accountType,
    accountHolderType: fields.accountHolderType,
    bankName: 'Paystand Test Bank',
    routingNumber,
    nameOnAccount: fields.nameOnAccount,
    last4: accountNumber.slice(-4),
    fingerprint: fingerprintOf(`${routingNumber}/${accountNumber}`),
    currency,
    country: fields.country,
    billingAddress: fields.billingAddress ?? null,
    isDefault: false,
    dropped: false,
    verified: false,
    meta: fields.meta ?? null,
  };
}

/** The currency that it is the merchant's own for, where payouts go. */
export const payoutIn = ({ payerId, isDefault, currency }: Bank): Currency | undefined =>
  payerId === null && isDefault ? currency : undefined;
