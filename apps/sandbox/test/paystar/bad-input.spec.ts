import { connect } from 'node:net';
import { type Control, createControl, type WorldControl } from '@paystub/client/control';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { Biller, newKey, type Sent, slug } from '../kit/paystar.js';
import { rawExchange } from '../kit/raw.js';

let program: Program;
let control: Control;
let biller: Biller;
let world: WorldControl;
let stored: unknown;

const collections = ['accounts', 'customers', 'payment-sessions', 'management-sessions', 'messages'];
const all = async () => Promise.all(collections.map((name) => world.records('paystar', name).all()));

beforeAll(async () => {
  program = await startBundle();
  control = createControl({ url: program.ready.control.url });
  biller = new Biller(program.ready.paystar.url, newKey());
  world = control.world(`paystar:${biller.key}`);
  await biller.bill();
  stored = await all();
});

/** Whatever was sent: the process lives, complains of no bug, and holds what it held. */
afterEach(async () => {
  expect(program.isRunning()).toBe(true);
  expect(program.stderr()).toBe('');
  expect(await all()).toEqual(stored);
});

afterAll(async () => {
  await program?.stop();
});

const bill = { BusinessUnitSlug: slug, Channel: 'QuickPay', Charges: [{ Amount: 4210 }] };
const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const withMeta = (json: string) => JSON.stringify({ ...bill, CustomMeta: 0 }).replace('"CustomMeta":0', `"CustomMeta":${json}`);

const notJson = 'The body is not valid JSON.';
const tooDeep = 'The body is nested too deeply.';
const wrongType = 'Content-Type must be application/json.';
const bodies: readonly [name: string, sent: Sent, status: number, message: string, code: string][] = [
  ['not JSON', { body: '{"Channel": "QuickPay",' }, 400, notJson, 'body_not_json'],
  ['JSON with a comma too many', { body: '{"Channel": "QuickPay",}' }, 400, notJson, 'body_not_json'],
  ['bytes that are no text', { body: Uint8Array.of(0xff, 0xfe, 0x00, 0x01) }, 400, notJson, 'body_not_json'],
  ['deep JSON', { body: withMeta(deep(200)) }, 400, tooDeep, 'body_too_deep'],
  ['JSON as deep as a megabyte allows', { body: deep(150_000) }, 400, tooDeep, 'body_too_deep'],
  ['a list as deep as a megabyte allows', { body: '['.repeat(500_000) + ']'.repeat(500_000) }, 400, tooDeep, 'body_too_deep'],
  [
    '2 MiB',
    { body: withMeta(`{"a":"${'x'.repeat(2 * 1024 * 1024)}"}`) },
    400,
    'The body is too large: 1 MiB is the most.',
    'body_too_large',
  ],
  [
    'a key __proto__',
    { body: withMeta('{"__proto__":{"admin":true}}') },
    400,
    'The body must not have a key named __proto__.',
    'body_forbidden_key',
  ],
  ['a form', { body: 'Channel=QuickPay', type: 'application/x-www-form-urlencoded' }, 415, wrongType, 'body_wrong_type'],
  ['text', { body: JSON.stringify(bill), type: 'text/plain' }, 415, wrongType, 'body_wrong_type'],
  ['XML', { body: '<Channel/>', type: 'application/xml' }, 415, wrongType, 'body_wrong_type'],
  ['of no content type', { body: JSON.stringify(bill), type: null }, 415, wrongType, 'body_wrong_type'],
];

describe('a body', () => {
  it.each(bodies)('that is %s is refused as a whole, and the journal says why', async (_, sent, status, message, code) => {
    for (const path of ['/integrations/embedded/initiate', '/integrations/embedded/initiate-manage-wallet', '/integrations/events']) {
      const answer = await biller.send({ ...sent, path });
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
      const errors = [{ propertyName: '', errorMessage: message }];
      expect([answer.status, answer.body]).toEqual([status, { hasErrors: true, errors, data: null }]);
      expect((await world.request(answer.seq)).refused).toMatchObject({ code, message });
    }
  });

  it.each([
    ['a list', '[1]'],
    ['null', 'null'],
    ['a text', '"Channel"'],
    ['a number', '1'],
  ])('that is %s instead of an object is refused as a whole', async (_, body) => {
    const answer = await biller.send({ body });
    expect(answer).toMatchObject({ status: 400, body: { hasErrors: true, errors: [{ propertyName: '' }], data: null } });
  });

  it('of the most that is taken is taken, and what is wrong in it is told', async () => {
    const long = withMeta(`{"a":"${'x'.repeat(1024 * 1024)}"}`);
    const fits = long.replace(/x{400}/, '').replace('"QuickPay"', '"Counter"');
    expect(Buffer.byteLength(fits)).toBeLessThanOrEqual(1024 * 1024);
    const { status, body } = await biller.send({ body: fits });
    expect([status, body.errors.map(({ propertyName }) => propertyName)]).toEqual([400, ['Channel']]);
  });

  it.each([
    ['Charges[0].Amount', { Charges: [{ Amount: '4210' }] }],
    ['Charges[0].Amount', { Charges: [{ Amount: 42.1 }] }],
    ['Charges[0].Amount', { Charges: [{ Amount: 0 }] }],
    ['Charges[0].Amount', { Charges: [{ Amount: 1e300 }] }],
    ['Charges[0].Amount', { Charges: [{ Amount: null }] }],
    ['Charges', { Charges: [] }],
    ['Charges', { Charges: { 0: { Amount: 1 } } }],
    ['Charges[1]', { Charges: [{ Amount: 1 }, 4210] }],
    ['Channel', { Channel: 'quickpay' }],
    ['BusinessUnitSlug', { BusinessUnitSlug: '__proto__' }],
    ['BusinessUnitSlug', { BusinessUnitSlug: 'constructor' }],
    ['ClientUser', { ClientUser: 'pat@example.com' }],
    ['ClientUser.EmailAddress', { ClientUser: { EmailAddress: 'pat' } }],
    ['CustomMeta', { CustomMeta: [] }],
    ['PaymentFields.memoLine', { PaymentFields: { memoLine: 'March' } }],
    ['PaymentFields.toString', { PaymentFields: { toString: 'March' } }],
    ['ClientReference', { ClientReference: '' }],
    ['ReturnUrl', { SuccessUrl: 'https://biller.example/done' }],
  ])('is refused by name: %s of %j', async (propertyName, fields) => {
    const { status, body } = await biller.send({ body: JSON.stringify({ ...bill, ...fields }) });
    expect([status, body.errors.map((error) => error.propertyName)]).toEqual([400, [propertyName]]);
  });

  it('that ends too early, with its connection, is noted', async () => {
    const { hostname, port, host } = new URL(program.ready.paystar.url);
    const head = [
      'POST /integrations/events HTTP/1.1',
      `Host: ${host}`,
      `X-Paystar-Api-Key: ${biller.key}`,
      'Content-Type: application/json',
      'Content-Length: 100',
    ].join('\r\n');
    const before = (await world.requests().all())[0]?.seq ?? 0;
    await new Promise<void>((done) => {
      const socket = connect(Number(port), hostname, () => socket.write(`${head}\r\n\r\n{"eventType":`, () => socket.destroy()));
      socket.on('close', () => done());
    });
    const notedSince = async () => (await world.requests({ since: before }).all())[0];
    // The process learns of the end when it reads that connection, which may be after a request on another.
    let noted = await notedSince();
    while (!noted) noted = await notedSince();
    expect(noted).toMatchObject({ method: 'POST', path: '/integrations/events', status: 400, refused: { code: 'body_cut_off' } });
  });
});

describe('an address', () => {
  it.each([
    ['GET', '/integrations/query/payment-session/00000000-0000-4000-8000-000000000000', 404],
    ['GET', '/integrations/query/payment-session/__proto__', 404],
    ['GET', '/integrations/query/payment-session/constructor', 404],
    ['GET', '/integrations/query/payment-session/%00', 404],
    ['GET', '/integrations/query/payment-session?clientReference=nobody', 404],
    ['GET', '/integrations/query/payment-session', 400],
    ['GET', '/integrations/query/payment-session?clientReference=', 400],
    ['GET', '/integrations/query/payment-session/%E0%A4%A', 404],
    ['GET', '/integrations/query', 404],
    ['POST', '/integrations/embedded/initiate/', 404],
    ['POST', '/integrations/embedded', 404],
    ['GET', '/integrations/embedded/initiate', 405],
    ['DELETE', '/integrations/events', 405],
    ['PUT', '/integrations/query/payment-session', 405],
  ])('%s %s is answered %i in the envelope', async (method, path, status) => {
    const answer = await biller.send({ method, path });
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({
      hasErrors: true,
      errors: [{ propertyName: status === 400 ? 'clientReference' : '', errorMessage: expect.stringMatching(/\w/) }],
      data: null,
    });
    expect(answer.headers.get('allow') !== null).toBe(status === 405);
    expect((await world.request(answer.seq)).refused).toMatchObject({ message: expect.any(String) });
  });

  it.each([
    '/app/embedded/acme-utilities/session/00000000-0000-4000-8000-000000000000',
    '/app/embedded/acme-utilities/session/__proto__?w=__proto__',
    '/app/embedded/%00/session/x?w=x&w=y',
    '/app/embedded/acme-utilities/nonsense/session/x?w=x',
    '/app/nowhere',
  ])('of a page that is not there is a page that says so: %s', async (path) => {
    const answer = await fetch(program.ready.paystar.url + path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
  });
});

describe('a connection', () => {
  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io', ''])('with the foreign Host %j is refused', async (host) => {
    const head = `GET /integrations/events HTTP/1.1\r\nHost: ${host}\r\nX-Paystar-Api-Key: ${biller.key}\r\nConnection: close\r\n\r\n`;
    const answer = await rawExchange(program.ready.paystar.url, head);
    expect(answer).toMatch(/^HTTP\/1\.1 421 /);
    expect(answer).toContain('--allow-host');
    expect(answer).toContain('"hasErrors":true');
  });

  it('of a browser page elsewhere gets no CORS headers, asked or not [paystar.P33]', async () => {
    const headers = { origin: 'https://biller.example', 'access-control-request-method': 'POST', 'x-paystar-api-key': biller.key };
    for (const method of ['OPTIONS', 'POST', 'GET']) {
      const answer = await fetch(`${program.ready.paystar.url}/integrations/embedded/initiate`, { method, headers });
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });
});
