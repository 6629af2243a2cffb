import { absentRules, rules } from '@paystub/contracts/paystar/rules';
import { checkAbsent, checks, type Target } from '@paystub/contracts/verifier';
import { startMock, type TestMock, targetOf } from '@paystub/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPaystarMock } from '../src/index.js';

const paystar = createPaystarMock();
const built = Object.keys(paystar.operations).filter((id) => typeof paystar.operations[id] === 'function');
const paths = [...paystar.pages, ...(paystar.assets ?? [])].map(({ path }) => path);
const known = [...built, ...paths];

let mock: TestMock;
let target: Target;
beforeAll(async () => {
  mock = await startMock(paystar);
  target = { ...targetOf(mock), built };
});
afterAll(() => mock.stop());

/** The others are checked in one: contract/contract.browser.spec.ts. */
const withoutBrowser = rules.filter(({ needs }) => !needs.includes('browser'));

describe('the mock keeps the rule', () => {
  it.each(checks(withoutBrowser))('$title', async ({ run }) => {
    expect(await run(target)).toMatchObject({ outcome: 'passed' });
  });
});

it('has every operation: eight that are documented, and two of a newer document', () => {
  expect(built).toHaveLength(10);
});

it('no rule is absent for what is built', () => {
  expect(checkAbsent(absentRules, known)).toEqual([]);
});
