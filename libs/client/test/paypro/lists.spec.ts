import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPaypro, type Paypro } from '../../src/paypro/index.js';
import { key, page, payment, refused } from './answers.js';
import { type Stub, startStub } from './stub.js';

let stub: Stub;
let paypro: Paypro;

const paid = (amount: number) => ({ ...payment, amount });
const at = (cursor: string) => `https://elsewhere.example/payments?limit=99&cursor=${cursor}`;
const pages: Readonly<Record<string, object>> = {
  first: page([paid(5), paid(4)], { next: at('n4') }),
  n4: page([paid(3), paid(2)], { next: at('n2'), prev: at('p3') }),
  n2: page([paid(1)], { prev: at('p1') }),
};

beforeEach(async () => {
  stub = await startStub();
  paypro = createPaypro({ apiKey: key, baseUrl: stub.url });
  stub.on('listPayments', ({ query }) => ({ status: 200, body: pages[query.cursor ?? 'first'] }));
});

afterEach(async () => {
  await stub.close();
  expect(stub.faults).toEqual([]);
});

const queries = () => stub.calls.map(({ query }) => query);

describe('a list', () => {
  it('is iterated over all pages, each object once (paypro.R19)', async () => {
    const seen: number[] = [];
    for await (const { amount } of paypro.payments.list({ limit: 2 })) seen.push(amount);
    expect(seen).toEqual([5, 4, 3, 2, 1]);
    expect(queries()).toEqual([{ limit: '2' }, { limit: '2', cursor: 'n4' }, { limit: '2', cursor: 'n2' }]);
  });

  it('asks for no page that is not read, and for none before it is', async () => {
    const payments = paypro.payments.list();
    expect(stub.calls).toEqual([]);
    for await (const { amount } of payments) if (amount === 4) break;
    expect(queries()).toEqual([{}]);
  });

  it('starts anew each time', async () => {
    const payments = paypro.payments.list();
    expect(await payments.all()).toEqual(await payments.all());
    expect(stub.calls).toHaveLength(6);
  });

  it('is read page by page, with the cursors of the ones beside (paypro.R21, paypro.R22)', async () => {
    expect(await paypro.payments.list().page()).toEqual({ data: [paid(5), paid(4)], count: 2, next: 'n4', prev: null });
    expect(await paypro.payments.list({ cursor: 'n4', limit: 2 }).page()).toMatchObject({ count: 2, next: 'n2', prev: 'p3' });
    expect(queries()).toEqual([{}, { limit: '2', cursor: 'n4' }]);
  });

  it('can start at a cursor', async () => {
    const rest = await paypro.payments.list({ cursor: 'n4' }).all();
    expect(rest.map(({ amount }) => amount)).toEqual([3, 2, 1]);
  });

  it('of one resource sends its id with every page', async () => {
    stub.on('listPaymentRefunds', ({ query }) => ({ status: 200, body: page([], query.cursor ? {} : { next: at('n1') }) }));
    await paypro.payments.refunds('PP1').all();
    expect(stub.calls.map(({ names }) => names.id)).toEqual(['PP1', 'PP1']);
  });

  it('ends where next is null', async () => {
    const fetch = async () => Response.json(page([paid(1)], { next: null }));
    expect(await createPaypro({ apiKey: key, fetch }).payments.list().all()).toHaveLength(1);
  });
});

describe('a list that fails', () => {
  it('in the middle ends the iteration', async () => {
    stub.on('listPayments', ({ query }) =>
      query.cursor ? { status: 422, body: refused('Cursor is not supported', 'cursor') } : { status: 200, body: pages.first },
    );
    const seen: number[] = [];
    const read = async () => {
      for await (const { amount } of paypro.payments.list()) seen.push(amount);
    };
    await expect(read()).rejects.toMatchObject({ kind: 'validation', param: 'cursor' });
    expect(seen).toEqual([5, 4]);
  });

  it.each([
    ['is none', { type: 'payment' }],
    ['has no links', { type: 'list', data: [] }],
    ['has a link without a cursor', page([], { next: 'https://api.paypro.nl/payments' })],
    ['has a link that is none', page([], { next: 'payments?cursor=n1' })],
  ])('because it %s is an unexpected answer', async (_, body) => {
    const fetch = async () => Response.json(body);
    await expect(createPaypro({ apiKey: key, fetch }).payments.list().page()).rejects.toMatchObject({ kind: 'unexpected_answer' });
  });

  it('because its pages lead in a circle is not read for ever', async () => {
    stub.on('listPayments', ({ query }) => ({ status: 200, body: page([paid(1)], { next: at(query.cursor === 'a' ? 'b' : 'a') }) }));
    await expect(paypro.payments.list().all()).rejects.toMatchObject({ kind: 'unexpected_answer' });
    expect(stub.calls).toHaveLength(3);
  });
});
