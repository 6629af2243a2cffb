import { type Gate, notSent } from '../../connection/gate.js';
import type { Patience } from '../../connection/patience.js';
import { errorOf, type PaystandError, PaystandError as PaystandErrors } from './paystand-error.js';
import type { Throttle } from './throttle.js';
import type { Tokens } from './tokens.js';

/** Every request counts, the one for a token too (paystand.R34). */
export function limitGate(throttle: Throttle): Gate {
  return {
    async enter(endpoint, patience) {
      await waiting(throttle, endpoint, patience);
      return { headers: {} };
    },
    answered: (response) => throttle.heed(response),
  };
}

/** A token, and then a turn. */
export function tokenGate(tokens: Tokens, throttle: Throttle): Gate {
  return {
    async enter(endpoint, patience) {
      const { value, isNew } = await tokenFor(tokens, endpoint, patience);
      await waiting(throttle, endpoint, patience);
      const renew = () => {
        tokens.refused(value);
        // One that was made for this call is not refused for its age.
        return !isNew;
      };
      return { headers: { authorization: `Bearer ${value}` }, renew };
    },
    answered: (response) => throttle.heed(response),
  };
}

async function tokenFor(tokens: Tokens, endpoint: string, patience: Patience) {
  try {
    return await patience.hold(tokens.current());
  } catch (error) {
    if (patience.either.aborted) throw errorOf(notSent(endpoint, patience));
    throw error instanceof PaystandErrors ? withoutToken(endpoint, error) : error;
  }
}

/** The same failure, told to each call that waited for the token. */
const withoutToken = (endpoint: string, { message, ...facts }: PaystandError): PaystandError =>
  errorOf({ ...facts, message: `${endpoint} was not sent, because there is no token. ${message}` } as Parameters<typeof errorOf>[0]);

async function waiting(throttle: Throttle, endpoint: string, patience: Patience): Promise<void> {
  try {
    const missingMs = await throttle.turn(patience);
    if (missingMs !== undefined) throw heldBack(endpoint, Math.ceil(missingMs));
  } catch (error) {
    throw patience.either.aborted ? errorOf(notSent(endpoint, patience)) : error;
  }
}

const heldBack = (endpoint: string, retryAfterMs: number): PaystandError =>
  errorOf({
    kind: 'rate_limited',
    message: `${endpoint} was not sent: the limit of requests a minute leaves it no time within its own limit.`,
    operation: endpoint as NonNullable<PaystandError['operation']>,
    status: null,
    retryAfterMs,
  });
