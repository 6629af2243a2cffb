import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPaypro, type PayproOptions } from '../../src/paypro/index.js';
import { key, page, payment, refused } from './answers.js';
import { type Stub, startStub } from './stub.js';
import { thrownBy } from './thrown-by.js';

let stub: Stub;

beforeEach(async () => {
  stub = await startStub();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await stub.close();
});

const open = (options: Partial<PayproOptions> = {}) => createPaypro({ apiKey: key, baseUrl: stub.url, retries: 0, ...options });

/** All that a program may print of a value, or send to a log. */
function printed(value: unknown): string {
  const error = value instanceof Error ? [value.message, value.stack, String(value), inspect(value.cause, { depth: null })] : [];
  return [inspect(value, { depth: null, showHidden: true, getters: true }), JSON.stringify(value), ...error].join('\n');
}

/** An error of a careless fetch, which drags its request along. */
function careless(request: Request): Error {
  const headers = Object.fromEntries(request.headers);
  const cause = Object.assign(new Error(`socket hang up after ${headers.authorization}`), { code: 'ECONNRESET', headers, request });
  return Object.assign(new TypeError(`fetch failed for ${headers.authorization}`, { cause }), { request, headers });
}

const echo = refused(`The key ${key} or ${encodeURIComponent(key)} is wrong`, key);
const echoing = (status: number) => async () => Response.json(echo, { status, headers: { 'x-request-id': key, 'retry-after': key } });

/** Everything that goes wrong, once each, where a key might slip through. */
const failures: Readonly<Record<string, () => Promise<unknown>>> = {
  'a refused key': () => open({ fetch: echoing(401) }).payments.get('PP1'),
  'a refusal': () => open({ fetch: echoing(422) }).payments.create({ amount: 1, currency: 'EUR', description: key }),
  'an unknown id': () => open({ fetch: echoing(404) }).payments.get(key),
  'a limit': () => open({ fetch: echoing(429) }).payments.get('PP1'),
  'a server that fails': () => open({ fetch: echoing(500) }).customers.delete(key),
  'another status': () => open({ fetch: echoing(418) }).payments.get('PP1'),
  'a page': () => open({ fetch: async () => new Response(`<p>${key}</p>`) }).payments.get('PP1'),
  'a lost answer': () =>
    open({ fetch: async (request) => Promise.reject(careless(request)) }).mandates.create({ customer: key, pay_method: 'direct-debit' }),
  'a broken connection': () => open({ fetch: async (request) => Promise.reject(careless(request)) }).payments.get('PP1'),
  'a thrown text': () => open({ fetch: async ({ headers }) => Promise.reject(headers.get('authorization')) }).payments.get('PP1'),
  'no connection': () => open({ baseUrl: 'http://127.0.0.1:9' }).payments.get('PP1'),
  'a key as the host': () => open({ baseUrl: `http://${key.replace('_', '')}.invalid` }).payments.get('PP1'),
  'no answer in time': () => open({ fetch: () => new Promise(() => {}), timeoutMs: 10 }).payments.get(key),
  'an id that is none': () => open().payments.get('..'),
  'a list without end': () =>
    open({ fetch: async () => Response.json(page([payment], { next: `https://x/?cursor=${key}` })) })
      .payments.list()
      .all(),
  'a list without a cursor': () =>
    open({ fetch: async () => Response.json(page([payment], { next: `https://x/?key=${key}` })) })
      .payments.list()
      .all(),
};

describe('the key', () => {
  it.each(Object.entries(failures))('is in nothing that is thrown by %s', async (_, call) => {
    const text = printed(await thrownBy(call()));
    expect(text).not.toContain(key);
    expect(text).not.toContain(key.slice(3, -4));
  });

  it('is shown by its last four characters where an answer repeats it', async () => {
    const error = await thrownBy(open({ fetch: echoing(422) }).payments.get('PP1'));
    expect(error).toMatchObject({ kind: 'validation', param: '…Pa5E', requestId: '…Pa5E' });
    expect(error.message).toContain('The key …Pa5E or …Pa5E is wrong');
  });

  it('is in nothing that is printed of a client, of its parts or of its lists', async () => {
    const paypro = open();
    const payments = paypro.payments.list();
    await payments.page();
    expect(printed([paypro, paypro.payments, payments, payments[Symbol.asyncIterator]()])).not.toContain(key);
  });

  it('is not logged', async () => {
    const written: unknown[] = [];
    const record = (text: unknown) => written.push(text) > 0;
    vi.spyOn(process.stdout, 'write').mockImplementation(record);
    vi.spyOn(process.stderr, 'write').mockImplementation(record);
    for (const call of [() => open().payments.get('PP1'), failures['a lost answer'], failures['a refusal']]) await call?.().catch(() => {});
    expect(written).toEqual([]);
  });

  it.each([undefined, null, '', 'two words', `${key}\n`, `${key}é`, 7])('%j is refused at once and not repeated', async (apiKey) => {
    const error = await thrownBy(() => open({ apiKey: apiKey as string }));
    expect(error).toMatchObject({ kind: 'invalid_argument', argument: 'apiKey' });
    expect(printed(error)).not.toMatch(/7Qm2X|two words/);
  });
});
