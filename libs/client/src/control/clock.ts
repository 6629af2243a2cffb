import type { components } from '@paystub/contracts/control';
import { failure } from './control-error.js';

export type Advance = components['schemas']['Advance'];

/** `{ by: 'PT31M' }` or `{ to: '2026-01-31T00:00:00Z' }`. */
export type Step = { readonly by: string } | { readonly to: string | Date };

/** The body of the call; a Date becomes an instant. */
export const stepBody = (step: Step): { by: string } | { to: string } => ('by' in step ? { by: step.by } : { to: instant(step.to) });

export const instant = (time: string | Date): string => (time instanceof Date ? time.toISOString() : time);

/**
 * One call stops at its limits (10,000 jobs, 10 years, 20 s). This goes on until none is left and answers as if it had been one.
 * A call that did nothing may have waited for webhooks whose receivers hang (`isWaiting`), which come to an end one after the other.
 */
export async function toTheEnd(
  first: Advance,
  goOn: (step: Step) => Promise<Advance>,
  isWaiting: () => Promise<boolean>,
): Promise<Advance> {
  const fired = [first.fired];
  let last = first;
  let idle = 0;
  while (last.more) {
    const next = await goOn(rest(last));
    const isStill = next.more && next.fired.length === 0 && next.now === last.now;
    // The last of them may have ended between the two answers: that is found out by going on once more.
    idle = isStill && !(await isWaiting()) ? idle + 1 : 0;
    if (idle > 1) {
      throw failure(
        'The clock stands still',
        `The advance has more to do at ${next.now} and does nothing.`,
        'Report it: this is a fault of the sandbox.',
      );
    }
    fired.push(next.fired);
    last = next;
  }
  return { ...last, from: first.from, to: first.to, fired: fired.flat() };
}

/** A running clock may have passed its goal by itself while work was left that is due. */
const rest = ({ to, now }: Advance): Step => (Date.parse(now) < Date.parse(to) ? { to } : { by: 'PT0S' });
