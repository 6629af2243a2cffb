import { absoluteUrl, docs, exactly, inference, matching, missing, plugin } from '../../../verifier/index.js';
import { debitOf } from '../../situations/agreements.js';
import { gym, sofa } from '../../situations/recurring.js';
import { order } from '../../situations.js';
import { rule } from '../dialect.js';
import { eachOf, unknownIds } from '../parts.js';

const money = { needs: ['payer'], effects: ['creates', 'money'] } as const;
const recurringMethods = ['bancontact', 'bank-transfer', 'direct-debit', 'ideal', 'ideal-qr', 'klarna-paynow'] as const;

/** Payments that leave a mandate, and payments that are made from one. */
export const mandatedPayments = [
  rule(
    'paypro.R42',
    'A paid payment that was to set up a mandate leaves an approved one with its customer.',
    [docs('POST /payments'), plugin('first payments')],
    money,
    async ({ api, given, control, inferred }) => {
      const { id: customer, _links } = await given.aCustomer();
      const { id } = await api.createPayment({ body: order({ customer, setup_mandate: true }) }).answers(201, { customer, mandate: null });
      await api.listCustomerMandates({ id: customer }).answers(200, { data: [] });
      await control.act('pay', { id });
      const left = {
        id: matching(/^MD/),
        state: 'approved',
        customer,
        pay_method: 'direct-debit',
        _links: { customer: _links.self },
      } as const;
      const { data } = await api.listCustomerMandates({ id: customer }).answers(200, { count: 1, data: [left] });
      const mandate = data[0]?.id ?? '';
      await api.getMandate({ id: mandate }).answers(200, left);
      const other = await given.aPaidPayment({ customer });
      await api.listCustomerMandates({ id: customer }).answers(200, { count: 1, data: [{ id: mandate }] });
      await inferred('the payment names it', async () => {
        await api.getPayment({ id }).answers(200, { mandate, _links: { mandate: absoluteUrl } });
        await api.getPayment({ id: other.id }).answers(200, { mandate: null });
      });
      await inferred('it can be charged at once', () =>
        api.createPayment({ body: order({ pay_methods: null, mandate }) }).answers(201, { mandate, customer }),
      );
      await inferred('its kind goes by the method: direct-debit, but for a creditcard; some leave none', async () => {
        await eachOf(recurringMethods, (method) => given.aMandateByFirstPayment(method).then(isOf('direct-debit')));
        await given.aMandateByFirstPayment('creditcard').then(isOf('creditcard'));
        await eachOf(['paypal', 'afterpay'] as const, async (method) => {
          const { id: someone } = await given.aCustomer();
          await given.aPaidPayment({ customer: someone, setup_mandate: true, pay_methods: [method] });
          await api.listCustomerMandates({ id: someone }).answers(200, { data: [] });
        });
      });
      await inferred('one that is not paid leaves none', async () => {
        const { id: someone } = await given.aCustomer();
        await given.aFailedPayment({ customer: someone, setup_mandate: true });
        await given.aCanceledPayment({ customer: someone, setup_mandate: true });
        await api.listCustomerMandates({ id: someone }).answers(200, { data: [] });
      });
      function isOf(method: string) {
        return (made: { readonly id: string }) => api.getMandate({ id: made.id }).answers(200, { pay_method: method as 'direct-debit' });
      }
    },
  ),

  rule(
    'paypro.P5',
    'A payment made from a mandate begins processing and has no link to a checkout.',
    inference('nobody has to check out'),
    { effects: ['creates', 'money'] },
    async ({ api, given, control, can }) => {
      const { id: mandate, customer } = await given.anApprovedMandate();
      const whole = { state: 'processing', mandate, customer, paid_at: null, pay_method: { id: 'direct-debit' } } as const;
      const links = { checkout: missing, mandate: absoluteUrl, customer: absoluteUrl };
      const body = order({ pay_methods: null, mandate });
      const payment = await api.createPayment({ body }).answers(201, { ...whole, amount: 1000, _links: links });
      await api.getPayment({ id: payment.id }).answers(200, exactly(payment));
      const period = await given.aPeriod();
      const part = await given.aPlanPeriod();
      await eachOf([period, part], ({ payments }) =>
        api.getPayment({ id: payments.data[0]?.id ?? '' }).answers(200, { state: 'processing', _links: { checkout: missing } }),
      );
      await api.cancelPayment({ id: payment.id }).refuses(422, { param: null });
      if (!can('clock')) return;
      await control.advance('P2D');
      await api.getPayment({ id: payment.id }).answers(200, { state: 'processing', paid_at: null });
      await control.advance('P4D');
      await api.getPayment({ id: payment.id }).answers(200, { state: matching(/^(paid|completed)$/), mandate, customer });
    },
  ),

  rule(
    'paypro.P12',
    'A customer or a mandate that is unknown, or a mandate of another customer, is answered 422 that blames it.',
    inference('a reference that leads nowhere, or elsewhere, is bad input'),
    { effects: ['creates', 'money'] },
    async ({ api, given }) => {
      await api.createPayment({ body: order({ customer: null, mandate: null }) }).answers(201, { customer: null, mandate: null });
      const { id: mandate, customer } = await given.anApprovedMandate();
      const { id: another } = await given.aCustomer();
      await api.createPayment({ body: order({ customer }) }).answers(201, { customer, _links: { customer: absoluteUrl } });
      const blamed = { customer: 'customer', mandate: 'mandate' } as const;
      await api.createPayment({ body: order({ customer: unknownIds.customer }) }).refuses(422, { param: blamed.customer });
      await api.createPayment({ body: order({ pay_methods: null, mandate: unknownIds.mandate }) }).refuses(422, { param: blamed.mandate });
      await api.createMandate({ body: debitOf(unknownIds.customer) }).refuses(422, { param: blamed.customer });
      await api.createSubscription({ body: gym(customer, { mandate }) }).answers(201, { customer, mandate });
      await api.createInstallmentPlan({ body: sofa(customer, { mandate }) }).answers(201, { customer, mandate });
      const refused = [
        [unknownIds.customer, mandate, blamed.customer],
        [customer, unknownIds.mandate, blamed.mandate],
        [another, mandate, blamed.mandate],
      ] as const;
      await eachOf(refused, async ([whose, by, param]) => {
        await api.createSubscription({ body: gym(whose, { mandate: by }) }).refuses(422, { param });
        await api.createInstallmentPlan({ body: sofa(whose, { mandate: by }) }).refuses(422, { param });
      });
      const asking = { pay_methods: ['ideal'] } as const;
      await api.createSubscription({ body: gym(unknownIds.customer, asking) }).refuses(422, { param: blamed.customer });
      await api.createInstallmentPlan({ body: sofa(unknownIds.customer, asking) }).refuses(422, { param: blamed.customer });
    },
  ),
];
