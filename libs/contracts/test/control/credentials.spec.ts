import { expect, it } from 'vitest';
import { requests } from '../../src/control/requests.gen.js';
import { responses } from '../../src/control/responses.gen.js';
import { findings } from '../openapi/findings.js';

const pp = { apiKey: 'pp_7Qm2Xc9RtLw4Zk8NvB3yHs6JdF1gPa5E' };
const ps = { apiKey: 'test_Ck3Vw8Qz1NhT' };
const businessUnitSlug = 'acme-utilities';
const client = { clientId: 'test_Ck3Vw8Qz1NhT' };
const merchant = { ...client, clientSecret: 'secret_Ck3Vw8Qz1NhT', customerId: 'merchant_Ck3Vw8Qz1NhT' };

it.each([
  [{}, ''],
  [{ paypro: pp, paystar: ps, paystand: client }, ''],
  [{ paystar: ps }, ''],
  [{ paystar: {} }, '/credentials/paystar required:apiKey'],
  [{ paystar: { apiKey: '' } }, '/credentials/paystar/apiKey minLength'],
  [{ paystar: { ...ps, businessUnitSlug } }, '/credentials/paystar unevaluatedProperties'],
  [{ paystand: merchant }, ''],
  [{ paystand: { clientSecret: 'secret_Ck3Vw8Qz1NhT' } }, '/credentials/paystand required:clientId'],
  [{ paystand: { ...client, customerId: '' } }, '/credentials/paystand/customerId minLength'],
  [{ paystand: { ...client, apiKey: 'k' } }, '/credentials/paystand unevaluatedProperties'],
  [{ payday: pp }, '/credentials unevaluatedProperties'],
])('a new world with the credentials %j finds "%s"', (credentials, expected) => {
  expect(findings(requests.createWorld.body, { credentials })).toBe(expected);
});

const world = {
  id: 'w_4kT9bQ2mXv7Z',
  seed: 'checkout-spec',
  createdAt: '2026-03-02T09:15:00.120Z',
  now: '2026-01-31T00:00:00.000Z',
  frozen: true,
  epoch: 1,
  records: 0,
  pendingDeliveries: 0,
};

it.each([
  [{}, ''],
  [{ paypro: pp, paystar: { ...ps, businessUnitSlug }, paystand: merchant }, ''],
  [{ paystar: { apiKey: '…1NhT', businessUnitSlug } }, ''],
  [{ paystar: ps }, '/credentials/paystar required:businessUnitSlug'],
  [{ paystand: client }, '/credentials/paystand required:clientSecret'],
  [{ paystand: { ...merchant, apiKey: 'k' } }, '/credentials/paystand unevaluatedProperties'],
  [{ paypro: { ...pp, businessUnitSlug } }, '/credentials/paypro unevaluatedProperties'],
])('a world shown with the credentials %j finds "%s"', (credentials, expected) => {
  const found = [responses.createWorld['201'], responses.getWorld['200']].map((validate) => findings(validate, { ...world, credentials }));
  expect(found).toEqual([expected, expected]);
});
