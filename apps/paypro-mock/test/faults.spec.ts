import { routes } from '@paystub/contracts/paypro';
import { requests } from '@paystub/contracts/paypro/requests';
import { describe, expect, it } from 'vitest';
import { answered, catalogue, fault, render } from '../src/faults.js';

/** Every refusal as the dossier has it (sections 2, 6 and 10), restated rather than read from the code. */
const documented = `
  401 unauthorized
  404 route_not_found not_found
  422 body_too_large body_not_json body_too_deep body_forbidden_key body_wrong_type body_cut_off body_not_object
  422 must_be_set must_be not_supported too_low too_high not_together unknown_reference cursor_unknown
  422 payment_not_cancelable payment_not_refundable refund_too_high refund_not_cancelable
  422 customer_not_deletable chargeback_not_possible chargeback_too_high mandate_state_refused
  422 series_state_refused first_period_settled mandate_of_another mandate_not_usable
  422 payment_state_refused refund_state_refused pay_method_needed pay_method_not_allowed pay_method_not_delayed
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
  it('of a refused request has message, type and the field to blame [paypro.R6]', () => {
    expect(render(fault('must_be_set', { param: 'description' }))).toEqual({
      status: 422,
      body: { error: { message: 'Description must be set', type: 'invalid_request', param: 'description' } },
      message: 'Description must be set',
      param: 'description',
      rule: 'paypro.R6',
    });
  });

  it('of a refusal by state blames no field [paypro.P1]', () => {
    expect(render(fault('payment_not_cancelable', { state: 'paid' })).body).toEqual({
      error: { message: 'A payment that is paid cannot be canceled', type: 'invalid_request', param: null },
    });
  });

  it('of 401 and 404 has no param [paypro.R5]', () => {
    expect(render(fault('unauthorized'))).toMatchObject({
      status: 401,
      body: { error: { message: 'Invalid API key supplied', type: 'invalid_request' } },
    });
    expect(render(fault('not_found', { what: 'Payment' })).body).toEqual({
      error: { message: 'Payment not found', type: 'invalid_request' },
    });
  });

  it('of what is not built names the operation', () => {
    expect(render(fault('not_built', { operation: 'createSubscription' }))).toMatchObject({
      status: 501,
      body: { error: { message: 'createSubscription is not built in this sandbox yet', type: 'not_built' } },
    });
  });

  it.each([
    ['foreign_host', 421],
    ['too_many_worlds', 507],
  ] as const)('of what the sandbox itself refuses (%s) says whose refusal it is', (code, status) => {
    const { body } = render(fault(code, { message: 'drop one with DELETE /worlds/{world}' }));
    expect(body).toEqual({ error: { message: 'drop one with DELETE /worlds/{world}', type: 'paystub' } });
    expect(render(fault(code)).status).toBe(status);
  });

  it.each([
    ['pay_methods', 'Pay methods is not supported'],
    ['period.interval', 'Period interval is not supported'],
  ])('spells %s as people read it', (param, message) => {
    expect(render(fault('not_supported', { param })).message).toBe(message);
  });
});

type Operation =
  | 'createPayment'
  | 'createRefund'
  | 'createCustomer'
  | 'updateCustomer'
  | 'createMandate'
  | 'createWebhook'
  | 'updateWebhook'
  | 'listPayments';

function refusal(operation: Operation, data: unknown, where: 'body' | 'query' = 'body') {
  const validate = requests[operation][where];
  const route = routes.find(({ operationId }) => operationId === operation);
  if (!validate || !route) throw new Error(`${operation} takes no ${where}`);
  if (validate(data)) return 'accepted';
  const { body, rule } = render(answered(validate.errors ?? [], route, where, data));
  return `${body.error.param}: ${body.error.message} ${rule ?? ''}`.trim();
}

const good = { amount: 1000, currency: 'EUR', description: 'Order 1001' };
const webhook = { name: 'Shop', description: 'Orders', url: 'https://shop.test' };

describe('the finding that is answered', () => {
  it.each<[Operation, object, string]>([
    ['createPayment', {}, 'amount: Amount must be set paypro.R23'],
    ['createPayment', { ...good, description: undefined }, 'description: Description must be set paypro.R7'],
    ['createPayment', { ...good, description: '' }, 'description: Description must be set paypro.R7'],
    ['createPayment', { ...good, description: null }, 'description: Description must be set paypro.R7'],
    ['createPayment', { ...good, description: 5 }, 'description: Description must be a string'],
    ['createPayment', { ...good, amount: '1000' }, 'amount: Amount must be an integer paypro.R24'],
    ['createPayment', { ...good, amount: 10.5 }, 'amount: Amount must be an integer paypro.R24'],
    ['createPayment', { ...good, amount: 0 }, 'amount: Amount is too low'],
    ['createPayment', { ...good, currency: 'USD' }, 'currency: Currency is not supported paypro.R25'],
    ['createPayment', { ...good, currency: 5 }, 'currency: Currency must be a string'],
    ['createPayment', { ...good, return_url: 'nowhere' }, 'return_url: Return url must be a URL'],
    ['createPayment', { ...good, pay_methods: 'ideal' }, 'pay_methods: Pay methods must be a list'],
    ['createPayment', { ...good, pay_methods: ['ideal', 'cash'] }, 'pay_methods: Pay methods is not supported paypro.R26'],
    ['createPayment', { ...good, pay_methods: [5] }, 'pay_methods: Pay methods must be a string'],
    ['createPayment', { ...good, issuer: 'ABCDEFGH' }, 'issuer: Issuer is not supported paypro.R28'],
    ['createPayment', { ...good, metadata: [] }, 'metadata: Metadata must be an object'],
    ['createPayment', { ...good, setup_mandate: 'yes' }, 'setup_mandate: Setup mandate must be a boolean'],
    ['createPayment', [5], 'null: Body must be a JSON object'],
    ['createRefund', {}, 'amount: Amount must be set paypro.R45'],
    ['createRefund', { amount: 0 }, 'amount: Amount is too low'],
    ['createCustomer', {}, 'accepted'],
    ['createCustomer', { email: null, vat_number: '', country: 'the Netherlands' }, 'accepted'],
    ['createCustomer', { email: 'kim' }, 'email: Email must be a valid email'],
    ['updateCustomer', { city: 5, email: 5 }, 'email: Email must be a string'],
    ['createMandate', {}, 'customer: Customer must be set paypro.R71'],
    ['createMandate', { customer: 'CU1' }, 'pay_method: Pay method must be set paypro.R71'],
    ['createMandate', { customer: 'CU1', pay_method: 'ideal' }, 'pay_method: Pay method is not supported paypro.R72'],
    ['createMandate', { customer: 'CU1', pay_method: 'direct-debit', iban: 5 }, 'iban: Iban must be a string'],
    ['createWebhook', {}, 'description: Description must be set paypro.R124'],
    ['createWebhook', { ...webhook, name: undefined }, 'name: Name must be set paypro.R124'],
    ['createWebhook', { ...webhook, url: 'ftp://shop.test' }, 'url: Url must be an http or https URL'],
    ['createWebhook', { ...webhook, url: 'shop' }, 'url: Url must be a URL'],
    ['createWebhook', { ...webhook, enabled_event_types: ['payment.made'] }, 'enabled_event_types: Enabled event types is not supported'],
    ['updateWebhook', { active: 'no' }, 'active: Active must be a boolean'],
  ])('%s %j: %s', (operation, body, expected) => {
    expect(refusal(operation, body)).toBe(expected);
  });

  it.each([
    [{ limit: '0' }, 'limit: Limit is too low paypro.P6'],
    [{ limit: '101' }, 'limit: Limit is too high paypro.P6'],
    [{ limit: 'ten' }, 'limit: Limit must be an integer paypro.P6'],
    [{ limit: '' }, 'limit: Limit must be an integer paypro.P6'],
    [{ limit: '100', cursor: 'x' }, 'accepted'],
  ])('in a query, %j: %s', (query, expected) => {
    expect(refusal('listPayments', query, 'query')).toBe(expected);
  });
});

describe('of two wrong fields the earlier in the request table is answered [dossier 2.4]', () => {
  // The order of dossier 4.2, with a wrong value for each.
  const wrong: readonly [string, unknown][] = [
    ['amount', 'x'],
    ['currency', 'USD'],
    ['description', ''],
    ['return_url', 'x'],
    ['cancel_url', 'x'],
    ['pay_methods', ['x']],
    ['issuer', 'x'],
    ['metadata', 5],
    ['customer', 5],
    ['mandate', 5],
    ['setup_mandate', 5],
    ['locale', 5],
  ];
  const pairs = wrong.flatMap((first, i) => wrong.slice(i + 1).map((second) => [first, second] as const));

  it.each(pairs)('%j before %j', ([first, a], [second, b]) => {
    expect(refusal('createPayment', { ...good, [second]: b, [first]: a })).toMatch(`${first}: `);
  });

  it('also where a later one is missing', () => {
    expect(refusal('createPayment', { amount: 'x' })).toMatch('amount: ');
    expect(refusal('createPayment', { amount: 5, description: 5 })).toMatch('currency: ');
  });
});
