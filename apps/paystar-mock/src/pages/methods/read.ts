import type { SourceGiven } from '../../changes/source.js';
import { bankIn, bankProblems } from './bank.js';
import { cardProblems } from './card.js';
import type { Problems } from './holder.js';
import { type Offer, optionOf } from './offer.js';

type Form = Readonly<Record<string, string>>;

/** The source that a form names, or what is wrong with it; `{}` is the one in use. */
export function methodIn(form: Form, offer: Offer, now: number): { readonly given: SourceGiven; readonly problems: Problems } {
  const { method = '' } = form;
  if (!optionOf(offer, method)) return { given: {}, problems: [['method', 'Choose how to pay.']] };
  if (method === 'card')
    return {
      given: { card: form.card_number ?? '', accountHolderName: (form.card_holder ?? '').trim() },
      problems: cardProblems(form, now),
    };
  if (method === 'bank')
    return { given: { bank: bankIn(form), accountHolderName: (form.bank_holder ?? '').trim() }, problems: bankProblems(form) };
  return { given: method === 'chosen' ? {} : { paymentSource: method.slice('saved:'.length) }, problems: [] };
}

/** Problems by field, without the fields that have none. */
export const found = (problems: Problems): Readonly<Record<string, string>> =>
  Object.fromEntries(problems.flatMap(([field, problem]) => (problem === undefined ? [] : [[field, problem]])));
