import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { maskedHeaders, maskedUrl, redactedHeaders, redactedText } from '../../src/redact.js';
import { entryBytes, KEPT_TEXT, keptFindings, keptText, type RequestEntry } from '../../src/worlds/entry.js';
import { type Got, send } from '../http.js';
import { startToy, type Toy, type ToyWorld } from '../toy-server.js';

let toy: Toy;
let world: ToyWorld;

beforeAll(async () => {
  toy = await startToy();
});

beforeEach(async () => {
  world = await toy.frozenWorld();
});

afterAll(() => toy.stop());

const seqOf = ({ headers }: Got) => Number(/seq=(\d+)$/.exec(String(headers['x-paystub']))?.[1]);
const entryOf = async (got: Got) => (await world.ask('GET', `/requests/${seqOf(got)}`)).body;

describe('an entry of the journal', () => {
  it('is named by the answer: provider, world and number', async () => {
    const got = await world.call('POST', '/things', { name: 'x' });
    expect(got.headers['x-paystub']).toBe(`toy; world=${world.id}; seq=1`);
    expect(got.headers['toy-request']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect((await world.call('GET', '/nowhere')).headers['x-paystub']).toBe(`toy; world=${world.id}; seq=2`);
    expect((await world.call('GET', '/things')).headers['x-paystub']).toBe(`toy; world=${world.id}; seq=3`);
  });

  it('tells what was asked, answered, changed, told and sent', async () => {
    await world.listen('http://127.0.0.1:9/');
    const got = await world.call('POST', '/things?by=hand', { name: 'x' });
    expect(await entryOf(got)).toMatchObject({
      seq: 2,
      at: '2026-01-31T12:00:00.000Z',
      provider: 'toy',
      operation: 'createThing',
      method: 'POST',
      path: '/things?by=hand',
      status: 201,
      refused: null,
      changed: [
        { collection: 'things', id: got.body.id },
        { collection: 'notes-taken', id: expect.stringMatching(/^nt/) },
      ],
      events: [{ type: 'thing.created', provider: 'toy' }],
      deliveries: ['d_1'],
      mark: null,
      request: { body: '{"name":"x"}', truncated: false },
      response: { body: got.text.replace(/~[^/]+/, '~…'), truncated: false },
    });
  });

  it('tells why a request was refused, and by which rule', async () => {
    const { id } = await world.create();
    await world.call('POST', `/things/${id}/finish`);
    const refused = {
      code: 'not_new',
      rule: 'toy.R1',
      sentence: 'Only what is new is finished.',
      source: '[docs]',
      basis: 'documented',
      found: [],
    };
    expect(await entryOf(await world.call('POST', `/things/${id}/finish`))).toMatchObject({ status: 409, refused });
    expect((await entryOf(await world.call('POST', '/things', { name: 7 }))).refused).toMatchObject({
      code: 'wrong_field',
      rule: null,
      sentence: null,
      source: null,
      basis: null,
      found: [{ instancePath: '/name', keyword: 'type', params: { type: 'string' }, message: 'must be string' }],
    });
  });

  it('shows the last four characters of a key, and no secret', async () => {
    const got = await world.call('POST', '/receivers?secret=s3same&b=1', {
      url: 'http://127.0.0.1:9/',
      secret: 'open sesame',
      more: [{ secret: 42 }],
    });
    const entry = await entryOf(got);
    expect(entry.credential).toBe(`…${world.key.slice(-4)}`);
    expect(entry.path).toBe('/receivers?secret=[redacted]&b=1');
    expect(entry.request.headers.authorization).toBe(`…${world.key.slice(-4)}`);
    expect(JSON.parse(entry.request.body)).toEqual({ url: 'http://127.0.0.1:9/', secret: '[redacted]', more: [{ secret: '[redacted]' }] });
    expect(JSON.parse(entry.response.body)).toEqual({ ...got.body, secret: '[redacted]' });
    const told =
      JSON.stringify([entry, (await world.ask('GET', '/requests')).body, (await toy.ask('GET', '/worlds')).body]) + toy.written();
    for (const secret of [world.key, got.body.secret, 'sesame', 's3same']) expect(told).not.toContain(secret);
  });

  it('shows no password of an address, no page token and no card number, wherever they stand', async () => {
    const { page } = await world.create();
    const url = 'http://me:swordfish@127.0.0.1:9/hooks';
    const got = await world.call('POST', `/receivers?back=${encodeURIComponent(url)}`, { url, more: { card: '5555 5555-5555 4444' } });
    const made = await entryOf(await world.call('POST', '/things', { name: 'paid by 4111111111111111' }));
    const entry = await entryOf(got);
    expect(JSON.parse(entry.request.body)).toEqual({ url: 'http://…@127.0.0.1:9/hooks', more: { card: '…4444' } });
    expect(JSON.parse(made.response.body)).toMatchObject({ name: 'paid by …1111', page: expect.stringContaining('/~…/things/') });
    const [, token] = /~([^/]+)/.exec(page) ?? [];
    const told = JSON.stringify([entry, made, (await world.ask('GET', '/requests')).body]);
    for (const secret of ['swordfish', '4111', '5555', token]) expect(told).not.toContain(secret);
  });

  it('keeps 64 KiB of a body, and says that there was more', async () => {
    const name = 'x'.repeat(KEPT_TEXT);
    const { request, response } = await entryOf(await world.call('POST', '/things', { name }));
    expect([request.truncated, request.body.length, response.truncated, response.body.length]).toEqual([true, KEPT_TEXT, true, KEPT_TEXT]);
    const whole = { name: name.slice('{"name":""}'.length) };
    expect(await entryOf(await world.call('POST', '/things', whole))).toMatchObject({
      request: { truncated: false, body: JSON.stringify(whole) },
      response: { truncated: true },
    });
  });

  it('keeps no more than some of what a validator found', () => {
    const finding = { instancePath: '', keyword: 'type', params: {} };
    expect(keptFindings(Array.from({ length: 1000 }, () => finding))).toHaveLength(50);
    expect(keptFindings([finding])).toEqual([finding]);
  });

  it('holds on to no record: neither of a call, nor of a page, nor of an action', async () => {
    const { id } = await world.create({ name: 'n'.repeat(100) });
    await world.ask('POST', '/toy/actions/finish', { id });
    const { page } = await world.create({ name: 'n'.repeat(100) });
    const { text } = await send(page);
    const [, form_token = ''] = /form_token=([^;]*);/.exec(text) ?? [];
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    await send(page, { method: 'POST', headers: form, body: `form_token=${form_token}` });
    const kept = [...(toy.running.sandbox.worlds.get(world.id)?.requests.before(undefined) ?? [])];
    const done = kept.flatMap(({ effects }) => effects ?? []);
    expect(done).toHaveLength(4);
    for (const { changed } of done) for (const change of changed) expect(Object.keys(change)).toEqual(['collection', 'id']);
    expect(JSON.stringify(done)).not.toContain('nnn');
  });

  it('is weighed with all that it keeps', () => {
    const finding = { instancePath: '', keyword: 'type', params: {} };
    const bare = { path: '/', search: '', headers: {}, requestText: '', responseText: '' } as RequestEntry;
    const weight = (more: Partial<RequestEntry>) => entryBytes({ ...bare, ...more }) - entryBytes(bare);
    expect(weight({ headers: { cookie: 'c'.repeat(8000) } })).toBeGreaterThanOrEqual(8000);
    expect(weight({ path: `/${'p'.repeat(500)}`, search: 's'.repeat(500) })).toBe(1000);
    expect(weight({ requestText: 'r'.repeat(500), responseText: 'r'.repeat(500) })).toBe(1000);
    const change = { collection: 'things', id: 't'.repeat(100) };
    const event = { id: 'e'.repeat(100), type: 'thing.created', provider: 'toy' };
    expect(weight({ effects: { changed: [change], events: [event], deliveries: ['d'.repeat(100)] } })).toBeGreaterThan(300);
    const quoting = { ...finding, instancePath: '/'.repeat(1000), params: { additionalProperty: 'p'.repeat(1000) } };
    expect(weight({ refused: { code: '', message: 'm'.repeat(1000), rule: undefined, findings: [quoting] } })).toBeGreaterThan(3000);
    expect(
      weight({ refused: { code: '', message: '', rule: undefined, findings: Array.from({ length: 10 }, () => finding) } }),
    ).toBeGreaterThan(1000);
  });
});

describe('a text', () => {
  const secrets = ['secret', 'a.b'];

  it.each([
    ['{"secret":"x","name":"y"}', '{"secret":"[redacted]","name":"y"}'],
    ['{"secret":{"deep":1},"other":[{"secret":7}]}', '{"secret":"[redacted]","other":[{"secret":"[redacted]"}]}'],
    ['{ "secret" : null, "name":"y" }', '{ "secret" : null, "name":"y" }'],
    ['{"\\u0073ecret":"x"}', '{"secret":"[redacted]"}'],
    ['{"name":"\\"secret\\":\\"x"}', '{"name":"\\"secret\\":\\"x"}'],
    ['{"secret":"x \\"y\\" z","na', '{"secret":"[redacted]","na'],
    ['{"secret":"cut of', '{"secret":"[redacted]"'],
    ['{"secret": 4111111111111111, "na', '{"secret": "[redacted]", "na'],
    ['{"a.b":"x","aXb":"y', '{"a.b":"[redacted]","aXb":"y'],
    ['name=y&secret=x&more=z', 'name=y&secret=[redacted]&more=z'],
    ['plain text', 'plain text'],
    ['{"url":"https://me:p@w@shop.test/a?b=c@d"}', '{"url":"https://…@shop.test/a?b=c@d"}'],
    ['{"url":"https:\\/\\/me:pw@shop.test\\/~abc\\/x"}', '{"url":"https:\\/\\/…@shop.test\\/~…\\/x"}'],
    ['url=https%3A%2F%2Fme%3Apw%40shop.test%2Fa%40b', 'url=https%3A%2F%2F…@shop.test%2Fa%40b'],
    ['{"link":"http://localhost:4010/app/x?w=abc123&a=b"}', '{"link":"http://localhost:4010/app/x?w=…&a=b"}'],
    ['{"checkout":"http://localhost:4010/~abc/p/1","a":["b@c"]}', '{"checkout":"http://localhost:4010/~…/p/1","a":["b@c"]}'],
    ['{ "4111 1111 1111 1111": "4111-1111-1111-1111 12/27" }', '{ "…1111": "…1111 12/27" }'],
    ['{"cards":[4111111111111111, 378282246310005]}', '{"cards":["…1111", "…0005"]}'],
    ['4111111111111111', '…1111'],
    [`{"hash":"4111111111111111${'af'.repeat(24)}"}`, `{"hash":"4111111111111111${'af'.repeat(24)}"}`],
    ['{"cards":[4111111111111112,41111111111111111111,1769860800005]}', '{"cards":[4111111111111112,41111111111111111111,1769860800005]}'],
  ])('without its secrets: %s', (text, shown) => {
    expect(redactedText(text, secrets)).toBe(shown);
  });

  it('that is cut lets go of the rest of it', () => {
    expect(keptText('short')).toBe('short');
    const cut = keptText(`${'é'.repeat(KEPT_TEXT)}more`);
    expect([cut.length, cut.at(-1)]).toEqual([KEPT_TEXT + 1, 'm']);
  });
});

it.each(['Authorization', 'Cookie', 'Proxy-Authorization', 'X-Api-Key', 'X-Shop-Api-Key', 'X-Shop-Token', 'X-Webhook-Secret'])(
  'a header %s is shown masked',
  (name) => {
    expect(redactedHeaders({ [name]: 'secret-1234' })).toEqual({ [name.toLowerCase()]: '…1234' });
  },
);

it('other headers are shown as they are', () => {
  const headers = { 'x-request-id': '1234567890', 'toy-signature': 'abcdefgh', 'x-monkey': 'tokens and keys' };
  expect(redactedHeaders(headers)).toEqual(headers);
});

it.each([
  ['http://127.0.0.1:9/in?token=abc&page=2', 'http://127.0.0.1:9/in?token=…&page=2'],
  ['http://me:pw@127.0.0.1:9/in?api_key=abc', 'http://…@127.0.0.1:9/in?api_key=…'],
])('a receiver’s address %s is shown without what lets one in', (url, shown) => {
  expect(maskedUrl(url)).toBe(shown);
});

it('headers of a webhook that a provider keeps secret are masked, by the names that were sent', () => {
  expect(maskedHeaders({ 'X-Mine': 'sesame-1234', Authorization: 'Basic abcd', 'X-Other': 'o' }, ['X-Mine'])).toEqual({
    'X-Mine': '…1234',
    Authorization: '…abcd',
    'X-Other': 'o',
  });
});
