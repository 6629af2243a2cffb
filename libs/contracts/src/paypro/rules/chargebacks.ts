import { absoluteUrl, docs, exactly, inference, matching, seed, utcInstant, where } from '../../verifier/index.js';
import { rule } from './dialect.js';
import { eachOf, eventsOf, unknownIds } from './parts.js';

const money = { needs: ['payer', 'provider'], effects: ['creates', 'money'] } as const;

const withoutChargebacks = ['afterpay', 'bancontact', 'bank-transfer', 'ideal', 'ideal-qr', 'klarna-paynow', 'paypal'] as const;

export const chargebacks = [
  rule(
    'paypro.R60',
    'PayPro alone creates chargebacks; no operation does.',
    [seed('chargebacks'), docs('chargebacks')],
    money,
    async ({ api, given, expect, inferred }) => {
      const { id } = await given.aPaidPayment({ pay_methods: ['creditcard'] });
      const body = JSON.stringify({ payment: id, amount: 1000, reason: 'MD06' });
      const attempts = ['/chargebacks', `/payments/${id}/chargebacks`].map((path) => api.raw({ method: 'POST', path, body }));
      await eachOf(attempts, async (attempt) => {
        const { status } = await attempt.exchange();
        expect(
          'status',
          status,
          where('a 4xx', (code) => Number(code) >= 400 && Number(code) < 500),
        );
      });
      await api.listPaymentChargebacks({ id }).answers(200, { type: 'list', data: [] });
      const { data: all } = await api.listChargebacks().answers(200, { type: 'list' });
      expect(
        'chargebacks of that payment',
        all.filter(({ payment }) => payment === id),
        [],
      );
      await inferred('it is answered 404, as any unknown path', () => eachOf(attempts, (attempt) => attempt.refuses(404)));
      await given.aChargeback({ payment: id });
      await api.listPaymentChargebacks({ id }).answers(200, { data: [{ payment: id, amount: 1000 }] });
    },
  ),

  rule(
    'paypro.R61',
    'Chargebacks come with the methods that allow them only: creditcard and direct-debit.',
    docs('chargebacks'),
    money,
    async ({ api, given, control, inferred }) => {
      await eachOf(['creditcard', 'direct-debit'] as const, async (method) => {
        const { id } = await given.aPaidPayment({ pay_methods: [method] });
        await control.act('chargeback', { id });
        await api.listPaymentChargebacks({ id }).answers(200, { count: 1, data: [{ payment: id }] });
      });
      await eachOf(withoutChargebacks, async (method) => {
        const { id } = await given.aPaidPayment({ pay_methods: [method] });
        await control.cannot('chargeback', { id });
        await api.listPaymentChargebacks({ id }).answers(200, { count: 0, data: [] });
      });
      await inferred('no more comes back than was paid, and nothing of what is not paid', async () => {
        const { id } = await given.aPaidPayment({ amount: 1000, pay_methods: ['creditcard'] });
        await given.aChargeback({ payment: id, amount: 600 });
        await control.cannot('chargeback', { id, amount: 401 }, 400);
        await given.aChargeback({ payment: id, amount: 400 });
        await control.cannot('chargeback', { id }, 400);
        await api.listPaymentChargebacks({ id }).answers(200, { data: [{ amount: 400 }, { amount: 600 }] });
        const open = await given.anOpenPayment({ pay_methods: ['creditcard'] });
        await control.cannot('chargeback', { id: open.id });
        await api.listPaymentChargebacks({ id: open.id }).answers(200, { data: [] });
      });
    },
  ),

  rule(
    'paypro.R62',
    'A chargeback is in the list of all, in that of its payment, and can be retrieved.',
    seed('GET /chargebacks'),
    money,
    async ({ api, given, control, inferred }) => {
      const { id, description, _links } = await given.aPaidPayment({ amount: 1500, pay_methods: ['creditcard'] });
      const other = await given.aPaidPayment({ pay_methods: ['creditcard'] });
      const first = await given.aChargeback({ payment: other.id });
      await control.act('chargeback', { id, amount: 1200, reason: 'MD06' });
      const { data } = await api.listPaymentChargebacks({ id }).answers(200, { count: 1, data: [{ type: 'chargeback', payment: id }] });
      const whole = exactly({
        id: matching(/^PC/),
        type: 'chargeback',
        amount: 1200,
        description,
        reason: 'MD06',
        currency: 'EUR',
        payment: id,
        state: 'completed',
        charged_back_at: utcInstant,
        created_at: utcInstant,
        _links: { self: absoluteUrl, payment: _links.self },
      });
      const chargeback = await api.getChargeback({ id: data[0]?.id ?? '' }).answers(200, whole);
      await api.listPaymentChargebacks({ id }).answers(200, { data: [exactly(chargeback)] });
      await api.listChargebacks({ query: { limit: 2 } }).answers(200, { count: 2, data: [exactly(chargeback), exactly(first)] });
      await api.listPaymentChargebacks({ id: other.id }).answers(200, { data: [exactly(first)] });
      await inferred('those of an unknown payment are answered 404', () =>
        api.listPaymentChargebacks({ id: unknownIds.payment }).refuses(404),
      );
      await inferred('one without a reason has none, and takes all that is left', () =>
        api.getChargeback({ id: first.id }).answers(200, { reason: null, amount: other.amount }),
      );
    },
  ),

  rule('paypro.R63', 'A new chargeback makes the event chargeback.created.', docs('event types'), money, async (stage) => {
    const { given, expect } = stage;
    const payment = await given.aPaidPayment({ pay_methods: ['direct-debit'] });
    const before = await eventsOf(stage, payment.id);
    const chargeback = await given.aChargeback({ payment: payment.id });
    const made = await eventsOf(stage, chargeback.id);
    expect('events of the chargeback', made, [{ type: 'event', event_type: 'chargeback.created', payload: exactly(chargeback) }]);
    await stage.inferred('and none of its payment', async () => expect('events', await eventsOf(stage, payment.id), exactly(before)));
  }),

  rule(
    'paypro.P3',
    'A chargeback leaves the state of the payment as it is, and turns its period reversed.',
    inference('by analogy with refunds'),
    money,
    async ({ api, given, control }) => {
      const paid = await given.aPaidPayment({ pay_methods: ['creditcard'] });
      const completed = await given.aCompletedPayment({ pay_methods: ['creditcard'] });
      await eachOf([paid, completed], async (payment) => {
        await given.aChargeback({ payment: payment.id });
        await api.getPayment({ id: payment.id }).answers(200, exactly(payment));
      });
      const period = await given.aPeriod();
      const debit = period.payments.data[0]?.id ?? '';
      await control.act('settle', { id: debit });
      await api.getSubscriptionPeriod({ id: period.id }).answers(200, { state: 'paid' });
      await given.aChargeback({ payment: debit, reason: 'MD06' });
      await api.getSubscriptionPeriod({ id: period.id }).answers(200, { state: 'reversed', payments: { data: [{ state: 'paid' }] } });
      const part = await given.aPlanPeriod();
      await control.act('settle', { id: part.payments.data[0]?.id ?? '' });
      await given.aChargeback({ payment: part.payments.data[0]?.id ?? '' });
      await api.getInstallmentPlanPeriod({ id: part.id }).answers(200, { state: 'reversed', payments: { data: [{ state: 'paid' }] } });
    },
  ),
];
