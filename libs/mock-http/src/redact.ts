/** A credential as it may be shown: its last four characters. */
export const masked = (credential: string): string => `…${credential.slice(-4)}`;

const REDACTED = '[redacted]';

/** A JSON text without the values of its secret fields; a text that is not JSON as it is. */
export function redactedText(text: string, secretFields: readonly string[]): string {
  if (!secretFields.some((field) => text.includes(`"${field}"`))) return text;
  try {
    return JSON.stringify(JSON.parse(text, (key, value) => (secretFields.includes(key) && typeof value === 'string' ? REDACTED : value)));
  } catch {
    // A text that was cut off: take the values out where they stand.
    return secretFields.reduce((left, field) => left.replace(new RegExp(`("${field}"\\s*:\\s*)"[^"]*"?`, 'g'), `$1"${REDACTED}"`), text);
  }
}

/** Headers as they may be shown: by lower-case name, what authenticates masked. */
export function redactedHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const text = Array.isArray(value) ? value.join(', ') : value;
    shown[name.toLowerCase()] = SECRET_HEADERS.has(name.toLowerCase()) ? masked(text) : text;
  }
  return shown;
}

const SECRET_HEADERS = new Set(['authorization', 'cookie', 'proxy-authorization', 'x-api-key']);
