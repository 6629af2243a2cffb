import { Temporal } from 'temporal-polyfill';
import { machineNow } from '../machine.js';
import type { Sandbox } from '../sandbox.js';
import { type Advanced, advance } from '../worlds/advance.js';
import type { WorldHost } from '../worlds/host.js';
import { worldOf } from './find.js';
import { mark } from './mark.js';
import type { Owned } from './operations.js';
import { Problem } from './problem.js';
import { instant, showFiring } from './show.js';
import { settled } from './worlds.js';

export function clockOperations(sandbox: Sandbox): Owned<'getClock' | 'setClock' | 'advanceClock'> {
  return {
    getClock({ params }) {
      const host = settled(worldOf(sandbox, params.world));
      return { status: 200, body: { now: instant(host.now), frozen: host.world.frozen } };
    },
    async setClock({ params, query, body }) {
      const host = settled(worldOf(sandbox, params.world));
      if (host.fired)
        throw new Problem(
          409,
          'advance-under-way',
          'The clock could not be set',
          'An advance of this world is under way.',
          'Wait for it, then try again.',
        );
      const frozen = body.frozen ?? host.world.frozen;
      if (body.frozen !== undefined) host.world.setClock(host.now, frozen, machineNow());
      const { now } = host;
      const to = body.now === undefined ? now : Date.parse(body.now);
      if (to < now) {
        if (host.world.touched) throw goesBack(now, to);
        host.world.setClock(to, frozen, machineNow());
      }
      const advanced = to < now ? { from: now, to, now: to, more: false, fired: [] } : await advance(host, to, frozen);
      mark(host, 'setClock', 'PUT', '/clock');
      return answer(host, advanced, query);
    },
    async advanceClock({ params, query, body }) {
      const host = settled(worldOf(sandbox, params.world));
      const { now } = host;
      const to = body.to === undefined ? after(now, body.by as string) : Date.parse(body.to);
      if (to < now) throw goesBack(now, to);
      const advanced = await advance(host, to, host.world.frozen);
      mark(host, 'advanceClock', 'POST', '/clock/advance');
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
    fired: fired.map((firing) => showFiring(host, firing)),
  };
  return { status: 200 as const, body };
}

/** An ISO 8601 duration later; months and years are the calendar's, in UTC. */
function after(now: number, duration: string): number {
  try {
    return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').add(duration).epochMilliseconds;
  } catch (error) {
    throw new Problem(
      400,
      'invalid-request',
      'The duration cannot be used',
      `${(error as Error).message}.`,
      'Use an ISO 8601 duration such as PT31M, P1D or P1M.',
    );
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
