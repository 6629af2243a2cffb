import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exchange, send } from '../http.js';
import { startToy, type Toy } from '../toy-server.js';

let toy: Toy;

beforeAll(async () => {
  toy = await startToy();
});

afterAll(() => toy.stop());

const key = 'toy_default0';

/** An API call, a page, and the control plane, each with a path that answers 200. */
const listeners = () => [
  ['the API', `${toy.url}/things`],
  ['the front page', `${toy.url}/`],
  ['a page', `${toy.url}/~token/things/tgfixture`],
  ['the control plane', `${toy.control}/health`],
];

describe('a Host', () => {
  it.each(['localhost', '127.0.0.1', '[::1]', 'localhost:4000', '127.0.0.1:1', '[::1]:65535', 'LOCALHOST', 'LocalHost:80'])(
    'that names this machine is let in: %s',
    async (host) => {
      for (const [, url = ''] of listeners()) {
        expect((await send(url, { headers: { Host: host, Authorization: `Toy ${key}` } })).status).not.toBe(421);
      }
    },
  );

  it.each([
    'evil.example',
    'localhost.evil.example',
    'evil.example:80',
    '127.0.0.1.nip.io',
    '127.0.0.1@evil.example',
    'evil.example@127.0.0.1',
    '127.0.0.2',
    '[::ffff:127.0.0.1]',
    '[::1',
    '0.0.0.0',
    'localhost:80:80',
    'localhost:',
    ' localhost.',
  ])('that does not is refused on every listener, and the answer says what to do: %j', async (host) => {
    for (const [, url = ''] of listeners()) {
      const got = await send(url, { headers: { Host: host, Authorization: `Toy ${key}` } });
      expect(got.status).toBe(421);
      expect(got.text).toContain('--allow-host');
    }
  });

  it('that is missing or empty is refused on every listener', async () => {
    for (const [, url = ''] of listeners()) {
      const { pathname } = new URL(url);
      expect(await exchange(url, `GET ${pathname} HTTP/1.0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 421 /);
      expect(await exchange(url, `GET ${pathname} HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 421 /);
      expect(await exchange(url, `GET ${pathname} HTTP/1.1\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
    }
  });

  it('of another site that is refused is in the journal of what reached no world', async () => {
    const got = await send(`${toy.url}/things`, { method: 'POST', headers: { Host: 'evil.example' }, body: '{"secret":"x"}' });
    expect(got.headers['x-paystub']).toMatch(/^toy; world=-; seq=\d+$/);
    expect(got.body).toEqual({ code: 'foreign_host', message: expect.stringContaining('--allow-host') });
    const { body } = await toy.ask('GET', '/requests?limit=1');
    expect(body.data[0]).toMatchObject({ method: 'POST', status: 421, refused: { code: 'foreign_host' }, credential: null });
  });
});

describe('a connection', () => {
  it.each([
    ['no HTTP', 'HELLO\r\n\r\n', 400],
    ['two lengths', 'POST /things HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{', 400],
    ['a length and chunks', 'POST /things HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
    ['a chunk of no size', 'POST /things HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 400],
    ['headers beyond 16 KiB', `GET /things HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('with %s is answered and closed', async (_, bytes, status) => {
    for (const url of [toy.url, toy.control]) expect(await exchange(url, bytes)).toMatch(new RegExp(`HTTP/1\\.1 ${status} `));
    expect((await toy.call(key, 'GET', '/things')).status).toBe(200);
    expect((await toy.ask('GET', '/health')).status).toBe(200);
  });

  it.each([
    ['headers', 'GET /things HTTP/1.1\r\nHost: localhost\r\n'],
    ['a body', `POST /things HTTP/1.1\r\nHost: localhost\r\nAuthorization: Toy ${key}\r\nContent-Length: 9\r\n\r\n{`],
  ])('with %s that do not end is given up', async (_, bytes) => {
    const hasty = await startToy({ limits: { headersMs: 100, requestMs: 150, checkMs: 20 } });
    for (const url of [hasty.url, hasty.control]) expect(await exchange(url, bytes)).toMatch(/HTTP\/1\.1 408 /);
    await hasty.stop();
  });

  it('with a whole address, or none, for a path goes through the checks like any other', async () => {
    const text = await exchange(toy.url, `GET http://localhost/things HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 401 /);
    expect(await exchange(toy.url, 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 401 /);
  });
});
