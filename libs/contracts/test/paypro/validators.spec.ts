import { describe, expect, it } from 'vitest';
import { requests } from '../../src/paypro/requests.gen.js';
import { responses } from '../../src/paypro/responses.gen.js';
import { findings } from '../openapi/findings.js';
import { chargeback, customer, event, listOf, payMethod, payment, refund, webhook } from './examples.js';
import { installmentPlan, installmentPlanPeriod, mandate, subscription, subscriptionPeriod } from './recurring.js';

const detailsFound = '/payment_details/return_url format /payment_details/issuer enum';
const updateFound = '/period/amount exclusiveMinimum /first_period/interval enum';

const ordered = { amount: 1000, currency: 'EUR', description: 'Order' };
const agreed = { customer: 'CUA1B2C3D4E5F6', mandate: 'MDA1B2C3D4E5F6', description: 'Gym', currency: 'EUR' };
const monthly = { amount: 2500, interval: 'month', multiplier: 1 };
const plan = { ...agreed, period: monthly, number_of_periods: 4 };
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
    ['createCustomer', {}, ''],
    ['createCustomer', { email: null, first_name: '', country: 'NL', vat_number: '', company_name: null }, ''],
    ['updateCustomer', { city: 1, email: 'kim', phone_number: 31 }, '/email format /city type /phone_number type'],
    ['createMandate', { customer: 'CUA1B2C3D4E5F6', pay_method: 'direct-debit', iban: null, account_holder_name: null }, ''],
    ['createMandate', {}, 'required:customer required:pay_method'],
    ['createMandate', { customer: null, pay_method: 'ideal', iban: 1 }, '/customer type /pay_method enum /iban type'],
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

  it.each<[keyof typeof requests, unknown, string]>([
    ['createSubscription', { ...agreed, period: monthly }, ''],
    ['createSubscription', { ...agreed, scheduling: 'manual', first_period: { amount: 500 } }, ''],
    ['createSubscription', { ...agreed, mandate: null, pay_methods: ['ideal', 'creditcard'], payment_details: {}, period: monthly }, ''],
    [
      'createSubscription',
      { ...agreed, start_at: null, cancel_at: '2028-02-29', first_period: null, scheduling: null, metadata: null },
      '',
    ],
    ['createSubscription', {}, 'required:customer required:description required:currency'],
    ['createSubscription', { ...agreed, period: null }, '/period type'],
    ['createSubscription', { ...agreed, period: {} }, '/period required:amount /period required:interval /period required:multiplier'],
    [
      'createSubscription',
      { ...agreed, period: { ...monthly, amount: 0, vat: 31 } },
      '/period/amount exclusiveMinimum /period/vat maximum',
    ],
    ['createSubscription', { ...agreed, period: { ...monthly, vat: -1, multiplier: 0 } }, '/period/vat minimum /period/multiplier minimum'],
    ['createSubscription', { ...agreed, period: { ...monthly, vat: 8.5, interval: 'quarter' } }, '/period/interval enum'],
    ['createSubscription', { ...agreed, period: { ...monthly, multiplier: 1.5, vat: null } }, '/period/multiplier type'],
    ['createSubscription', { ...agreed, first_period: { vat: '21' } }, '/first_period required:amount /first_period/vat type'],
    [
      'createSubscription',
      { ...agreed, first_period: { amount: 1, interval: null } },
      '/first_period/interval type /first_period/interval enum',
    ],
    ['createSubscription', { ...agreed, pay_methods: ['ideal', 'paypal'] }, '/pay_methods/1 enum'],
    ['createSubscription', { ...agreed, payment_details: null }, '/payment_details type'],
    ['createSubscription', { ...agreed, payment_details: { issuer: 'X', return_url: '/' } }, detailsFound],
    ['createSubscription', { ...agreed, start_at: '2026-02-29', cancel_at: '31-01-2026' }, '/start_at format /cancel_at format'],
    ['createSubscription', { ...agreed, scheduling: 'weekly', currency: 'USD' }, '/currency enum /scheduling enum'],
    ['updateSubscription', {}, ''],
    ['updateSubscription', { period: { vat: null }, first_period: null, cancel_at: null, cancel_periods_on_cancellation: null }, ''],
    ['updateSubscription', { period: null, description: null, mandate: null }, '/description type /period type /mandate type'],
    ['updateSubscription', { period: { amount: 0 }, first_period: { interval: 'hour' } }, updateFound],
    ['createSubscriptionPeriod', { amount: 1250 }, ''],
    ['createSubscriptionPeriod', {}, 'required:amount'],
    ['createSubscriptionPeriod', { amount: 0, description: null }, '/amount exclusiveMinimum /description type'],
    ['createSubscriptionPeriod', { amount: Number.MAX_SAFE_INTEGER }, ''],
    ['createSubscriptionPeriod', { amount: Number.MAX_SAFE_INTEGER + 1 }, '/amount maximum'],
    ['createInstallmentPlan', plan, ''],
    ['createInstallmentPlan', { ...plan, first_period: { amount: 1, vat: 30, interval: 'day', multiplier: 14 }, metadata: {} }, ''],
    ['createInstallmentPlan', agreed, 'required:period required:number_of_periods'],
    ['createInstallmentPlan', { ...plan, mandate: null, number_of_periods: 0 }, '/mandate type /number_of_periods minimum'],
    [
      'createInstallmentPlan',
      { ...plan, pay_methods: ['afterpay'], number_of_periods: 1.5 },
      '/pay_methods/0 enum /number_of_periods type',
    ],
    ['updateInstallmentPlan', { number_of_periods: 6, period: { amount: 3000 }, first_period: null }, ''],
    ['updateInstallmentPlan', { number_of_periods: 0, period: { vat: 30.1 } }, '/number_of_periods minimum /period/vat maximum'],
  ])('%s of %j finds "%s"', (operationId, body, expected) => {
    expect(findings(requests[operationId].body, body)).toBe(expected);
  });

  it('finds no more than anybody reads, however long a list of wrong items is', () => {
    const { body } = requests.createPayment;
    expect(body?.({ pay_methods: Array.from({ length: 200_000 }, () => 1) })).toBe(false);
    expect(body?.errors?.length).toBeLessThanOrEqual(1000);
    expect(body?.errors?.[0]).toMatchObject({ keyword: 'required', params: { missingProperty: 'amount' } });
  });

  it('has nothing to say of the body of an operation that takes none', () => {
    const bodiless = (['pauseSubscription', 'resumeSubscription', 'pauseInstallmentPlan', 'resumeInstallmentPlan'] as const).map(
      (operationId) => requests[operationId].body,
    );
    expect(bodiless).toEqual([undefined, undefined, undefined, undefined]);
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
    ['getEvent', event(chargeback)],
    ['getEvent', event(customer)],
    ['getEvent', event(subscription)],
    ['getEvent', event(installmentPlan)],
    ['getChargeback', chargeback],
    ['getCustomer', customer],
    ['getMandate', mandate],
    ['getSubscription', subscription],
    ['getSubscriptionPeriod', subscriptionPeriod],
    ['getInstallmentPlan', installmentPlan],
    ['getInstallmentPlanPeriod', installmentPlanPeriod],
    ['getWebhook', webhook],
    ['listPayMethods', listOf('pay_methods', payMethod)],
    ['listPayments', listOf('payments', payment)],
    ['listEvents', listOf('events', event(payment), event(customer))],
    ['listPaymentChargebacks', listOf('payments/PPA1B2C3D4E5F6/chargebacks', chargeback)],
    ['listCustomerMandates', listOf('customers/CUA1B2C3D4E5F6/mandates', mandate)],
    ['listCustomerSubscriptions', listOf('customers/CUA1B2C3D4E5F6/subscriptions', subscription)],
    ['listCustomers', listOf('customers', customer)],
    ['listSubscriptionPeriods', listOf('subscriptions/PSA1B2C3D4E5F6/subscription_periods', subscriptionPeriod)],
    ['listSubscriptionPeriodPayments', listOf('subscription_periods/SPA1B2C3D4E5F6/payments', payment)],
    ['listInstallmentPlans', listOf('installment_plans', installmentPlan)],
    ['listInstallmentPlanPeriods', listOf('installment_plans/PIA1B2C3D4E5F6/installment_plan_periods', installmentPlanPeriod)],
  ] as const;

  it.each(examples)('%s accepts what the provider answers', (operationId, body) => {
    expect(findings(responses[operationId]['200'], body)).toBe('');
  });

  it.each(examples)('%s refuses an answer with a field too many or too few', (operationId, body) => {
    const validate = responses[operationId]['200'];
    expect(findings(validate, { ...body, extra: 1 })).toBe('unevaluatedProperties');
    const { _links: links } = body;
    expect(findings(validate, { ...body, _links: { ...links, extra: 'https://api.paypro.nl/' } })).toContain('/_links');
    const optional = ['enabled_event_types', 'cancel_periods_on_cancellation'];
    const needed = Object.keys(body).filter((name) => !optional.includes(name));
    const without = (name: string) => Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
    expect(needed.map((name) => findings(validate, without(name)))).toEqual(needed.map((name) => `required:${name}`));
  });

  it('refuses a payload that is not the resource its type says', () => {
    const validate = responses.getEvent['200'];
    expect(findings(validate, event({ ...payment, type: 'refund' }))).toContain('/payload required');
    expect(findings(validate, { ...event(payment), payload: { ...payment, type: 'coupon' } })).toBe('/payload discriminator');
    expect(findings(validate, event({ ...payment, extra: 1 }))).toBe('/payload unevaluatedProperties');
  });

  it('knows which fields of a subscription, and of a plan, may be null', () => {
    const nulls = (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, null]));
    const started = { ...subscription, ...nulls('subscription_type start_at cancel_at customer mandate scheduling period first_period') };
    expect(findings(responses.getSubscription['200'], started)).toBe('');
    const planned = { ...installmentPlan, ...nulls('installment_plan_type customer mandate first_period') };
    expect(findings(responses.getInstallmentPlan['200'], planned)).toBe('');
    expect(findings(responses.getInstallmentPlan['200'], { ...planned, period: null })).toBe('/period type');
    expect(findings(responses.getSubscription['200'], { ...started, payment_details: { return_url: null } })).toBe(
      '/payment_details required:cancel_url',
    );
  });

  it('gives the payments of a period no further pages', () => {
    const { payments } = subscriptionPeriod;
    const paged = { ...subscriptionPeriod, payments: { ...payments, _links: { ...payments._links, next: payments._links.self } } };
    expect(findings(responses.getSubscriptionPeriod['200'], paged)).toBe('/payments/_links unevaluatedProperties');
  });

  it('accepts errors of the documented shape only [paypro.R5] [paypro.R6]', () => {
    const error = { message: 'Description must be set', type: 'invalid_request' };
    const { '404': absent, '422': refused } = responses.createRefund;
    expect([findings(absent, { error }), findings(refused, { error: { ...error, param: 'description' } })]).toEqual(['', '']);
    expect(findings(absent, { error: { ...error, param: 'id' } })).toBe('/error unevaluatedProperties');
    expect(findings(refused, { error })).toBe('/error required:param');
  });
});
