/** Why nothing can be verified: what happened, why, and what to do. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(what: string, why: string, fix: string) {
    super(`${what}: ${why}\n${fix}`);
  }
}

/** What a failed fetch says; its own message is "fetch failed". */
export function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  const { code } = cause as { readonly code?: string };
  return cause.message || code || cause.name;
}

/** Takes secrets out of a text, in each form in which they may stand there. */
export function hiding(...secrets: readonly (string | undefined)[]): (text: string) => string {
  const forms = new Set(
    secrets.flatMap((secret) => (secret ? [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)] : [])),
  );
  return (text) => [...forms].reduce((hidden, form) => hidden.replaceAll(form, '…'), text);
}
