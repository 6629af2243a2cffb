import { describe, expect, it } from 'vitest';
import * as paypro from '../src/paypro/rules/index.js';
import { signature, vectors } from '../src/paypro/rules/webhooks/signature.js';
import * as paystand from '../src/paystand/rules/index.js';
import * as paystar from '../src/paystar/rules/index.js';
import { absent, absentPart, checkAbsent, seed } from '../src/verifier/index.js';

const range = (provider: string, letter: string, first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => `${provider}.${letter}${first + index}`);
const repeated = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

describe.each([
  ['paypro', paypro, paypro.paypro],
  ['paystar', paystar, paystar.paystar],
  ['paystand', paystand, paystand.paystand],
] as const)('the rules of %s', (provider, { absentRules, excuses, proposed, ruleOfId, rules, sections }, dialect) => {
  const everyId = [...sections.flatMap(([, first, last]) => range(provider, 'R', first, last)), ...range(provider, 'P', 1, proposed)];

  it('are all there: each is checked, absent or excused, once', () => {
    const accounted = [...rules, ...absentRules.filter(({ part }) => !part), ...excuses].map(({ id }) => id);
    expect(repeated(accounted)).toEqual([]);
    expect(new Set(accounted)).toEqual(new Set(everyId));
    expect([...ruleOfId.keys()].toSorted()).toEqual(everyId.toSorted());
  });

  it('wait for operations of the document, and for paths: for nothing that would go by another name once it is built', () => {
    const names = absentRules.flatMap(({ waitsFor }) => waitsFor).filter((name) => !name.startsWith('/'));
    expect(names.filter((name) => !dialect.routes.some(({ operationId }) => operationId === name))).toEqual([]);
  });

  it('have absent parts only where the rest is checked', () => {
    const checked = new Set(rules.map(({ id }) => id));
    expect(absentRules.filter(({ id, part }) => part && !checked.has(id))).toEqual([]);
  });

  it('are sentences, with a place in their source', () => {
    const odd = [...rules, ...absentRules.filter(({ part }) => !part)].filter(
      ({ sentence, place }) => !/^[A-Za-z\d].*\.$/.test(sentence) || !place,
    );
    expect(odd).toEqual([]);
  });

  it('are excused in three cases at most', () => {
    expect(excuses.length).toBeLessThanOrEqual(3);
  });
});

describe("PayPro's rules", () => {
  it('wait for nothing: every operation is built', () => {
    expect(paypro.absentRules).toEqual([]);
  });

  it('know the signatures of the SDKs', () => {
    for (const vector of vectors) expect(signature(vector.secret, vector.timestamp, vector.body)).toBe(vector.signature);
  });
});

describe("Paystar's rules", () => {
  it('wait for nothing: every operation and every page is built', () => {
    expect(paystar.absentRules).toEqual([]);
  });

  it('have the tags of the dossier', () => {
    const tags = new Set([...paystar.rules, ...paystar.absentRules].map(({ source }) => source));
    expect([...tags].toSorted()).toEqual(['[docs*]', '[docs]', '[inferred]', '[seed]', '[seed][docs]']);
  });
});

describe("Paystand's rules", () => {
  it('have the tags of the dossier', () => {
    const tags = new Set([...paystand.rules, ...paystand.absentRules].flatMap(({ source }) => source.match(/\[[^\]]+\]/g)));
    expect([...tags].toSorted()).toEqual(['[client]', '[docs X]', '[docs old]', '[help]', '[inferred]', '[seed]']);
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
