import type { Violation } from '../faults.js';
import type { Member, Names } from './names.js';

/** Violations in the order in which the document names what they blame; what it does not name stays as it was found. */
export function inOrder(violations: readonly Violation[], members: Names): Violation[] {
  const places = new Map(violations.map(({ propertyName }) => [propertyName, placeOf(propertyName, members)]));
  return violations.toSorted((a, b) => compare(places.get(a.propertyName) ?? [], places.get(b.propertyName) ?? []));
}

/** The numbers on the way: of members as documented, of items as sent. */
function placeOf(propertyName: string, members: Names): number[] {
  const place: number[] = [];
  let inside: Names | undefined = members;
  for (const step of propertyName.split(/[.[\]]+/).filter((part) => part !== '')) {
    const member: Member | undefined = inside?.get(step.toLowerCase());
    if (member === undefined && !/^\d+$/.test(step)) return place;
    place.push(member?.position ?? Number(step));
    if (member !== undefined) inside = member.inside;
  }
  return place;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
