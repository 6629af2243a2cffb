import type { Finding, Route } from '@paystub/contracts/http';
import { expect, it } from 'vitest';
import { render } from '../faults.js';
import { bodyFault, queryFault } from './findings.js';

const route = (operationId: string): Route => ({
  operationId,
  method: 'POST',
  path: '/x',
  fields: ['extCustomerId', 'erpId', 'erpRef', 'amount'],
  query: ['limit', 'offset'],
  bodyRequired: true,
  multipart: false,
});
const required = (missingProperty: string): Finding => ({ instancePath: '', keyword: 'required', params: { missingProperty } });
const type = (instancePath: string, wanted = 'string'): Finding => ({ instancePath, keyword: 'type', params: { type: wanted } });
const told = (fault: ReturnType<typeof bodyFault>) => {
  const { status, body } = render(fault, '');
  const { code, detailCode, parameter, explanation } = body.error.details;
  return [status, code, detailCode, parameter, explanation];
};

it('what is missing goes before what is wrong, in the order of the request, under its stored name', () => {
  const findings = [type('/extCustomerId'), required('erpRef'), required('erpId')];
  expect(told(bodyFault(findings, route('createReceivable'), { extCustomerId: 7 }))).toEqual([
    400,
    'apiError',
    'parameterMissing',
    'extId',
    'extId is missing',
  ]);
  expect(told(bodyFault([required('erpRef')], route('updateReceivable'), {}))[3]).toBe('invoiceKey');
  expect(told(bodyFault([required('erpRef')], route('createPayerCustomer'), {}))[3]).toBe('erpRef');
});

it('null counts as missing', () => {
  expect(told(bodyFault([type('/erpId')], route('createReceivable'), { erpId: null })).slice(0, 4)).toEqual([
    400,
    'apiError',
    'parameterMissing',
    'extId',
  ]);
});

it('what is wrong is 422 with its value, under the name that was sent', () => {
  const fault = bodyFault([{ instancePath: '/erpId', keyword: 'maxLength', params: { limit: 40 } }], route('createReceivable'), {
    erpId: 'long',
  });
  expect(told(fault)).toEqual([422, 'validationError', '', 'erpId', 'erpId must have no more than 40 characters']);
  expect(render(fault, '').body.error.details.value).toBe('long');
});

it.each([
  ['client_secret', { client_secret: ['sesame'] }],
  ['card', { card: '378734493671001 cvv 9119' }],
  ['bank/accountNumber', { bank: { accountNumber: 5566 } }],
])('what is secret is not repeated: %s', (path, body) => {
  const { details } = render(bodyFault([type(`/${path}`)], route('createSecurePayment'), body), '').body.error;
  expect(details).toMatchObject({ code: 'validationError', parameter: path.replace('/', '.') });
  expect(details.value).toBeUndefined();
});

it('a payment without an amount is a matter of validation [paystand.R28]', () => {
  expect(told(bodyFault([required('amount')], route('createSecurePayment'), {}))).toEqual([
    422,
    'validationError',
    '',
    'amount',
    'amount is required',
  ]);
});

it('a body that is no object cannot be understood', () => {
  expect(told(bodyFault([type('', 'object')], route('createReceivable'), [])).slice(0, 2)).toEqual([400, 'apiError']);
});

it('a query is refused with 400 [paystand.R58]', () => {
  const findings: Finding[] = [type('/offset', 'integer'), { instancePath: '/limit', keyword: 'minimum', params: { limit: 1 } }];
  const fault = queryFault(findings, route('listReceivables'), { limit: 0, offset: 'x' });
  expect(fault.facts.rule).toBe('paystand.R58');
  expect(told(fault)).toEqual([400, 'validationError', '', 'limit', 'limit must be at least 1']);
});
