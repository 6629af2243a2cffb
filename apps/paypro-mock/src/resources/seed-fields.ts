import { fault } from '../faults.js';

/** Euro cents, in the schema of a seed: no more than a number keeps exactly. */
export const cents = { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER } as const;

/** A moment, in the schema of a seed. */
export const dateTime = { type: 'string', format: 'date-time' } as const;

/** What a seed dates, as epoch milliseconds: the moment that it gives, or `otherwise`. A leap second has the format, but no such number. */
export function momentOf(text: string | null | undefined, otherwise: number, param = 'created_at'): number {
  if (text === undefined || text === null) return otherwise;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw fault('must_be', { param, kind: 'a moment that clocks can tell' });
  return at;
}
