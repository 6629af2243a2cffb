import type { Finding } from '@paystub/contracts/http';
import { atMost, refuseFor, type Violation } from '../faults.js';
import { findBusinessUnit } from '../settings/business-unit.js';
import type { Tx } from '../state.js';
import { bodies } from './bodies.js';
import { checks } from './checks.js';
import { violationsIn } from './findings.js';
import { isObject, type Member, type Names } from './names.js';
import { inOrder } from './order.js';
import { soundIn } from './sound.js';

/** Refuses a request that the validator found nothing in, where something else is wrong with it. */
export function check(tx: Tx, operation: keyof typeof bodies, body: object): void {
  const violations = violationsOf(tx, operation, body, []);
  if (violations.length > 0) throw refuseFor(violations);
}

/** paystar.P2: all that is wrong with a request: with its members, with what they mean together, then with what they meet in the world. */
export function violationsOf(tx: Tx, operation: string, body: unknown, findings: readonly Finding[]): Violation[] {
  const members = bodies[operation] as Names;
  const found = violationsIn(findings, body, operation);
  const rest = checks[operation];
  if (rest === undefined || !isObject(body)) return inOrder(atMost(found), members);
  const { own, met } = rest(tx, body, soundIn(found));
  const all = [...found, ...own];
  const sound = soundIn(all);
  const ordered = inOrder(atMost(all), members);
  const { name } = members.get('businessunitslug') as Member;
  if (!sound(name)) return ordered;
  const slug = body[name] as string;
  const unit = findBusinessUnit(tx.settings.businessUnits, slug);
  const stateful = unit
    ? met(sound, slug, unit)
    : [{ propertyName: name, errorMessage: 'There is no such business unit.', rule: 'paystar.P5' }];
  return [...ordered, ...inOrder(atMost([...stateful]), members)];
}
