/** A header's value, or how to get it: it is asked for once, and again when time has passed. */
export type HeaderValue = string | (() => Promise<string>);

/** The headers with changes, whatever their case; null takes one away. */
export function changed(
  headers: Readonly<Record<string, HeaderValue>>,
  changes: Readonly<Record<string, string | null>> = {},
): Record<string, HeaderValue> {
  const lower = Object.fromEntries(Object.entries(changes).map(([name, value]) => [name.toLowerCase(), value]));
  const kept = Object.entries(headers).filter(([name]) => !(name.toLowerCase() in lower));
  const added = Object.entries(changes).filter((entry): entry is [string, string] => entry[1] !== null);
  return Object.fromEntries([...kept, ...added]);
}

/** The headers with what had to be asked for; `grants` holds what was. */
export async function granted(
  headers: Readonly<Record<string, HeaderValue>>,
  grants: Map<string, Promise<string>>,
): Promise<Record<string, string>> {
  const entries = Object.entries(headers).map(async ([name, value]) => {
    if (typeof value === 'string') return [name, value] as const;
    const grant = grants.get(name) ?? value();
    grants.set(name, grant);
    return [name, await grant] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
