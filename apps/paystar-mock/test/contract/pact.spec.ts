import { routes } from '@paystub/contracts/paystar';
import { startMock, type TestMock } from '@paystub/testing';
import { allHolds, askedIn, pactsOf, spoilt, verifyPact, verifySpoilt } from '@paystub/testing/pact';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPaystarMock } from '../../src/index.js';
import { staging } from './staging.js';

const pacts = pactsOf('paystar');

let mock: TestMock;
beforeAll(async () => {
  mock = await startMock(createPaystarMock());
});
afterAll(() => mock.stop());

describe('the mock gives what the client counts on', () => {
  it.each(pacts)('$name', async (pact) => {
    expect(await verifyPact(pact, mock, staging)).toEqual(allHolds(pact));
  });

  it.each(routes)('$operationId is asked for as it succeeds and as it is refused', ({ operationId, method }) => {
    const statuses = [200, 401, method === 'GET' ? 404 : 400];
    expect(askedIn(pacts)).toEqual(expect.arrayContaining(statuses.map((status) => `${operationId} ${status}`)));
  });

  it('webhooks are among it', () => {
    const messages = pacts.flatMap(({ interactions }) => interactions.filter(({ type }) => type === 'Asynchronous/Messages'));
    const events = ['Payment.Succeeded', 'AutoPay.Enrolled', 'AutoPay.Unenrolled'];
    expect(messages.map(({ description }) => description)).toEqual(expect.arrayContaining(events));
  });
});

describe('the mock is found out where a pact wants', () => {
  const wants = [
    ...spoilt(pacts, 'getPaymentSession, a paid session', { hasErrors: true }),
    ...spoilt(pacts, 'initiatePaymentSession, a reference that is used', { hasErrors: false }),
    ...spoilt(pacts, 'AutoPay.Enrolled', { action: 'AutoPay.Unenrolled' }),
  ];

  it.each(wants)('$description: $way', async ({ verdict, ...want }) => {
    expect(await verifySpoilt(want, mock, staging)).toMatchObject(verdict);
  });
});
