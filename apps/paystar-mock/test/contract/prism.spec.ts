import { routes } from '@paystub/contracts/paystar';
import { rules } from '@paystub/contracts/paystar/rules';
import { checks } from '@paystub/contracts/verifier';
import { startMock, type TestMock } from '@paystub/testing';
import { type BehindPrism, behindPrism, Liar, type Passed } from '@paystub/testing/prism';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPaystarMock } from '../../src/index.js';
import { judged, reasons } from './judge.js';

const isPage = (path: string) => path.startsWith('/app/');
const isAbout = ({ method, path }: Pick<Passed, 'method' | 'path'>) =>
  routes.find((route) => route.method === method && new RegExp(`^${route.path.replace(/\{\w+\}/, '[^/?]+')}(\\?|$)`).test(path));

const seen = new Set<string>();
const asked = new Set<string>();
let mock: TestMock;
let prism: BehindPrism;

beforeAll(async () => {
  mock = await startMock(createPaystarMock());
  prism = await behindPrism(mock, { provider: 'paystar', isPage });
});
beforeEach(() => {
  prism.front.passed.length = 0;
});
afterAll(async () => {
  await prism.close();
  await mock.stop();
});

describe('through Prism the mock keeps the rule', () => {
  it.each(checks(rules.filter(({ needs }) => !needs.includes('browser'))))('$title', async ({ run }) => {
    expect(await run(prism.target)).toMatchObject({ outcome: 'passed' });
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

it.each(routes)('Prism sees how $operationId succeeds, and how it is refused', ({ operationId, method }) => {
  const statuses = [200, 401, method === 'GET' ? 404 : 400];
  expect([...asked]).toEqual(expect.arrayContaining(statuses.map((status) => `${operationId} ${status}`)));
});

it('nothing but pages and what is no JSON object goes around Prism', () => {
  expect(prism.front.counts.around).toBeLessThan(prism.front.counts.prism / 5);
});

describe('Prism finds', () => {
  const uuid = '5a0f0c86-1d5e-4d0e-9a53-0b2f6f7a2c11';
  const headers = { 'x-paystar-api-key': 'test_default' };
  let liar: Liar;

  beforeAll(async () => {
    liar = await Liar.start({ provider: 'paystar', asks: headers });
  });
  afterAll(() => liar.close());

  it.each(routes)('an answer to $operationId that is not what the document says', async ({ method, path, bodyRequired }) => {
    liar.answer = {};
    const found = await liar.violations(method, path.replace('{sessionIdentifier}', uuid), bodyRequired ? {} : undefined);
    expect(found).toContainEqual(expect.objectContaining({ location: expect.arrayContaining(['response', 'body']) }));
  });

  it('a member in an answer that the document does not have', async () => {
    const path = '/integrations/embedded/initiate';
    const session = { BusinessUnitSlug: 'acme-utilities', Channel: 'QuickPay', Charges: [{ Amount: 4210 }] };
    const begun = { PaymentSessionIdentifier: uuid, PaymentLogInLink: 'http://localhost:4010/app', Status: 'RequiresPaymentSource' };
    liar.answer = { hasErrors: false, errors: [], data: begun };
    expect(await liar.violations('POST', path, session)).toEqual([]);
    liar.answer = { hasErrors: false, errors: [], data: { ...begun, surprise: true } };
    expect(await liar.violations('POST', path, session)).toMatchObject([{ location: ['response', 'body', 'data'] }]);
  });
});

describe('a complaint is made of', () => {
  const initiate: Passed = {
    method: 'POST',
    path: '/integrations/embedded/initiate',
    headers: { 'x-paystar-api-key': 'test_1' },
    body: '{"Charges":[{"Amount":1},{"Amount":0.5,"ClientAccount":{"DueDate":"2025-02-30"}}],"ClientUser":null,"PosUser":null}',
    status: 200,
    answer: '{}',
    violations: [],
  };
  const refused = (...errors: readonly (readonly [propertyName: string, errorMessage: string])[]) => ({
    status: 400,
    answer: JSON.stringify({ errors: errors.map(([propertyName, errorMessage]) => ({ propertyName, errorMessage })) }),
  });
  const violation = (part: string, message: string, ...at: string[]) => ({ location: [part, 'body', ...at], message });
  const amount = violation('request', 'Request body property Charges.1.Amount must be integer', 'Charges', '1', 'Amount');
  const channel = violation('request', "Request body must have required property 'Channel'");
  const customer = violation('request', 'Request body property ClientUser must be object', 'ClientUser');
  const agent = violation('request', 'Request body property PosUser must be string', 'PosUser');
  const noKey = { location: ['request'], message: 'Invalid security scheme used' };
  const noRoute = { location: ['request'], message: 'Selected route not found' };
  const isUsed = ['ClientReference', 'ClientReference has been used before.'] as const;
  const isNoDate = ['Charges[1].ClientAccount.DueDate', 'Charges[1].ClientAccount.DueDate must be an ISO 8601 date.'] as const;

  it.each<[string, Partial<Passed>]>([
    ['an answer that is not valid', { violations: [violation('response', 'Response body must be object')] }],
    ['a request that is not valid, and taken', { violations: [amount] }],
    ['null where nobody has said that it is as good as absent', { violations: [agent] }],
    ['a request that is valid, and refused', refused(['Channel', 'Channel is required.'])],
    ['a refusal that keeps something back', { ...refused(['Channel', 'Channel is required.']), violations: [channel, amount] }],
    [
      'a refusal that blames another member of a list',
      { ...refused(['Charges[0].Amount', 'It must be an integer.']), violations: [amount] },
    ],
    ['a refusal that blames something more', { ...refused(isUsed, ['Channel', 'Channel is required.']), violations: [amount] }],
    ['a date that Prism could have found', refused(isNoDate)],
    ['a status that the document does not have', { status: 415 }],
    ['a method that the document has, and the mock does not', { status: 405 }],
    ['a method that the mock has, and the document does not', { violations: [noRoute] }],
    ['a session that is not there, though the request is wrong', { status: 404, violations: [channel] }],
    ['a request without a key that Prism lets pass', { status: 401, headers: {} }],
    ['a request without a key that the mock lets pass', { violations: [noKey] }],
  ])('%s', (_, otherwise) => {
    expect(judged({ ...initiate, ...otherwise }).complaint).toBeDefined();
  });

  it('none of these', () => {
    const both = refused(['Channel', 'Channel is required.'], ['Charges[1].Amount', 'It must be an integer.'], isUsed);
    const fine = [
      {},
      { violations: [customer] },
      { ...both, violations: [channel, amount, customer] },
      { status: 401, violations: [noKey] },
    ];
    expect(fine.map((otherwise) => judged({ ...initiate, ...otherwise }))).toEqual([
      { reasons: [] },
      { reasons: ['null is as good as absent'] },
      { reasons: ['a reference that is used', 'null is as good as absent'] },
      {},
    ]);
  });
});
