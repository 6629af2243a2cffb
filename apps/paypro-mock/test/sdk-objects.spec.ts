import { startMock, type TestMock } from '@paystub/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPayproMock } from '../src/index.js';
import { type Entity, Sdk } from './sdk/sdk.js';
import { act, everyType, order } from './sdk/shopping.js';

let mock: TestMock;
let sdk: Sdk;
let objects: readonly Entity[];
beforeAll(async () => {
  mock = await startMock(createPayproMock());
  const key = mock.freshKey();
  sdk = new Sdk('php', mock.url, key);
  objects = await everyType(mock, key, sdk);
});
afterAll(() => mock.stop());

/** All that a name stands before, at any depth; what the merchant put into metadata is the merchant's. */
function* namesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) yield name;
    if (name !== 'metadata') yield* namesIn(inner);
  }
}

/** Dossier 1.6. */
const prefixes: Readonly<Record<string, string>> = {
  payment: 'PP',
  refund: 'PR',
  chargeback: 'PC',
  customer: 'CU',
  mandate: 'MD',
  event: 'EV',
  webhook: 'WH',
  subscription: 'PS',
  subscription_period: 'SP',
  installment_plan: 'PI',
  installment_plan_period: 'IP',
};

describe('an object', () => {
  it('says its type, by which the SDKs choose a class, and has an id of that type [paypro.R12, dossier 1.5]', () => {
    expect(new Set(objects.map(({ type }) => type))).toEqual(new Set(Object.keys(prefixes)));
    for (const { id, type } of objects) expect(id).toMatch(new RegExp(`^${prefixes[type]}[A-Z0-9]{12,16}$`));
  });

  it('has names that are names in PHP and Ruby too: no dash, no dot', () => {
    const names = sdk.answers.flatMap(({ text }) => [...namesIn(JSON.parse(text))]);
    expect(names.filter((name) => !/^[a-z_]+$/.test(name))).toEqual([]);
    expect(names).toContain('metadata');
  });

  it('has links that are absolute URLs by name, and the link to itself leads to it [paypro.R13]', async () => {
    for (const object of objects) {
      for (const link of Object.values(object._links)) expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
      const { id, type } = object;
      expect(await sdk.call('GET', new URL(object._links.self ?? '').pathname)).toMatchObject({ id, type });
    }
  });

  it('names others by their id, and links to them by the same name [dossier 1.5]', async () => {
    const others = ['customer', 'mandate', 'payment', 'subscription', 'installment_plan'];
    const references = objects.flatMap(({ _links, ...object }) =>
      others.filter((name) => typeof object[name] === 'string').map((name) => ({ id: object[name], link: _links[name] })),
    );
    expect(references.length).toBeGreaterThan(4);
    for (const { id, link } of references) expect(await sdk.call('GET', new URL(link ?? '').pathname)).toMatchObject({ id });
  });

  it('has times in UTC and whole seconds [paypro.R14]', () => {
    for (const { created_at } of objects) expect(created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });
});

describe('a list', () => {
  const paths = ['payments', 'refunds', 'chargebacks', 'customers', 'mandates', 'subscriptions', 'installment_plans', 'events', 'webhooks'];

  it.each([...paths, 'pay_methods'].map((path) => `/${path}`))('of %s has links, empty or not [dossier 3.2]', async (path) => {
    for (const asked of [sdk, new Sdk('ruby', mock.url, mock.freshKey())]) {
      const { body } = await asked.list(path);
      expect(body).toMatchObject({ type: 'list', count: (body.data as Entity[]).length, _links: { self: mock.url + path } });
    }
  });

  it('within an object has links, too [dossier 3.2]', () => {
    const period = objects.find(({ type }) => type === 'subscription_period');
    expect(period?.payments).toMatchObject({ type: 'list', _links: { self: `${mock.url}/subscription_periods/${period?.id}/payments` } });
  });

  it('without a further page is followed by nothing, and nobody is asked [dossier 3.2]', async () => {
    const asked = new Sdk('php', mock.url, mock.freshKey());
    const page = await asked.list('/customers');
    expect([(await page.next()).data, (await page.prev()).data]).toEqual([[], []]);
    expect(asked.answers).toHaveLength(1);
  });

  it('is paged by path and cursor alone, with whatever limit the caller sends along [paypro.R19, R20, R21]', async () => {
    const asked = new Sdk('php', mock.url, mock.freshKey());
    const made: string[] = [];
    for (let i = 0; i < 7; i++) made.unshift((await asked.call('POST', '/customers', {})).id);
    const first = await asked.list('/customers', { limit: 2 });
    const second = await first.next();
    const third = await second.next({ limit: 1 });
    const rest = await third.next({});
    expect([first, second, third, rest].flatMap(({ ids }) => ids)).toEqual(made);
    expect((await rest.prev({ limit: 3 })).ids).toEqual(made.slice(2, 5));
    expect((await rest.prev()).ids).toEqual(made.slice(0, 5));
  });

  it('can be asked for from a Ruby client with the links of a PHP client', async () => {
    const key = mock.freshKey();
    const [php, ruby] = [new Sdk('php', mock.url, key), new Sdk('ruby', mock.url, key)];
    for (let i = 0; i < 3; i++) await php.call('POST', '/payments', order());
    const { _links } = (await php.list('/payments', { limit: 2 })).body;
    const { pathname, search } = new URL(_links.next ?? '');
    expect((await ruby.call('GET', pathname + search)).count).toBe(1);
  });
});

it.each([
  ['subscription', '/subscriptions'],
  ['installment_plan', '/installment_plans'],
  ['customer', '/customers'],
])('a %s is updated by the SDKs, too, and answered [dossier 4.1, X2]', async (type, path) => {
  const object = objects.find((one) => one.type === type);
  const fields = type === 'customer' ? { city: 'Utrecht' } : { description: 'Swimming pool' };
  expect(await sdk.call('PATCH', `${path}/${object?.id}`, fields)).toMatchObject({ id: object?.id, type, ...fields });
});

it('a refund for which Ruby names no amount is refused under that name [dossier C2]', async () => {
  const ruby = new Sdk('ruby', mock.url, mock.freshKey());
  const { id } = await ruby.call('POST', '/payments', order());
  await expect(ruby.call('POST', `/payments/${id}/refunds`, {})).rejects.toMatchObject({ fields: { param: 'amount' } });
});

describe('the plugin', () => {
  it('sends the payer to the checkout of a new payment, with one method as with several, and reads its state later [dossier 5.1, 8.1]', async () => {
    const key = mock.freshKey();
    const shop = new Sdk('php', mock.url, key);
    for (const pay_methods of [['ideal'], ['ideal', 'paypal'], null]) {
      const { id, _links, metadata } = await shop.call('POST', '/payments', order({ pay_methods, metadata: { order_id: 7 } }));
      expect(metadata).toEqual({ order_id: 7 });
      const page = await fetch(_links.checkout ?? '');
      expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
      await act(mock, key, 'pay', { id, ...(pay_methods?.length === 1 ? {} : { pay_method: 'ideal' }) });
      const paid = await shop.call('GET', `/payments/${id}`);
      expect([paid.state, paid._links.checkout]).toEqual(['paid', undefined]);
    }
  });

  it('creates a customer with empty texts and gets them back [dossier C26]', async () => {
    const customer = await sdk.call('POST', '/customers', { email: 'kim@shop.test', vat_number: '', company_name: '' });
    expect(customer).toMatchObject({ vat_number: '', company_name: '', city: null });
  });

  it('asks for a mandate with a first payment, and charges it in the very next call [paypro.R42, R70, dossier 8.5]', async () => {
    const key = mock.freshKey();
    const shop = new Sdk('php', mock.url, key);
    const customer = await shop.call('POST', '/customers', {});
    const first = await shop.call('POST', '/payments', order({ pay_methods: ['ideal'], customer: customer.id, setup_mandate: true }));
    await act(mock, key, 'pay', { id: first.id });
    const [mandate] = (await shop.list(`/customers/${customer.id}/mandates`)).data;
    expect(mandate).toMatchObject({ type: 'mandate', state: 'approved', customer: customer.id });
    expect(await shop.call('GET', `/payments/${first.id}`)).toMatchObject({ mandate: mandate?.id });
    expect(await shop.call('POST', '/payments', order({ mandate: mandate?.id }))).toMatchObject({
      mandate: mandate?.id,
      customer: customer.id,
    });
  });

  it('cannot refund nothing [dossier 4.3]', async () => {
    const { id } = await sdk.call('POST', '/payments', order({ pay_methods: ['ideal'] }));
    await expect(sdk.call('POST', `/payments/${id}/refunds`, { amount: 0 })).rejects.toMatchObject({ fields: { param: 'amount' } });
  });
});
