import { chargesFor, methodOf } from '../../changes/choice.js';
import { askedFields } from '../../changes/fields.js';
import { findAlike, isIn } from '../../changes/kept-sources.js';
import { feeFor } from '../../changes/payment.js';
import { holderOf } from '../../changes/source.js';
import { type PaymentSession, subtotalOf } from '../../resources/payment-sessions/payment-session.js';
import type { Tx } from '../../state.js';
import { chosenIn } from '../methods/methods.js';
import { bothTypes, type Offer, optionOf, type SourceType } from '../methods/offer.js';
import type { Entry } from '../parts/field.js';
import { accountIds } from './bill.js';

type Form = Readonly<Record<string, string>>;

/** paystar.R70, R71: what a session may be paid with; saved methods are a customer's. */
export function offerOf(tx: Tx, { PaymentMethods, Customer, PaymentSource }: PaymentSession): Offer {
  const types = bothTypes.filter((type) => PaymentMethods?.includes(methodOf[type]) ?? true);
  const wallet = Customer === null ? [] : [...tx.paymentSources.all(['customer', Customer])].toReversed();
  const isNew = PaymentSource !== null && (Customer === null || !isIn(tx, Customer, PaymentSource));
  return {
    types,
    saved: wallet.filter(({ paymentSourceType }) => types.includes(paymentSourceType)),
    chosen: isNew ? PaymentSource : undefined,
  };
}

/** The form as it is opened: with the choice that was made before. */
export function freshEntry(tx: Tx, session: PaymentSession, offer: Offer): Entry {
  const { Customer, Charges, PaymentFields, FilledIn, PaymentSource, Payment } = session;
  const holder = holderOf(tx, Customer, Charges.find(({ Account }) => Account !== null)?.Account ?? null);
  const alike = Customer !== null && PaymentSource !== null ? findAlike(tx, Customer, PaymentSource) : undefined;
  const saved = offer.saved.find(({ id }) => id === alike?.id);
  return {
    values: {
      card_holder: holder,
      bank_holder: holder,
      ...Object.fromEntries(FilledIn.map((name) => [fieldName(name), PaymentFields[name] ?? ''])),
      ...(saved && { method: `saved:${saved.id}` }),
      // What has just failed is not what the next attempt begins with.
      ...(Payment && { method: '' }),
    },
    problems: {},
  };
}

/** How a form calls a payment field. */
export const fieldName = (name: string): string => `field.${name}`;

/** How a form calls an account that can be left out. */
export const accountName = (id: string): string => `account.${id}`;

/** The accounts that stay chosen, where there is a choice. */
export function accountsIn(form: Form, session: PaymentSession): readonly string[] | undefined {
  const all = accountIds(session);
  return all.length > 1 ? all.filter((id) => form[accountName(id)] === 'on') : undefined;
}

/** What the payer fills in, and what is missing. */
export function fieldsIn(tx: Tx, form: Form, session: PaymentSession) {
  const typed = askedFields(tx, session).map(([name]) => [name, form[fieldName(name)] ?? ''] as const);
  return {
    paymentFields: Object.fromEntries(typed),
    problems: typed.map(([name, value]) => [fieldName(name), fieldProblem(value)] as const),
  };
}

function fieldProblem(value: string): string | undefined {
  if (value.trim() === '') return 'Fill this in.';
  return value.length > 1000 ? 'Use 1000 characters at most.' : undefined;
}

/** Dossier 4.9: the session as a choice would leave it, with its fee; the choice is not made yet. */
export function previewed(tx: Tx, session: PaymentSession, offer: Offer, entry: Entry, accounts?: readonly string[]): PaymentSession {
  const Chosen = accounts ? chargesFor(session, accounts) : session.Chosen;
  const option = optionOf(offer, chosenIn(offer, entry));
  const next = { ...session, Chosen, PaymentSource: option?.source ?? null };
  return { ...next, ServiceFee: option ? feeOf(tx, next, option.type) : null };
}

const feeOf = (tx: Tx, session: PaymentSession, paymentSourceType: SourceType) =>
  feeFor(tx, session.BusinessUnitSlug, session.Channel, { paymentSourceType }, subtotalOf(session));

/** What each type costs the payer. */
export const feesOf = (tx: Tx, session: PaymentSession): Readonly<Record<SourceType, number>> => ({
  CreditCard: feeOf(tx, session, 'CreditCard').amount,
  ACH: feeOf(tx, session, 'ACH').amount,
});
