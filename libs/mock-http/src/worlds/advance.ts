import type { Firing } from '@paystub/mock-kernel';
import { Temporal } from 'temporal-polyfill';
import { machineNow } from '../machine.js';
import type { DeliveryRecord } from '../webhooks/log.js';
import type { WorldHost } from './host.js';

/** The machine's events (requests, answers of receivers) get a turn after so long. */
const TURN_MS = 10;

export interface Advanced {
  readonly from: number;
  readonly to: number;
  readonly now: number;
  /** True where a bound of one call was reached before everything due by `to` had run. */
  readonly more: boolean;
  readonly fired: readonly Fired[];
}

/** A piece of due work that ran, and its deliveries as they stood when the advance went on. */
export interface Fired {
  readonly firing: Firing;
  readonly deliveries: readonly DeliveryRecord[];
}

/** Another advance of the same world is under way, or the world was reset meanwhile. */
export class AdvanceRefused extends Error {}

/**
 * Takes a world's clock to its target (an instant, or what one look at the clock makes of it), from one piece of due work to the next: the clock is set to its time, it runs, its webhooks go out,
 * their outcomes are noted, and so on. A running clock stands still meanwhile and runs on afterwards.
 */
export async function advance(host: WorldHost, target: number | ((from: number) => number), frozen: boolean): Promise<Advanced> {
  if (host.fired) throw new AdvanceRefused('another advance of this world is under way');
  const { world, now: from } = host;
  const to = typeof target === 'number' ? target : target(from);
  const { epoch } = world;
  // A running clock may have gone on since the caller looked.
  const limit = Math.max(from, Math.min(to, tenYearsAfter(from)));
  const firings: Firing[] = [];
  host.fired = firings;
  host.setClock(from, true);
  let now: number | undefined;
  try {
    const { isReached, fired } = await cross(host, limit, firings);
    if (world.epoch !== epoch) throw new AdvanceRefused('the world was reset during the advance');
    now = isReached ? limit : host.now;
    return { from, to, now, more: !isReached || limit < to, fired };
  } finally {
    // A reset in between has ended this advance, and another one may be under way.
    if (host.fired === firings) {
      host.fired = undefined;
      host.setClock(now ?? host.now, frozen);
    }
  }
}

/** Runs what is due by `limit`; `isReached` when that is all done. */
async function cross(host: WorldHost, limit: number, firings: readonly Firing[]): Promise<{ isReached: boolean; fired: Fired[] }> {
  const { world, dispatcher } = host;
  const { epoch } = world;
  const { advanceJobs, advanceMs } = host.sandbox.limits;
  const fired: Fired[] = [];
  const until = machineNow() + advanceMs;
  let turn = machineNow() + TURN_MS;
  // What is still on its way from before leaves and arrives at the present time.
  await dispatcher.settled(advanceMs);
  for (;;) {
    for (const firing of firings.slice(fired.length)) fired.push({ firing, deliveries: deliveriesOf(host, firing) });
    if (world.epoch !== epoch || firings.length >= advanceJobs || machineNow() > until) return { isReached: false, fired };
    const due = world.dueAt;
    if (due === undefined || due > limit) return { isReached: true, fired };
    host.setClock(Math.max(due, host.now), true);
    host.fire(due);
    if (!dispatcher.idle) await dispatcher.settled(until - machineNow());
    else if (machineNow() > turn) {
      await new Promise((resolve) => setImmediate(resolve));
      turn = machineNow() + TURN_MS;
    }
  }
}

/** As they stand now, without what was sent. */
const deliveriesOf = ({ log }: WorldHost, { commit }: Firing): DeliveryRecord[] =>
  commit.ready.flatMap(({ id }) => {
    const record = log.get(id);
    return record ? [{ ...record, attempts: [] }] : [];
  });

function tenYearsAfter(from: number): number {
  return Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO('UTC').add({ years: 10 }).epochMilliseconds;
}
