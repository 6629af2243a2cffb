import { readdirSync, readFileSync } from 'node:fs';
import { ruleOfId, rules } from '@paystub/contracts/paystar/rules';
import { describe, expect, it } from 'vitest';
import { catalogue, fault, refuseFor, render } from '../src/faults.js';

const folder = new URL('../src/', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /(?<!\.spec)\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(new URL(path, folder), 'utf8') }));

describe('a refusal', () => {
  /** In code an id is a text where a refusal stands for the rule; everywhere else it is in a comment. */
  const cited = new Set(sources.flatMap(({ text }) => [...text.matchAll(/'(paystar\.[RP]\d+)'/g)].map(([, id]) => id as string)));
  const says =
    /\b(reject|refuse|required?\b|requires\b|need|only|cannot|may not|has to be|nothing else|at the least|once at the most|unique|expired|ISO 8601|answered 4\d\d)/i;
  const naming = new Set(rules.filter(({ sentence }) => says.test(sentence)).map(({ id }) => id));
  const without = (ids: ReadonlySet<string>, others: ReadonlySet<string>) => [...ids].filter((id) => !others.has(id)).toSorted();

  it('stands for a rule that names one, but for what goes without saying', () => {
    expect(without(cited, naming)).toEqual([
      // What has been given is not given again, and what is asked for has to be given.
      'paystar.R48',
      'paystar.R49',
      // Without a customer there is nobody to save for.
      'paystar.R71',
      // An originalEmailAddress that is none.
      'paystar.R94',
    ]);
  });

  it('is there for each rule that names one, but for those that say more of others', () => {
    expect(without(naming, cited)).toEqual([
      // More of R41, R14 and R50: of a reference, the channel, a payment field.
      'paystar.P10',
      'paystar.P11',
      // More of P22, R81 and all: of what can be processed, of expired pages, of what is rejected.
      'paystar.P20',
      'paystar.P23',
      'paystar.P4',
      'paystar.P6',
      'paystar.R6',
      'paystar.R82',
    ]);
  });

  it('is one of the catalogue that somebody throws: the code, or the shell', () => {
    const elsewhere = sources.filter(({ path }) => path !== 'faults.ts').map(({ text }) => text);
    const unthrown = Object.keys(catalogue).filter((code) => !elsewhere.some((text) => text.includes(`'${code}'`)));
    expect(unthrown.toSorted()).toEqual(['foreign_host', 'invalid', 'too_many_worlds']);
    expect(refuseFor([]).code).toBe('invalid');
  });
});

describe('the envelope', () => {
  it('of a refused request blames each property once, for what was found first [paystar.R6, R7, P2, P3]', () => {
    const violations = [
      { propertyName: 'Channel', errorMessage: 'Channel is required.', rule: 'paystar.R14' },
      { propertyName: 'PosUser', errorMessage: 'PosUser must be an e-mail address.' },
      { propertyName: 'PosUser', errorMessage: 'PosUser is not allowed when Channel is QuickPay.', rule: 'paystar.R34' },
    ];
    expect(render(refuseFor(violations))).toEqual({
      status: 400,
      body: {
        hasErrors: true,
        errors: [
          { propertyName: 'Channel', errorMessage: 'Channel is required.' },
          { propertyName: 'PosUser', errorMessage: 'PosUser must be an e-mail address.' },
        ],
        data: null,
      },
      headers: undefined,
      message: 'Channel is required. [paystar.R14] PosUser must be an e-mail address.',
      param: 'Channel',
      rule: 'paystar.R14',
    });
  });

  it('of a request that is wrong everywhere tells a thousand, and the journal what there is room for', () => {
    const violations = Array.from({ length: 90_000 }, (_, i) => ({ propertyName: `PaymentFields.k${i}`, errorMessage: `k${i} is wrong.` }));
    const { body, message } = render(refuseFor(violations));
    expect([body.errors.length, body.errors[999]?.propertyName]).toEqual([1000, 'PaymentFields.k999']);
    expect(message.length).toBe(4001);
    expect(message).toMatch(/^k0 is wrong\. k1 is wrong\. .*…$/);
  });

  it('of a violation of no rule of its own names the rule that all are told', () => {
    expect(render(refuseFor([{ propertyName: 'ClientReference', errorMessage: 'ClientReference must not be empty.' }])).rule).toBe(
      'paystar.P2',
    );
  });

  it('of a request as a whole blames no property [paystar.P1]', () => {
    expect(render(fault('unauthorized', { rule: 'paystar.R2' }))).toMatchObject({
      status: 401,
      body: { hasErrors: true, errors: [{ propertyName: '' }], data: null },
      rule: 'paystar.R2',
    });
  });

  it('leaves a hint to the journal', () => {
    const { body, message } = render(fault('unauthorized', { hint: 'Try another.' }));
    expect(message).toBe('The API key is missing or is not a valid one. Try another.');
    expect(body.errors[0]?.errorMessage).toBe('The API key is missing or is not a valid one.');
  });

  it('of what always blames the same property says so', () => {
    expect(render(fault('source_not_in_wallet')).body.errors).toMatchObject([{ propertyName: 'paymentSource' }]);
    expect(render(fault('source_not_in_wallet', { propertyName: 'id' })).body.errors).toMatchObject([{ propertyName: 'id' }]);
  });

  it('of another method says which the path takes', () => {
    expect(render(fault('method_not_allowed', { path: '/a', allowed: 'GET, POST' }))).toMatchObject({
      status: 405,
      headers: ['Allow', 'GET, POST'],
      message: '/a takes GET, POST.',
    });
  });

  it.each([
    ['not_built', { operation: 'pushEvent' }, 501, 'pushEvent is not built in this sandbox yet.'],
    ['foreign_host', { message: 'Not here' }, 421, 'Not here'],
    ['too_many_worlds', { message: 'Drop one {message}' }, 507, 'Drop one {message}'],
  ] as const)('of %s has the words of the sandbox', (code, facts, status, message) => {
    expect(render(fault(code, facts))).toMatchObject({ status, message, body: { errors: [{ propertyName: '', errorMessage: message }] } });
  });
});

it('every rule that the code names has a sentence, for the journal', () => {
  const named = sources.flatMap(({ text }) => text.match(/\bpaystar\.[RP]\d+/g) ?? []);
  expect(new Set(named).size).toBeGreaterThan(50);
  expect([...new Set(named)].filter((id) => !ruleOfId.has(id))).toEqual([]);
});
