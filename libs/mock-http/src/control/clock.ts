import { Temporal } from 'temporal-polyfill';
import type { Sandbox } from '../sandbox.js';
import { type Advanced, advance } from '../worlds/advance.js';
import { ClockGoesBack, type WorldHost } from '../worlds/host.js';
import { settled, worldOf } from './find.js';
import { mark } from './mark.js';
import type { Owned } from './operations.js';
import { invalid, Problem } from './refusals/problem.js';
import { instant, showFired } from './views/show.js';

export function clockOperations(sandbox: Sandbox): Owned<'getClock' | 'setClock' | 'advanceClock'> {
  return {
    getClock({ params }) {
      const host = settled(worldOf(sandbox, params.world));
      return { status: 200, body: { now: instant(host.now), frozen: host.world.frozen } };
    },
    async setClock({ params, query, body, receivedAt }) {
      const host = worldOf(sandbox, params.world);
      refuseMeanwhile(host);
      const frozen = body.frozen ?? host.world.frozen;
      const to = body.now === undefined ? undefined : epochOf(body.now);
      if (to === undefined) host.catchUp();
      const advanced = to === undefined || to < host.now ? set(host, to, frozen) : await advance(host, to, frozen);
      mark(host, { operation: 'setClock', method: 'PUT', path: '/clock', body, status: 200, receivedAt });
      return answer(host, advanced, query);
    },
    async advanceClock({ params, query, body, receivedAt }) {
      const host = worldOf(sandbox, params.world);
      refuseMeanwhile(host);
      const target = (from: number) => {
        const to = body.to === undefined ? after(from, body.by as string) : epochOf(body.to);
        if (to < from) throw goesBack(from, to);
        return to;
      };
      const advanced = await advance(host, target, host.world.frozen);
      mark(host, { operation: 'advanceClock', method: 'POST', path: '/clock/advance', body, status: 200, receivedAt });
      return answer(host, advanced, query);
    },
  };
}

/** The longest that `wait=deliveries` waits. */
export const WAIT_MS = 20_000;

async function answer(host: WorldHost, { from, to, now, more, fired }: Advanced, query: { wait?: 'deliveries' }) {
  if (query.wait === 'deliveries') await host.dispatcher.settled(WAIT_MS);
  const body = {
    from: instant(from),
    to: instant(to),
    now: instant(now),
    frozen: host.world.frozen,
    more,
    fired: fired.map((firing) => showFired(host, firing)),
  };
  return { status: 200 as const, body };
}

/** Sets the clock where it stands, for which nobody waits; or back, which is possible before anything has happened in a world. */
function set(host: WorldHost, given: number | undefined, frozen: boolean): Advanced {
  const { now: from } = host;
  const to = given ?? from;
  try {
    host.setClock(to, frozen);
  } catch (error) {
    throw error instanceof ClockGoesBack ? goesBack(from, to) : error;
  }
  return { from, to, now: to, more: false, fired: [] };
}

function refuseMeanwhile(host: WorldHost): void {
  if (!host.fired) return;
  throw new Problem(
    409,
    'advance-under-way',
    'The clock could not be moved',
    'An advance of this world is under way.',
    'Wait for it, then try again.',
  );
}

/** Epoch milliseconds of an instant; the document lets a leap second through, which no clock of ours shows. */
export function epochOf(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw invalid('instant', `${text} is no time that a clock here can show.`, 'Use one such as 2026-01-31T00:00:00Z.');
  return at;
}

/** An ISO 8601 duration later; months and years are the calendar's, in UTC. */
function after(now: number, duration: string): number {
  try {
    return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').add(duration).epochMilliseconds;
  } catch (error) {
    throw invalid('duration', `${(error as Error).message}.`, 'Use an ISO 8601 duration such as PT31M, P1D or P1M.');
  }
}

function goesBack(now: number, to: number): Problem {
  return new Problem(
    409,
    'clock-goes-back',
    'The clock does not go back',
    `It shows ${instant(now)}, and ${instant(to)} is before that.`,
    'Reset the world, or set the clock before anything happens in it.',
  );
}
