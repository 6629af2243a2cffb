import { dateAfter, type Length, stepAfter } from './dates.js';
import { type FirstTerms, ownLength, type Terms } from './terms.js';

/** When the next period comes by itself: `steps` lengths after the anchor. */
export interface Schedule {
  readonly anchor: number | null;
  readonly steps: number;
  /** Epoch milliseconds; null where none comes by itself. */
  readonly next_at: number | null;
}

export const unscheduled: Schedule = { anchor: null, steps: 0, next_at: null };

/** Dossier 8.6: the anchor is the instant of the start; a first period with a length of its own moves it to period 2. */
export function scheduleFrom(now: number, terms: Terms | null, first: FirstTerms | null): Schedule {
  if (!terms) return unscheduled;
  const own = ownLength(first, terms);
  return own ? at(dateAfter(now, own, 1), terms, 0) : at(now, terms, 1);
}

/** The date of a period that came by itself is used up. */
export const stepped = ({ anchor, steps }: Schedule, terms: Length): Schedule => at(anchor, terms, steps + 1);

/** paypro.R95: dates that passed during the pause are left out; the next one is a regular one. */
export const caughtUp = ({ anchor, steps }: Schedule, terms: Length, now: number): Schedule =>
  anchor === null ? unscheduled : at(anchor, terms, stepAfter(now, anchor, terms, steps));

/** A new length counts from the date on which the present period ends. */
export function rescheduled(schedule: Schedule, from: Length, to: Length, now: number): Schedule {
  if (from.interval === to.interval && from.multiplier === to.multiplier) return at(schedule.anchor, to, schedule.steps);
  const { next_at } = caughtUp(schedule, from, now);
  return at(next_at, to, 0);
}

function at(anchor: number | null, length: Length, steps: number): Schedule {
  if (anchor === null) return unscheduled;
  const date = steps === 0 ? anchor : dateAfter(anchor, length, steps);
  return Number.isFinite(date) ? { anchor, steps, next_at: date } : unscheduled;
}
