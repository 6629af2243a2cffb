import { routes } from '@paystub/contracts/paystand';
import { startMock, type TestMock } from '@paystub/testing';
import { allHolds, askedIn, pactsOf, spoilt, verifyPact, verifySpoilt } from '@paystub/testing/pact';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPaystandMock } from '../../src/index.js';
import { builtOf, refusalsOf, successOf } from './built.js';
import { staging } from './staging.js';

const pacts = pactsOf('paystand');
const paystand = createPaystandMock();
const built = builtOf(paystand);

let mock: TestMock;
beforeAll(async () => {
  mock = await startMock(paystand);
});
afterAll(() => mock.stop());

describe('the mock gives what the client counts on', () => {
  it.each(pacts)('$name', async (pact) => {
    expect(await verifyPact(pact, mock, staging)).toEqual(allHolds(pact));
  });

  it.each(routes.filter(({ operationId }) => built.includes(operationId)))(
    '$operationId is asked for as it succeeds and as it is refused',
    (route) => {
      const statuses = [successOf(route), ...refusalsOf(route)];
      expect(askedIn(pacts)).toEqual(expect.arrayContaining(statuses.map((status) => `${route.operationId} ${status}`)));
    },
  );

  it('webhooks of each family are among it', () => {
    const messages = pacts.flatMap(({ interactions }) => interactions.filter(({ type }) => type === 'Asynchronous/Messages'));
    const families = ['dispute', 'fee', 'payment', 'receivableTransaction', 'refund', 'transfer'];
    expect([...new Set(messages.map(({ description }) => description.split(' ')[0]))].sort()).toEqual(families);
  });
});

describe('the mock is found out where a pact wants', () => {
  const wants = [
    ...spoilt(pacts, 'getPayment, a paid payment', { status: 'failed' }),
    ...spoilt(pacts, 'transfer paid', { sourceType: 'Payment' }),
  ];

  it.each(wants)('$description: $way', async ({ verdict, ...want }) => {
    expect(await verifySpoilt(want, mock, staging)).toMatchObject(verdict);
  });
});
