import { unfit } from './seed-checks.js';

/** A moment, in the schema of a seed. */
export const dateTime = { type: 'string', format: 'date-time', description: "The world's time, unless given." } as const;

export const slug = { type: 'string', description: 'Of a business unit of the settings.' } as const;

export const uuid = { type: 'string', format: 'uuid', description: 'A new one, unless given.' } as const;

/** As the provider numbers accounts and customers. */
export const number = { type: 'string', pattern: '^[1-9][0-9]{0,15}$', description: 'A new one, unless given.' } as const;

/** Epoch milliseconds of what is given, or `otherwise`. A leap second has the format, but no such number. */
export function momentOf(text: string | undefined, otherwise: number, name = 'createdAt'): number {
  if (text === undefined) return otherwise;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw unfit(name, 'is no moment that clocks can tell');
  return at;
}
