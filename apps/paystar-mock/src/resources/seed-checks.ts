import { fault } from '../faults.js';
import { type BusinessUnits, findBusinessUnit } from '../settings/business-unit.js';

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
