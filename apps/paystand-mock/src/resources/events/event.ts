import type { Stored } from '../../values/stored.js';

export const sourceTypes = ['Payment', 'ReceivableTransaction', 'Refund', 'Dispute', 'Transfer', 'Fee'] as const;

export type SourceType = (typeof sourceTypes)[number];

/** What happened to an object, as it is told: the object as it was presented then, and what of it had changed. */
export interface Event extends Stored {
  readonly sourceType: SourceType;
  readonly sourceId: string;
  /** As on the wire, but for the owner's id, which is the world's. */
  readonly resource: Wire;
  readonly previous: Wire;
  readonly changes: Wire;
  readonly urls: readonly string[];
  /** Deliveries that were made, to all URLs together, whether one has arrived, and whether the last one did. */
  readonly attempts: number;
  readonly sent: boolean;
  readonly lastAttemptSent: boolean;
}

export type Wire = Readonly<Record<string, unknown>>;

/** paystand.R208, R209: what has changed of an object (of a new one: all), and what that was before. */
export function differenceOf(previous: Wire | undefined, current: Wire): Pick<Event, 'previous' | 'changes'> {
  if (!previous) return { previous: {}, changes: current };
  const names = Object.keys({ ...previous, ...current });
  const changed = names.filter((name) => name === 'lastUpdated' || JSON.stringify(previous[name]) !== JSON.stringify(current[name]));
  return { previous: chosen(previous, changed), changes: chosen(current, changed) };
}

const chosen = (object: Wire, names: readonly string[]): Wire =>
  Object.fromEntries(names.flatMap((name) => (object[name] === undefined ? [] : [[name, object[name]]])));
