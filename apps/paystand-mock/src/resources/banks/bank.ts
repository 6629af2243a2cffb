import type { Address, Currency, Meta, Stored } from '../../stored.js';

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
