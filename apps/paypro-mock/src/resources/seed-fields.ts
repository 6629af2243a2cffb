import { fault } from '../faults.js';

/** A moment, in the schema of a seed. */
export const dateTime = { type: 'string', format: 'date-time' } as const;

/** What a seed dates, as epoch milliseconds: the moment that it gives, or `otherwise`. A leap second has the format, but no such number. */
export function momentOf(text: string | null | undefined, otherwise: number, param = 'created_at'): number {
  if (text === undefined || text === null) return otherwise;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw fault('must_be', { param, kind: 'a moment that clocks can tell' });
  return at;
}
