import { fault } from '../faults.js';
import { type BusinessUnits, findBusinessUnit } from '../settings/business-unit.js';

/** A moment, in the schema of a seed. */
export const dateTime = { type: 'string', format: 'date-time', description: "The world's time, unless given." } as const;

export const slug = { type: 'string', description: 'Of a business unit of the settings.' } as const;

export const uuid = { type: 'string', format: 'uuid', description: 'A new one, unless given.' } as const;

/** Epoch milliseconds of what is given, or `otherwise`. A leap second has the format, but no such number. */
export function momentOf(text: string | undefined, otherwise: number, name = 'createdAt'): number {
  if (text === undefined) return otherwise;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw unfit(name, 'is no moment that clocks can tell');
  return at;
}

/** What a seed names has to be there. */
export function there<R>(record: R | undefined, name: string): R {
  if (record === undefined) throw unfit(name, 'names nothing in this world');
  return record;
}

export function checkSlug({ businessUnits }: { readonly businessUnits: BusinessUnits }, given: string): void {
  there(findBusinessUnit(businessUnits, given), 'BusinessUnitSlug');
}

/** Refuses what belongs to another business unit or customer than the rest. */
export function checkSame(name: string, one: string, other: string): void {
  if (one !== other) throw unfit(name, 'belongs to another');
}

/** A seed that does not fit the records of the world. */
export const unfit = (name: string, how: string) => fault('seed_unfit', { what: `${name} ${how}`, propertyName: name });
