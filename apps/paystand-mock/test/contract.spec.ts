import { absentRules, rules } from '@paystub/contracts/paystand/rules';
import { checkAbsent, checks, type Target } from '@paystub/contracts/verifier';
import { startMock, type TestMock } from '@paystub/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPaystandMock } from '../src/index.js';

const paystand = createPaystandMock();
const built = Object.keys(paystand.operations).filter((id) => typeof paystand.operations[id] === 'function');
const known = [...built, ...paystand.actions.map(({ name }) => name), ...paystand.pages.map(({ path }) => path)];

let mock: TestMock;
let target: Target;
beforeAll(async () => {
  mock = await startMock(paystand);
  target = { url: mock.url, control: mock.control, freshAccounts: true, reachesLoopback: true, built, credential: () => mock.freshKey() };
});
afterAll(() => mock.stop());

describe('the mock keeps the rule', () => {
  it.each(checks(rules))('$title', async ({ run }) => {
    expect(await run(target)).toMatchObject({ outcome: 'passed' });
  });
});

it('has what the introduction promises, and says 501 to the rest', () => {
  expect(Object.keys(paystand.operations)).toHaveLength(70);
  expect(built).toHaveLength(37);
});

it('no rule is absent for what is built', () => {
  expect(checkAbsent(absentRules, known)).toEqual([]);
});
