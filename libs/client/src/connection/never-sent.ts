/** Failures to connect: no byte of the request can have reached anyone. */
const codes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
/** A timeout or an unreachable host may also end a connection that stood, so their codes alone say nothing. */
const systemCalls = new Set(['connect', 'getaddrinfo']);

export interface Broken {
  readonly code: string | null;
  readonly reason: string;
  readonly neverSent: boolean;
}

/** What fetch says of a connection that failed. It wraps the system's error, of several addresses tried in several. */
export function brokenBy(error: unknown): Broken {
  const { cause } = (error ?? {}) as { cause?: unknown };
  const root = cause ?? error ?? {};
  const { code, message } = root as { code?: unknown; message?: unknown };
  return {
    code: typeof code === 'string' ? code : null,
    reason: typeof message === 'string' && message !== '' ? message : typeof code === 'string' ? code : 'the connection failed',
    neverSent: neverSent(root),
  };
}

function neverSent(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, syscall, errors } = error as { code?: unknown; syscall?: unknown; errors?: unknown };
  if (Array.isArray(errors) && errors.length > 0) return errors.every(neverSent);
  return codes.has(code as string) || systemCalls.has(syscall as string);
}
