/** Fields whose values nobody gets to see: not in the journal, and not in what is said of a wrong one. Of cards and banks nothing is shown. */
export const secretFields: readonly string[] =
  'client_id client_secret clientSecret access_token refresh_token card cardNumber securityCode bank accountNumber routingNumber'.split(
    ' ',
  );

const secrets: ReadonlySet<string> = new Set(secretFields);

/** Whether a dotted path leads to a secret, or into one. */
export const isSecret = (path: string): boolean => path.split('.').some((step) => secrets.has(step));
