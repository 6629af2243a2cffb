import { absoluteUrl, docs, exactly, matching, missing, seed, utcInstant, where, wrong } from '../../../verifier/index.js';
import { sofa } from '../../situations/recurring.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf, type PayProStage, paymentsFor, planPeriodsOf } from '../parts.js';

const post = seed('POST /installment_plans');
const money = { effects: ['creates', 'money'] } as const;
const notActive = where('any state but active', (state) => typeof state === 'string' && state !== 'active');
const shop = { return_url: 'https://shop.invalid/done?sofa=7', cancel_url: 'https://shop.invalid/sofas' };

/** A customer, and what a plan of theirs is created with: it asks for a first payment, so that nobody is charged yet. */
async function someone({ given }: PayProStage) {
  const { id: customer } = await given.aCustomer();
  return { customer, body: sofa(customer, { pay_methods: ['ideal'] }) };
}

/** What an installment plan is made of, and when it begins. */
export const installmentPlans = [
  rule('paypro.R105', 'A plan needs a customer, a description, a currency, a period and a number of periods.', post, async (stage) => {
    const { api, inferred } = stage;
    const { body } = await someone(stage);
    const whole = {
      id: matching(/^PI/),
      type: 'installment_plan',
      description: 'Sofa in four parts',
      currency: 'EUR',
      number_of_periods: 4,
      customer: body.customer,
      mandate: null,
      installment_plan_type: null,
      state: 'pending',
      period: exactly(body.period),
      first_period: null,
      payment_details: exactly({ return_url: null, cancel_url: null }),
      metadata: exactly({}),
      created_at: utcInstant,
      _links: { self: absoluteUrl, customer: absoluteUrl, checkout: absoluteUrl },
    } as const;
    const metadata = { order_id: 1002, nested: { list: [1, null] } };
    const plan = await api.createInstallmentPlan({ body }).answers(201, exactly(whole));
    await api.getInstallmentPlan({ id: plan.id }).answers(200, exactly(plan));
    const other = await api.createInstallmentPlan({ body: { ...body, metadata } }).answers(201, { metadata: exactly(metadata) });
    await api.listInstallmentPlans({ query: { limit: 2 } }).answers(200, { data: [exactly(other), exactly(plan)] });
    const bare = (param: string, value?: unknown) => api.createInstallmentPlan({ body: wrong({ ...body, [param]: value }) });
    await eachOf(['customer', 'description', 'currency', 'period', 'number_of_periods'], (param) =>
      allRefused(
        stage,
        param,
        [undefined, null].map((nothing) => bare(param, nothing)),
      ),
    );
    await inferred('it is charged by a mandate, or asks for one', () => bare('pay_methods').refuses(422, { param: 'mandate' }));
    await inferred('its periods and its currency are those of subscriptions', async () => {
      await bare('currency', 'USD').refuses(422, { param: 'currency' });
      await eachOf(['amount', 'interval', 'multiplier'], (param) =>
        bare('period', { ...body.period, [param]: undefined }).refuses(422, { param: `period.${param}` }),
      );
      await bare('period', { ...body.period, vat: 31 }).refuses(422, { param: 'period.vat' });
      await bare('period', { ...body.period, interval: 'quarter' }).refuses(422, { param: 'period.interval' });
      await bare('first_period', { vat: 21 }).refuses(422, { param: 'first_period.amount' });
    });
  }),

  rule('paypro.R106', 'With a mandate a plan starts at once.', post, money, async (stage) => {
    const { api, given, expect, inferred } = stage;
    const { id: mandate, customer } = await given.aMandate();
    const plan = await given.aMandatedPlan({ customer, mandate });
    const links = { mandate: absoluteUrl, customer: absoluteUrl, checkout: missing };
    expect('the plan', plan, { state: 'active', mandate, customer, installment_plan_type: 'direct_debit', _links: links });
    await api.getInstallmentPlan({ id: plan.id }).answers(200, exactly(plan));
    const debit = { amount: 25_000, customer, mandate, installment_plan: plan.id };
    expect('periods', await planPeriodsOf(stage, plan.id), [{ period_number: 1, amount: 25_000, payments: { data: [debit] } }]);
    await inferred('its first period is under way, and may cost something else', async () => {
      const other = await given.anActivePlan({ first_period: { amount: 5000 } });
      const payments = { data: [{ amount: 5000, state: 'processing', description: 'Sofa in four parts' }] } as const;
      expect('periods', await planPeriodsOf(stage, other.id), [{ amount: 5000, state: 'pending', payments }]);
    });
  }),

  rule(
    'paypro.R107',
    'With pay methods a plan has a link to a checkout and starts when the first payment is paid.',
    post,
    { needs: ['payer'], effects: ['creates', 'money'] },
    async (stage) => {
      const { api, given, open, expect, inferred } = stage;
      const plan = await given.aPendingPlan({ payment_details: shop, first_period: { amount: 5000 } });
      const { id } = plan;
      expect('the plan', plan, { state: notActive, _links: { checkout: absoluteUrl }, payment_details: exactly(shop) });
      await api.getInstallmentPlan({ id }).answers(200, exactly(plan));
      await inferred('it is pending, and only its first payment is there', async () => {
        expect('the plan', plan, { state: 'pending', mandate: null, installment_plan_type: null, _links: { mandate: missing } });
        expect('periods', await planPeriodsOf(stage, id), []);
        const first = { amount: 5000, state: 'open', customer: plan.customer, installment_plan: id, mandate: null, ...shop } as const;
        expect('payments', await paymentsFor(stage, id), [first]);
      });
      await inferred('a first payment that comes to nothing leaves it pending, and its link makes another', async () => {
        await (await open(plan._links.checkout ?? '')).press('do', 'fail');
        await api.getInstallmentPlan({ id }).answers(200, { state: 'pending', _links: { checkout: absoluteUrl } });
      });
      const { url } = await (await open(plan._links.checkout ?? '')).press('do', 'pay');
      expect('where the customer is', url, shop.return_url);
      const started = await api.getInstallmentPlan({ id }).answers(200, { state: 'active', _links: { checkout: missing } });
      await inferred('the payment has left an approved mandate with the customer, and the first period paid', async () => {
        expect('the plan', started, { mandate: matching(/^MD/), installment_plan_type: 'direct_debit', _links: { mandate: absoluteUrl } });
        const mandate = String(started.mandate);
        await api.getMandate({ id: mandate }).answers(200, { state: 'approved', customer: String(plan.customer) });
        const payments = { data: [{ state: 'paid', amount: 5000, mandate }] } as const;
        expect('periods', await planPeriodsOf(stage, id), [{ period_number: 1, state: 'paid', payments }]);
      });
    },
  ),

  rule('paypro.R108', 'A plan takes a mandate or pay methods, not both.', post, async (stage) => {
    const { api } = stage;
    const { customer, body } = await someone(stage);
    const { id: mandate } = await stage.given.aMandate({ customer });
    await api.createInstallmentPlan({ body }).answers(201, { customer, mandate: null });
    const lists = [['ideal'], ['ideal', 'creditcard']] as const;
    const both = lists.map((pay_methods) => api.createInstallmentPlan({ body: { ...body, mandate, pay_methods } }));
    await eachOf(both, (call) => call.isRefused());
    await stage.inferred('status 422 that says so', () =>
      eachOf(both, (call) => call.refuses(422, { message: matching(/cannot be used together with/) })),
    );
    await stage.inferred('a first payment takes the same seven methods as that of a subscription', () =>
      eachOf(['paypal', 'afterpay'], (method) =>
        api.createInstallmentPlan({ body: sofa(customer, { pay_methods: wrong([method]) }) }).refuses(422, { param: 'pay_methods' }),
      ),
    );
  }),

  rule('paypro.R109', 'A plan of fewer than one period is refused.', docs('POST /installment_plans'), async (stage) => {
    const { api, given, inferred } = stage;
    const { body } = await someone(stage);
    const create = (number: unknown) => api.createInstallmentPlan({ body: { ...body, number_of_periods: wrong(number) } });
    await create(1).answers(201, { number_of_periods: 1 });
    await allRefused(stage, 'number_of_periods', [0, -1].map(create));
    await inferred('and so is what is no whole number', () =>
      eachOf([1.5, '4'], (number) => create(number).refuses(422, { param: 'number_of_periods' })),
    );
    await inferred('in an update too', async () => {
      const { id } = await given.aPendingPlan();
      await api.updateInstallmentPlan({ id, body: { number_of_periods: 0 } }).refuses(422, { param: 'number_of_periods' });
      await api.updateInstallmentPlan({ id, body: { number_of_periods: 6 } }).answers(200, { number_of_periods: 6 });
    });
  }),
];
