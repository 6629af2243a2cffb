import { routes } from '@paystub/contracts/paypro';
import { rules } from '@paystub/contracts/paypro/rules';
import { checks } from '@paystub/contracts/verifier';
import { startMock, type TestMock } from '@paystub/testing';
import { type BehindPrism, behindPrism, Liar, type Passed } from '@paystub/testing/prism';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPayproMock } from '../../src/index.js';
import { judged, reasons } from './judge.js';

/** Ids, instants, secrets, and the part of a page's address that differs from world to world. */
const plain = (text: string) =>
  text
    .replaceAll(/\b(P[PRCSI]|CU|MD|SP|IP|WH)[A-Z0-9]{12}\b|\bEV[A-Z0-9]{16}\b/g, (id) => id.slice(0, 2))
    .replaceAll(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"/g, '"now"')
    .replaceAll(/"secret":"[A-Za-z0-9]{32}"/g, '"secret"')
    .replaceAll(/\/~[a-z0-9]+\//g, '/~/');

const seen = new Set<string>();
let mock: TestMock;
let prism: BehindPrism;

beforeAll(async () => {
  mock = await startMock(createPayproMock());
  prism = await behindPrism(mock, { provider: 'paypro', isPage: (path) => path.startsWith('/~'), plain });
});
beforeEach(() => {
  prism.front.passed.length = 0;
});
afterAll(async () => {
  await prism.close();
  await mock.stop();
});

describe('through Prism the mock keeps the rule', () => {
  it.each(checks(rules))('$title', async ({ run }) => {
    expect(await run(prism.target)).toMatchObject({ outcome: 'passed' });
    const verdicts = prism.front.passed.map(judged);
    expect(verdicts.flatMap(({ complaint }) => complaint ?? [])).toEqual([]);
    for (const reason of verdicts.flatMap(({ reasons }) => reasons ?? [])) seen.add(reason);
  });
});

it('each reason to make an exception comes up', () => {
  expect([...seen].sort()).toEqual(reasons);
});

it('nothing but pages and what is no JSON object goes around Prism', () => {
  expect(prism.front.counts.around).toBeLessThan(prism.front.counts.prism / 20);
});

describe('Prism finds', () => {
  const headers = { authorization: 'Bearer pp_DefaultKeyOfThePaystubSandbox001', 'content-type': 'application/json' };
  let liar: Liar;

  beforeAll(async () => {
    liar = await Liar.start({
      provider: 'paypro',
      asks: headers,
      answers: { 'x-request-id': '1' },
      status: ({ method, url = '' }) => (method === 'POST' && !/\/(pause|resume)$/.test(url) ? 201 : 200),
    });
  });
  afterAll(() => liar.close());

  it.each(routes)('an answer to $operationId that is not what the document says', async ({ method, path, bodyRequired }) => {
    liar.answer = {};
    const found = await liar.violations(method, path.replace('{id}', 'PPA1B2C3D4E5F6'), bodyRequired ? {} : undefined);
    expect(found).toContainEqual(expect.objectContaining({ location: expect.arrayContaining(['response', 'body']) }));
  });

  it('a field in an answer that the document does not have', async () => {
    const webhook = { name: 'Shop', description: 'Orders', url: 'https://shop.invalid/hook' };
    const created = await fetch(`${mock.url}/webhooks`, { method: 'POST', headers, body: JSON.stringify(webhook) });
    liar.answer = await created.json();
    expect(await liar.violations('POST', '/webhooks', webhook)).toEqual([]);
    liar.answer = { ...(liar.answer as object), surprise: true };
    expect(await liar.violations('POST', '/webhooks', webhook)).toMatchObject([{ location: ['response', 'body'] }]);
  });
});

describe('a complaint is made of', () => {
  const headers = { authorization: 'Bearer pp_1' };
  const passed: Passed = { method: 'POST', path: '/payments', headers, body: '{}', status: 201, answer: '{}', violations: [] };
  const refused = (param: string | null, message: string) => JSON.stringify({ error: { message, type: 'invalid_request', param } });
  const violation = (part: string, message: string, ...at: string[]) => [{ location: [part, 'body', ...at], message }];
  const currency = violation('request', 'Request body property currency must be string', 'currency');

  it.each<[string, Partial<Passed>]>([
    ['an answer that is not valid', { violations: violation('response', 'Response body must be object') }],
    ['a request that is not valid, and taken', { violations: currency }],
    ['a request that is valid, and refused', { status: 422, answer: refused('currency', 'Currency is not supported') }],
    ['a refusal that blames another field', { status: 422, answer: refused('amount', 'Amount must be set'), violations: currency }],
    ['a request without a key that Prism lets pass', { status: 401, headers: {}, answer: '{}' }],
  ])('%s', (_, otherwise) => {
    expect(judged({ ...passed, ...otherwise }).complaint).toBeDefined();
  });

  it('none of these', () => {
    const fine = [{}, { status: 422, answer: refused('currency', 'Currency must be a string'), violations: currency }];
    expect(fine.map((otherwise) => judged({ ...passed, ...otherwise }))).toEqual([{}, {}]);
  });
});
