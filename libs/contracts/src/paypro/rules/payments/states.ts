import { absoluteUrl, docs, inference, matching, missing, plugin, sdk, seed, utcInstant } from '../../../verifier/index.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf, eventsOf } from '../parts.js';

const shop = { return_url: 'https://shop.invalid/done?order=1001', cancel_url: 'https://shop.invalid/cart?order=1001' };

/** What becomes of a payment. */
export const paymentStates = [
  rule(
    'paypro.R33',
    'A payment that is open or initialized can be canceled.',
    [seed('DELETE /payments/{id}'), plugin('cancellation')],
    async ({ api, given }) => {
      await eachOf([await given.anOpenPayment(), await given.anInitializedPayment()], async ({ id }) => {
        await api.cancelPayment({ id }).answers(200, { id, type: 'payment', state: 'canceled', paid_at: null });
        await api.getPayment({ id }).answers(200, { id, state: 'canceled', paid_at: null });
      });
    },
  ),

  rule(
    'paypro.R34',
    'A payment in any other state cannot be canceled: the call is refused and the state stays.',
    seed('DELETE /payments/{id}'),
    { needs: ['payer', 'provider'], effects: ['creates', 'money'] },
    async (stage) => {
      const { api, given } = stage;
      const others = [
        await given.aPaidPayment(),
        await given.aCompletedPayment(),
        await given.aProcessingPayment(),
        await given.aFailedPayment(),
        await given.anExpiredPayment(),
        await given.aCanceledPayment(),
      ];
      await allRefused(
        stage,
        null,
        others.map(({ id }) => api.cancelPayment({ id })),
      );
      await eachOf(others, ({ id, state }) => api.getPayment({ id }).answers(200, { state }));
    },
  ),

  rule(
    'paypro.R35',
    'Once the customer has paid, the payment is paid, and says since when.',
    [seed('payment states'), sdk('payment fixture')],
    { needs: ['payer'], effects: ['creates', 'money'] },
    async ({ api, given, control, expect, inferred }) => {
      const open = await given.anOpenPayment();
      await api.getPayment({ id: open.id }).answers(200, { state: 'open', paid_at: null });
      await control.act('pay', { id: open.id });
      const { paid_at, created_at } = await api
        .getPayment({ id: open.id })
        .answers(200, { state: 'paid', paid_at: utcInstant, amount: 1000 });
      expect('paid before it was created', String(paid_at) < created_at, false);
      await inferred('a paid payment has no link to its checkout', () =>
        api.getPayment({ id: open.id }).answers(200, { _links: { checkout: missing } }),
      );
      await inferred('a slow method is processing until the money is there', async () => {
        const { id } = await given.aProcessingPayment();
        await api.getPayment({ id }).answers(200, { paid_at: null, pay_method: { id: 'bank-transfer' }, _links: { checkout: missing } });
        await control.act('settle', { id });
        await api.getPayment({ id }).answers(200, { state: 'paid', paid_at: utcInstant });
      });
    },
  ),

  rule(
    'paypro.R36',
    'After paying, the customer is sent to the return URL.',
    seed('POST /payments'),
    { needs: ['payer'], effects: ['creates', 'money'] },
    async ({ api, given, open, expect, inferred }) => {
      const payment = await given.anOpenPayment(shop);
      const checkout = await open(payment._links.checkout ?? '');
      expect('status of the checkout page', checkout.status, 200);
      const landing = await checkout.press('do', 'pay');
      expect('where the customer is', landing.url, shop.return_url);
      await api.getPayment({ id: payment.id }).answers(200, { state: 'paid', pay_method: { id: 'ideal' } });
      await inferred('the method is chosen on the page, where there are several', async () => {
        const { id, _links } = await given.anInitializedPayment({ ...shop, pay_methods: ['ideal', 'paypal'] });
        const chosen = await (await open(_links.checkout ?? '')).press('do', 'pay', { pay_method: 'paypal' });
        expect('where the customer is', chosen.url, shop.return_url);
        await api.getPayment({ id }).answers(200, { state: 'paid', pay_method: { id: 'paypal' } });
      });
      await inferred('paying again changes nothing', async () => {
        const paid = await api.getPayment({ id: payment.id }).answers(200, { state: 'paid' });
        await eachOf(['pay', 'cancel', 'fail', 'expire'], async (button) => {
          const again = await checkout.press('do', button);
          expect(`what pressing ${button} shows`, again.page?.status, 200);
        });
        await api.getPayment({ id: payment.id }).answers(200, { state: 'paid', paid_at: paid.paid_at });
      });
    },
  ),

  rule(
    'paypro.R37',
    'After canceling on the checkout page, the customer is sent to the cancel URL.',
    seed('POST /payments'),
    { needs: ['payer'] },
    async ({ api, given, open, expect, inferred }) => {
      const payment = await given.anOpenPayment(shop);
      const landing = await (await open(payment._links.checkout ?? '')).press('do', 'cancel');
      expect('where the customer is', landing.url, shop.cancel_url);
      await api.getPayment({ id: payment.id }).answers(200, { state: 'canceled', paid_at: null });
      await inferred('without a cancel URL the return URL serves', async () => {
        const other = await given.anOpenPayment({ return_url: shop.return_url });
        const { url } = await (await open(other._links.checkout ?? '')).press('do', 'cancel');
        expect('where the customer is', url, shop.return_url);
        await api.getPayment({ id: other.id }).answers(200, { state: 'canceled' });
      });
    },
  ),

  rule(
    'paypro.R44',
    'A payment without a customer gets one, made by PayPro, when it is paid.',
    docs('customers'),
    { needs: ['payer'], effects: ['creates', 'money'] },
    async (stage) => {
      const open = await stage.given.anOpenPayment();
      await stage.api.getPayment({ id: open.id }).answers(200, { customer: null });
      await stage.control.act('pay', { id: open.id });
      const paid = await stage.api
        .getPayment({ id: open.id })
        .answers(200, { customer: matching(/^CU/), _links: { customer: absoluteUrl } });
      await stage.inferred('a payment that has a customer keeps it', async () => {
        const next = await stage.given.aPaidPayment({ customer: paid.customer });
        stage.expect('its customer', next.customer, paid.customer);
        const created = await eventsOf(stage, String(paid.customer));
        stage.expect(
          'events of that customer',
          created.map(({ event_type }) => event_type),
          ['customer.created'],
        );
      });
    },
  ),

  rule(
    'paypro.P1',
    'What a state does not allow is answered 422 that blames no field.',
    inference('the SDKs understand 401, 404 and 422 alone'),
    { needs: ['payer', 'provider'], effects: ['creates', 'money'] },
    async ({ api, given }) => {
      const paid = await given.aPaidPayment();
      const open = await given.anOpenPayment();
      const canceled = await given.aCanceledRefund({ payment: paid.id });
      await api.getPayment({ id: paid.id }).answers(200, { state: 'paid' });
      await api.cancelPayment({ id: paid.id }).refuses(422, { param: null });
      await api.createRefund({ id: open.id, body: { amount: 100 } }).refuses(422, { param: null });
      await api.cancelRefund({ id: canceled.id }).refuses(422, { param: null });
    },
  ),
];
