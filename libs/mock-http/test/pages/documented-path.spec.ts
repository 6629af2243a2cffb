import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { send } from '../http.js';
import { toyMock } from '../toy-mock.js';
import { startToy, type Toy, type ToyWorld } from '../toy-server.js';

/** The toy's pages, at paths that its provider is taken to document. */
const mock: typeof toyMock = {
  ...toyMock,
  pagesAt: '/shop/',
  pages: toyMock.pages.map((page) => ({ ...page, path: `/shop${page.path}` })),
  present: { things: (thing: { id: string }, { api, token }) => ({ ...thing, page: `${api}/shop/things/${thing.id}?w=${token}` }) },
};

let toy: Toy;
let world: ToyWorld;
let page: string;
let id: string;

beforeAll(async () => {
  toy = await startToy({ mock });
});

beforeEach(async () => {
  world = await toy.frozenWorld();
  ({ id } = await world.create());
  page = (await world.ask('GET', `/toy/things/${id}`)).body.page;
});

afterAll(() => toy.stop());

const formToken = (text: string) => /form_token=([\w-]+);/.exec(text)?.[1] ?? '';
const submit = (url: string, token: string) =>
  send(url, { method: 'POST', body: `form_token=${token}`, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });

it('a page stands at its documented path, and the parameter w says in which world', async () => {
  const got = await send(page);
  expect(got).toMatchObject({ status: 200, text: expect.stringContaining(`new in ${world.id}`) });
  expect(got.headers['x-paystub']).toMatch(new RegExp(`^toy; world=${world.id}; `));
});

it.each(['', '?w=', '?w=nobodys', '?w=a&w=b', '?x=1'])('a page is not found with %j for its world', async (query) => {
  const got = await send(page.replace(/\?.*/, query));
  expect(got).toMatchObject({ status: 404, text: expect.stringContaining('There is no such page') });
  expect(got.headers['x-paystub']).toMatch(/^toy; world=-; /);
});

it('nothing stands below the token of a world', async () => {
  const { searchParams, origin } = new URL(page);
  expect((await send(`${origin}/~${searchParams.get('w')}/shop/things/${id}`)).status).toBe(401);
});

it('a form is taken from its own page only, and not from the same page of another world', async () => {
  const token = formToken((await send(page)).text);
  const elsewhere = await toy.frozenWorld();
  const other = await elsewhere.create();
  const { page: theirs } = (await elsewhere.ask('GET', `/toy/things/${other.id}`)).body;
  expect((await submit(page, formToken((await send(theirs)).text))).status).toBe(403);
  expect((await submit(page, token)).status).toBe(303);
  expect((await world.ask('GET', `/toy/things/${id}`)).body.state).toBe('done');
});

it('what is not there below that path is noted in the journal of its world, without the token', async () => {
  const got = await send(page.replace('/things/', '/nothing/'), { headers: { Referer: page } });
  expect(got.status).toBe(404);
  const { body } = await world.ask('GET', '/requests');
  expect(body.data[0]).toMatchObject({ path: `/shop/nothing/${id}`, status: 404, refused: { code: 'unknown_page' } });
  const whole = (await world.ask('GET', `/requests/${body.data[0].seq}`)).body;
  expect(whole.request.headers.referer).toBe(page.replace(/w=.*/, 'w=…'));
  expect(JSON.stringify([body.data, whole])).not.toContain(new URL(page).searchParams.get('w'));
});
