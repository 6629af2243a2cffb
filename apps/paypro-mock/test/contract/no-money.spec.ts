import { rules } from '@paystub/contracts/paypro/rules';
import { type Target, verify } from '@paystub/contracts/verifier';
import { startMock, type TestMock } from '@paystub/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPayproMock } from '../../src/index.js';

let mock: TestMock;
beforeAll(async () => {
  mock = await startMock(createPayproMock());
});
afterAll(() => mock.stop());

interface Payments {
  readonly data: readonly { readonly state: string; readonly mandate: string | null }[];
}

/** Against a real account only `--effects money` may move any: neither a payment nor a debit is under way afterwards. */
it('rules that may not move money charge nobody, where nobody plays the payer', { timeout: 60_000 }, async () => {
  const keys: string[] = [];
  const credential = () => {
    const key = mock.freshKey();
    keys.push(key);
    return key;
  };
  const target: Target = { url: mock.url, freshAccounts: true, credential };
  const { results } = await verify(rules, target, { effects: ['reads', 'creates'] });
  expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect(results.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(60);
  const charged = await Promise.all(
    keys.map(async (key) => {
      const answer = await fetch(`${mock.url}/payments?limit=100`, { headers: { Authorization: `Bearer ${key}` } });
      const { data } = (await answer.json()) as Payments;
      return data.filter(({ state, mandate }) => mandate !== null || !['initialized', 'open', 'canceled'].includes(state));
    }),
  );
  expect(charged.flat()).toEqual([]);
});
