import { routes } from '@paystub/contracts/paypro';
import { startMock, type TestMock } from '@paystub/testing';
import { allHolds, askedIn, pactsOf, spoilt, verifyPact, verifySpoilt } from '@paystub/testing/pact';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPayproMock } from '../../src/index.js';
import { staging } from './staging.js';

const pacts = pactsOf('paypro');

let mock: TestMock;
beforeAll(async () => {
  mock = await startMock(createPayproMock());
});
afterAll(() => mock.stop());

describe('the mock gives what the client counts on', () => {
  it.each(pacts)('$name', async (pact) => {
    expect(await verifyPact(pact, mock, staging)).toEqual(allHolds(pact));
  });

  it.each(routes)('$operationId is asked for as it succeeds and as it is refused', ({ operationId, path }) => {
    const statuses = [operationId.startsWith('create') ? 201 : 200, 401, ...(path.includes('{id}') ? [404] : [])];
    expect(askedIn(pacts)).toEqual(expect.arrayContaining(statuses.map((status) => `${operationId} ${status}`)));
  });
});

describe('the mock is found out where a pact wants', () => {
  const wants = [
    ...spoilt(pacts, 'getPayment, a paid payment', { amount: 2501 }),
    ...spoilt(pacts, 'payment.paid', { event_type: 'payment.failed' }),
  ];

  it.each(wants)('$description: $way', async ({ verdict, ...want }) => {
    expect(await verifySpoilt(want, mock, staging)).toMatchObject(verdict);
  });
});
