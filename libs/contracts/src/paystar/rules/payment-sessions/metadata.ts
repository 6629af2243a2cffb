import { isDeepStrictEqual } from 'node:util';
import { docs, exactly, inference, seed, where, wrong } from '../../../verifier/index.js';
import { unused } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { eachOf, type PaystarStage, saidBy, success, uuid } from '../parts.js';

const created = success({ PaymentSessionIdentifier: uuid });
const configured = { needs: ['settings'] } as const;
const lookUps = ['findPaymentSession', 'getPaymentSession'] as const;

const customMeta = {
  invoiceId: 'INV-881',
  department: 'Water — Zürich',
  source: null,
  nested: { list: [1, 2.5, 'three', { four: true }], empty: {} },
};

/** Whether a value is anywhere in another one. */
const holds = (value: unknown, wanted: unknown): boolean =>
  isDeepStrictEqual(value, wanted) ||
  (typeof value === 'object' && value !== null && Object.values(value).some((part) => holds(part, wanted)));

const memoLine = { paymentFields: { memoLine: { label: 'Memo' } } } as const;

/** What a query says of a session with these payment fields; nothing, where there came to be none. */
async function fieldsOf({ api, given }: PaystarStage, PaymentFields: Readonly<Record<string, string>>) {
  const created = await api.initiatePaymentSession({ body: given.bill({ PaymentFields }) }).exchange();
  const { data } = (created.body ?? {}) as { readonly data?: { readonly PaymentSessionIdentifier: string } };
  if (saidBy(created) !== 'yes' || !data) return undefined;
  const queried = await api.getPaymentSession({ sessionIdentifier: data.PaymentSessionIdentifier }).answers(200, { hasErrors: false });
  return queried.data.paymentFields;
}

/** What the integrator adds. */
export const metadata = [
  rule('paystar.R44', 'CustomMeta takes any keys, which nobody has to configure.', seed('CustomMeta'), async ({ api, given, inferred }) => {
    const metas: readonly object[] = [customMeta, {}, { [unused('key')]: unused('value') }];
    await eachOf(metas, (CustomMeta) =>
      api.initiatePaymentSession({ body: given.bill({ CustomMeta: wrong(CustomMeta) }) }).succeeds(created),
    );
    await inferred('it is an object', () =>
      eachOf([['a'], 'a', 1], (CustomMeta) =>
        api.initiatePaymentSession({ body: given.bill({ CustomMeta: wrong(CustomMeta) }) }).refuses(400, { blames: 'CustomMeta' }),
      ),
    );
  }),

  rule(
    'paystar.R45',
    'CustomMeta comes back in webhooks.',
    seed('CustomMeta'),
    { needs: ['settings', 'webhooks', 'payer'], effects: ['creates', 'money'] },
    async ({ given, expect }) => {
      const template = { invoice: '{{PaymentMetaJson_invoiceId}}', department: '{{PaymentMetaJson_department}}' };
      const webhook = await given.aWebhook('Payment.Succeeded', { template });
      await given.aPayment({ CustomMeta: customMeta });
      const { body } = await webhook.first();
      expect('the webhook', body, exactly({ invoice: customMeta.invoiceId, department: customMeta.department }));
    },
  ),

  rule(
    'paystar.R46',
    'CustomMeta comes back in the Query API.',
    seed('CustomMeta'),
    { hangsOn: lookUps },
    async ({ api, given, inferred }) => {
      const clientReference = unused('inv');
      const session = await given.aPaymentSession({ CustomMeta: customMeta, ClientReference: clientReference });
      const { PaymentSessionIdentifier: sessionIdentifier } = await given.aPaymentSession();
      const asks = [
        () => api.getPaymentSession({ sessionIdentifier: session.PaymentSessionIdentifier }),
        () => api.findPaymentSession({ query: { clientReference } }),
      ];
      const withMeta = where('an answer that holds CustomMeta as it was sent', (data) => holds(data, customMeta));
      await eachOf(asks, (ask) => ask().answers(200, { hasErrors: false, data: withMeta }));
      await inferred('as customMeta, which is empty where none was', async () => {
        await eachOf(asks, (ask) => ask().answers(200, success({ customMeta: exactly(customMeta) })));
        await api.getPaymentSession({ sessionIdentifier }).answers(200, success({ customMeta: exactly({}) }));
      });
    },
  ),

  rule(
    'paystar.R49',
    'A configured payment field that is in the request is used with the value given.',
    seed('PaymentFields'),
    { needs: ['settings', 'payer'], effects: ['creates', 'money'], hangsOn: ['getPaymentSession'] },
    async ({ api, given, expect }) => {
      await given.aBusinessUnitWith(memoLine);
      const PaymentFields = { memoLine: ' March / März ' };
      const { PaymentSessionIdentifier: sessionIdentifier } = await given.aPaymentSession({ PaymentFields });
      await api.getPaymentSession({ sessionIdentifier }).answers(200, success({ paymentFields: exactly(PaymentFields) }));
      const { paymentFields, payment } = await given.aPaidSession({ PaymentFields });
      expect('the payment', payment, { status: 'Succeeded' });
      expect('paymentFields', paymentFields, exactly(PaymentFields));
    },
  ),

  rule(
    'paystar.R50',
    'A payment field has to be configured before it can be used.',
    seed('PaymentFields'),
    { ...configured, facts: ['otherBusinessUnitSlug'], hangsOn: ['getPaymentSession'] },
    async (stage) => {
      const { api, given, expect, inferred, fact } = stage;
      const PaymentFields = { memoLine: 'March' };
      expect('the field before', (await fieldsOf(stage, PaymentFields))?.memoLine, undefined);
      await given.aBusinessUnitWith(memoLine);
      expect('the field once it is configured', await fieldsOf(stage, PaymentFields), exactly(PaymentFields));
      await inferred('for the business unit that uses it', () => {
        const elsewhere = given.bill({ PaymentFields, BusinessUnitSlug: fact('otherBusinessUnitSlug') });
        return api.initiatePaymentSession({ body: elsewhere }).refuses(400, { blames: 'PaymentFields.memoLine' });
      });
    },
  ),

  rule(
    'paystar.R51',
    'A query returns paymentFields as a map of text.',
    docs('Query API, sample'),
    { ...configured, hangsOn: ['getPaymentSession'] },
    async (stage) => {
      const { api, given, inferred } = stage;
      await given.aBusinessUnitWith({ paymentFields: { invoiceNumber: { label: 'Invoice' }, memoLine: { label: 'Memo' } } });
      const { PaymentSessionIdentifier } = await given.aPaymentSession({ PaymentFields: { invoiceNumber: '0042', memoLine: 'March' } });
      const paymentFields = exactly({ invoiceNumber: '0042', memoLine: 'March' });
      await api.getPaymentSession({ sessionIdentifier: PaymentSessionIdentifier }).answers(200, success({ paymentFields }));
      await inferred('an empty one where there are none', async () => {
        const { PaymentSessionIdentifier: sessionIdentifier } = await given.aPaymentSession();
        await api.getPaymentSession({ sessionIdentifier }).answers(200, success({ paymentFields: exactly({}) }));
      });
      await inferred('it takes no other values either', () =>
        api
          .initiatePaymentSession({ body: given.bill({ PaymentFields: wrong({ invoiceNumber: 42 }) }) })
          .refuses(400, { blames: 'PaymentFields.invoiceNumber' }),
      );
    },
  ),

  rule(
    'paystar.P10',
    'A payment field that is not configured is answered 400.',
    inference('it must be configured before use, and silence would hide a slip of the pen'),
    configured,
    async ({ api, given }) => {
      await given.aBusinessUnitWith(memoLine);
      const bill = (PaymentFields: Readonly<Record<string, string>>) => api.initiatePaymentSession({ body: given.bill({ PaymentFields }) });
      await bill({ memoLine: 'March' }).succeeds(created);
      await bill({ memoLine: 'March', memoline2: 'March', poNumber: '7' }).refuses(400, {
        blames: ['PaymentFields.memoline2', 'PaymentFields.poNumber'],
      });
    },
  ),
];
