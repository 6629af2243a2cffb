import type { PageAnswer } from '@paystub/mock-http';
import { Blueprint, World } from '@paystub/mock-kernel';
import { describe, expect, it } from 'vitest';
import { newPayment, type PaymentRequest } from '../resources/payments/new-payment.js';
import type { Payment } from '../resources/payments/payment.js';
import { defaultSettings } from '../settings/settings.js';
import { collections, type Tx } from '../state.js';
import { pages } from './checkout-page.js';

const blueprint = new Blueprint([{ provider: 'paypro', collections, settings: defaultSettings }]);
const noon = Date.UTC(2026, 0, 31, 12);
const links = { api: 'http://127.0.0.1:4030', pages: 'http://127.0.0.1:4030/~token', token: 'token', facts: {} };
const here = `${links.pages}/checkout/PP1`;

/** A payment PP1 in a world of its own, and its page. */
function checkout(fields: Partial<PaymentRequest> = {}) {
  const world = new World(blueprint, { seed: 'spec', now: noon, machine: 0, frozen: true });
  const request = {
    amount: 1250,
    currency: 'EUR',
    description: 'Order 1001',
    return_url: 'https://shop.example/done',
    ...fields,
  } as PaymentRequest;
  world.transact('paypro', noon, (tx: Tx) => tx.payments.put(newPayment('PP1', noon, request, undefined)));
  const ask = (method: 'GET' | 'POST', form: Record<string, string>, id: string): PageAnswer => {
    const page = pages.find((one) => one.method === method && one.path === '/checkout/{id}');
    const shown = { id: 'w_1', now: noon, frozen: true };
    return world.transact(
      'paypro',
      noon,
      (tx: Tx) => page?.show(tx, { params: { id }, form, query: {}, links, formToken: 't', world: shown }) as PageAnswer,
    ).result;
  };
  return {
    open: (id = 'PP1') => ask('GET', {}, id),
    send: (form: Record<string, string>, id = 'PP1') => ask('POST', form, id),
    payment: () => world.read('paypro', noon, (tx: Tx) => tx.payments.get('PP1')) as Payment,
    events: () => world.read('paypro', noon, (tx: Tx) => [...tx.events.all()].map(({ event_type }) => event_type)),
    state: () => world.state,
  };
}

const html = (answer: PageAnswer) => ('html' in answer ? answer.html : '');

describe('the page', () => {
  it('offers every method where the merchant named none, only the named ones where he did', () => {
    const offered = (answer: PageAnswer) => [...html(answer).matchAll(/name="pay_method" value="([\w-]+)"/g)].map(([, id]) => id);
    expect(offered(checkout().open())).toHaveLength(9);
    expect(offered(checkout({ pay_methods: ['paypal', 'ideal'] }).open())).toEqual(['paypal', 'ideal']);
    expect(offered(checkout({ pay_methods: ['ideal'] }).open())).toEqual(['ideal']);
  });

  it('is not found for a payment that is not there, and a form sent to it neither', () => {
    expect(checkout().open('PP2')).toMatchObject({ status: 404 });
    expect(checkout().send({ do: 'pay', pay_method: 'ideal' }, 'PP2')).toMatchObject({ status: 404 });
  });

  it('changes nothing when it is opened', () => {
    const { open, state } = checkout();
    const before = state();
    open();
    expect(state()).toBe(before);
  });
});

describe('a form', () => {
  it('pays at once and sends the payer to return_url as it was given [paypro.R35, R36]', () => {
    const { send, payment, events } = checkout({ return_url: 'https://shop.example/done?order=7' });
    expect(send({ do: 'pay', pay_method: 'ideal' })).toEqual({ redirect: 'https://shop.example/done?order=7' });
    expect(payment()).toMatchObject({ state: 'paid', pay_method: 'ideal', paid_at: noon });
    expect(events()).toEqual(['payment.started', 'customer.created', 'payment.paid']);
  });

  it('needs no method where only one is left', () => {
    const { send, payment } = checkout({ pay_methods: ['creditcard'] });
    send({ do: 'pay' });
    expect(payment()).toMatchObject({ state: 'paid', pay_method: 'creditcard' });
  });

  it('leaves a delayed method processing', () => {
    const { send, payment } = checkout();
    expect(send({ do: 'pay', pay_method: 'bank-transfer' })).toEqual({ redirect: 'https://shop.example/done' });
    expect(payment()).toMatchObject({ state: 'processing', pay_method: 'bank-transfer', paid_at: null });
  });

  it('fails with the method that was tried', () => {
    const { send, payment } = checkout();
    expect(send({ do: 'fail', pay_method: 'paypal' })).toEqual({ redirect: 'https://shop.example/done' });
    expect(payment()).toMatchObject({ state: 'failed', pay_method: 'paypal' });
  });

  it('expires', () => {
    const { send, payment } = checkout();
    expect(send({ do: 'expire' })).toEqual({ redirect: 'https://shop.example/done' });
    expect(payment().state).toBe('expired');
  });

  it.each(['cancel', 'fail', 'expire'])('shows afterwards when it came to %s', (end) => {
    const { send, open } = checkout({ pay_methods: ['ideal'] });
    send({ do: end });
    expect(html(open())).toContain('31 Jan 2026, 12:00:00 UTC</');
  });

  it('cancels and sends the payer to cancel_url, else to return_url [paypro.R33, R37]', () => {
    const both = checkout({ cancel_url: 'https://shop.example/cart' });
    expect(both.send({ do: 'cancel' })).toEqual({ redirect: 'https://shop.example/cart' });
    expect(both.payment().state).toBe('canceled');
    expect(checkout().send({ do: 'cancel' })).toEqual({ redirect: 'https://shop.example/done' });
  });

  it('comes back to the page, which shows the outcome, where the merchant named no address', () => {
    const { send, open } = checkout({ return_url: null });
    expect(send({ do: 'cancel' })).toEqual({ redirect: here });
    expect(open()).toMatchObject({ status: 200 });
    expect(html(open())).toContain('Payment canceled');
    expect(html(open())).not.toContain('<a ');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x'])('never goes to %s', (url) => {
    const { send, open } = checkout({ return_url: url, cancel_url: url });
    expect(html(open())).not.toContain(url);
    expect(send({ do: 'pay', pay_method: 'ideal' })).toEqual({ redirect: here });
    expect(html(open())).not.toContain(url);
  });

  it.each([
    ['no method', { do: 'pay' }],
    ['a method that the merchant did not allow', { do: 'pay', pay_method: 'paypal' }],
    ['a method that nobody knows', { do: 'fail', pay_method: 'constructor' }],
    ['no button', { pay_method: 'ideal' }],
    ['a button that is not there', { do: 'constructor', pay_method: 'ideal' }],
  ])('with %s comes back with what is missing and changes nothing', (_, form) => {
    const { send, state } = checkout({ pay_methods: ['ideal', 'creditcard'] });
    const before = state();
    const answer = send(form as Record<string, string>);
    expect(answer).toMatchObject({ status: 422 });
    expect(html(answer)).toContain('aria-describedby="problem"');
    expect(state()).toBe(before);
  });

  it.each(['pay', 'fail', 'cancel', 'expire'])('that says %s after the payment was paid shows the outcome and changes nothing', (again) => {
    const { send, open, state } = checkout({ cancel_url: 'https://shop.example/cart' });
    send({ do: 'pay', pay_method: 'ideal' });
    const before = state();
    expect(send({ do: again, pay_method: 'paypal' })).toEqual({ redirect: here });
    expect(html(open())).toContain('Payment received');
    expect(html(open())).toContain('href="https://shop.example/done"');
    expect(state()).toBe(before);
  });
});
