import { docs, exactly, inference, where } from '../../../verifier/index.js';
import { newAccount } from '../../situations/requests.js';
import { rule } from '../dialect.js';

const told = { needs: ['settings', 'webhooks', 'payer'], effects: ['creates', 'money'] } as const;

/** The template of the page on webhooks, which a webhook has that is given none. */
const usual = (session: string, reference: string | undefined, account: { readonly AccountNumber: string; readonly Name: string }) => ({
  action: 'Payment.Succeeded',
  payload: {
    sessionIdentifier: session,
    status: 'Succeeded',
    referenceNumber: reference,
    amount: '300.34',
    accountNumber: account.AccountNumber,
    accountName: account.Name,
    paymentIdentifier: '',
    amountFormatted: '$300.34',
    serviceFee: '826',
  },
});

/** How a webhook's body comes about. */
export const templates = [
  rule(
    'paystar.R102',
    'What is delivered is the template with every {{Variable}} replaced.',
    docs('webhooks, templates'),
    { ...told, facts: ['otherBusinessUnitSlug'] },
    async ({ given, expect, inferred, fact, delivered }) => {
      const template = {
        kind: 'payment',
        version: 2,
        nested: { event: '{{EventType}}', list: ['{{Status}}', { twice: '{{Status}} and {{Status}}' }], nothing: null },
        text: 'Paid {{AmountFormatted}} for {{AccountName}}.',
      };
      const webhook = await given.aWebhook('Payment.Succeeded', { template });
      const account = newAccount({ Name: 'John Smith' });
      await given.aPayment({ Charges: [{ Amount: 30_034, ClientAccount: account }] });
      const { method, body, headers } = await webhook.first();
      expect('method', method, 'POST');
      const nested = { event: 'Payment.Succeeded', list: ['Succeeded', { twice: 'Succeeded and Succeeded' }], nothing: null };
      expect('the webhook', body, exactly({ kind: 'payment', version: 2, nested, text: 'Paid $300.34 for John Smith.' }));
      await inferred('its content type is application/json', () =>
        expect(
          'content-type',
          headers['content-type'],
          where('JSON', (type) => /^application\/json\b/.test(String(type))),
        ),
      );
      await inferred('the template is that of the page, where there is none', async () => {
        const BusinessUnitSlug = fact('otherBusinessUnitSlug');
        const plain = await given.aWebhook('Payment.Succeeded', { slug: BusinessUnitSlug, receiver: webhook.receiver });
        const session = await given.aPaidSession({ BusinessUnitSlug, Charges: [{ Amount: 30_034, ClientAccount: account }] });
        const { paymentSession, payment } = session;
        expect('the webhook', (await plain.first()).body, exactly(usual(paymentSession.identifier, payment?.referenceNumber, account)));
      });
      await inferred('each business unit has its own', async () => {
        await given.aPayment();
        expect('webhooks of the first', webhook.all().length, 2);
        await delivered();
        const others = webhook.receiver.received.filter(({ path }) => path !== (webhook.all()[0]?.path ?? ''));
        expect('webhooks of the other', others.length, 1);
      });
    },
  ),

  rule(
    'paystar.P26',
    'A variable that the event does not know is replaced by nothing.',
    inference('as a value is that the metadata does not have'),
    told,
    async ({ given, expect }) => {
      const template = { action: '{{EventType}}', unknown: '{{NoSuchThing}}', within: '<{{NoSuchThing}}>', due: '{{DueDate}}' };
      const webhook = await given.aWebhook('Payment.Succeeded', { template });
      await given.aPaidSession();
      const { body, raw } = await webhook.first();
      expect('the webhook', body, exactly({ action: 'Payment.Succeeded', unknown: '', within: '<>', due: '' }));
      expect('braces in it', new TextDecoder().decode(raw).includes('{{'), false);
    },
  ),

  rule('paystar.P27', 'Values are escaped for JSON.', inference('the body has to stay valid JSON'), told, async ({ given, expect }) => {
    const Name = 'Pat "the pipe" Roe \\ {{Status}}\nSüd\t$& 🥐 </script>';
    const webhook = await given.aWebhook('Payment.Succeeded', { template: { name: '{{AccountName}}', action: '{{EventType}}' } });
    await given.aPaidSession({ Charges: [{ Amount: 4210, ClientAccount: newAccount({ Name }) }] });
    expect('the webhook', (await webhook.first()).body, exactly({ name: Name, action: 'Payment.Succeeded' }));
  }),
];
