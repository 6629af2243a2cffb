import type { Advice, Call } from '../../connection/dialect.js';
import type { Write } from './endpoint.js';

/** How to find out whether a payment session was created whose answer was lost: `await paystar.paymentSessions.find(error.lookUp)`. */
export interface LookUp {
  /** The reference that the session was to have. */
  readonly clientReference: string;
  /** The call that shows it, as it would be written. */
  readonly call: string;
  /** What to look for in its answer. */
  readonly lookFor: string;
}

/** Paystar has neither idempotency keys nor lists: what a lost call did can be seen of a payment session with a reference only. */
export function adviceFor({ endpoint, body }: Call): Advice<LookUp | null> {
  const { ClientReference } = (body ?? {}) as { readonly ClientReference?: unknown };
  if (endpoint !== initiate) return { lookUp: null, text: endpoint === push ? pushAgain : startAgain };
  if (typeof ClientReference !== 'string') return { lookUp: null, text: `${startAgain} With a ClientReference it could be found.` };
  const call = `paystar.paymentSessions.find({ clientReference: '${ClientReference}' })`;
  const lookFor = 'the session; not_found means that it was not created';
  return {
    lookUp: { clientReference: ClientReference, call, lookFor },
    text: `To find out, call ${call} and look for ${lookFor}. ${refused}`,
  };
}

const initiate: Write = 'POST /integrations/embedded/initiate';
const push: Write = 'POST /integrations/events';

/** paystar.R41 */
const refused = 'A second session with the same ClientReference is refused.';
/** paystar.R79, paystar.R80 */
const startAgain = 'Nothing shows it. A session that nobody opens expires by itself, so another one can be started.';
/** paystar.R93, paystar.R97; paystar.P13 and paystar.P15 for a second time. */
const pushAgain =
  'Nothing shows it. Pushed again, the event asks for what is so by then; a change of an e-mail address is refused the second time.';
