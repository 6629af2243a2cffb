import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { routes } from '@paystub/contracts/paypro';
import { rules } from '@paystub/contracts/paypro/rules';
import { checks, type Target } from '@paystub/contracts/verifier';
import { startMock, type TestMock } from '@paystub/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPayproMock } from '../../src/index.js';
import { Front, type Passed, type Violation } from './front.js';
import { judged, reasons } from './judge.js';
import { type Prism, startPrism } from './prism.js';

const front = new Front();
const seen = new Set<string>();
let mock: TestMock;
let prism: Prism;
let target: Target;

beforeAll(async () => {
  mock = await startMock(createPayproMock());
  prism = await startPrism(mock.url);
  const url = await front.listen();
  Object.assign(front, { mock: mock.url, prism: prism.url });
  // Links lead to where the checks came in.
  mock.running.sandbox.listens('paypro', url);
  target = { url, control: mock.control, freshAccounts: true, reachesLoopback: true, credential: () => mock.freshKey() };
});
beforeEach(() => {
  front.passed.length = 0;
});
afterAll(async () => {
  await front.close();
  await prism.close();
  await mock.stop();
});

describe('through Prism the mock keeps the rule', () => {
  it.each(checks(rules))('$title', async ({ run }) => {
    expect(await run(target)).toMatchObject({ outcome: 'passed' });
    const verdicts = front.passed.map(judged);
    expect(verdicts.flatMap(({ complaint }) => complaint ?? [])).toEqual([]);
    for (const { reason } of verdicts) if (reason !== undefined) seen.add(reason);
  });
});

it('each reason to make an exception comes up', () => {
  expect([...seen].sort()).toEqual(reasons);
});

it('nothing but pages and what is no JSON object goes around Prism', () => {
  expect(front.counts.around).toBeLessThan(front.counts.prism / 20);
});

describe('Prism finds', () => {
  let lying: Prism;
  let answer = {};
  const creates = ({ method, url = '' }: IncomingMessage) => method === 'POST' && !/\/(pause|resume)$/.test(url);
  const liar = createServer((request, response) => {
    response
      .writeHead(creates(request) ? 201 : 200, { 'content-type': 'application/json', 'x-request-id': '1' })
      .end(JSON.stringify(answer));
  });
  const headers = { authorization: 'Bearer pp_DefaultKeyOfThePaystubSandbox001', 'content-type': 'application/json' };
  const violations = async (method: string, path: string, body?: string): Promise<readonly Violation[]> => {
    const got = await fetch(lying.url + path, { method, headers, ...(body === undefined ? {} : { body }) });
    return JSON.parse(got.headers.get('sl-violations') ?? '[]');
  };

  beforeAll(async () => {
    await new Promise<void>((listening) => liar.listen(0, '127.0.0.1', listening));
    lying = await startPrism(`http://127.0.0.1:${(liar.address() as AddressInfo).port}`);
  });
  afterAll(async () => {
    await lying.close();
    liar.closeAllConnections();
    liar.close();
  });

  it.each(routes)('an answer to $operationId that is not what the document says', async ({ method, path, bodyRequired }) => {
    answer = {};
    const found = await violations(method, path.replace('{id}', 'PPA1B2C3D4E5F6'), bodyRequired ? '{}' : undefined);
    expect(found).toContainEqual(expect.objectContaining({ location: expect.arrayContaining(['response', 'body']) }));
  });

  it('a field in an answer that the document does not have', async () => {
    const webhook = { name: 'Shop', description: 'Orders', url: 'https://shop.invalid/hook' };
    const created = await fetch(`${mock.url}/webhooks`, { method: 'POST', headers, body: JSON.stringify(webhook) });
    answer = (await created.json()) as object;
    expect(await violations('POST', '/webhooks', JSON.stringify(webhook))).toEqual([]);
    answer = { ...answer, surprise: true };
    expect(await violations('POST', '/webhooks', JSON.stringify(webhook))).toMatchObject([{ location: ['response', 'body'] }]);
  });
});

describe('a complaint is made of', () => {
  const passed: Passed = { method: 'POST', path: '/payments', authorization: 'Bearer pp_1', status: 201, answer: '{}', violations: [] };
  const refused = (param: string | null, message: string) => JSON.stringify({ error: { message, type: 'invalid_request', param } });
  const violation = (part: string, message: string, ...at: string[]) => [{ location: [part, 'body', ...at], message }];
  const currency = violation('request', 'Request body property currency must be string', 'currency');

  it.each<[string, Partial<Passed>]>([
    ['an answer that is not valid', { violations: violation('response', 'Response body must be object') }],
    ['a request that is not valid, and taken', { violations: currency }],
    ['a request that is valid, and refused', { status: 422, answer: refused('currency', 'Currency is not supported') }],
    ['a refusal that blames another field', { status: 422, answer: refused('amount', 'Amount must be set'), violations: currency }],
    ['a request without a key that Prism lets pass', { status: 401, authorization: '', answer: '{}' }],
  ])('%s', (_, otherwise) => {
    expect(judged({ ...passed, ...otherwise }).complaint).toBeDefined();
  });

  it('none of these', () => {
    const fine = [{}, { status: 422, answer: refused('currency', 'Currency must be a string'), violations: currency }];
    expect(fine.map((otherwise) => judged({ ...passed, ...otherwise }))).toEqual([{}, {}]);
  });
});
