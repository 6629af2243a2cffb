import { routes } from '@paystub/contracts/paystand';
import { rules } from '@paystub/contracts/paystand/rules';
import { checks } from '@paystub/contracts/verifier';
import { startMock, type TestMock } from '@paystub/testing';
import { type BehindPrism, behindPrism, Liar, type Passed } from '@paystub/testing/prism';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPaystandMock } from '../../src/index.js';
import { builtOf, refusalsOf, successOf } from './built.js';
import { judged, reasons } from './judge.js';

type Route = (typeof routes)[number];

/** Rules that Prism says nothing of. */
const leftOut: Readonly<Record<string, string>> = {
  'paystand.R34': 'it counts requests, and what is read through Prism is asked for twice',
  'paystand.R116': 'files go around Prism, these of 20 MB too',
};

/** Ids, instants, keys, and what the accounts of different rules are called. */
const plain = (text: string) =>
  text
    .replaceAll(/\b[a-z0-9]{24}\b/g, 'id')
    .replaceAll(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/g, '"now"')
    .replaceAll(/"[A-Z]+-[\da-f]{8}-[\da-f]{4}"/g, '"key"')
    .replaceAll(/"merchant_\w+"/g, '"merchant"');

const paystand = createPaystandMock();
const built = builtOf(paystand);
const isAbout = ({ method, path }: Pick<Passed, 'method' | 'path'>) =>
  routes
    .filter((route) => route.method === method && new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/?]+')}(\\?|$)`).test(path))
    // One without parameters goes before one with.
    .sort((one, other) => one.path.indexOf('{') - other.path.indexOf('{'))[0];

const seen = new Set<string>();
const asked = new Set<string>();
let mock: TestMock;
let prism: BehindPrism;

beforeAll(async () => {
  mock = await startMock(paystand);
  prism = await behindPrism(mock, { provider: 'paystand', isPage: () => false, plain });
});
beforeEach(() => {
  prism.front.passed.length = 0;
});
afterAll(async () => {
  await prism.close();
  await mock.stop();
});

describe('through Prism the mock keeps the rule', () => {
  it.each(checks(rules.filter(({ id }) => !(id in leftOut))))('$title', async ({ run }) => {
    expect(await run({ ...prism.target, built })).toMatchObject({ outcome: 'passed' });
    const { passed } = prism.front;
    const verdicts = passed.map(judged);
    expect(verdicts.flatMap(({ complaint }) => complaint ?? [])).toEqual([]);
    for (const reason of verdicts.flatMap((verdict) => verdict.reasons ?? [])) seen.add(reason);
    for (const one of passed) asked.add(`${isAbout(one)?.operationId} ${one.status}`);
  });
});

it('each reason to make an exception comes up', () => {
  expect([...seen].sort()).toEqual(reasons);
});

/** What is JSON on both ways: a form goes around Prism, and so does a file. */
function statusesOf(route: Route): readonly number[] {
  if (route.multipart) return [401];
  return route.operationId === 'downloadAttachment' ? refusalsOf(route) : [successOf(route), ...refusalsOf(route)];
}

it.each(routes.filter(({ operationId }) => built.includes(operationId)))(
  'Prism sees how $operationId succeeds, and how it is refused',
  (route) => {
    expect([...asked]).toEqual(expect.arrayContaining(statusesOf(route).map((status) => `${route.operationId} ${status}`)));
  },
);

it('nothing but files, forms and what is no JSON object goes around Prism', () => {
  expect(prism.front.counts.around).toBeLessThan(prism.front.counts.prism / 10);
});

describe('Prism finds', () => {
  const id = 'payercustomer00000000001';
  const asks = { authorization: 'Bearer token', 'x-customer-id': 'merchant_default' };
  const limits = { 'x-ratelimit-limit': '3000', 'x-ratelimit-remaining': '2999', 'x-ratelimit-reset': '1767225600' };
  let liar: Liar;

  beforeAll(async () => {
    liar = await Liar.start({ provider: 'paystand', asks, answers: limits });
  });
  afterAll(() => liar.close());

  it.each(routes)('an answer to $operationId that is not what the document says', async ({ method, path, bodyRequired }) => {
    liar.answer = {};
    const found = await liar.violations(method, path.replaceAll(/\{\w+\}/g, id), bodyRequired ? {} : undefined);
    expect(found).toContainEqual(expect.objectContaining({ location: expect.arrayContaining(['response']) }));
  });

  it('a member in an answer that the document does not have', async () => {
    liar.answer = { timezone: 'America/Los_Angeles' };
    expect(await liar.violations('GET', '/customers/timezone')).toEqual([]);
    liar.answer = { timezone: 'America/Los_Angeles', surprise: true };
    expect(await liar.violations('GET', '/customers/timezone')).toMatchObject([{ location: ['response', 'body'] }]);
  });
});

describe('a complaint is made of', () => {
  const headers = { authorization: 'Bearer token', 'x-customer-id': 'merchant_1' };
  const passed: Passed = { method: 'POST', path: '/receivables/create', headers, body: '{}', status: 200, answer: '{}', violations: [] };
  const refused = (status: number, details: object) => ({ status, answer: JSON.stringify({ error: { details } }) });
  const missing = (parameter: string) => refused(400, { parameter, explanation: `${parameter} is missing` });
  const violation = (part: string, message: string, ...at: string[]) => ({ location: [part, 'body', ...at], message });
  const currency = violation('request', 'Request body property currency must be string', 'currency');
  const noTotal = violation('request', "Request body must have required property 'totalAmount'");
  const noCredentials = { location: ['request'], message: 'Invalid security scheme used' };
  const noRoute = { location: ['request'], message: 'Selected route not found' };
  const isUsed = refused(422, { parameter: 'extId', explanation: 'extId already exists' });
  const isNoCurrency = refused(422, { parameter: 'currency', explanation: 'currency must be a string' });

  it.each<[string, Partial<Passed>]>([
    ['an answer that is not valid', { violations: [violation('response', 'Response body must be object')] }],
    ['a request that is not valid, and taken', { violations: [currency] }],
    ['a request that is valid, and refused', isNoCurrency],
    ['a refusal that blames another field', { ...missing('amount'), violations: [currency] }],
    ['a refusal that blames what others call amount', { ...missing('amount'), path: '/payments/secure', violations: [noTotal] }],
    ['a refusal of the state of things, though the request is wrong', { ...isUsed, violations: [currency] }],
    ['something that is not there, though the request is wrong', { status: 404, violations: [currency] }],
    ['a status that the document does not have', { status: 415 }],
    ['a method that the document has, and the mock does not', { status: 405 }],
    ['a method that the mock has, and the document does not', { violations: [noRoute] }],
    ['a request without a token that Prism lets pass', { status: 401, headers: { ...headers, authorization: 'Bearer' } }],
    ['a request without a merchant that Prism lets pass', { status: 401, headers: { authorization: 'Bearer token' } }],
    ['a request without credentials that the mock lets pass', { violations: [noCredentials] }],
  ])('%s', (_, otherwise) => {
    expect(judged({ ...passed, ...otherwise }).complaint).toBeDefined();
  });

  it('none of these', () => {
    const fine = [
      {},
      { ...isNoCurrency, violations: [currency] },
      { ...missing('amount'), violations: [noTotal, currency] },
      { status: 401, violations: [noCredentials] },
      { status: 405, violations: [noRoute] },
      isUsed,
      { ...refused(401, {}), path: '/oauth/token', headers: {} },
    ];
    const nothing = [{}, {}, {}, {}, {}];
    const excepted = [{ reasons: ['a key that is used'] }, { reasons: ['credentials that nobody has'] }];
    expect(fine.map((otherwise) => judged({ ...passed, ...otherwise }))).toEqual([...nothing, ...excepted]);
  });
});
