import type { PaystarEmbedded } from '../../../paystar-embedded.js';
import { createEmbedded } from './embedded.js';

/** Where a page keeps the one SDK that it has, however often the script runs. */
const KEY = Symbol.for('paystar-embedded');

/** A method's name and its arguments, as the stub keeps them. */
type Queued = ArrayLike<unknown>;

/** What the stub leaves behind: the queue, with stand-ins for the methods. */
type Stub = Queued[] & Partial<Record<string, unknown>>;

interface Place {
  [KEY]?: PaystarEmbedded;
  Paystar?: unknown;
  readonly document: Pick<Document, 'readyState' | 'addEventListener'>;
}

/** paystar.R115: what was queued may name elements that are yet to come, so it is made up for when the page is there. */
export function install(place: Place): void {
  if (Array.isArray(place.Paystar) && place.document.readyState === 'loading')
    place.document.addEventListener('DOMContentLoaded', () => installNow(place), { once: true });
  else installNow(place);
}

/** paystar.P35: a script that runs again finds the SDK of the first, and nothing in the queue. */
function installNow(place: Place): void {
  place[KEY] ??= createEmbedded();
  const sdk = place[KEY];
  const target = (typeof place.Paystar === 'object' && place.Paystar !== null ? place.Paystar : []) as Stub;
  place.Paystar = target;
  const queue = Array.isArray(target) ? target.splice(0) : [];
  // Stand-ins that someone has kept push on: their calls go through at once.
  const push = (...calls: readonly Queued[]) => {
    for (const queued of calls) replay(sdk, queued);
    return 0;
  };
  Object.assign(target, sdk, Array.isArray(target) && { push });
  push(...queue);
}

/** One call that goes wrong does not keep the others back. */
function replay(sdk: PaystarEmbedded, queued: Queued): void {
  const [name, ...given] = Array.from(queued);
  try {
    if (typeof name !== 'string' || !Object.hasOwn(sdk, name)) throw new TypeError(`Paystar.${name}: there is no such method.`);
    (sdk[name as keyof PaystarEmbedded] as (...given: unknown[]) => unknown)(...given);
  } catch (error) {
    console.error(error);
  }
}
