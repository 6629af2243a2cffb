import { fault } from '../faults.js';
import { type PaymentSession, subtotalOf } from '../resources/payment-sessions/payment-session.js';
import { advance } from '../resources/payment-sessions/states.js';
import type { ChosenSource } from '../resources/payment-sources/payment-source.js';
import type { Tx } from '../state.js';
import { type FieldsGiven, filledIn } from './fields.js';
import { feeFor } from './payment.js';
import { holderOf, type SourceGiven, sourceGiven, usualSource } from './source.js';

/** What a payer has chosen on the page; what is left out stays as it was. */
export interface Choice extends SourceGiven {
  /** The accounts that stay chosen where there are several, by id or number. */
  readonly accounts?: readonly string[];
  readonly paymentFields?: FieldsGiven;
}

/** A session as a choice leaves it. */
export type Chosen = PaymentSession & { readonly PaymentSource: ChosenSource };

/** Dossier 4.9: the payer picks how to pay; the fee follows. */
export const choose = (tx: Tx, session: PaymentSession, choice: Choice): PaymentSession =>
  tx.paymentSessions.put(chosen(tx, session, choice));

/** What a choice makes of a session; nothing is kept yet. */
export function chosen(tx: Tx, session: PaymentSession, { accounts, paymentFields = {}, ...given }: Choice): Chosen {
  const open = advance(session, 'choose', tx.now);
  const Chosen = accounts ? chargesFor(session, accounts) : session.Chosen;
  const PaymentSource = sourceFor(tx, session, given);
  const subtotal = subtotalOf({ ...session, Chosen });
  const ServiceFee = feeFor(tx, session.BusinessUnitSlug, session.Channel, PaymentSource, subtotal);
  return { ...open, ...filledIn(tx, session, paymentFields), Chosen, PaymentSource, ServiceFee };
}

/** Dossier 4.2: the charges of the accounts that stay chosen, and those without an account. */
export function chargesFor({ Charges }: PaymentSession, accounts: readonly string[]): readonly number[] {
  if (accounts.length === 0) throw fault('no_account_chosen');
  const chosenIds = new Set(accounts.flatMap((account) => idsOf(Charges, account)));
  return Charges.flatMap(({ Account }, index) => (Account === null || chosenIds.has(Account) ? [index] : []));
}

/** The accounts that one names: by its id, else all that have its number. */
function idsOf(charges: PaymentSession['Charges'], named: string): readonly string[] {
  const charged = charges.flatMap(({ Account, AccountNumber, SubAccountNumber }) =>
    Account === null ? [] : [{ Account, AccountNumber, SubAccountNumber }],
  );
  const found = charged.filter(({ Account }) => Account === named);
  const known = found.length > 0 ? found : charged.filter(({ AccountNumber }) => AccountNumber === named);
  if (known.length > 0) return known.map(({ Account }) => Account);
  const all = charged.map(
    ({ Account, AccountNumber, SubAccountNumber }) => `${Account} (${[AccountNumber, SubAccountNumber].filter(Boolean).join(', ')})`,
  );
  throw fault('account_not_of_session', { account: named, accounts: [...new Set(all)].join(', ') || 'none' });
}

/** What requests call a type of source. */
export const methodOf = { CreditCard: 'Credit Card', ACH: 'ACH' } as const;

/** The source that is given, else the one before, else a usual one of a method that the session offers. */
function sourceFor(tx: Tx, session: PaymentSession, given: SourceGiven): ChosenSource {
  const { Customer, Charges, PaymentMethods } = session;
  const holder = given.accountHolderName ?? holderOf(tx, Customer, Charges.find(({ Account }) => Account !== null)?.Account ?? null);
  const isOffered = (type: ChosenSource['paymentSourceType']) => PaymentMethods?.includes(methodOf[type]) ?? true;
  const source =
    sourceGiven(tx, Customer, given, holder) ??
    session.PaymentSource ??
    usualSource(isOffered('CreditCard') ? 'CreditCard' : 'ACH', holder);
  if (!isOffered(source.paymentSourceType)) throw fault('method_not_offered', { allowed: PaymentMethods?.join(', ') });
  return source;
}
