import { fault } from '../faults.js';
import { fullName } from '../resources/customers/customer.js';
import { type ChosenSource, factsOf, type PaymentSource } from '../resources/payment-sources/payment-source.js';
import { isRoutingNumber } from '../resources/payment-sources/routing-number.js';
import { type BankAccount, findBankAccount, findCard, type Numbered, usual } from '../resources/payment-sources/test-numbers.js';
import type { Tx } from '../state.js';
import { inWallet, keep } from './kept-sources.js';

/** What somebody pays with, or adds to a wallet. */
export interface SourceGiven {
  readonly card?: string;
  readonly bank?: BankAccount;
  /** The id of one in the wallet. */
  readonly paymentSource?: string;
  readonly accountHolderName?: string;
}

/** The source that is given: a new one, or one of the customer's wallet. Undefined where none is. */
export function sourceGiven(tx: Tx, customer: string | null, given: SourceGiven, accountHolderName: string): ChosenSource | undefined {
  const { card, bank, paymentSource } = given;
  if ([card, bank, paymentSource].filter((one) => one !== undefined).length > 1) throw fault('one_source_only');
  if (card !== undefined) return { ...cardOf(card), accountHolderName };
  if (bank !== undefined) return { ...bankOf(bank), accountHolderName };
  if (paymentSource !== undefined) return named(inWallet(tx, customer, paymentSource));
  return undefined;
}

/** A source of the wallet, as a payment from it has it. */
export const named = (source: PaymentSource): ChosenSource => ({
  ...factsOf(source),
  ...(source.nickname !== null && { nickname: source.nickname }),
});

/** What is paid with when nobody says. */
export const usualSource = (type: ChosenSource['paymentSourceType'], accountHolderName: string): ChosenSource => ({
  ...usual[type],
  accountHolderName,
});

/** A source of the wallet for what will be paid later; a new one is added. Undefined where none is given. */
export function walletSourceGiven(tx: Tx, customer: string, account: string, given: SourceGiven): PaymentSource | undefined {
  const { paymentSource, accountHolderName = holderOf(tx, customer, account) } = given;
  const source = sourceGiven(tx, customer, given, accountHolderName);
  if (paymentSource !== undefined) return inWallet(tx, customer, paymentSource);
  return source && keep(tx, customer, source);
}

/** The same; where none is given, the newest of the wallet, else a usual one. */
export const walletSource = (tx: Tx, customer: string, account: string, given: SourceGiven): PaymentSource =>
  walletSourceGiven(tx, customer, account, given) ??
  tx.paymentSources.page({ in: ['customer', customer], limit: 1 })?.records[0] ??
  keep(tx, customer, usualSource('CreditCard', given.accountHolderName ?? holderOf(tx, customer, account)));

/** Who holds a new source, unless told: the customer, else the account's holder. */
export function holderOf(tx: Tx, customer: string | null, account: string | null): string {
  const known = customer === null ? undefined : tx.customers.get(customer);
  const accountName = account === null ? null : tx.accounts.get(account)?.Name;
  return (known && fullName(known)) || accountName?.trim() || 'Test Payer';
}

/** Dossier 8: any other number may be somebody's, and is neither kept nor repeated. */
function cardOf(number: string): Numbered {
  const card = findCard(number);
  if (!card) throw fault('card_not_for_tests');
  return card;
}

function bankOf(account: BankAccount): Numbered {
  if (!isRoutingNumber(account.routingNumber)) throw fault('routing_number_wrong');
  const found = findBankAccount(account);
  if (!found) throw fault('bank_not_for_tests');
  return found;
}
