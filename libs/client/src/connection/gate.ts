import type { Failed } from './failed.js';
import type { Patience } from './patience.js';

/** What a call passes before it is sent, where a provider wants more than a key: a token that ends, a limit to be kept. */
export interface Gate {
  /** Waits until the call may be sent. Throws an error of the provider where it may not: then nothing was changed. */
  enter(endpoint: string, patience: Patience): Promise<Entry>;
  /** Sees whatever is answered. */
  answered(response: Response): void;
}

export interface Entry {
  readonly headers: Readonly<Record<string, string>>;
  /** Called when the call was refused for its credentials; true where it may enter again with others. */
  readonly renew?: () => boolean;
}

export const openGate: Gate = { enter: async () => ({ headers: {} }), answered: () => {} };

/** A call that its caller gave up, or whose time was over, while it waited to be sent. Nothing was changed. */
export function notSent(operation: string, { signal, timeoutMs }: Patience): Failed<never> {
  if (signal?.aborted) return { kind: 'aborted', message: `${operation} was given up by its caller.`, operation, cause: signal.reason };
  return { kind: 'timeout', message: `${operation}: not sent within ${timeoutMs} ms.`, operation, timeoutMs };
}
