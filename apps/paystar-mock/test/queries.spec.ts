import { describe, expect, it } from 'vitest';
import { paths, paystar, type World } from './calls.js';
import { charged, session, user } from './sent.js';

const { url, world } = paystar();
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

async function initiated(here: World, body: object): Promise<string> {
  const { status, body: answer } = await here.post(paths.initiate, body);
  expect([status, answer.errors]).toEqual([200, []]);
  return answer.data.PaymentSessionIdentifier as string;
}

const query = async (here: World, id: string) => (await here.get(`${paths.query}/${id}`)).body.data;

describe('a session as it was made', () => {
  it('has an identifier, a link to its page and a status, in PascalCase [paystar.R5, R9, R10, R11, R12]', async () => {
    const { body } = await world().post(paths.initiate, session());
    const { PaymentSessionIdentifier: id, PaymentLogInLink } = body.data;
    expect(id).toMatch(uuid);
    expect(PaymentLogInLink).toMatch(`${url()}/app/embedded/acme-utilities/session/${id}?w=`);
    expect(body).toEqual({
      hasErrors: false,
      errors: [],
      data: { PaymentSessionIdentifier: id, PaymentLogInLink, Status: 'RequiresPaymentSource' },
    });
  });

  it('is told in full by both queries [paystar.R98, R99, R100, P19]', async () => {
    const here = world();
    await here.units({ 'acme-utilities': { paymentFields: { memoLine: { label: 'Memo' } } } });
    await here.freeze('2026-11-25T12:00:00.500Z');
    const lines = [
      { Amount: 4210, Description: 'Water, March', ClientAccount: { AccountNumber: 'W-77', SubAccountNumber: '2', Name: 'Pat Roe' } },
      { Amount: 5, ChargeType: 'Penalty', ClientAccount: { AccountNumber: 'W-78', Name: 'Pat Roe' } },
      { Amount: 1 },
    ];
    const fields = {
      ClientReference: 'inv-881',
      PaymentFields: { memoLine: 'March' },
      CustomMeta: { a: { b: null } },
      PaymentDescriptor: 'Bill',
    };
    const id = await initiated(here, session({ Charges: lines, ClientUser: user, ...fields }));
    const product = { productSku: null, productName: null };
    const expected = {
      paymentSession: {
        identifier: id,
        createdDateUtc: '2026-11-25T12:00:00.500Z',
        businessUnitSlug: 'acme-utilities',
        channel: 'QuickPay',
        status: 'RequiresPaymentSource',
        subtotal: 42.16,
        serviceFeeCalculation: null,
      },
      paymentFields: { memoLine: 'March' },
      payment: null,
      paymentSource: null,
      lineItems: [
        {
          lineItemType: 'Account',
          description: 'Water, March',
          priceMinor: 4210,
          accountNumber: 'W-77',
          subAccountNumber: '2',
          ...product,
        },
        { lineItemType: 'Penalty', description: null, priceMinor: 5, accountNumber: 'W-78', subAccountNumber: '', ...product },
        { lineItemType: 'Custom', description: null, priceMinor: 1, accountNumber: null, subAccountNumber: null, ...product },
      ],
      canProcessSession: true,
      customMeta: { a: { b: null } },
    };
    expect((await here.get(`${paths.query}/${id}`)).body).toEqual({ hasErrors: false, errors: [], data: expected });
    expect((await here.get(`${paths.query}?clientReference=inv-881`)).body.data).toEqual(expected);
  });

  it('of the least has empty maps', async () => {
    const here = world();
    expect(await query(here, await initiated(here, session()))).toMatchObject({ paymentFields: {}, customMeta: {} });
  });

  it.each([
    [1, 0.01],
    [15_000, 150],
    [4210, 42.1],
    [Number.MAX_SAFE_INTEGER, 90_071_992_547_409.91],
  ])('of %d cents has a subtotal of %d dollars [paystar.R19, R101]', async (Amount, dollars) => {
    const here = world();
    const { paymentSession, lineItems } = await query(here, await initiated(here, session({ Charges: [{ Amount }] })));
    expect([paymentSession.subtotal, lineItems[0].priceMinor]).toEqual([dollars, Amount]);
  });
});

describe('a session that was paid', () => {
  const ending = async (action: string, fields: object = {}, body: object = {}) => {
    const here = world();
    await here.freeze('2026-11-25T12:00:00Z');
    const id = await initiated(here, charged({}, body));
    await here.control('POST', `/paystar/actions/${action}`, { id, ...fields });
    return query(here, id);
  };

  it('has its payment, its source and its fee [paystar.R43, R85, R101, R111]', async () => {
    expect(
      await ending('pay', { card: '4111111111111111', accountHolderName: 'Pat Roe' }, { PaymentDescriptor: 'Water bill' }),
    ).toMatchObject({
      paymentSession: {
        status: 'Succeeded',
        subtotal: 42.1,
        serviceFeeCalculation: {
          tier: { id: 1, paymentChannel: 'QuickPay', paymentSourceType: 'CreditCard', flatFee: 1.95 },
          amount: 1.95,
        },
      },
      payment: {
        status: 'Succeeded',
        paymentDate: '2026-11-25T12:00:00Z',
        amountMinor: 4210,
        serviceFeeAmountMinor: 195,
        paymentDescriptor: 'Water bill',
        referenceNumber: expect.stringMatching(/^[A-Z]{6}-[A-Z]{5}$/),
        authCode: expect.stringMatching(/^[A-Z0-9]{6}$/),
        gatewayResponseDescription: 'Approved',
      },
      paymentSource: { paymentSourceType: 'CreditCard', accountHolderName: 'Pat Roe', accountType: 'Visa', accountNumberLast4: '1111' },
      canProcessSession: false,
    });
  });

  it.each([
    ['pay', 'Succeeded', false],
    ['pend', 'Pending', false],
    ['fail', 'Failed', true],
    ['choose', 'RequiresPaymentSource', true],
  ])('after %s is %s and can be processed: %s [paystar.P20, P21, P22]', async (action, status, canProcessSession) => {
    expect(await ending(action)).toMatchObject({ paymentSession: { status }, canProcessSession });
  });

  it('has no auth code where it failed', async () => {
    expect((await ending('fail', { reason: 'Declined' })).payment).toMatchObject({
      status: 'Failed',
      authCode: '',
      gatewayResponseDescription: 'Declined',
    });
  });
});

describe('a session that is not there', () => {
  it.each([
    `${paths.query}/5a0f0c86-1d5e-4d0e-9a53-0b2f6f7a2c11`,
    `${paths.query}/x`,
    `${paths.query}/%00`,
    `${paths.query}?clientReference=x`,
  ])('%s is answered 404 [paystar.P18]', async (path) => {
    const answer = await world().get(path);
    const error = { propertyName: '', errorMessage: 'There is no such payment session.' };
    expect([answer.status, answer.body]).toEqual([404, { hasErrors: true, errors: [error], data: null }]);
  });

  it.each(['', '?', '?clientReference=', '?clientReference=&clientReference=inv-881', '?reference=x'])(
    'a query with %j is answered 400 [paystar.R98]',
    async (search) => {
      const answer = await world().get(paths.query + search);
      expect([answer.status, answer.body.errors]).toMatchObject([400, [{ propertyName: 'clientReference' }]]);
    },
  );
});

it('a reference that two business units have used finds the newer session', async () => {
  const here = world();
  await initiated(here, session({ ClientReference: 'inv-881' }));
  const newer = await initiated(here, session({ ClientReference: 'inv-881', BusinessUnitSlug: 'water-bill-pay' }));
  expect((await here.get(`${paths.query}?clientReference=inv-881`)).body.data.paymentSession.identifier).toBe(newer);
});

it.each([
  'ClientReference=inv-881',
  'CLIENTREFERENCE=inv-881',
  'other=x&clientReference=inv-881',
  'clientReference=inv-881&clientReference=inv-882',
  'clientreference=inv-881&clientReference=inv-882',
])('a query %s finds inv-881: names in any case, and the first one counts [dossier 1.5]', async (search) => {
  const here = world();
  const id = await initiated(here, session({ ClientReference: 'inv-881' }));
  await initiated(here, session({ ClientReference: 'inv-882' }));
  expect((await here.get(`${paths.query}?${search}`)).body.data.paymentSession.identifier).toBe(id);
});

it('a reference with signs of an address is found as it was given', async () => {
  const here = world();
  const id = await initiated(here, session({ ClientReference: 'a b&c=d/é?#%' }));
  const found = await here.get(`${paths.query}?clientReference=${encodeURIComponent('a b&c=d/é?#%')}`);
  expect(found.body.data.paymentSession.identifier).toBe(id);
});
