import { describe, expect, it } from 'vitest';
import type { Validate } from '../src/http.js';
import { requests } from '../src/paypro/requests.gen.js';
import { responses } from '../src/paypro/responses.gen.js';
import { customer, event, listOf, payMethod, payment, refund, webhook } from './paypro-examples.js';

const ordered = { amount: 1000, currency: 'EUR', description: 'Order' };
const hook = { description: 'Orders', name: 'Shop', url: 'https://shop.example/hook' };

describe('Request validators', () => {
  it.each<[keyof typeof requests, unknown, string]>([
    ['createPayment', ordered, ''],
    ['createPayment', { ...ordered, unheard_of: 1 }, ''],
    ['createPayment', { ...ordered, pay_methods: null, issuer: null, metadata: null, return_url: null, locale: 'xx' }, ''],
    ['createPayment', { ...ordered, pay_methods: ['ideal', 'ideal-qr'], metadata: { a: { b: [] } }, setup_mandate: true }, ''],
    ['createPayment', {}, 'required:amount required:currency required:description'],
    ['createPayment', [], 'type'],
    ['createPayment', { amount: 1000, currency: 'EUR' }, 'required:description'],
    ['createPayment', { ...ordered, description: '' }, '/description minLength'],
    ['createPayment', { ...ordered, description: null }, '/description type'],
    ['createPayment', { ...ordered, amount: '1000' }, '/amount type'],
    ['createPayment', { ...ordered, amount: 10.5 }, '/amount type'],
    ['createPayment', { ...ordered, amount: 0 }, '/amount exclusiveMinimum'],
    ['createPayment', { ...ordered, currency: 'USD' }, '/currency enum'],
    ['createPayment', { ...ordered, pay_methods: 'ideal' }, '/pay_methods type'],
    ['createPayment', { ...ordered, pay_methods: ['ideal', 'sofort'] }, '/pay_methods/1 enum'],
    ['createPayment', { ...ordered, issuer: 'BANKNL3Y' }, '/issuer enum'],
    ['createPayment', { ...ordered, metadata: [] }, '/metadata type'],
    ['createPayment', { ...ordered, return_url: '/done', setup_mandate: 'yes' }, '/return_url format /setup_mandate type'],
    ['createRefund', { amount: 1, description: null, reason: null, account_holder_name: null }, ''],
    ['createRefund', {}, 'required:amount'],
    ['createRefund', { amount: 0, iban: null }, '/amount minimum /iban type'],
    ['createWebhook', { ...hook, active: null, enabled_event_types: ['all'] }, ''],
    ['createWebhook', { ...hook, url: 'http://127.0.0.1:8080/hook' }, ''],
    ['createWebhook', {}, 'required:description required:name required:url'],
    ['createWebhook', { ...hook, url: 'ftp://shop.example' }, '/url pattern'],
    ['createWebhook', { ...hook, enabled_event_types: ['payment.paid', 'payment.payed'] }, '/enabled_event_types/1 enum'],
    ['updateWebhook', {}, ''],
    ['updateWebhook', { description: null, name: null, url: null, active: null, enabled_event_types: null }, ''],
    ['updateWebhook', { name: 1, url: 'shop', active: 'true' }, '/name type /url pattern /url format /active type'],
  ])('%s of %j finds "%s"', (operationId, body, expected) => {
    expect(findings(requests[operationId].body, body)).toBe(expected);
  });

  it.each([
    [{ limit: '100', cursor: 'bjpQUA' }, ''],
    [{ limit: '0' }, '/limit minimum'],
    [{ limit: '101' }, '/limit maximum'],
    [{ limit: 'ten' }, '/limit type'],
    [{ limit: '1.5' }, '/limit type'],
    [{ limit: ['1', '2'] }, '/limit type'],
  ])('a list with %j finds "%s"', (query, expected) => {
    expect(findings(requests.listPayments.query, query)).toBe(expected);
  });

  it('turns the limit of a query into a number and fills nothing in', () => {
    const query = { limit: '7' };
    const empty = {};
    expect(requests.listEvents.query?.(query) && requests.listEvents.query(empty)).toBe(true);
    expect([query, empty]).toEqual([{ limit: 7 }, {}]);
  });
});

describe('Answer validators', () => {
  const examples = [
    ['getPayment', payment],
    ['getRefund', refund],
    ['getEvent', event(payment)],
    ['getEvent', event(refund)],
    ['getEvent', event(customer)],
    ['getWebhook', webhook],
    ['listPayMethods', listOf('pay_methods', payMethod)],
    ['listPayments', listOf('payments', payment)],
    ['listEvents', listOf('events', event(payment), event(customer))],
  ] as const;

  it.each(examples)('%s accepts what the provider answers', (operationId, body) => {
    expect(findings(responses[operationId]['200'], body)).toBe('');
  });

  it.each(examples)('%s refuses an answer with a field too many or too few', (operationId, body) => {
    const validate = responses[operationId]['200'];
    expect(findings(validate, { ...body, extra: 1 })).toBe('unevaluatedProperties');
    const { _links: links } = body;
    expect(findings(validate, { ...body, _links: { ...links, extra: 'https://api.paypro.nl/' } })).toContain('/_links');
    const optional = ['enabled_event_types'];
    const needed = Object.keys(body).filter((name) => !optional.includes(name));
    const without = (name: string) => Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
    expect(needed.map((name) => findings(validate, without(name)))).toEqual(needed.map((name) => `required:${name}`));
  });

  it('refuses a payload that is not the resource its type says', () => {
    const validate = responses.getEvent['200'];
    expect(findings(validate, event({ ...payment, type: 'refund' }))).toContain('/payload required');
    expect(findings(validate, event({ ...payment, type: 'coupon' }))).toBe('/payload discriminator');
    expect(findings(validate, event({ ...payment, extra: 1 }))).toBe('/payload unevaluatedProperties');
  });

  it('accepts errors of the documented shape only [paypro.R5] [paypro.R6]', () => {
    const error = { message: 'Description must be set', type: 'invalid_request' };
    const { '404': absent, '422': refused } = responses.createRefund;
    expect([findings(absent, { error }), findings(refused, { error: { ...error, param: 'description' } })]).toEqual(['', '']);
    expect(findings(absent, { error: { ...error, param: 'id' } })).toBe('/error unevaluatedProperties');
    expect(findings(refused, { error })).toBe('/error required:param');
  });
});

function findings(validate: Validate | undefined, data: unknown) {
  if (!validate) throw new Error('there is no validator');
  validate(data);
  const list = validate.errors ?? [];
  return list
    .map(({ instancePath, keyword, params }) =>
      `${instancePath} ${keyword}${params.missingProperty ? `:${params.missingProperty}` : ''}`.trim(),
    )
    .join(' ');
}
