import { routes } from '@paystub/contracts/paypro';
import { afterEach, beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import { createPaypro, type Listing, type Page, type Paypro, type PayproEvent, type PayproSchemas } from '../../src/paypro/index.js';
import { key, payment, sampleOf } from './answers.js';
import { reads, writes } from './calls.js';
import { type Stub, startStub } from './stub.js';

let stub: Stub;
let paypro: Paypro;

beforeEach(async () => {
  stub = await startStub();
  paypro = createPaypro({ apiKey: key, baseUrl: stub.url });
});

afterEach(async () => {
  await stub.close();
  expect(stub.faults).toEqual([]);
});

describe('the calls', () => {
  it.each(routes.map((route) => [route.operationId, route] as const))(
    '%s has its method and answers what PayPro says',
    async (name, { path }) => {
      const answered = await { ...reads, ...writes }[name]?.(paypro);
      expect(stub.calls.map(({ operationId }) => operationId)).toEqual([name]);
      expect(stub.calls[0]?.names.id).toEqual(path.includes('{id}') ? expect.stringMatching(/^[A-Z]{2}1$/) : undefined);
      expect(answered).toEqual(name.startsWith('list') ? [sampleOf(name)] : sampleOf(name));
    },
  );

  it('carry the key, and ask for JSON', async () => {
    await paypro.payments.get(payment.id);
    expect(stub.calls[0]?.headers).toMatchObject({ authorization: `Bearer ${key}`, accept: 'application/json' });
  });

  it('send the body as it is given', async () => {
    const order = { amount: 2500, currency: 'EUR', description: 'Order 1001', pay_methods: ['ideal'], metadata: { a: [1, null] } } as const;
    await paypro.payments.create(order);
    expect(stub.calls[0]?.body).toEqual(order);
  });

  it('send no body where there is none (paypro.R10)', async () => {
    await paypro.subscriptions.pause('PS1');
    expect(stub.calls[0]?.body).toBeUndefined();
  });

  it('encode ids, so that one cannot become a path', async () => {
    await paypro.payments.cancel('a/../b?c#d%2f');
    expect(stub.calls[0]?.names.id).toBe('a/../b?c#d%2f');
  });

  it.each(['', '.', '..', undefined as unknown as string])('refuse %j as an id before anything is sent', async (id) => {
    await expect(paypro.payments.get(id)).rejects.toMatchObject({ kind: 'invalid_argument', argument: 'id' });
    await expect(paypro.payments.refunds(id).page()).rejects.toMatchObject({ kind: 'invalid_argument' });
    expect(stub.calls).toEqual([]);
  });

  it('go through a fetch of the caller, to a base URL with a path', async () => {
    const asked: string[] = [];
    const fetch = async ({ url, redirect }: Request) => {
      asked.push(`${url} ${redirect}`);
      return Response.json(payment);
    };
    await createPaypro({ apiKey: key, baseUrl: 'https://pay.example/paypro/', fetch }).payments.get('PP1');
    await createPaypro({ apiKey: key, fetch }).payments.get('PP1');
    expect(asked).toEqual(['https://pay.example/paypro/payments/PP1 manual', 'https://api.paypro.nl/payments/PP1 manual']);
  });

  it.each(['127.0.0.1:4030', 'file:///etc/hosts', '', 'http://shop:hunter22@127.0.0.1'])('refuse %j as a base URL at once', (baseUrl) => {
    const open = () => createPaypro({ apiKey: key, baseUrl });
    expect(open).toThrow(expect.objectContaining({ kind: 'invalid_argument', argument: 'baseUrl' }));
    expect(open).toThrow(expect.objectContaining({ message: expect.not.stringContaining('hunter22') }));
  });
});

describe('the types', () => {
  it('are those of the document', () => {
    expectTypeOf<Paypro['payments']['get']>().returns.resolves.toEqualTypeOf<PayproSchemas['Payment']>();
    expectTypeOf<Paypro['payments']['create']>().parameter(0).toEqualTypeOf<PayproSchemas['PaymentCreate']>();
    expectTypeOf<Paypro['refunds']['create']>().returns.resolves.toEqualTypeOf<PayproSchemas['Refund']>();
    expectTypeOf<Paypro['customers']['mandates']>().returns.toEqualTypeOf<Listing<PayproSchemas['Mandate']>>();
    expectTypeOf<Paypro['subscriptions']['periods']>().returns.toEqualTypeOf<Listing<PayproSchemas['SubscriptionPeriod']>>();
    expectTypeOf<ReturnType<Paypro['payMethods']['list']>['page']>().returns.resolves.toEqualTypeOf<Page<PayproSchemas['PayMethod']>>();
    expect(Object.keys({ ...reads, ...writes })).toHaveLength(routes.length);
  });

  it('of an event tell what its payload is', async () => {
    expectTypeOf<Paypro['events']['get']>().returns.resolves.toEqualTypeOf<PayproEvent>();
    expectTypeOf<PayproEvent['event_type']>().toEqualTypeOf<PayproSchemas['EventType']>();
    const event = await paypro.events.get('EV1');
    if (event.event_type === 'payment.created') expectTypeOf(event.payload).toEqualTypeOf<PayproSchemas['Payment']>();
    if (event.event_type === 'installment_plan.paused') expectTypeOf(event.payload).toEqualTypeOf<PayproSchemas['InstallmentPlan']>();
    expect(event).toMatchObject({ event_type: 'payment.created', payload: { type: 'payment' } });
  });
});
