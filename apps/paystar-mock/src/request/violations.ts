import type { Finding } from '@paystub/contracts/http';
import { atMost, type Violation } from '../faults.js';
import { type BusinessUnit, type BusinessUnits, findBusinessUnit } from '../settings/business-unit.js';
import { bodies } from './bodies.js';
import { violationsIn } from './findings.js';
import { isObject, type Member, type Names } from './names.js';
import { inOrder } from './order.js';
import { type Sound, soundIn } from './sound.js';

/** What a validator does not see in a body. Members are of the documented type where `sound` says so. */
export type Rest = (body: object, sound: Sound) => Checked;

export interface Checked {
  /** What its members mean together. */
  readonly own: Iterable<Violation>;
  /** What it meets in its business unit, where that is known. */
  readonly met: (sound: Sound, slug: string, unit: BusinessUnit) => Iterable<Violation>;
}

/** paystar.P2: all that is wrong with a request: with its members, with what they mean together, then with what they meet in the world. */
export function allViolations(
  units: BusinessUnits,
  operation: string,
  body: unknown,
  findings: readonly Finding[],
  rest: Rest | undefined,
): Violation[] {
  const members = bodies[operation] as Names;
  const found = violationsIn(findings, body, operation);
  if (rest === undefined || !isObject(body)) return inOrder(atMost(found), members);
  const { own, met } = rest(body, soundIn(found));
  const all = [...found, ...own];
  const sound = soundIn(all);
  const ordered = inOrder(atMost(all), members);
  const { name } = members.get('businessunitslug') as Member;
  if (!sound(name)) return ordered;
  const slug = body[name] as string;
  const unit = findBusinessUnit(units, slug);
  const stateful = unit
    ? met(sound, slug, unit)
    : [{ propertyName: name, errorMessage: 'There is no such business unit.', rule: 'paystar.P5' }];
  return [...ordered, ...inOrder(atMost([...stateful]), members)];
}
