import { docs, exactly, inference, oneOf, someText, where, wrong } from '../../../verifier/index.js';
import { newAccount, unused } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf, type PaystarStage, success, utcTime, uuid } from '../parts.js';

const paying = { needs: ['payer'], effects: ['creates', 'money'] } as const;
const integer = where('an integer', Number.isInteger);
const number = where('a number', (value) => typeof value === 'number');

/** A session for one account and for something else, with a reference. */
const itemised = ({ given }: PaystarStage, ClientReference: string) => {
  const ClientAccount = newAccount({ SubAccountNumber: '2' });
  return {
    account: { accountNumber: ClientAccount.AccountNumber, subAccountNumber: '2' },
    bill: given.bill({
      ClientReference,
      Charges: [
        { Amount: 4210, Description: 'Water, March', ClientAccount },
        { Amount: 790, Description: 'Late fee', ChargeType: 'LateFee' },
      ],
    }),
  };
};

/** What is documented of a session that has been processed: names and types. */
const documented = {
  paymentSession: {
    identifier: uuid,
    createdDateUtc: utcTime,
    channel: oneOf('QuickPay', 'POS'),
    status: someText,
    subtotal: number,
    serviceFeeCalculation: {
      tier: {
        paymentChannel: someText,
        paymentSourceType: someText,
        startRange: number,
        endRange: number,
        flatFee: number,
        percentageFee: number,
        id: integer,
      },
      amount: number,
    },
  },
  paymentFields: {},
  payment: {
    status: someText,
    paymentDate: utcTime,
    amountMinor: integer,
    serviceFeeAmountMinor: integer,
    referenceNumber: someText,
    authCode: someText,
    gatewayResponseDescription: someText,
  },
  paymentSource: {
    paymentSourceType: oneOf('CreditCard', 'ACH'),
    accountHolderName: someText,
    accountType: someText,
    accountNumberLast4: someText,
  },
  canProcessSession: where('a boolean', (value) => typeof value === 'boolean'),
} as const;

/** Looking at payment sessions. Their paths are inferred. */
export const queries = [
  rule(
    'paystar.R98',
    'A session is found by its clientReference, which is a required query parameter.',
    docs('Query API'),
    { hangsOn: ['findPaymentSession'] },
    async (stage) => {
      const { api, given, inferred } = stage;
      const references = [unused('inv'), `${unused('inv')} /ä&?#=+%`];
      await eachOf(references, async (clientReference) => {
        const { PaymentSessionIdentifier: identifier } = await given.aPaymentSession({ ClientReference: clientReference });
        await api.findPaymentSession({ query: { clientReference } }).answers(200, success({ paymentSession: { identifier } }));
      });
      await allRefused(stage, 'clientReference', [api.findPaymentSession(wrong({}))]);
      await inferred('an empty one is as good as none', () =>
        api.findPaymentSession({ query: { clientReference: '' } }).refuses(400, { blames: 'clientReference' }),
      );
    },
  ),

  rule(
    'paystar.R99',
    'A session is found by its identifier as path parameter.',
    docs('Query API'),
    { hangsOn: ['getPaymentSession'] },
    async ({ api, given, fact, can, control }) => {
      const sessions = [await given.aPaymentSession(), await given.aPaymentSession({ Charges: [{ Amount: 1 }] })];
      await eachOf(sessions, ({ PaymentSessionIdentifier: identifier }) =>
        api
          .getPaymentSession({ sessionIdentifier: identifier })
          .answers(200, success({ paymentSession: { identifier, businessUnitSlug: fact('businessUnitSlug'), channel: 'QuickPay' } })),
      );
      if (!can('clock')) return;
      const now = await control.freeze();
      const { PaymentSessionIdentifier: sessionIdentifier } = await given.aPaymentSession();
      await control.advance('PT10M');
      const createdDateUtc = where(
        `within a second of ${new Date(now).toISOString()}`,
        (text) => Math.abs(Date.parse(String(text)) - now) < 1000,
      );
      await api.getPaymentSession({ sessionIdentifier }).answers(200, success({ paymentSession: { createdDateUtc } }));
    },
  ),

  rule(
    'paystar.R100',
    'Both look-ups answer the same: paymentSession, paymentFields, payment, paymentSource, lineItems and canProcessSession.',
    docs('Query API, sample'),
    { ...paying, hangsOn: ['findPaymentSession', 'getPaymentSession'] },
    async (stage) => {
      const { api, control, inferred } = stage;
      const clientReference = unused('inv');
      const { bill, account } = itemised(stage, clientReference);
      const { data } = await api.initiatePaymentSession({ body: bill }).succeeds(success({ PaymentSessionIdentifier: uuid }));
      const sessionIdentifier = data.PaymentSessionIdentifier;
      const look = async () => {
        const byIdentifier = await api.getPaymentSession({ sessionIdentifier }).answers(200, { hasErrors: false });
        await api.findPaymentSession({ query: { clientReference } }).answers(200, exactly(byIdentifier));
        return byIdentifier.data;
      };
      const fresh = await look();
      const { paymentSession, paymentFields, canProcessSession } = documented;
      stage.expect('the session', fresh, {
        paymentFields,
        canProcessSession,
        lineItems: [{ description: 'Water, March', ...account }, { description: 'Late fee' }],
        paymentSession: { identifier: sessionIdentifier, createdDateUtc: paymentSession.createdDateUtc, channel: 'QuickPay' },
      });
      await control.act('pay', { id: sessionIdentifier });
      const paid = await look();
      stage.expect('the paid session', paid, documented);
      const line = { priceMinor: integer, productSku: null, productName: null };
      const lineItems = [
        { ...line, lineItemType: 'Account', description: 'Water, March', ...account },
        { ...line, lineItemType: 'LateFee', description: 'Late fee', accountNumber: null, subAccountNumber: null },
      ];
      await inferred('the lines, in the order of the request', () => stage.expect('lineItems', paid.lineItems, exactly(lineItems)));
      await inferred('customMeta, and no other member', () => {
        const others = { customMeta: {}, lineItems };
        const { businessUnitSlug } = paid.paymentSession;
        const payment = { ...documented.payment, paymentDescriptor: null };
        stage.expect(
          'the paid session',
          paid,
          exactly({ ...documented, ...others, payment, paymentSession: { ...paymentSession, businessUnitSlug } }),
        );
      });
    },
  ),

  rule(
    'paystar.R101',
    'Amounts named …Minor are integer cents.',
    docs('Query API'),
    { ...paying, hangsOn: ['getPaymentSession'] },
    async (stage) => {
      const { given, expect, inferred } = stage;
      const { bill } = itemised(stage, unused('inv'));
      const { payment, lineItems, paymentSession } = await given.aPaidSession(bill);
      expect('the payment', payment, { amountMinor: 5000, serviceFeeAmountMinor: integer });
      expect('the lines', lineItems, [{ priceMinor: 4210 }, { priceMinor: 790 }]);
      await inferred('amounts with other names are dollars, and the fee is apart', () => {
        expect('the session', paymentSession, { subtotal: 50, serviceFeeCalculation: { amount: 1.95 } });
        expect('the payment', payment, { serviceFeeAmountMinor: 195 });
      });
    },
  ),

  rule('paystar.P18', 'A look-up that finds nothing is answered 404.', inference('the usual answer'), async ({ api, given }) => {
    const { PaymentSessionIdentifier: sessionIdentifier } = await given.aPaymentSession();
    await api.getPaymentSession({ sessionIdentifier }).answers(200, { hasErrors: false });
    await eachOf([crypto.randomUUID(), 'nonsense', `${sessionIdentifier}0`], (unknown) =>
      api.getPaymentSession({ sessionIdentifier: unknown }).refuses(404, { blames: '' }),
    );
    await api.findPaymentSession({ query: { clientReference: unused('inv') } }).refuses(404, { blames: '' });
  }),
];
