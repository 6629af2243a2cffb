import { readdirSync, readFileSync } from 'node:fs';
import { ruleOfId } from '@paystub/contracts/paystar/rules';
import { describe, expect, it } from 'vitest';
import { catalogue, fault, refuseFor, render } from '../src/faults.js';

/** Every refusal of the API as the dossier has it (1.2, 1.4), and those of the actions, restated rather than read from the code. */
const documented = `
  401 unauthorized
  404 route_not_found session_not_found
  405 method_not_allowed
  415 body_wrong_type
  400 body_too_large body_not_json body_too_deep body_forbidden_key body_cut_off invalid
  410 session_expired
  400 session_state_refused wrong_flow
  400 one_source_only card_not_for_tests routing_number_wrong bank_not_for_tests source_not_in_wallet method_not_offered
  400 saving_needs_customer account_not_of_session no_account_chosen field_not_configured field_given_before field_not_filled_in
  400 autopay_on autopay_off source_in_use amount_needed date_not_ahead
  400 scheduled_already scheduled_payment_unknown scheduled_payment_refused seed_unfit
  501 not_built
  421 foreign_host
  507 too_many_worlds`;

it('the catalogue holds the documented refusals and no others', () => {
  const restated = documented
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([status, ...codes]) => codes.map((code) => [code, Number(status)]));
  const coded = Object.entries(catalogue).map(([code, { status }]) => [code, status]);
  expect(coded.toSorted()).toEqual(restated.toSorted());
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
  const folder = new URL('../src/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
  const named = files.flatMap((path) => readFileSync(new URL(path, folder), 'utf8').match(/\bpaystar\.[RP]\d+/g) ?? []);
  expect(new Set(named).size).toBeGreaterThan(50);
  expect([...new Set(named)].filter((id) => !ruleOfId.has(id))).toEqual([]);
});
