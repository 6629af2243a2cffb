import type { components } from '@paystub/contracts/paystand';
import type { Bank } from '../resources/banks/bank.js';
import type { Card } from '../resources/cards/card.js';
import { isoMillis } from '../values/dates.js';
import { presentAddress } from './payer.js';

type Schemas = components['schemas'];

/** paystand.R149, R156 */
export const presentSource = (source: Card | Bank): Schemas['PaymentSource'] =>
  'brand' in source ? presentCard(source) : presentBank(source);

export const presentCard = (card: Card): Schemas['Card'] => ({
  object: 'card',
  id: card.id,
  nameOnCard: card.nameOnCard,
  brand: card.brand,
  last4: card.last4,
  expirationMonth: card.expirationMonth,
  expirationYear: card.expirationYear,
  fingerprint: card.fingerprint,
  payerId: card.payerId,
  status: 'active',
  funding: card.funding,
  ...beside(card),
});

export const presentBank = (bank: Bank): Schemas['Bank'] => ({
  ...presentBankSnapshot(bank),
  id: bank.id,
  fingerprint: bank.fingerprint,
  payerId: bank.payerId ?? '',
  isDefault: bank.isDefault,
  dropped: bank.dropped,
  verified: bank.verified,
  status: 'active',
  ...beside(bank),
});

/** Dossier 6.11: as a payout shows the merchant's bank. */
export const presentBankSnapshot = (bank: Bank): Schemas['BankSnapshot'] => ({
  object: 'bank',
  accountType: bank.accountType,
  bankName: bank.bankName,
  routingNumber: bank.routingNumber,
  nameOnAccount: bank.nameOnAccount,
  accountHolderType: bank.accountHolderType,
  currency: bank.currency,
  country: bank.country,
  last4: bank.last4,
});

/** Dossier 6.6, 6.7: inside of refunds and disputes it is called a source, and short. */
export const presentCopiedSource = (source: Card | Bank): Schemas['CopiedSource'] => ({
  object: 'source',
  id: source.id,
  ...('brand' in source
    ? { nameOnCard: source.nameOnCard, brand: source.brand }
    : { nameOnAccount: source.nameOnAccount, bankName: source.bankName }),
  last4: source.last4,
});

const beside = (source: Card | Bank) => ({
  ...(source.billingAddress === null ? {} : { billingAddress: presentAddress(source.billingAddress, source) }),
  ...(source.meta === null ? {} : { meta: source.meta }),
  created: isoMillis(source.created),
  lastUpdated: isoMillis(source.lastUpdated),
});
