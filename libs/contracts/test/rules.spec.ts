import { describe, expect, it } from 'vitest';
import { absentRules, excuses, proposed, ruleOfId, rules, sections } from '../src/paypro/rules/index.js';
import { signature, vectors } from '../src/paypro/rules/webhooks/signature.js';
import { absent, absentPart, checkAbsent, seed } from '../src/verifier/index.js';

const range = (letter: string, first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => `paypro.${letter}${first + index}`);
const everyId = [...sections.flatMap(([, first, last]) => range('R', first, last)), ...range('P', 1, proposed)];
const repeated = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

describe("PayPro's rules", () => {
  it('are all there: each is checked, absent or excused, once', () => {
    const accounted = [...rules, ...absentRules.filter(({ part }) => !part), ...excuses].map(({ id }) => id);
    expect(repeated(accounted)).toEqual([]);
    expect(new Set(accounted)).toEqual(new Set(everyId));
    expect([...ruleOfId.keys()].toSorted()).toEqual(everyId.toSorted());
  });

  it('have absent parts only where the rest is checked', () => {
    const checked = new Set(rules.map(({ id }) => id));
    expect(absentRules.filter(({ id, part }) => part && !checked.has(id))).toEqual([]);
  });

  it('are sentences, with a place in their source', () => {
    const odd = [...rules, ...absentRules.filter(({ part }) => !part)].filter(
      ({ sentence, place }) => !/^[A-Z].*\.$/.test(sentence) || !place,
    );
    expect(odd).toEqual([]);
  });

  it('are excused in three cases at most', () => {
    expect(excuses.length).toBeLessThanOrEqual(3);
  });

  it('wait for nothing: every operation is built', () => {
    expect(absentRules).toEqual([]);
  });

  it('know the signatures of the SDKs', () => {
    for (const vector of vectors) expect(signature(vector.secret, vector.timestamp, vector.body)).toBe(vector.signature);
  });
});

describe('an absent rule', () => {
  const whole = absent('toy.R1', 'A toy.', seed('toys'), ['a', 'b']);
  const part = absentPart('toy.R2', 'for the rest', seed('toys'), ['a', 'b']);

  it('waits until all is built that it needs, an absent part until any is', () => {
    expect(checkAbsent([whole, part], ['c'])).toEqual([]);
    expect(checkAbsent([whole, part], ['b'])).toEqual(['toy.R2 is absent ("for the rest"), though what it waits for is built: b']);
    expect(checkAbsent([whole], ['a', 'b'])).toEqual(['toy.R1 is absent ("A toy."), though what it waits for is built: a, b']);
  });

  it('has to wait for something', () => {
    expect(checkAbsent([absent('toy.R3', 'A toy.', seed('toys'), [])], [])).toHaveLength(1);
  });
});
