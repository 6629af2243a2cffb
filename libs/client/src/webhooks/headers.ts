type HeaderValue = string | readonly string[] | undefined;

/** Headers as `node:http` or `fetch` have them. */
export type WebhookHeaders = Headers | Readonly<Record<string, HeaderValue>>;

/** The value of a header, whatever the case of its name; several values are one text, as on the wire. */
export function headerIn(headers: WebhookHeaders, name: string): string | undefined {
  const entries: readonly (readonly [string, HeaderValue])[] = headers instanceof Headers ? [...headers] : Object.entries(headers);
  return entries.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1]?.toString();
}
