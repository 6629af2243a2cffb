import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toyMock } from '../toy-mock.js';
import { startToy, type Toy } from '../toy-server.js';

let toy: Toy;

beforeAll(async () => {
  toy = await startToy();
});

afterAll(() => toy.stop());

describe('POST /worlds', () => {
  it('without a name makes a new world each time', async () => {
    const [first, second] = [await toy.ask('POST', '/worlds'), await toy.ask('POST', '/worlds', { frozen: true })];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.body).toEqual({
      id: expect.stringMatching(/^w_[a-z0-9]{12}$/),
      seed: expect.stringMatching(/^[a-z0-9]{16}$/),
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
      now: expect.stringMatching(/^\d{4}-.*Z$/),
      frozen: false,
      epoch: 1,
      credentials: { toy: { key: expect.stringMatching(/^toy_[a-z0-9]{8}$/) } },
      records: 0,
      pendingDeliveries: 0,
    });
    expect(second.body.id).not.toBe(first.body.id);
    expect(second.body.credentials.toy.key).not.toBe(first.body.credentials.toy.key);
    expect((await toy.call(first.body.credentials.toy.key, 'POST', '/things', {})).headers['x-paystub']).toContain(first.body.id);
  });

  it('with a name makes the world once, and knows it again', async () => {
    const body = { seed: 'named', now: '2026-01-31T00:00:00Z', frozen: true };
    const made = await toy.ask('POST', '/worlds', body);
    expect([made.status, made.body.seed, made.body.now, made.body.frozen]).toEqual([201, 'named', '2026-01-31T00:00:00.000Z', true]);
    const again = await toy.ask('POST', '/worlds', body);
    expect([again.status, again.body]).toEqual([200, made.body]);
    const differs = await toy.ask('POST', '/worlds', { ...body, frozen: false });
    expect([differs.status, differs.body.type]).toEqual([409, 'urn:paystub:world-differs']);
    expect((await toy.ask('DELETE', `/worlds/${made.body.id}`)).status).toBe(204);
    expect((await toy.ask('POST', '/worlds', { seed: 'named' })).status).toBe(201);
  });

  it('keeps worlds apart whose names look alike', () => {
    const { worlds } = toy.running.sandbox;
    const key = 'toy_alike000';
    const [one, other] = [worlds.create({ seed: `a/key/toy:${key}` }), worlds.create({ seed: 'a', credentials: { toy: key } })];
    expect(one?.host.id).not.toBe(other?.host.id);
    expect(worlds.create({ seed: 'b', credentials: { toy: key } })).toBeUndefined();
    expect(worlds.create({ credentials: { toy: key } })).toBeUndefined();
    expect(worlds.create({ seed: 'a', credentials: { toy: key } })).toEqual({ host: other?.host, made: false });
  });

  it('does not take a credential whose world is open', async () => {
    const key = toy.freshKey();
    await toy.call(key, 'POST', '/things', {});
    expect(toy.running.sandbox.worlds.create({ credentials: { toy: key } })).toBeUndefined();
  });

  it('refuses a time that no clock shows', async () => {
    for (const now of ['2026-02-30T00:00:00Z', '2026-12-31T23:59:60Z', 'yesterday', 1767225600])
      expect(await toy.ask('POST', '/worlds', { now })).toMatchObject({ status: 400, body: { type: 'urn:paystub:invalid-request' } });
  });
});

describe('a world', () => {
  it('is named by its id, as default, or by a credential, which may open it', async () => {
    const key = toy.freshKey();
    const opened = await toy.ask('GET', `/worlds/toy:${key}`);
    expect(opened).toMatchObject({ status: 200, body: { records: 0, credentials: { toy: { key: `…${key.slice(-4)}` } } } });
    for (const name of [opened.body.id, key, `toy:${key}`]) expect((await toy.ask('GET', `/worlds/${name}`)).body.id).toBe(opened.body.id);
    expect((await toy.call(key, 'POST', '/things', {})).headers['x-paystub']).toContain(`world=${opened.body.id};`);
    expect((await toy.ask('GET', `/worlds/${key}`)).body).toMatchObject({ records: 2, pendingDeliveries: 0 });
  });

  it.each(['w_000000000000', 'toy:nothing-like-it', 'other:toy_a1b2c3d4', 'toy_UPPERCASE', '%20', 'constructor'])(
    'that is called %s is not there, and what comes close is named',
    async (name) => {
      const count = toy.running.sandbox.worlds.all.length;
      const got = await toy.ask('GET', `/worlds/${name}`);
      expect(got).toMatchObject({ status: 404, body: { type: 'urn:paystub:unknown-world', nearest: expect.any(Array) } });
      expect(toy.running.sandbox.worlds.all.length).toBe(count);
      if (name.startsWith('toy')) expect(got.text).not.toContain(name);
    },
  );

  it('is listed with the newest first, in pages that hold when worlds are dropped meanwhile', async () => {
    const made: string[] = [];
    for (let i = 0; i < 5; i++) made.unshift((await toy.ask('POST', '/worlds')).body.id);
    const first = (await toy.ask('GET', '/worlds?limit=2')).body;
    expect(first.data.map(({ id }: { id: string }) => id)).toEqual(made.slice(0, 2));
    expect(first.count).toBe(toy.running.sandbox.worlds.all.length);
    for (const { id } of first.data) await toy.ask('DELETE', `/worlds/${id}`);
    const second = (await toy.ask('GET', `/worlds?limit=2&cursor=${first.next}`)).body;
    expect(second.data.map(({ id }: { id: string }) => id)).toEqual(made.slice(2, 4));
    expect((await toy.ask('GET', '/worlds?cursor=w_x')).status).toBe(400);
    const all = await toy.ask('GET', '/worlds?limit=500');
    expect(all.body).toMatchObject({ next: null, data: { length: all.body.count } });
    expect(all.text).not.toContain('toy_default0');
  });

  it('that is dropped is gone, with all it held; its key opens a new one, whose links are others', async () => {
    const key = toy.freshKey();
    const { id, page } = (await toy.call(key, 'POST', '/things', {})).body;
    const before = (await toy.ask('GET', `/worlds/toy:${key}`)).body;
    expect((await toy.ask('DELETE', `/worlds/${before.id}`)).status).toBe(204);
    expect((await toy.ask('GET', `/worlds/${before.id}`)).status).toBe(404);
    expect((await toy.call(key, 'GET', `/things/${id}`)).status).toBe(404);
    const again = (await toy.call(key, 'POST', '/things', {})).body;
    expect(again.page).not.toBe(page);
    expect((await toy.ask('GET', `/worlds/toy:${key}/requests`)).body.count).toBe(1);
  });

  it('that ran with the machine from the start shows the present again when it is reset', async () => {
    const key = toy.freshKey();
    await toy.call(key, 'POST', '/things', {});
    await toy.ask('POST', `/worlds/toy:${key}/clock/advance`, { by: 'P1Y' });
    await toy.ask('PUT', `/worlds/toy:${key}/clock`, { frozen: true });
    const before = Date.now();
    const { now, frozen } = (await toy.ask('POST', `/worlds/toy:${key}/reset`)).body;
    expect(frozen).toBe(false);
    expect(Math.abs(Date.parse(now) - before)).toBeLessThan(10_000);
    expect(Date.parse(now)).toBeGreaterThanOrEqual(Math.floor(toy.running.sandbox.worlds.opened('toy', key)?.createdAt ?? Infinity));
  });

  it('that is reset is as it was at first: records, clock, ids, settings; its page token is another, its journal says so', async () => {
    const world = await toy.frozenWorld();
    const first = await world.create();
    await world.ask('PATCH', '/toy/settings', { wait: 5 });
    await world.ask('POST', '/clock/advance', { by: 'P1D' });
    const reset = await world.ask('POST', '/reset');
    expect(reset).toMatchObject({
      status: 200,
      body: { id: world.id, epoch: 2, records: 0, now: '2026-01-31T12:00:00.000Z', frozen: true },
    });
    expect((await world.ask('GET', '/requests')).body).toMatchObject({
      count: 1,
      data: [{ seq: 1, provider: 'control', operation: 'resetWorld', mark: 'reset' }],
    });
    expect((await world.ask('GET', '/toy/settings')).body.wait).toBe(3_600_000);
    const second = await world.create();
    expect(second).toEqual({ ...first, page: expect.not.stringMatching(first.page) });
  });
});

describe('what goes with a credential', () => {
  const facts = (credential: string) => ({ secret: `secret of ${credential}`, shop: 'corner' });
  const mock = { ...toyMock, credentials: { ...toyMock.credentials, facts } };

  it('is told in whole once, and its secrets are masked afterwards', async () => {
    const running = await startToy({ mock });
    const { body } = await running.ask('POST', '/worlds');
    const { key } = body.credentials.toy;
    expect(body.credentials.toy).toEqual({ key, ...facts(key) });
    const shown = (await running.ask('GET', `/worlds/${body.id}`)).body.credentials.toy;
    expect(shown).toEqual({ key: `…${key.slice(-4)}`, secret: `…${key.slice(-4)}`, shop: 'corner' });
    await running.stop();
  });

  it('is of the credential, where credentials are open, and as it was declared, where they are strict', () => {
    const { worlds } = toy.running.sandbox;
    const made = worlds.create({ credentials: { toy: 'toy_declared' }, declared: { toy: { shop: 'mall' } } });
    expect(made?.host.factsOf(mock)).toEqual({ secret: 'secret of toy_declared', shop: 'mall' });
    const again = { credentials: { toy: 'toy_declared' }, declared: { toy: { shop: 'mall' } } };
    expect(worlds.create(again)).toEqual({ host: made?.host, made: false });
    expect(worlds.create({ ...again, declared: {} })).toBeUndefined();
  });
});
