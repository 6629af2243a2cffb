import { expect, it } from 'vitest';
import { partsOf } from '../generate/parts.mjs';
import { scratch } from './scratch.js';

/** The labels in a file of rules, by rule, with what it imports beside it. */
function labelsIn(text: string, beside: Readonly<Record<string, string>> = {}) {
  const folder = scratch({ 'toys.ts': text, ...beside });
  const parts: ReadonlyMap<string, Readonly<Record<string, ReadonlySet<string>>>> = partsOf(folder);
  return Object.fromEntries(
    [...parts].map(([id, { observed = [], inferred = [] }]) => [id, { observed: [...observed], inferred: [...inferred] }]),
  );
}

const none = { observed: [], inferred: [] };

it('reads what a check marks, and what the functions mark that it leads to', () => {
  const helpers = `export const refused = (stage) => stage.inferred('by status', () => {});
    export async function seen({ observed }) { await observed("as others saw", async () => {}); await again({ observed }); }
    const again = ({ observed }) => observed('twice', () => {});`;
  const rules = `import { refused as isRefused, seen } from './helpers.js';
    const own = (stage) => stage.inferred('of its own', () => seen(stage));
    export const toys = [
      rule('toy.R1', 'A toy.', seed('toys'), async (stage) => { await isRefused(stage); await stage.inferred('here', () => {}); }),
      rule('toy.R2', 'A toy.', seed('toys'), { needs: [] }, own),
      rule('toy.R3', 'A toy.', seed('toys'), async (stage) => stage.expect('a toy', 1, 1)),
    ];`;
  expect(labelsIn(rules, { 'helpers.ts': helpers })).toEqual({
    'toy.R1': { observed: [], inferred: ['by status', 'here'] },
    'toy.R2': { observed: ['as others saw', 'twice'], inferred: ['of its own'] },
    'toy.R3': none,
  });
});

it('takes nothing for a function that only has its name', () => {
  const rules = `const seen = (stage) => stage.inferred('elsewhere', () => {});
    export const toys = [
      rule('toy.R1', 'A toy.', seed('toys'), seen),
      rule('toy.R2', 'A toy.', seed('toys'), async ({ expect, ...stage }) => { const seen = 1; expect('seen', seen, stage.seen); }),
    ];`;
  expect(labelsIn(rules)).toEqual({ 'toy.R1': { observed: [], inferred: ['elsewhere'] }, 'toy.R2': none });
});

it.each([
  ['a label that is put together', "rule('toy.R1', async ({ inferred }) => inferred('status ' + 1, () => {}));", 'has to be written out'],
  ['a label from elsewhere', "rule('toy.R1', async ({ inferred }) => inferred(label, () => {}));", 'has to be written out'],
  ['a part that no rule leads to', "const lost = (stage) => stage.observed('lost', () => {});", 'no rule leads to this part'],
  ['a rule whose id is put together', "rule('toy.R' + 1, async () => {});", 'the id of a rule has to be written out'],
])('fails for %s', (_, text, message) => {
  expect(() => labelsIn(`\n${text}`)).toThrow(new RegExp(`toys\\.ts:2: .*${message}`));
});
