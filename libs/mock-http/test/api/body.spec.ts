import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { BODY_LIMIT, parseBody } from '../../src/api/body.js';
import { exchange, type Got, send, until } from '../http.js';
import { startToy, type Toy, type ToyWorld } from '../toy-server.js';

let toy: Toy;
let world: ToyWorld;

beforeAll(async () => {
  toy = await startToy();
});

beforeEach(async () => {
  world = await toy.frozenWorld();
});

/** Whatever was sent, the next request on the same listener is answered. */
afterAll(async () => {
  expect((await world.call('GET', '/things')).status).toBe(200);
  await toy.stop();
});

const post = (body: string | Buffer | undefined, headers: Record<string, string> = {}, path = '/things'): Promise<Got> =>
  send(toy.url + path, {
    method: 'POST',
    body,
    headers: { Authorization: `Toy ${world.key}`, 'Content-Type': 'application/json', ...headers },
  });

const count = async () => (await world.ask('GET', '/toy/things')).body.count;
const named = (length: number) => JSON.stringify({ name: 'x'.repeat(length - '{"name":""}'.length) });
const lists = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const deep = (levels: number) => `{"more":${lists(levels - 1)}}`;

it('is taken up to 1 MiB, and not a byte further', async () => {
  expect((await post(named(BODY_LIMIT))).status).toBe(201);
  const over = await post(named(BODY_LIMIT + 1));
  expect(over).toMatchObject({ status: 413, body: { code: 'too large' }, headers: { connection: 'close' } });
  expect((await post(named(2 * BODY_LIMIT))).status).toBe(413);
  expect(await count()).toBe(2);
});

it('that never ends is given up, with its connection', async () => {
  const endless = `POST /things HTTP/1.1\r\nHost: localhost\r\nAuthorization: Toy ${world.key}\r\nTransfer-Encoding: chunked\r\n\r\n`;
  const { hostname, port } = new URL(toy.url);
  const text = await new Promise<string>((resolve) => {
    let got = '';
    const socket = connect(Number(port), hostname, () => {
      socket.write(endless);
      const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(0x100000, 0x20), Buffer.from('\r\n')]);
      const more = () => {
        while (!socket.destroyed && socket.write(chunk));
      };
      socket.on('drain', more);
      more();
    });
    socket.on('data', (part) => {
      got += part;
      socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(got));
  });
  expect(text === '' || text.startsWith('HTTP/1.1 413')).toBe(true);
});

it.each([
  ['not JSON', '{"name":', 'not JSON'],
  ['two values', '{} {}', 'not JSON'],
  ['a lone quote', '"', 'not JSON'],
  ['deeper than 64 levels', deep(65), 'too deep'],
  ['as deep as a megabyte allows', lists(BODY_LIMIT / 2), 'too deep'],
  ['with a key __proto__', '{"__proto__":{"admin":true}}', 'forbidden key'],
  ['with that key further in', '{"a":[{"__proto__":1}]}', 'forbidden key'],
  ['with that key in escapes', '{"\\u005f_pr\\u006fto__":{"admin":true}}', 'forbidden key'],
  ['no UTF-8', Buffer.from([0x7b, 0x22, 0x6e, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]), 'not JSON'],
  ['cut in the middle of a letter', Buffer.from('{"name":"é"}').subarray(0, 10), 'not JSON'],
])('that is %s is refused, and changes nothing', async (_, body, code) => {
  expect(await post(body)).toMatchObject({ status: 422, body: { code } });
  expect(await count()).toBe(1);
});

it.each([
  ['64 levels deep', deep(64)],
  ['with the text __proto__ as a value', '{"name":"\\"__proto__\\":"}'],
  ['with a key constructor', '{"constructor":{"prototype":{"admin":true}}}'],
  ['after a byte order mark', '\uFEFF{"name":"x"}'],
  ['with the letter that stands for none', '{"name":"\uFFFD"}'],
  ['empty', ''],
  ['white space', ' \r\n\t '],
])('that is %s is taken', async (_, body) => {
  expect((await post(body)).status).toBe(201);
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

it.each([
  ['text/plain', 422],
  ['application/x-www-form-urlencoded', 422],
  ['multipart/form-data; boundary=x', 422],
  ['application/jsonp', 422],
  ['application/json', 201],
  ['application/json; charset=utf-8', 201],
  ['Application/JSON ;charset=x', 201],
  ['application/vnd.toy+json', 201],
])('of the type %s is answered %i', async (type, status) => {
  const got = await post('{"name":"x"}', { 'Content-Type': type });
  expect(got.status).toBe(status);
  if (status === 422) expect(got.body.code).toBe('wrong content type');
});

it('without a type is refused, and an empty one needs none', async () => {
  const headers = { Authorization: `Toy ${world.key}` };
  expect((await send(`${toy.url}/things`, { method: 'POST', headers, body: '{}' })).body.code).toBe('wrong content type');
  expect((await send(`${toy.url}/things`, { method: 'POST', headers, body: '' })).status).toBe(201);
  expect((await send(`${toy.url}/things`, { method: 'POST', headers })).status).toBe(201);
});

it('in chunks is read like any other', async () => {
  expect((await post('{"name":"chunk"}', { 'Transfer-Encoding': 'chunked' })).body.name).toBe('chunk');
});

it('whose sender waits to be told to go on is told', async () => {
  const text = await exchange(
    toy.url,
    `POST /things HTTP/1.1\r\nHost: localhost\r\nAuthorization: Toy ${world.key}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n` +
      'Expect: 100-continue\r\nConnection: close\r\n\r\n{}',
  );
  expect(text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 201 /);
});

it('where none is expected is not looked at', async () => {
  const { id } = await world.create();
  expect((await post('certainly no JSON', { 'Content-Type': 'text/plain' }, `/things/${id}/finish`)).status).toBe(200);
});

it('that is cut off leaves nothing but a line in the journal', async () => {
  const key = toy.freshKey();
  const { unrouted, worlds } = toy.running.sandbox;
  const before = unrouted.nextSeq;
  const head = `POST /things HTTP/1.1\r\nHost: localhost\r\nAuthorization: Toy ${key}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"na`;
  const { hostname, port } = new URL(toy.url);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(head, () => socket.destroy()));
    socket.on('close', () => resolve());
  });
  await until(() => unrouted.nextSeq > before);
  expect((await toy.ask('GET', '/requests')).body.data[0]).toMatchObject({ path: '/things', status: 422, refused: { code: 'cut off' } });
  expect(worlds.opened('toy', key)).toBeUndefined();
});

it('is looked through in no time, however wide it is', () => {
  const wide = `[${'0,'.repeat(400_000)}0]`;
  expect(parseBody(wide, 'application/json')).toMatchObject({ value: { length: 400_001 } });
});
