import { docs, exactly, inference, matching, someText } from '../../../verifier/index.js';
import { checking } from '../../situations/payments.js';
import { newAccount, unused } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { eachOf, success } from '../parts.js';

const told = { needs: ['settings', 'webhooks', 'payer'], effects: ['creates', 'money'] } as const;

/** 300.34 dollars for one account. */
const sample = () => {
  const ClientAccount = newAccount({ AccountNumber: unused('123-45'), Name: 'John Smith' });
  return { ClientAccount, Charges: [{ Amount: 30_034, ClientAccount }] } as const;
};

/** What webhooks say of payments. */
export const paymentWebhooks = [
  rule(
    'paystar.R103',
    'Amount is in dollars with two decimals, and AmountFormatted the same with a dollar sign.',
    docs('webhooks, sample'),
    told,
    async ({ given, expect, inferred }) => {
      const template = { amount: '{{Amount}}', formatted: '{{AmountFormatted}}' };
      const webhook = await given.aWebhook('Payment.Succeeded', { template });
      const amounts = [
        [30_034, '300.34', '$300.34'],
        [15_000, '150.00', '$150.00'],
        [5, '0.05', '$0.05'],
        [99_990, '999.90', '$999.90'],
      ] as const;
      const bodies = () => webhook.all().map(({ body }) => body);
      await eachOf(amounts, ([Amount]) => given.aPayment({ Charges: [{ Amount }] }));
      await webhook.first();
      expect(
        'the webhooks',
        bodies(),
        amounts.map(([, amount, formatted]) => ({ amount, formatted })),
      );
      await inferred('thousands are set apart where it is formatted, and the fee is in neither', async () => {
        await given.aPayment({ Charges: [{ Amount: 123_400_000 }, { Amount: 56 }] }, checking);
        expect('the webhook', bodies().at(-1), { amount: '1234000.56', formatted: '$1,234,000.56' });
      });
    },
  ),

  rule(
    'paystar.R104',
    'ServiceFeeAmountMinor is the fee in cents.',
    docs('webhooks, sample'),
    told,
    async ({ api, given, expect, inferred }) => {
      const webhook = await given.aWebhook('Payment.Succeeded', { template: { fee: '{{ServiceFeeAmountMinor}}' } });
      const sessionIdentifier = await given.aPayment({ Charges: [{ Amount: 36_800 }] });
      const { body } = await webhook.first();
      expect('the webhook', body, { fee: matching(/^\d+$/) });
      await inferred('by the table, as a query has it', async () => {
        expect('the webhook', body, { fee: '1012' });
        await api.getPaymentSession({ sessionIdentifier }).answers(200, success({ payment: { serviceFeeAmountMinor: 1012 } }));
      });
      await inferred('a number where the template has no quotes around it', async () => {
        const bare = await given.aWebhook('Payment.Succeeded', { template: '{"fee": {{ServiceFeeAmountMinor}}, "free": false}' });
        await given.aPayment({ Charges: [{ Amount: 36_800 }] });
        expect('the webhook', (await bare.first()).body, exactly({ fee: 1012, free: false }));
      });
    },
  ),

  rule(
    'paystar.R105',
    'PaymentMetaJson_<Key> is the value in the metadata, and empty where there is none.',
    docs('webhooks, sample'),
    told,
    async ({ given, expect, inferred }) => {
      const template = {
        id: '{{PaymentMetaJson_PaymentIdentifier}}',
        missing: '{{PaymentMetaJson_Nothing}}',
        lower: '{{PaymentMetaJson_paymentidentifier}}',
        list: '{{PaymentMetaJson_List}}',
        flag: '{{PaymentMetaJson_Flag}}',
        none: '{{PaymentMetaJson_None}}',
      };
      const webhook = await given.aWebhook('Payment.Succeeded', { template });
      await given.aPayment({ CustomMeta: { PaymentIdentifier: 'p-5', List: [1, { a: 'b' }], Flag: true, None: null } });
      await given.aPayment();
      const { body } = await webhook.first();
      expect('the webhook', body, { id: 'p-5', missing: '' });
      expect('the webhook of a payment without metadata', webhook.all()[1]?.body, { id: '', missing: '' });
      await inferred('whatever the case of the key, objects as JSON, null as nothing', () =>
        expect('the webhook', body, { lower: 'p-5', list: '[1,{"a":"b"}]', flag: 'true', none: '' }),
      );
    },
  ),

  rule(
    'paystar.R107',
    'Payment.Succeeded knows SessionIdentifier, Status, ReferenceNumber, AccountNumber and AccountName.',
    docs('webhooks, variables of Payment.Succeeded'),
    told,
    async ({ api, given, expect, inferred }) => {
      const names = ['SessionIdentifier', 'Status', 'ReferenceNumber', 'AccountNumber', 'AccountName'];
      const template = Object.fromEntries(names.map((name) => [name, `{{${name}}}`]));
      const webhook = await given.aWebhook('Payment.Succeeded', { template });
      const { ClientAccount, Charges } = sample();
      const sessionIdentifier = await given.aPayment({ Charges });
      const { body } = await webhook.first();
      const expected = {
        SessionIdentifier: sessionIdentifier,
        Status: 'Succeeded',
        ReferenceNumber: someText,
        AccountNumber: ClientAccount.AccountNumber,
        AccountName: 'John Smith',
      };
      expect('the webhook', body, exactly(expected));
      await inferred('a query has the same reference number', async () => {
        const { ReferenceNumber } = body as { readonly ReferenceNumber: string };
        await api.getPaymentSession({ sessionIdentifier }).answers(200, success({ payment: { referenceNumber: ReferenceNumber } }));
      });
    },
  ),

  rule(
    'paystar.R111',
    'A reference number is six capitals, a hyphen and five capitals.',
    docs('webhooks, sample'),
    told,
    async ({ given, expect }) => {
      const webhook = await given.aWebhook('Payment.Succeeded', { template: { reference: '{{ReferenceNumber}}' } });
      await given.aPayment();
      await given.aPayment();
      await webhook.first();
      const like = { reference: matching(/^[A-Z]{6}-[A-Z]{5}$/) };
      const bodies = webhook.all().map(({ body }) => body);
      expect('the webhooks', bodies, [like, like]);
      expect('different ones', new Set(bodies.map((body) => JSON.stringify(body))).size, 2);
    },
  ),

  rule(
    'paystar.P28',
    'A payment for several accounts makes one webhook, about the first of them.',
    inference('the variables have no plural'),
    told,
    async ({ given, expect, delivered }) => {
      const webhook = await given.aWebhook('Payment.Succeeded', { template: { number: '{{AccountNumber}}', name: '{{AccountName}}' } });
      const [first, second] = [newAccount({ Name: 'First' }), newAccount({ Name: 'Second' })];
      const Charges = [{ Amount: 1 }, { Amount: 2, ClientAccount: first }, { Amount: 3, ClientAccount: second }];
      await given.aPaidSession({ Charges });
      await given.aPaidSession();
      await delivered();
      const bodies = webhook.all().map(({ body }) => body);
      expect('the webhooks', bodies, [
        { number: first.AccountNumber, name: 'First' },
        { number: '', name: '' },
      ]);
    },
  ),
];
