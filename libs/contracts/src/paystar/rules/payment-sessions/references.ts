import { docs, inference, seed } from '../../../verifier/index.js';
import { unused } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf, success, uuid } from '../parts.js';

const created = success({ PaymentSessionIdentifier: uuid });
const SuccessUrl = 'https://shop.example/done?order=881';
const ReturnUrl = 'https://shop.example/cancelled';

/** What the integrator gives a session to come back to: addresses, a reference, a text. */
export const references = [
  rule('paystar.R38', 'SuccessUrl without ReturnUrl is rejected.', seed('SuccessUrl, ReturnUrl'), async (stage) => {
    const { api, given } = stage;
    await api.initiatePaymentSession({ body: given.bill({ SuccessUrl, ReturnUrl }) }).succeeds(created);
    await allRefused(stage, 'ReturnUrl', [api.initiatePaymentSession({ body: given.bill({ SuccessUrl }) })]);
  }),

  rule('paystar.R39', 'ReturnUrl without SuccessUrl is rejected.', seed('SuccessUrl, ReturnUrl'), async (stage) => {
    const { api, given } = stage;
    await api.initiatePaymentSession({ body: given.bill({ SuccessUrl, ReturnUrl }) }).succeeds(created);
    await allRefused(stage, 'SuccessUrl', [api.initiatePaymentSession({ body: given.bill({ ReturnUrl }) })]);
  }),

  rule(
    'paystar.R40',
    'Both URLs together are accepted, and so is neither.',
    seed('SuccessUrl, ReturnUrl'),
    async ({ api, given, inferred }) => {
      await api.initiatePaymentSession({ body: given.bill({ SuccessUrl, ReturnUrl }) }).succeeds(created);
      await api.initiatePaymentSession({ body: given.bill() }).succeeds(created);
      await inferred('each is an absolute http or https address', () =>
        eachOf(['/done', 'shop.example/done', 'ftp://shop.example/done', 'javascript:alert(1)', ''], async (bad) => {
          await api.initiatePaymentSession({ body: given.bill({ SuccessUrl: bad, ReturnUrl }) }).refuses(400, { blames: 'SuccessUrl' });
          await api.initiatePaymentSession({ body: given.bill({ SuccessUrl, ReturnUrl: bad }) }).refuses(400, { blames: 'ReturnUrl' });
        }),
      );
    },
  ),

  rule(
    'paystar.R41',
    'A second session with a ClientReference that is used already is rejected.',
    seed('ClientReference'),
    async (stage) => {
      const { api, given, expect } = stage;
      const ClientReference = unused('inv');
      const body = given.bill({ ClientReference });
      await api.initiatePaymentSession({ body }).succeeds(created);
      await allRefused(stage, 'ClientReference', [
        api.initiatePaymentSession({ body }),
        api.initiatePaymentSession({ body: given.bill({ ClientReference, Charges: [{ Amount: 1 }] }) }),
      ]);
      await api.initiatePaymentSession({ body: given.bill({ ClientReference: unused('inv') }) }).succeeds(created);
      const wanted = given.bill({ ClientReference: unused('inv') });
      const atOnce = await Promise.all(Array.from({ length: 8 }, () => api.initiatePaymentSession({ body: wanted }).exchange()));
      const succeeded = atOnce.filter(({ body: answer }) => (answer as { hasErrors?: unknown } | undefined)?.hasErrors === false);
      expect('sessions that asked for one reference at once, and got it', succeeded.length, 1);
    },
  ),

  rule('paystar.R42', 'Any number of sessions without ClientReference is accepted.', seed('ClientReference'), async (stage) => {
    const { api, given, expect } = stage;
    const seen = new Set<string>();
    await eachOf([1, 2, 3, 4, 5], async () => {
      const { data } = await api.initiatePaymentSession({ body: given.bill() }).succeeds(created);
      seen.add(data.PaymentSessionIdentifier);
    });
    expect('different sessions', seen.size, 5);
  }),

  rule(
    'paystar.R43',
    'PaymentDescriptor is accepted, and returned as payment.paymentDescriptor.',
    [seed('POST /integrations/embedded/initiate'), docs('Query API')],
    { needs: ['payer'], effects: ['creates', 'money'], hangsOn: ['getPaymentSession'] },
    async ({ given, expect, inferred }) => {
      const described = await given.aPaidSession({ PaymentDescriptor: 'Water, March — Zürich' });
      expect('payment', described.payment, { paymentDescriptor: 'Water, March — Zürich' });
      await inferred('null where none was', async () => {
        const { payment } = await given.aPaidSession();
        expect('payment', payment, { paymentDescriptor: null });
      });
    },
  ),

  rule(
    'paystar.P11',
    'A ClientReference is unique in its business unit, forever.',
    inference('that it is unique has no exception, and each biller is on its own'),
    { needs: ['clock'], facts: ['otherBusinessUnitSlug'] },
    async (stage) => {
      const { api, given, fact, control } = stage;
      const ClientReference = unused('inv');
      const body = given.bill({ ClientReference });
      const other = { ...body, BusinessUnitSlug: fact('otherBusinessUnitSlug') };
      const { data } = await api.initiatePaymentSession({ body }).succeeds(created);
      await api.initiatePaymentSession({ body: other }).succeeds(created);
      await eachOf([body, other], (taken) => api.initiatePaymentSession({ body: taken }).refuses(400, { blames: 'ClientReference' }));
      await control.advance('P400D');
      await eachOf([body, other], (taken) => api.initiatePaymentSession({ body: taken }).refuses(400, { blames: 'ClientReference' }));
      const sessionIdentifier = data.PaymentSessionIdentifier;
      const { data: kept } = await api.getPaymentSession({ sessionIdentifier }).answers(200, success({ canProcessSession: false }));
      stage.expect('its lines', kept.lineItems, [{ priceMinor: 4210 }]);
      const fresh = given.bill({ ClientReference: `${ClientReference}-2` });
      await api.initiatePaymentSession({ body: fresh }).succeeds(created);
    },
  ),
];
