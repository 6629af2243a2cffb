import { absentRules, ruleOfId, rules } from '@paystub/contracts/paypro/rules';
import { checkAbsent, checks, type Target } from '@paystub/contracts/verifier';
import { startMock, type TestMock } from '@paystub/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../src/faults.js';
import { createPayproMock } from '../src/index.js';

const paypro = createPayproMock();
const built = Object.keys(paypro.operations).filter((id) => typeof paypro.operations[id] === 'function');
const known = [...built, ...paypro.actions.map(({ name }) => name), ...paypro.pages.map(({ path }) => path)];

let mock: TestMock;
let target: Target;
beforeAll(async () => {
  mock = await startMock(paypro);
  target = { url: mock.url, control: mock.control, freshAccounts: true, reachesLoopback: true, built, credential: () => mock.freshKey() };
});
afterAll(() => mock.stop());

describe('the mock keeps the rule', () => {
  it.each(checks(rules))('$title', async ({ run }) => {
    expect(await run(target)).toMatchObject({ outcome: 'passed' });
  });
});

it('has every operation: 48 and three of the SDKs', () => {
  expect(built).toHaveLength(51);
});

it('no rule is absent for what is built', () => {
  expect(checkAbsent(absentRules, known)).toEqual([]);
});

it('every rule that a refusal names has a sentence, for the journal', () => {
  const named = Object.values(catalogue).flatMap((refusal) => ('rule' in refusal ? [refusal.rule] : []));
  expect(named.filter((id) => !ruleOfId.has(id))).toEqual([]);
  expect(paypro.rule('paypro.R48')).toMatchObject({ sentence: expect.stringContaining('refunds'), basis: 'documented' });
});
