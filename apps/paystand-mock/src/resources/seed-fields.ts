import { invalid } from '../refusals.js';
import type { Stored } from '../values/stored.js';

/** An id, in the schema of a seed. */
export const seedId = { type: 'string', pattern: '^[0-9a-z]{24}$', description: 'A new one, unless given.' } as const;
/** Money, in the schema of a seed. */
export const seedMoney = { type: ['string', 'number'], pattern: '^\\d{1,13}(\\.\\d{1,2})?$', minimum: 0 } as const;
export const seedTime = { type: 'string', format: 'date-time' } as const;

/** When something was made and last changed, in the schema of a seed. */
export const seedTimes = {
  created: { ...seedTime, description: "The world's time, unless given." },
  lastUpdated: { ...seedTime, description: 'When it was created, unless given.' },
} as const;

export interface SeededTimes {
  readonly created?: string;
  readonly lastUpdated?: string;
}

export function timesOf({ created, lastUpdated }: SeededTimes, now: number): Omit<Stored, 'id'> {
  const from = momentOf(created, now, 'created');
  const changed = momentOf(lastUpdated, from, 'lastUpdated');
  if (changed < from) throw invalid('lastUpdated', 'lastUpdated must not lie before created', lastUpdated);
  return { created: from, lastUpdated: changed };
}

/** Epoch milliseconds of what is given, or `otherwise`. A leap second has the format, but no such number. */
export function momentOf(text: string | undefined, otherwise: number, parameter: string): number {
  if (text === undefined) return otherwise;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw invalid(parameter, `${parameter} is no moment that clocks can tell`, text);
  return at;
}
