import type { Violation } from '../faults.js';

/** Whether nothing is wrong with a property, with what it stands in, and with what is inside it. */
export type Sound = (...properties: readonly string[]) => boolean;

export function soundIn(violations: readonly Violation[]): Sound {
  const wrong = violations.map(({ propertyName }) => propertyName);
  const isWithin = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
  return (...properties) => properties.every((name) => !wrong.some((other) => isWithin(other, name) || isWithin(name, other)));
}
