import { findCard } from '../../resources/payment-sources/test-numbers.js';
import { holderProblem, type Problems } from './holder.js';

type Form = Readonly<Record<string, string>>;

/** What is wrong with a card, by field. */
export function cardProblems(form: Form, now: number): Problems {
  const { card_number = '', card_expiry = '', card_cvv = '', card_zip = '', card_holder = '' } = form;
  const card = findCard(card_number);
  const digits = card?.accountType === 'Amex' ? 4 : 3;
  return [
    ['card_number', numberProblem(card_number)],
    ['card_expiry', expiryProblem(card_expiry, now)],
    ['card_cvv', new RegExp(`^\\d{${digits}}$`).test(card_cvv.trim()) ? undefined : `Type ${digits} digits.`],
    ['card_zip', /^\d{5}(-?\d{4})?$/.test(card_zip.trim()) ? undefined : 'Type 5 digits.'],
    ['card_holder', holderProblem(card_holder)],
  ];
}

/** Dossier 8: real cards must not be typed here. */
function numberProblem(number: string): string | undefined {
  if (findCard(number)) return undefined;
  if (number.trim() === '') return 'Type the number of a test card.';
  return 'This is not a test card. Use a published test number, such as 4111 1111 1111 1111, and never a real card.';
}

/** `12/30` or `12/2030`; a card is good to the end of its month. */
function expiryProblem(expiry: string, now: number): string | undefined {
  const [, month = '', year = ''] = /^\s*(\d{1,2})\s*[/-]?\s*(20\d\d|\d\d)\s*$/.exec(expiry) ?? [];
  if (Number(month) < 1 || Number(month) > 12) return 'Such as 12/30.';
  const end = Date.UTC(year.length === 2 ? 2000 + Number(year) : Number(year), Number(month));
  return end > now ? undefined : 'This has passed.';
}
