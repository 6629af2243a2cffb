import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPaystand, type PaystandOptions } from '../../../src/paystand/index.js';
import { credentials, token } from '../kit/access.js';
import { pdf } from '../kit/answers.js';
import { charge, newReceivable } from '../kit/calls.js';
import { refused } from '../kit/envelopes.js';
import { thrownBy } from '../kit/thrown-by.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const { clientSecret } = credentials;
const { access_token, refresh_token } = token;
const secrets = [clientSecret, access_token, refresh_token];
/** All of them, as they might come back. */
const leak = secrets.join(' and ');

type Answering = (request: Request) => Promise<Response>;

/** A client whose answers are these, once it has its token. */
const open = (answer: Answering, options: Partial<PaystandOptions> = {}, tokenAnswer: Answering = async () => Response.json(token)) => {
  const fetch = (request: Request) => (request.url.endsWith('/oauth/token') ? tokenAnswer(request) : answer(request));
  return createPaystand({ ...credentials, baseUrl: 'http://127.0.0.1:9/v3', retries: 0, fetch, ...options });
};

/** All that a program may print of a value, or send to a log. */
function printed(value: unknown): string {
  const error = value instanceof Error ? [value.message, value.stack, String(value), inspect(value.cause, { depth: null })] : [];
  return [inspect(value, { depth: null, showHidden: true, getters: true }), JSON.stringify(value), ...error].join('\n');
}

/** An error of a careless fetch, which drags its request along. */
const breaking =
  (words: string): Answering =>
  async (request) => {
    const headers = Object.fromEntries(request.headers);
    const cause = Object.assign(new Error(`socket hang up after ${words}`), { code: 'ECONNRESET', headers, request });
    throw Object.assign(new TypeError(`fetch failed for ${headers.authorization}`, { cause }), { request, headers });
  };
const careless = breaking(leak);

const echoOf = (leak: string) =>
  refused(422, { code: leak, parameter: leak, value: { deep: [leak] }, explanation: `${leak} or ${encodeURIComponent(leak)}` });
const echoing =
  (status: number, words = leak): Answering =>
  async () =>
    Response.json(echoOf(words), { status, headers: { 'x-request-id': words, 'retry-after': clientSecret } });
const never: Answering = () => new Promise(() => {});
const invoice = { ...newReceivable, erpId: leak };

/** Everything that goes wrong, once each, where a secret might slip through. */
const failures: Readonly<Record<string, () => Promise<unknown>>> = {
  'a refused token': () => open(echoing(401)).payments.get('a'),
  'a refusal': () => open(echoing(422)).receivables.create(invoice),
  'a declined card': () => open(echoing(402)).payments.charge(charge),
  'a missing scope': () => open(echoing(403)).payments.get('a'),
  'an unknown id': () => open(echoing(404)).payments.get(access_token),
  'a limit': () => open(echoing(429)).payments.get('a'),
  'a server that fails': () => open(echoing(500)).receivables.create(invoice),
  'a page': () => open(async () => new Response(`<p>${leak}</p>`)).payments.get('a'),
  'a foreign answer': () => open(async () => Response.json({ leak })).payments.get('a'),
  'a lost answer': () => open(careless).receivables.create(invoice),
  'a lost upload': () => open(careless).attachments.upload(access_token, { data: pdf, name: leak }),
  'a broken connection': () => open(careless).payments.get('a'),
  'a file that breaks off': async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new TypeError(`terminated: ${leak}`)) });
    return (await open(async () => new Response(body)).attachments.download('a', 'b')).bytes();
  },
  'no connection': () => open((request) => fetch(request)).payments.get('a'),
  'no answer in time': () => open(never, { timeoutMs: 10 }).receivables.create(invoice),
  'a refused secret': () => open(never, {}, echoing(401, clientSecret)).payments.get('a'),
  'a token request that is lost': () => open(never, {}, breaking(clientSecret)).payments.get('a'),
  'a token that is none': () => open(never, {}, async () => Response.json({ access_token: `${leak}\n` })).payments.get('a'),
  'no token in time': () => open(never, { timeoutMs: 10 }, never).payments.get('a'),
};

describe('the secret and the tokens', () => {
  it.each(Object.entries(failures))('are in nothing that is thrown by %s', async (_, call) => {
    const text = printed(await thrownBy(call()));
    for (const secret of secrets) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(secret.slice(7, -4));
    }
  });

  it('are shown by their last four characters where an answer repeats them', async () => {
    const error = await thrownBy(open(echoing(422)).receivables.create(newReceivable));
    const shown = '…Pa5E and …0nYb and …s5gL';
    expect(error).toMatchObject({ requestId: shown, code: shown, parameter: shown, value: { deep: [shown] } });
  });

  it('stay out of what is thrown when there are new ones', async () => {
    let made = 0;
    const fresh = async () => Response.json({ ...token, access_token: `fresh-token-number-${++made}` });
    const answer: Answering = async ({ headers }) =>
      made === 1
        ? Response.json({ object: 'payment' })
        : Response.json(refused(401, { code: String(headers.get('authorization')) }), { status: 401 });
    const paystand = open(answer, {}, fresh);
    await paystand.payments.get('a');
    made = 1;
    await paystand.payments.get('a');
    made = 5;
    const error = await thrownBy(paystand.payments.get('a'));
    expect(error).toMatchObject({ kind: 'authentication', code: 'Bearer …er-6' });
  });

  it('are in nothing that is printed of a client or of its parts', async () => {
    const paystand = open(async () => Response.json({ object: 'payment' }));
    await paystand.payments.get('a');
    const text = printed([paystand, ...Object.values(paystand)]);
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it('are not logged', async () => {
    const written: unknown[] = [];
    const record = (text: unknown) => written.push(text) > 0;
    vi.spyOn(process.stdout, 'write').mockImplementation(record);
    vi.spyOn(process.stderr, 'write').mockImplementation(record);
    for (const call of Object.values(failures)) await call().catch(() => {});
    expect(written).toEqual([]);
  });
});
