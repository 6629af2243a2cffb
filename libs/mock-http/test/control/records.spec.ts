import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Body } from '../http.js';
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

describe('records', () => {
  const ids = ({ body }: { body: Body }) => body.data.map(({ id }: { id: string }) => id);
  let made: string[];

  beforeEach(async () => {
    made = [];
    for (const name of ['a', 'b', 'a', 'b', 'a']) made.unshift((await world.create({ name })).id);
    made.push('tgfixture');
  });

  it('are listed newest first, in pages', async () => {
    const first = await world.ask('GET', '/toy/things?limit=4');
    expect([ids(first), first.body.count, first.body.next]).toEqual([made.slice(0, 4), 6, made[3]]);
    const rest = await world.ask('GET', `/toy/things?limit=4&cursor=${first.body.next}`);
    expect([ids(rest), rest.body.next]).toEqual([made.slice(4), null]);
    expect((await world.ask('GET', '/toy/things?limit=6')).body.next).toBeNull();
    expect((await world.ask('GET', '/toy/things?cursor=nowhere')).status).toBe(400);
  });

  it('are filtered by fields as they are spelled, all of which must match', async () => {
    const filtered = await world.ask('GET', '/toy/things?name=a&state=new');
    expect([ids(filtered), filtered.body.count]).toEqual([[made[0], made[2], made[4]], 3]);
    expect((await world.ask('GET', '/toy/things?name=a&state=lost')).body).toEqual({ data: [], count: 0, next: null });
    expect(await world.ask('GET', '/toy/things?Name=a')).toMatchObject({
      status: 400,
      body: { detail: 'The records here have no Name.', fix: expect.stringContaining('name, ') },
    });
    expect((await world.ask('GET', '/toy/things?created_at=0')).body.data).toMatchObject([{ id: 'tgfixture' }]);
  });

  it('that match no longer keep their place as a cursor', async () => {
    const first = await world.ask('GET', '/toy/things?state=new&limit=2');
    expect(first.body.next).toBe(made[1]);
    await world.call('POST', `/things/${made[1]}/finish`);
    const rest = await world.ask('GET', `/toy/things?state=new&limit=2&cursor=${made[1]}`);
    expect([ids(rest), rest.body]).toEqual([made.slice(2, 4), expect.objectContaining({ count: 4, next: made[3] })]);
    expect((await world.ask('GET', '/toy/things?state=new&cursor=nowhere')).status).toBe(400);
  });

  it('are shown one by one, by the names of their collections in kebab case', async () => {
    expect((await world.ask('GET', `/toy/things/${made[0]}`)).body).toMatchObject({ id: made[0], page: expect.stringContaining('/~') });
    expect((await world.ask('GET', '/toy/notes-taken?limit=1')).body.data).toMatchObject([
      { type: 'thing.created', thing: { id: made[0] } },
    ]);
    expect(await world.ask('GET', '/toy/things/unknown')).toMatchObject({ status: 404, body: { type: 'urn:paystub:unknown-record' } });
    for (const collection of ['notesTaken', 'thing', 'deliveries', 'constructor'])
      expect(await world.ask('GET', `/toy/${collection}`)).toMatchObject({ status: 404, body: { type: 'urn:paystub:unknown-collection' } });
  });

  it('that fall due are so before they are shown', async () => {
    const key = toy.freshKey();
    await toy.call(key, 'POST', '/things', {});
    await toy.ask('PATCH', `/worlds/toy:${key}/toy/settings`, { wait: 1 });
    const until = Date.now() + 3;
    while (Date.now() < until);
    expect((await toy.ask('GET', `/worlds/toy:${key}/toy/things?state=lost`)).body.count).toBe(1);
  });

  it.each([
    ['a list of worlds', '/worlds?limit=500'],
    ['the settings', '/worlds/ID/toy/settings'],
    ['the journal', '/worlds/ID/requests'],
    ['an entry of it', '/worlds/ID/requests/1'],
  ])('that fall due are so before %s is shown', async (_, path) => {
    const key = toy.freshKey();
    await toy.call(key, 'POST', '/things', {});
    const host = toy.running.sandbox.worlds.opened('toy', key);
    if (!host) throw new Error('there is no world');
    // Nobody is woken for it.
    host.world.changeSettings('toy', host.now, { wait: 1, timeoutMs: 250 });
    const until = host.now + 3;
    while (host.now < until);
    expect(host.world.state.fired).toBe(0);
    expect((await toy.ask('GET', path.replace('ID', host.id))).status).toBe(200);
    expect(host.world.state.fired).toBe(1);
  });
});

describe('the journal', () => {
  const seqs = ({ body }: { body: Body }) => body.data.map(({ seq }: { seq: number }) => seq);

  it('is listed newest first, filtered, in pages', async () => {
    const { id } = await world.create();
    await world.call('GET', `/things/${id}`);
    await world.call('GET', '/things/unknown');
    await world.ask('PATCH', '/toy/settings', { wait: 1 });
    await world.create();
    const list = (query: string) => world.ask('GET', `/requests?${query}`);
    expect(seqs(await list(''))).toEqual([5, 4, 3, 2, 1]);
    expect(seqs(await list('provider=toy'))).toEqual([5, 3, 2, 1]);
    expect(seqs(await list('operation=createThing&method=POST'))).toEqual([5, 1]);
    expect(seqs(await list('status=404'))).toEqual([3]);
    expect(seqs(await list('since=3'))).toEqual([5, 4]);
    const first = await list('provider=toy&limit=2');
    expect(first.body).toMatchObject({ count: 4, next: '3' });
    expect(seqs(await list(`provider=toy&limit=2&cursor=${first.body.next}`))).toEqual([2, 1]);
    expect((await list('cursor=x')).status).toBe(400);
  });

  it('keeps the newest, and a page that was dropped meanwhile does not start over', async () => {
    const small = await startToy({ limits: { journalBytes: 3000 } });
    const key = 'toy_default0';
    for (let i = 0; i < 20; i++) await small.call(key, 'POST', '/things', {});
    const list = (query = '') => small.ask('GET', `/worlds/default/requests${query}`);
    const kept = seqs(await list());
    expect([kept[0], kept.length < 10]).toEqual([20, true]);
    expect((await small.ask('GET', '/worlds/default/requests/1')).body).toMatchObject({
      status: 404,
      detail: expect.stringContaining('dropped'),
    });
    expect((await small.ask('GET', '/worlds/default/requests/21')).body).toMatchObject({
      status: 404,
      detail: expect.stringContaining('yet'),
    });
    expect((await list('?cursor=3')).body).toMatchObject({ data: [], next: null });
    await small.stop();
  });
});
