import type { Page, PageAnswer } from '@paystub/mock-http';
import { expect, it } from 'vitest';
import { inShop, links } from '../../test/in-world.js';
import { pages } from '../pages/checkout-page.js';
import type { Tx } from '../state.js';

const flow = { mandate: undefined, pay_methods: ['ideal', 'creditcard', 'bank-transfer'] };
const details = { return_url: 'https://shop.example/done', cancel_url: 'https://shop.example/back' };

/** Opens the checkout link in a browser. */
const open = ({ run }: ReturnType<typeof inShop>, id: string) =>
  run((tx) => {
    const page = pages.find(({ method }) => method === 'GET') as Page<Tx>;
    return page.show(tx, { params: { id }, form: {}, query: {}, links, formToken: 't', world: { id: 'w_1', now: tx.now, frozen: true } });
  });
const idIn = (answer: PageAnswer) => ('redirect' in answer ? (answer.redirect.split('/').at(-1) as string) : `${answer.status}`);

it('asks for a first payment of what the first period costs [paypro.R79, dossier 8.5]', () => {
  const { create, payments, events } = inShop();
  const subscription = create({ ...flow, first_period: { amount: 5000 }, payment_details: details });
  expect(subscription).toMatchObject({
    state: 'pending',
    mandate: null,
    subscription_type: null,
    payment_details: details,
    _links: { checkout: `${links.pages}/checkout/${subscription.id}` },
  });
  expect(payments()).toMatchObject([
    { amount: 5000, state: 'initialized', description: 'Gym', subscription: subscription.id, customer: subscription.customer, ...details },
  ]);
  expect(events()).toEqual(['subscription.created', 'payment.created']);
});

it.each([
  ['ideal', 'direct-debit', 'direct_debit'],
  ['bank-transfer', 'direct-debit', 'direct_debit'],
  ['creditcard', 'creditcard', null],
])('starts when it is paid by %s: a mandate for %s, and period 1 is paid [paypro.R80, R107]', (pay_method, debits, type) => {
  const shop = inShop();
  const { id } = shop.create(flow);
  const plan = shop.createPlan(flow);
  for (const payment of shop.payments()) shop.act('pay', payment.id, { pay_method });
  const after = shop.get(id);
  expect(after).toMatchObject({ state: 'active', subscription_type: type });
  expect(after._links.checkout).toBeUndefined();
  expect(shop.plan(plan.id)).toMatchObject({ state: 'active', installment_plan_type: type });
  expect(shop.run((tx) => tx.mandates.get(after.mandate ?? ''))).toMatchObject({
    state: 'approved',
    pay_method: debits,
    customer: shop.payer.customer,
  });
  expect([shop.periods(id), shop.planPeriods(plan.id)]).toEqual([['1 2500 paid 2026-01-30'], ['1 2500 paid 2026-01-30']]);
  const [payment] = shop.payments();
  expect(payment).toMatchObject({ state: 'paid', mandate: after.mandate });
  expect(shop.events().slice(-6)).toEqual([
    'payment.started',
    'payment.paid',
    'subscription.started',
    'payment.started',
    'payment.paid',
    'installment_plan.started',
  ]);
});

it('a payment on its way is not yet paid: it starts when the money is there', () => {
  const shop = inShop();
  const { id } = shop.create({ ...flow, pay_methods: ['bank-transfer'] });
  const [payment] = shop.payments();
  shop.act('submit', payment?.id ?? '');
  expect([shop.get(id).state, shop.periods(id)]).toEqual(['pending', []]);
  expect(idIn(open(shop, id))).toBe(payment?.id);
  shop.wait(3);
  expect([shop.get(id).state, shop.periods(id)]).toEqual(['active', ['1 2500 paid 2026-02-02']]);
});

it.each([
  ['cancel', {}],
  ['expire', {}],
  ['fail', {}],
])('after the first payment: %s, the checkout link makes a new one, once [dossier 8.5]', (ending) => {
  const shop = inShop();
  const { id } = shop.create({ ...flow, pay_methods: ['ideal'] });
  const [first] = shop.payments();
  expect(idIn(open(shop, id))).toBe(first?.id);
  shop.act(ending, first?.id ?? '');
  expect(shop.get(id)).toMatchObject({ state: 'pending', _links: { checkout: `${links.pages}/checkout/${id}` } });
  const second = idIn(open(shop, id));
  expect([second, idIn(open(shop, id))]).toEqual([shop.payments()[1]?.id, second]);
  expect(shop.payments()).toHaveLength(2);
  expect(shop.events().at(-1)).toBe('payment.created');
  shop.act('pay', second);
  expect([shop.get(id).state, shop.periods(id)]).toEqual(['active', ['1 2500 paid 2026-01-30']]);
  expect(idIn(open(shop, id))).toBe(second);
});

it('makes no new payment for what was canceled, and leads nowhere where there was none', () => {
  const shop = inShop();
  const { id } = shop.create({ ...flow, pay_methods: ['ideal'] });
  const [first] = shop.payments();
  shop.act('cancel', first?.id ?? '');
  shop.cancel(id);
  expect(shop.get(id)._links.checkout).toBeUndefined();
  expect(idIn(open(shop, id))).toBe(first?.id);
  expect(idIn(open(shop, shop.create().id))).toBe('404');
});

it('is not started by a payment that comes after it was canceled', () => {
  const shop = inShop();
  const { id } = shop.create({ ...flow, pay_methods: ['ideal'] });
  shop.cancel(id);
  shop.act('pay', shop.payments()[0]?.id ?? '');
  expect([shop.get(id).state, shop.periods(id)]).toEqual(['canceled', []]);
  expect(shop.events().slice(-2)).toEqual(['subscription.canceled', 'payment.paid']);
});

it('a plan of one period is completed by its first payment', () => {
  const shop = inShop();
  const { id } = shop.createPlan({ ...flow, pay_methods: ['ideal'], number_of_periods: 1 });
  shop.act('pay', shop.payments()[0]?.id ?? '');
  expect(shop.plan(id).state).toBe('completed');
  expect(shop.events().slice(-3)).toEqual(['payment.paid', 'installment_plan.started', 'installment_plan.completed']);
});

it.each([
  ['ideal', 'direct-debit'],
  ['creditcard', 'creditcard'],
  ['paypal', undefined],
  ['afterpay', undefined],
] as const)('a payment by %s with setup_mandate makes a mandate for %s [paypro.R42]', (method, debits) => {
  const shop = inShop();
  const body = {
    amount: 1000,
    currency: 'EUR',
    description: 'Order',
    pay_methods: [method],
    customer: shop.payer.customer,
    setup_mandate: true,
  };
  const { id } = shop.ask<{ id: string }>('createPayment', { body });
  shop.act('pay', id);
  const { mandate } = shop.payment(id);
  expect(shop.run((tx) => tx.mandates.get(mandate ?? '')?.pay_method)).toBe(debits);
});
