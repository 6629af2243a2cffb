import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderPage } from '../../src/index.js';
import { send } from '../http.js';
import { toyMock } from '../toy-mock.js';
import { startToy, type Toy, type ToyWorld } from '../toy-server.js';

const script = 'document.title = "ready";';

/** The toy, whose pages are made for frames of other sites, and which has a file for those. */
const mock: typeof toyMock = {
  ...toyMock,
  pagesAt: '/shop/',
  framable: true,
  assets: [{ path: '/shop/loader.js', type: 'text/javascript', body: () => 'var loaded = "é";' }],
  pages: [
    {
      method: 'GET',
      path: '/shop/things/{id}',
      show: (_, { query, formToken }) => ({
        status: 200,
        html: renderPage({ title: 'A thing', script, body: `${JSON.stringify(query)} form_token=${formToken};` }),
      }),
    },
    { method: 'POST', path: '/shop/things/{id}', show: (_, { query }) => ({ redirect: `/shop?${new URLSearchParams(query)}` }) },
  ],
  present: { things: (thing: { id: string }, { api, token }) => ({ ...thing, page: `${api}/shop/things/${thing.id}?w=${token}` }) },
};

let toy: Toy;
let world: ToyWorld;
let page: string;

beforeAll(async () => {
  toy = await startToy({ mock });
});

beforeEach(async () => {
  world = await toy.frozenWorld();
  const { id } = await world.create();
  page = (await world.ask('GET', `/toy/things/${id}`)).body.page;
});

afterAll(() => toy.stop());

const policyOf = async (url: string, sent = {}) => String((await send(url, sent)).headers['content-security-policy']);
const form = (body: string) => ({ method: 'POST', body, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });

describe('a page that is made for frames', () => {
  it('may stand in one of any site, with its own script and no other', async () => {
    expect(await policyOf(page)).toMatch(
      /^default-src 'none'; style-src 'sha256-\S+'; script-src 'sha256-\S+'; connect-src 'self'; img-src data:; base-uri 'none'$/,
    );
  });

  it('shows there, too, that there is nothing, and that a form is not taken', async () => {
    for (const [url, sent] of [
      [`${page}x`, {}],
      [page.replace('/things/', '/nothing/'), {}],
      [page, form('')],
    ] as const) {
      const policy = await policyOf(url, sent);
      expect(policy).toMatch(/^default-src 'none'; style-src/);
      expect(policy).not.toContain('frame-ancestors');
    }
  });

  it('leaves the front pages as they are: no site may frame them', async () => {
    for (const url of [toy.url, toy.control]) expect(await policyOf(`${url}/`)).toContain("frame-ancestors 'none'");
  });

  it('is told what its address asks for, without the token of the world', async () => {
    const asked = await send(`${page}&saved=on&a=1&a=2`);
    expect(asked.text).toContain('{&quot;saved&quot;:&quot;on&quot;}');
    const [, token = ''] = /form_token=([\w-]+);/.exec(asked.text) ?? [];
    const sent = await send(`${page}&saved=on`, form(`form_token=${token}`));
    expect([sent.status, sent.headers.location]).toEqual([303, '/shop?saved=on']);
  });
});

describe('a file for pages of other sites', () => {
  const loader = () => `${toy.url}/shop/loader.js`;

  it('is served to any of them, and asked for again before it is used again', async () => {
    const got = await send(loader(), { headers: { Origin: 'https://shop.example', 'Sec-Fetch-Site': 'cross-site' } });
    expect([got.status, got.text]).toEqual([200, 'var loaded = "é";']);
    expect(got.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    });
    const same = await send(loader(), { headers: { 'If-None-Match': String(got.headers.etag) } });
    expect([same.status, same.text]).toEqual([304, '']);
    expect((await send(loader(), { headers: { 'If-None-Match': '"another"' } })).status).toBe(200);
    expect((await send(`${loader()}?v=1`, { method: 'HEAD' })).status).toBe(200);
  });

  it('is of no world, and in no journal', async () => {
    const before = (await toy.ask('GET', '/requests')).body.count;
    const { headers } = await send(loader());
    expect(headers['x-paystub']).toBeUndefined();
    expect((await toy.ask('GET', '/requests')).body.count).toBe(before);
    expect((await send(loader(), { method: 'POST' })).status).toBe(404);
  });

  it('is not for another Host', async () => {
    expect((await send(loader(), { headers: { Host: 'evil.example' } })).status).toBe(421);
  });
});
