import type { Firing } from '@paystub/mock-kernel';
import { Temporal } from 'temporal-polyfill';
import { machineNow } from '../machine.js';
import type { WorldHost } from './host.js';

/** What one call crosses at most. */
const JOBS = 10_000;
const MACHINE_MS = 20_000;
/** The machine's events (requests, answers of receivers) get a turn after so long. */
const TURN_MS = 10;

export interface Advanced {
  readonly from: number;
  readonly to: number;
  readonly now: number;
  /** True where a bound of one call was reached before `to`. */
  readonly more: boolean;
  readonly fired: readonly Firing[];
}

/** Another advance of the same world is under way, or the world was reset meanwhile. */
export class AdvanceRefused extends Error {}

/**
 * Takes a world's clock to `to`, from one piece of due work to the next: the clock is set to its time, it runs, its webhooks go out,
 * their outcomes are noted, and so on. A running clock stands still meanwhile and runs on afterwards.
 */
export async function advance(host: WorldHost, to: number, frozen: boolean): Promise<Advanced> {
  if (host.fired) throw new AdvanceRefused('another advance of this world is under way');
  const { world } = host;
  const from = host.catchUp();
  const { epoch } = world;
  const limit = Math.min(to, tenYearsAfter(from));
  const fired: Firing[] = [];
  host.fired = fired;
  world.setClock(from, true, machineNow());
  try {
    const reached = await cross(host, limit, epoch);
    if (world.epoch !== epoch) throw new AdvanceRefused('the world was reset during the advance');
    const now = reached ? Math.max(limit, host.now) : host.now;
    world.setClock(now, frozen, machineNow());
    return { from, to, now, more: now < to, fired };
  } finally {
    host.fired = undefined;
    if (world.epoch === epoch && world.frozen !== frozen) world.setClock(host.now, frozen, machineNow());
    host.wake();
  }
}

/** True when everything due by `limit` has run. */
async function cross(host: WorldHost, limit: number, epoch: number): Promise<boolean> {
  const { world } = host;
  const until = machineNow() + MACHINE_MS;
  let turn = machineNow() + TURN_MS;
  // What is still on its way from before leaves and arrives at the present time.
  await host.dispatcher.settled(until - machineNow());
  for (;;) {
    if (world.epoch !== epoch || (host.fired?.length ?? 0) >= JOBS || machineNow() > until) return false;
    const due = world.dueAt;
    if (due === undefined || due > limit) return true;
    world.setClock(Math.max(due, host.now), true, machineNow());
    host.fire(due);
    if (!host.dispatcher.idle) await host.dispatcher.settled(until - machineNow());
    else if (machineNow() > turn) {
      await new Promise((resolve) => setImmediate(resolve));
      turn = machineNow() + TURN_MS;
    }
  }
}

function tenYearsAfter(from: number): number {
  return Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO('UTC').add({ years: 10 }).epochMilliseconds;
}
