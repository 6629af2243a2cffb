/** A credential as it may be shown: its last four characters, unless that were most of it. */
export const masked = (credential: string): string => `…${credential.length >= 8 ? credential.slice(-4) : ''}`;

const REDACTED = '[redacted]';

/** A body as it may be shown: without the values of its secret fields, and masked; to the byte as it is where it has nothing to hide. */
export const redactedText = (text: string, secretFields: readonly string[]): string => maskedText(withoutSecrets(text, secretFields));

function withoutSecrets(text: string, secretFields: readonly string[]): string {
  let isRedacted = false;
  try {
    const redacted: unknown = JSON.parse(text, (key, value: unknown) => {
      if (value === null || !secretFields.includes(key)) return value;
      isRedacted = true;
      return REDACTED;
    });
    return isRedacted ? JSON.stringify(redacted) : text;
  } catch {
    // Not JSON, or cut off: take the values out where they stand, of JSON and of a form.
    return secretFields.reduce(withoutValue, redactedForm(text, secretFields));
  }
}

const withoutValue = (text: string, field: string) =>
  text.replace(new RegExp(`("${escaped(field)}"\\s*:\\s*)("(?:[^"\\\\]|\\\\.)*"?|[^\\s",}\\]]+)`, 'g'), `$1"${REDACTED}"`);

/** A query, or a form, without the values of its secret fields. */
export const redactedForm = (text: string, secretFields: readonly string[]): string =>
  secretFields.reduce((left, field) => left.replace(new RegExp(`(^|[?&])(${escaped(field)}=)[^&]*`, 'g'), `$1$2${REDACTED}`), text);

const escaped = (field: string) => field.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Headers as they may be shown: by lower-case name, what authenticates masked. */
export function redactedHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const text = Array.isArray(value) ? value.join(', ') : value;
    shown[name.toLowerCase()] = SECRET_HEADER.test(name) ? masked(text) : maskedPath(text);
  }
  return shown;
}

/** Headers of our own, with their names as they were sent. */
export const maskedHeaders = (headers: Readonly<Record<string, string>>, secret: readonly string[] = []): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, SECRET_HEADER.test(name) || secret.includes(name) ? masked(value) : value]),
  );

const SECRET_HEADER = /(^|-)(authorization|cookie|api-?key|token|secret|password)$/i;

/** A path of ours as it may be shown: without a page token, or the credential that names a world. */
export const maskedPath = (path: string): string =>
  path
    .replace(PAGE_TOKEN, '$1…')
    .replace(/(\/worlds\/)(?!w_|default\b)([^/?#\s]+)/g, (_, start: string, world: string) => start + masked(world));

/** An address without what it may carry of a password or a key. */
export const maskedUrl = (url: string): string => withoutUser(url).replace(SECRET_PARAMETER, '$1…');

const withoutUser = (text: string): string => text.replace(USER, '$1…@');

/** As they stand in an address, in JSON (where a slash may be escaped) and in a form. */
const USER = /((?::|%3A)(?:\\?\/|%2F){2})(?:(?!%2F|%3F|%23)[^/?#\\\s"'<>])+(?:@|%40)/gi;
/** In the path, or as the query parameter `w`. */
const SECRET_PARAMETER = /([?&][\w-]*(?:token|secret|key|password|signature)[\w-]*=)[^&#\s"'<>\\]+/gi;
const PAGE_TOKEN = /(\/~|[?&]w=)[^/?#&\\\s"'<>]+/g;
const DIGITS = /\d+(?:[ -]\d+)*/g;
/** A SHA-256, which may have as many digits in a row as a card has. */
const HASH = /^"[0-9a-f]{64}"$/;
/** JSON's strings, and what is between them: there a number needs quotes once it is masked. */
const STRINGS = /"[^"\\]*(?:\\.[^"\\]*)*"?|[^"]+/gs;

/** A text without what is secret wherever it stands: passwords in addresses, page tokens, card numbers. */
export const maskedText = (text: string): string =>
  text.replace(STRINGS, (part) => {
    if (HASH.test(part)) return part;
    const isQuoted = part.startsWith('"') || part.length === text.length;
    return withoutUser(part)
      .replace(PAGE_TOKEN, '$1…')
      .replace(DIGITS, (digits) => maskedCards(digits, isQuoted ? masked : (card) => `"${masked(card)}"`));
  });

/** Digits in groups, as people write card numbers, which something else may follow: `4111 1111 1111 1111 12/27`. */
function maskedCards(text: string, mask: (card: string) => string): string {
  const groups = text.split(/[ -]/);
  let at = 0;
  for (const [from, group] of groups.entries()) {
    let card = '';
    for (let to = from; to < groups.length && card.length < 19; to++) {
      card += groups[to];
      if (!isCard(card)) continue;
      const end = at + card.length + to - from;
      return text.slice(0, at) + mask(card) + maskedCards(text.slice(end), mask);
    }
    at += group.length + 1;
  }
  return text;
}

/** 13 to 19 digits with Luhn's check digit; 13 that start with 1 are milliseconds of our days, and no card's. */
function isCard(digits: string): boolean {
  if (!/^(?!1\d{12}$)\d{13,19}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]) * (i % 2 === 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}
