import { connect } from 'node:net';
import { type Control, createControl, type WorldControl } from '@paystub/client/control';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { type List, Merchant, newKey, type Payment } from '../kit/paypro.js';
import { rawExchange } from '../kit/raw.js';

let program: Program;
let control: Control;
let merchant: Merchant;
let world: WorldControl;
let payment: Payment;

beforeAll(async () => {
  program = await startBundle();
  control = createControl({ url: program.ready.control.url });
  merchant = new Merchant(program.ready.paypro.url, newKey());
  world = control.world(`paypro:${merchant.key}`);
  payment = await merchant.createPayment();
});

/** Whatever was sent: the process lives, complains of no bug, and holds what it held. */
afterEach(async () => {
  expect(program.isRunning()).toBe(true);
  expect(program.stderr()).toBe('');
  expect(await merchant.done<List<Payment>>('GET', '/payments')).toMatchObject({ count: 1, data: [payment] });
});

afterAll(async () => {
  await program?.stop();
});

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly type?: string;
}

async function send({ method = 'POST', path = '/payments', body, type = 'application/json' }: Sent) {
  const headers = { authorization: `Bearer ${merchant.key}`, 'content-type': type };
  const answer = await fetch(`${program.ready.paypro.url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  const seq = Number(/; seq=(\d+)$/.exec(answer.headers.get('x-paystub') ?? '')?.[1]);
  return { status: answer.status, body: JSON.parse(text) as { error: { message: string; type: string; param?: string | null } }, seq };
}

const order = { amount: 1000, currency: 'EUR', description: 'Order 1001' };
const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const withMetadata = (json: string) => JSON.stringify({ ...order, metadata: 0 }).replace('"metadata":0', `"metadata":${json}`);

const bodies: readonly [name: string, sent: Sent, message: string, code: string][] = [
  ['not JSON', { body: '{"amount": 1000,' }, 'Body must be valid JSON', 'body_not_json'],
  ['JSON with a comma too many', { body: '{"amount": 1000,}' }, 'Body must be valid JSON', 'body_not_json'],
  ['bytes that are no text', { body: Uint8Array.of(0xff, 0xfe, 0x00, 0x01) }, 'Body must be valid JSON', 'body_not_json'],
  ['a list', { body: '[1]' }, 'Body must be a JSON object', 'body_not_object'],
  ['null', { body: 'null' }, 'Body must be a JSON object', 'body_not_object'],
  ['a text', { body: '"amount"' }, 'Body must be a JSON object', 'body_not_object'],
  ['deep JSON', { body: withMetadata(deep(200)) }, 'Body is nested too deeply', 'body_too_deep'],
  ['JSON as deep as a megabyte allows', { body: deep(150_000) }, 'Body is nested too deeply', 'body_too_deep'],
  [
    'a list as deep as a megabyte allows',
    { body: '['.repeat(500_000) + ']'.repeat(500_000) },
    'Body is nested too deeply',
    'body_too_deep',
  ],
  ['2 MiB', { body: withMetadata(`"${'x'.repeat(2 * 1024 * 1024)}"`) }, 'Body is too large, 1 MiB is the most', 'body_too_large'],
  [
    'a key __proto__',
    { body: withMetadata('{"__proto__":{"admin":true}}') },
    'Body must not have a key named __proto__',
    'body_forbidden_key',
  ],
  [
    'a form',
    { body: 'amount=1000', type: 'application/x-www-form-urlencoded' },
    'Content-Type must be application/json',
    'body_wrong_type',
  ],
];

const fields: readonly [param: string, value: unknown, message: string][] = [
  ['amount', '1000', 'Amount must be an integer'],
  ['amount', 10.5, 'Amount must be an integer'],
  ['amount', 9, 'Amount is too low'],
  ['amount', -1000, 'Amount is too low'],
  ['amount', 5_000_001, 'Amount is too high'],
  ['amount', 1e300, 'Amount is too high'],
  ['amount', null, 'Amount must be set'],
  ['currency', 'USD', 'Currency is not supported'],
  ['description', 7, 'Description must be a string'],
  ['description', '', 'Description must be set'],
  ['pay_methods', 'ideal', 'Pay methods must be a list'],
  ['pay_methods', ['cash'], 'Pay methods is not supported'],
  ['metadata', [], 'Metadata must be an object'],
  ['customer', 'CUAAAAAAAAAAAA', 'Customer does not exist'],
  ['mandate', 'MDAAAAAAAAAAAA', 'Mandate does not exist'],
];

describe('a body', () => {
  it.each(bodies)('that is %s is refused, and the journal says why', async (_, sent, message, code) => {
    const answer = await send(sent);
    expect(answer).toMatchObject({ status: 422, body: { error: { message, type: 'invalid_request', param: null } } });
    expect((await world.request(answer.seq)).refused).toMatchObject({ code, message });
  });

  it.each(fields)('with %s = %j is refused by name', async (param, value, message) => {
    const { status, body } = await send({ body: JSON.stringify({ ...order, [param]: value }) });
    expect([status, body]).toEqual([422, { error: { message, type: 'invalid_request', param } }]);
  });

  it('that ends too early, with its connection, is noted', async () => {
    const { hostname, port, host } = new URL(program.ready.paypro.url);
    const head = `POST /payments HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${merchant.key}\r\nContent-Length: 100\r\n\r\n`;
    const before = (await world.requests().all())[0]?.seq ?? 0;
    await new Promise<void>((done) => {
      const socket = connect(Number(port), hostname, () => socket.write(`${head}{"amount":`, () => socket.destroy()));
      socket.on('close', () => done());
    });
    const notedSince = async () => (await world.requests({ since: before }).all())[0];
    // The process learns of the end when it reads that connection, which may be after a request on another.
    let noted = await notedSince();
    while (!noted) noted = await notedSince();
    expect(noted).toMatchObject({ method: 'POST', path: '/payments', status: 422, refused: { code: 'body_cut_off' } });
  });
});

describe('an address', () => {
  it.each([
    ['GET', '/payments/PPAAAAAAAAAAAA', 'Payment not found'],
    ['GET', '/payments/__proto__', 'Payment not found'],
    ['GET', '/payments/constructor', 'Payment not found'],
    ['GET', '/payments/%00', 'Payment not found'],
    ['DELETE', '/refunds/PRAAAAAAAAAAAA', 'Refund not found'],
    ['GET', '/events/EVAAAAAAAAAAAAAAAA', 'Event not found'],
    ['GET', '/webhooks/WHAAAAAAAAAAAA', 'Webhook not found'],
    ['PUT', '/payments', 'There is no PUT /payments'],
    ['PATCH', '/payments/PPAAAAAAAAAAAA', 'There is no PATCH /payments/PPAAAAAAAAAAAA'],
    ['GET', '/v1/payments', 'There is no GET /v1/payments'],
    ['GET', '/payments/', 'There is no GET /payments/'],
    ['GET', '/payments/%E0%A4%A', 'There is no GET /payments/%E0%A4%A'],
  ])('that is not there is 404: %s %s', async (method, path, message) => {
    const { status, body, seq } = await send({ method, path });
    expect([status, body]).toEqual([404, { error: { message, type: 'invalid_request' } }]);
    expect((await world.request(seq)).refused).toMatchObject({ message });
  });

  it.each([
    ['limit', '0'],
    ['limit', '101'],
    ['limit', 'ten'],
    ['limit', ''],
    ['cursor', 'nonsense'],
    ['cursor', 'bjpQUDAwMDAwMDAwMDAwMA'],
  ])('with %s=%s is refused by name [paypro.P6]', async (param, value) => {
    const { status, body } = await send({ method: 'GET', path: `/payments?${param}=${value}` });
    expect([status, body.error.param]).toEqual([422, param]);
  });
});

describe('a connection', () => {
  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io', '169.254.169.254', ''])(
    'with the foreign Host %j is refused on both listeners, and noted',
    async (host) => {
      for (const url of [program.ready.paypro.url, program.ready.control.url]) {
        const head = `GET /payments HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${merchant.key}\r\nConnection: close\r\n\r\n`;
        const answer = await rawExchange(url, head);
        expect(answer).toMatch(/^HTTP\/1\.1 421 /);
        expect(answer).toContain('--allow-host');
      }
      const [noted] = await control.requests({ status: 421 }).all();
      expect(noted).toMatchObject({ provider: 'paypro', path: '/payments', refused: { code: 'foreign_host' } });
    },
  );

  it.each([
    ['no HTTP', 'HELLO\r\n\r\n', 400],
    ['two lengths', 'POST /payments HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{', 400],
    ['a header of 20 KB', `GET /payments HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('with %s is answered and closed', async (_, bytes, status) => {
    expect(await rawExchange(program.ready.paypro.url, bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });
});
