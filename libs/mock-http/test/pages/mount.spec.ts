import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Got, send } from '../http.js';
import { stderr } from '../stderr.js';
import { startToy, type Toy, type ToyWorld } from '../toy-server.js';

let toy: Toy;
let world: ToyWorld;
let thing: { id: string; page: string };

beforeAll(async () => {
  toy = await startToy();
});

beforeEach(async () => {
  world = await toy.frozenWorld();
  thing = await world.create();
});

afterAll(() => toy.stop());

const open = (page = thing.page) => send(page);
const formTokenOf = ({ text }: Got) => /form_token=([\w-]+);/.exec(text)?.[1] ?? '';
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

async function submit(fields: Record<string, string> = {}, headers: Record<string, string> = {}, page = thing.page): Promise<Got> {
  const body = form({ form_token: formTokenOf(await open()), ...fields });
  return send(page, { method: 'POST', body, headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers } });
}

const state = async () => (await world.ask('GET', `/toy/things/${thing.id}`)).body.state;

describe('a page', () => {
  it('is opened by its link alone, runs nothing, and is kept nowhere', async () => {
    const got = await open();
    expect(got.status).toBe(200);
    expect(got.text).toContain(`new in ${world.id}`);
    expect(got.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
    const policy = String(got.headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; img-src data:; base-uri 'none'; frame-ancestors 'none'$/);
    expect(got.headers['x-powered-by']).toBeUndefined();
  });

  it('shows what its world holds now: what is due has happened', async () => {
    await world.ask('POST', '/clock/advance', { by: 'PT2H' });
    expect((await open()).text).toContain(`lost in ${world.id}`);
  });

  it.each([
    ['another token', (url: URL) => void (url.pathname = url.pathname.replace(/~\w/, (start) => (start === '~a' ? '~b' : '~a')))],
    ['no token', (url: URL) => void (url.pathname = url.pathname.replace(/~\w+/, '~'))],
    ['an empty token', (url: URL) => void (url.pathname = url.pathname.replace(/~\w+/, '~%20'))],
    ['the id of the world for a token', (url: URL) => void (url.pathname = url.pathname.replace(/~\w+/, `~${world.id}`))],
    ['another page', (url: URL) => void (url.pathname += '/more')],
  ])('with %s is the page that says there is none', async (_, change) => {
    const url = new URL(thing.page);
    change(url);
    for (const method of ['GET', 'POST']) {
      const got = await send(url.href, { method });
      expect([got.status, got.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
      expect(got.text).toContain('There is no such page.');
    }
  });

  it('of a world is gone with its reset, and with the world', async () => {
    await world.ask('POST', '/reset');
    expect((await open()).status).toBe(404);
    thing = await world.create();
    expect((await open()).status).toBe(200);
    await toy.ask('DELETE', `/worlds/${world.id}`);
    expect((await open()).status).toBe(404);
  });

  it('of a world that nobody has opened cannot be opened either', async () => {
    const { page } = (await toy.call(toy.freshKey(), 'GET', '/things/tgfixture')).body;
    expect((await open(page)).status).toBe(404);
    const key = toy.freshKey();
    const { page: early } = (await toy.call(key, 'GET', '/things/tgfixture')).body;
    await toy.call(key, 'POST', '/things', {});
    expect((await open(early)).status).toBe(200);
  });

  it('with a bug in it is told, without its token, and changes nothing', async () => {
    thing = await world.create({ name: 'buggy' });
    const told = await stderr(async () => {
      const got = await submit();
      expect([got.status, got.headers['content-type']]).toEqual([500, 'text/plain; charset=utf-8']);
      expect(got.text).not.toContain('a bug in this rule');
    });
    expect(told).toContain(`a bug in POST /~…/things/${thing.id}: TypeError: a bug in this rule`);
    expect(await state()).toBe('new');
  });

  it('answers a path that cannot be read, and HEAD', async () => {
    expect((await send(`${toy.url}/~x/things/%E0%A4%A`)).status).toBe(400);
    expect(await send(thing.page, { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
  });

  it('is in the journal, without its token', async () => {
    const got = await open();
    expect(got.headers['x-paystub']).toBe(`toy; world=${world.id}; seq=2`);
    await submit({ note: 'by hand', secret: 'sesame' }, { Referer: thing.page });
    const { data } = (await world.ask('GET', '/requests')).body;
    expect(data).toMatchObject([
      {
        method: 'POST',
        path: `/~…/things/${thing.id}`,
        status: 303,
        operation: null,
        changed: [{ collection: 'things', id: thing.id }, {}],
      },
      { method: 'GET', status: 200 },
      { method: 'GET', status: 200 },
      { method: 'POST', path: '/things' },
    ]);
    const entry = (await world.ask('GET', `/requests/${data[0].seq}`)).body;
    expect(JSON.parse(entry.request.body)).toEqual({ note: 'by hand', secret: '[redacted]' });
    toy.running.sandbox.reporter.flush();
    const token = /~(\w+)/.exec(thing.page)?.[1];
    expect(JSON.stringify([entry, data])).not.toContain(token);
    expect(toy.written()).not.toContain(token);
    expect(toy.written()).toContain(`toy  ${world.id}#4  POST /~…/things/${thing.id}  303`);
  });
});

describe('a form', () => {
  it('of its own page is taken, once; the browser goes on', async () => {
    expect(await submit({ back: 'https://shop.example/thanks?a=b' })).toMatchObject({
      status: 303,
      headers: { location: 'https://shop.example/thanks?a=b', 'cache-control': 'no-store' },
    });
    expect(await state()).toBe('done');
    expect((await submit()).status).toBe(303);
    expect((await world.ask('GET', '/toy/notes-taken?type=thing.done')).body.count).toBe(1);
  });

  it.each(['same-origin', 'none'])('sent by a browser that says %s is taken', async (site) => {
    expect((await submit({}, { 'Sec-Fetch-Site': site })).status).toBe(303);
  });

  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['without its token', { form_token: '' }, {}],
    ['with a wrong token', { form_token: 'x'.repeat(43) }, {}],
    ['of another site', {}, { 'Sec-Fetch-Site': 'cross-site' }],
    ['of another port of this machine', {}, { 'Sec-Fetch-Site': 'same-site' }],
    ['with a word for a site that nobody knows', {}, { 'Sec-Fetch-Site': 'sideways' }],
    ['that is no form', {}, { 'Content-Type': 'text/plain' }],
  ])('%s is not taken, and changes nothing', async (_, fields, headers) => {
    const got = await submit(fields, headers);
    expect([got.status, got.text.includes('This form was not taken')]).toEqual([403, true]);
    expect(await state()).toBe('new');
    const [entry] = (await world.ask('GET', '/requests')).body.data;
    expect(entry).toMatchObject({ status: 403, refused: { code: 'foreign_form' } });
  });

  it('of the page of another thing, or of another world, is not taken', async () => {
    const other = await world.create();
    const elsewhere = await (await toy.frozenWorld()).create();
    const token = formTokenOf(await open());
    for (const page of [other.page, elsewhere.page]) expect((await submit({ form_token: token }, {}, page)).status).toBe(403);
  });

  it('that is too large, or has no end of fields, is refused', async () => {
    expect((await submit({ note: 'x'.repeat(20_000) })).status).toBe(413);
    const many = Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`f${i}`, '']));
    expect((await submit(many)).status).toBe(413);
    expect(await state()).toBe('new');
  });

  it.each([
    ['https://shop.example/dank u/é/漢', 'https://shop.example/dank%20u/%C3%A9/%E6%BC%A2'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['/~x/things\r\nSet-Cookie: a=b', '/~x/things%0D%0ASet-Cookie:%20a=b'],
  ])('may lead to an address in any letters: %j', async (back, location) => {
    expect((await submit({ back })).headers).toMatchObject({ location });
    expect((await open()).status).toBe(200);
  });
});

/** The journal's entry that an answer names, and the names of the log's line. */
async function notedOf({ headers }: Got): Promise<{ entry: unknown; line: string | undefined }> {
  const [, id, seq] = /^toy; world=(\S+); seq=(\d+)$/.exec(String(headers['x-paystub'])) ?? [];
  const entry = (await toy.ask('GET', id === '-' ? `/requests/${seq}` : `/worlds/${id}/requests/${seq}`)).body;
  toy.running.sandbox.reporter.flush();
  const lines = toy.written().split('\n');
  return { entry, line: lines.find((line) => line.includes(`${id}#${seq}  `)) };
}

describe('what no page answers is named, noted and told', () => {
  it('a page that is not there, of a world or of none', async () => {
    const { entry, line } = await notedOf(await open(`${thing.page}/more`));
    expect(entry).toMatchObject({ path: `/~…/things/${thing.id}/more`, status: 404, refused: { code: 'unknown_page' } });
    expect(line).toContain(`${world.id}#`);
    for (const path of ['/~x/nowhere', '/favicon.ico']) {
      const noted = await notedOf(await send(toy.url + path));
      expect(noted.entry).toMatchObject({ path: path.replace('~x', '~…'), status: 404, refused: { code: 'unknown_page' } });
      expect(noted.line).toContain('404');
    }
  });

  it('a path and a form that cannot be read', async () => {
    for (const [got, status] of [
      [await send(`${toy.url}/~x/things/%E0%A4%A`), 400],
      [await submit({ note: 'x'.repeat(20_000) }), 413],
    ] as const) {
      const { entry, line } = await notedOf(got);
      expect(entry).toMatchObject({ status, refused: { code: 'unreadable_page_request' } });
      expect(line).toContain('unreadable_page_request');
    }
  });

  it('a bug of a page, with the form that shows it', async () => {
    thing = await world.create({ name: 'buggy' });
    await stderr(async () => {
      const got = await submit({ note: 'x' });
      expect(got.headers['x-mock-bug']).toBe('1');
      const { entry, line } = await notedOf(got);
      expect(entry).toMatchObject({ status: 500, refused: null, request: { body: '{"note":"x"}' } });
      expect(line).toContain('500');
    });
  });

  it('the front page', async () => {
    expect((await notedOf(await send(`${toy.url}/`))).entry).toMatchObject({ method: 'GET', path: '/', status: 200, refused: null });
  });
});

it('only what reads the root is shown the front page', async () => {
  for (const method of ['POST', 'DELETE', 'OPTIONS']) {
    expect(await send(`${toy.url}/`, { method })).toMatchObject({ status: 401, body: { code: 'no_key' } });
    expect(await world.call(method, '/?a=b')).toMatchObject({ status: 404, body: { code: 'no_route' } });
  }
  expect(await send(`${toy.url}/`, { method: 'HEAD' })).toMatchObject({
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
});

it('the front page names the mock and where things are', async () => {
  const got = await send(`${toy.url}/?utm=x`);
  expect(got.text).toContain('Toy sandbox');
  expect(got.text).toContain(toy.control);
  expect((await send(`${toy.url}/favicon.ico`)).status).toBe(404);
});
