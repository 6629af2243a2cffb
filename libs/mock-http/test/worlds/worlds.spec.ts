import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startToy, type Toy } from '../toy-server.js';

let toy: Toy;

beforeAll(async () => {
  toy = await startToy();
});

afterAll(() => toy.stop());

const opened = (key: string) => toy.running.sandbox.worlds.opened('toy', key);

describe('a credential of the open shape', () => {
  it('opens a world with its first write, which is told once, with four characters of it', async () => {
    const key = 'toy_a1b2c3d4';
    const got = await toy.call(key, 'POST', '/things', {});
    expect(got.status).toBe(201);
    await toy.call(key, 'POST', '/things', {});
    toy.running.sandbox.reporter.flush();
    const lines = toy
      .written()
      .split('\n')
      .filter((line) => line.includes('opened'));
    expect(lines).toEqual([`world ${opened(key)?.id} opened for toy …c3d4`]);
    expect(toy.written()).not.toContain(key);
  });

  it('opens none by a read, or by what is refused', async () => {
    const key = toy.freshKey();
    const { worlds, unrouted } = toy.running.sandbox;
    const [before, tokens] = [worlds.all.length, worlds.tokens.size];
    const answers = [
      await toy.call(key, 'GET', '/things'),
      await toy.call(key, 'GET', '/things/tgfixture'),
      await toy.call(key, 'GET', '/things/unknown'),
      await toy.call(key, 'POST', '/things', { name: 7 }),
      await toy.call(key, 'POST', '/things/tgfixture/refuse'),
      await toy.call(key, 'POST', '/things/tgfixture/sell'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 422, 409, 501]);
    for (const { headers } of answers) expect(headers['x-paystub']).toMatch(/^toy; world=-; seq=\d+$/);
    expect([worlds.all.length, worlds.tokens.size]).toEqual([before, tokens]);
    expect(opened(key)).toBeUndefined();
    const [newest] = [...unrouted.before(undefined)];
    expect(newest).toMatchObject({ operation: 'sellThing', status: 501, credential: key });
  });

  it('sees in a read what its world will start with', async () => {
    expect((await toy.call(toy.freshKey(), 'GET', '/things')).body.things).toMatchObject([{ id: 'tgfixture' }]);
  });

  it.each(['toy_short', 'toy_UPPERCAS', 'toy_a1b2c3d4e', 'other_a1b2c3d4', 'x'])('is not %j, which is refused', async (key) => {
    expect(await toy.call(key, 'POST', '/things', {})).toMatchObject({
      status: 401,
      headers: { 'x-paystub': expect.stringMatching(/world=-/) },
    });
    expect(opened(key)).toBeUndefined();
  });
});

it('fifty keys at once need no call before, and see nothing of each other', async () => {
  const keys = Array.from({ length: 50 }, () => toy.freshKey());
  await Promise.all(keys.flatMap((key, i) => Array.from({ length: 4 }, (_, n) => toy.call(key, 'POST', '/things', { name: `${i}.${n}` }))));
  const lists = await Promise.all(keys.map(async (key) => (await toy.call(key, 'GET', '/things')).body.things));
  for (const [i, things] of lists.entries()) {
    const names = things.map(({ name }: { name: string }) => name).sort();
    expect(names).toEqual([`${i}.0`, `${i}.1`, `${i}.2`, `${i}.3`, 'always there']);
  }
  expect(new Set(keys.map((key) => opened(key)?.id)).size).toBe(50);
});

it('the default world is there from the start, under its fixed credential, and stays', async () => {
  const got = await toy.call('toy_default0', 'GET', '/things');
  const id = toy.running.sandbox.defaultWorld?.id;
  expect(got.headers['x-paystub']).toContain(`world=${id};`);
  expect((await toy.ask('GET', '/worlds/default')).body.id).toBe(id);
  expect(await toy.ask('DELETE', '/worlds/default')).toMatchObject({ status: 409, body: { type: 'urn:paystub:default-world' } });
});

it('a dropped world leaves nothing behind, unless its id may come again', () => {
  const { worlds } = toy.running.sandbox;
  const leftBy = (options: Parameters<typeof worlds.create>[0]) => {
    const before = worlds.dropped.size;
    const host = worlds.create(options)?.host;
    if (!host?.pageToken) throw new Error('there is no world');
    worlds.drop(host);
    return worlds.dropped.size - before;
  };
  expect([leftBy({}), leftBy({ frozen: true }), leftBy({ seed: 'left' }), leftBy({ credentials: { toy: toy.freshKey() } })]).toEqual([
    0, 0, 1, 1,
  ]);
});

describe('a process', () => {
  it('opens no more worlds than it may, by whatever way, and goes on with those there are', async () => {
    const small = await startToy({ limits: { worlds: 3 } });
    const key = small.freshKey();
    expect((await small.call(key, 'POST', '/things', {})).status).toBe(201);
    expect((await small.ask('POST', '/worlds')).status).toBe(201);
    const late = small.freshKey();
    const refused = await small.call(late, 'POST', '/things', {});
    expect(refused).toMatchObject({ status: 507, headers: { 'x-paystub': expect.stringMatching(/world=-/) } });
    expect(refused.body).toEqual({ code: 'too_many_worlds', message: expect.stringContaining('DELETE /worlds/{world}') });
    expect((await small.ask('GET', '/requests')).body.data[0]).toMatchObject({ status: 507, refused: { code: 'too_many_worlds' } });
    expect(await small.ask('POST', '/worlds')).toMatchObject({ status: 507, body: { type: 'urn:paystub:too-many-worlds' } });
    expect((await small.ask('GET', `/worlds/toy:${late}`)).status).toBe(507);
    expect((await small.call(late, 'GET', '/things')).status).toBe(200);
    expect((await small.call(key, 'POST', '/things', {})).status).toBe(201);
    expect((await small.ask('DELETE', `/worlds/toy:${key}`)).status).toBe(204);
    expect((await small.call(late, 'POST', '/things', {})).status).toBe(201);
    await small.stop();
  });

  it('with the same seed makes the same ids, and with another one others', async () => {
    const made = async (seed: string) => {
      const other = await startToy({ seed });
      const key = 'toy_samekey0';
      const thing = (await other.call(key, 'POST', '/things', {})).body;
      const receiver = (await other.call(key, 'POST', '/receivers', { url: 'http://127.0.0.1:9/' })).body;
      const [named, unnamed] = [await other.ask('POST', '/worlds', { seed: 's' }), await other.ask('POST', '/worlds')];
      const requestId = (await other.call(key, 'GET', '/things')).headers['toy-request'];
      await other.stop();
      const path = new URL(thing.page).pathname;
      return [
        thing.id,
        path,
        receiver.id,
        receiver.secret,
        requestId,
        ...[named, unnamed].flatMap(({ body }) => [body.id, body.seed, body.credentials.toy.key]),
      ];
    };
    const [first, second, third] = [await made('one'), await made('one'), await made('two')];
    expect(second).toEqual(first);
    for (const [i, value] of third.entries()) if (value !== 's') expect(value).not.toBe(first[i]);
  });

  it('keeps an idle world in two kilobytes', async () => {
    const large = await startToy({ quiet: true });
    const { worlds } = large.running.sandbox;
    const heap = () => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = heap();
    for (let i = 0; i < 2000; i++) worlds.create({});
    const each = (heap() - before) / 2000;
    expect(each).toBeLessThan(2048);
    await large.stop();
  });
});

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
