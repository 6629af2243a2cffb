import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPaystar, type PaystarOptions } from '../../src/paystar/index.js';
import { answered, key, refused } from './answers.js';
import { bill, unenrolled } from './calls.js';
import { thrownBy } from './thrown-by.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const open = (options: Partial<PaystarOptions> = {}) =>
  createPaystar({ apiKey: key, baseUrl: 'http://127.0.0.1:9', retries: 0, ...options });

/** All that a program may print of a value, or send to a log. */
function printed(value: unknown): string {
  const error = value instanceof Error ? [value.message, value.stack, String(value), inspect(value.cause, { depth: null })] : [];
  return [inspect(value, { depth: null, showHidden: true, getters: true }), JSON.stringify(value), ...error].join('\n');
}

/** An error of a careless fetch, which drags its request along. */
function careless(request: Request): Error {
  const headers = Object.fromEntries(request.headers);
  const sent = headers['x-paystar-api-key'];
  const cause = Object.assign(new Error(`socket hang up after ${sent}`), { code: 'ECONNRESET', headers, request });
  return Object.assign(new TypeError(`fetch failed for ${sent}`, { cause }), { request, headers });
}

const echo = refused([key, `The key ${key} or ${encodeURIComponent(key)} is wrong`]);
const echoing = (status: number) => async () => Response.json(echo, { status, headers: { 'x-request-id': key, 'retry-after': key } });
const breaking = async (request: Request) => Promise.reject(careless(request));
const billed = { ...bill, ClientReference: key };

/** Everything that goes wrong, once each, where a key might slip through. */
const failures: Readonly<Record<string, () => Promise<unknown>>> = {
  'a refused key': () => open({ fetch: echoing(401) }).paymentSessions.get('5a0f'),
  'a refusal': () => open({ fetch: echoing(400) }).sessions.initiatePayment(billed),
  'a refusal with 200': () => open({ fetch: echoing(200) }).events.unenrollAutopay(unenrolled),
  'an unknown identifier': () => open({ fetch: echoing(404) }).paymentSessions.get(key),
  'a limit': () => open({ fetch: echoing(429) }).paymentSessions.get('5a0f'),
  'a server that fails': () => open({ fetch: echoing(500) }).sessions.initiatePayment(billed),
  'a page': () => open({ fetch: async () => new Response(`<p>${key}</p>`) }).paymentSessions.get('5a0f'),
  'a foreign answer': () => open({ fetch: async () => Response.json({ key }) }).paymentSessions.get('5a0f'),
  'a lost answer': () => open({ fetch: breaking }).sessions.initiatePayment(billed),
  'a broken connection': () => open({ fetch: breaking }).paymentSessions.get('5a0f'),
  'no connection': () => open().paymentSessions.get('5a0f'),
  'a key as the host': () => open({ baseUrl: `https://${key.replace('_', '')}.invalid` }).sessions.initiatePayment(bill),
  'no answer in time': () => open({ fetch: () => new Promise(() => {}), timeoutMs: 10 }).sessions.initiatePayment(billed),
  'an inferred path': () => open({ baseUrl: 'https://pay.example' }).paymentSessions.get(key),
};

describe('the key', () => {
  it.each(Object.entries(failures))('is in nothing that is thrown by %s', async (_, call) => {
    const text = printed(await thrownBy(call()));
    expect(text).not.toContain(key);
    expect(text).not.toContain(key.slice(5, -4));
  });

  it('is shown by its last four characters where an answer repeats it', async () => {
    const error = await thrownBy(open({ fetch: echoing(400) }).sessions.initiatePayment(bill));
    expect(error).toMatchObject({ requestId: '…Pa5E', errors: [{ propertyName: '…Pa5E', item: { propertyName: '…Pa5E' } }] });
    expect(error.message).toContain('The key …Pa5E or …Pa5E is wrong');
  });

  it('is in nothing that is printed of a client or of its parts', async () => {
    const paystar = open({ fetch: async () => Response.json(answered({})) });
    await paystar.sessions.initiatePayment(bill);
    expect(printed([paystar, paystar.sessions, paystar.events, paystar.paymentSessions])).not.toContain(key);
  });

  it('is not logged', async () => {
    const written: unknown[] = [];
    const record = (text: unknown) => written.push(text) > 0;
    vi.spyOn(process.stdout, 'write').mockImplementation(record);
    vi.spyOn(process.stderr, 'write').mockImplementation(record);
    for (const call of Object.values(failures)) await call().catch(() => {});
    expect(written).toEqual([]);
  });

  it.each([undefined, null, '', 'two words', `${key}\n`, `${key}é`, 7])('%j is refused at once and not repeated', async (apiKey) => {
    const error = await thrownBy(() => open({ apiKey: apiKey as string }));
    expect(error).toMatchObject({ kind: 'invalid_argument', argument: 'apiKey' });
    expect(printed(error)).not.toMatch(/Qm2Xc|two words/);
  });
});
