/** 8 digits or more, in groups or not: as long as numbers of cards and bank accounts are. */
const NUMBER = /\d(?:[\s-]*\d){7,}/;
/** What may stand after one: a CVV, or the rest of it. */
const MORE = /\d(?:[\s-]*\d){2,}/g;
/** Ids of ours and dates have many digits, too. */
const KNOWN = /^(?:\w+:)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$|^\d{4}-\d\d-\d\d$/;

/** A form without numbers that may be somebody's, whichever field they were typed into. */
export const withoutNumbers = (form: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(form).map((field) => field.map(withoutNumber)));

function withoutNumber(text: string): string {
  const number = KNOWN.test(text) ? null : NUMBER.exec(text);
  if (!number) return text;
  const rest = text.slice(number.index + number[0].length);
  return `${text.slice(0, number.index)}…${rest.replace(MORE, '…')}`;
}
