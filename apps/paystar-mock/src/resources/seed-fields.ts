import { fault } from '../faults.js';

/** A moment, in the schema of a seed. */
export const dateTime = { type: 'string', format: 'date-time', description: "The world's time, unless given." } as const;

/** Epoch milliseconds of what is given, or `otherwise`. A leap second has the format, but no such number. */
export function momentOf(text: string | undefined, otherwise: number, name = 'createdAt'): number {
  if (text === undefined) return otherwise;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw fault('seed_unfit', { what: `${name} is no moment that clocks can tell`, propertyName: name });
  return at;
}
