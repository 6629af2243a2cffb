/** A credential as it may be shown: its last four characters, unless that were most of it. */
export const masked = (credential: string): string => `…${credential.length >= 8 ? credential.slice(-4) : ''}`;

const REDACTED = '[redacted]';

/** A body without the values of its secret fields; to the byte as it is where it has none. */
export function redactedText(text: string, secretFields: readonly string[]): string {
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
    shown[name.toLowerCase()] = SECRET_HEADERS.has(name.toLowerCase()) ? masked(text) : maskedPath(text);
  }
  return shown;
}

const SECRET_HEADERS = new Set(['authorization', 'cookie', 'proxy-authorization', 'x-api-key']);

/** A path of ours as it may be shown: without a page token, or the credential that names a world. */
export const maskedPath = (path: string): string =>
  path
    .replace(/\/~[^/?#\s]+/g, '/~…')
    .replace(/(\/worlds\/)(?!w_|default\b)([^/?#\s]+)/g, (_, start: string, world: string) => start + masked(world));

/** An address without the password that it may carry. */
export const maskedUrl = (url: string): string => url.replace(/(:\/\/)[^/@\s]+@/, '$1…@');
