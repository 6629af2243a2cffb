import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WorldHost } from '../../src/worlds/host.js';
import { type Body, until } from '../http.js';
import { hang, openReceiver, type TestReceiver } from '../receiver.js';
import { startToy, type Toy, type ToyWorld } from '../toy-server.js';

let toy: Toy;
let world: ToyWorld;
let receiver: TestReceiver;

beforeAll(async () => {
  toy = await startToy();
});

beforeEach(async () => {
  world = await toy.frozenWorld();
  receiver = await openReceiver();
  return () => receiver.close();
});

afterAll(() => toy.stop());

const wait = () => world.ask('POST', '/deliveries/wait');
const advance = async (by: string) => (await world.ask('POST', '/clock/advance', { by })).body;
const told = ({ arrivals }: TestReceiver) => arrivals.map(({ body: { type, thing } }) => [type, thing]);

describe('a receiver', () => {
  it('is told in order, one after the other', async () => {
    await world.listen(receiver.url);
    const open = new Set<string>();
    let together = 0;
    receiver.answer = async ({ body: { thing } }) => {
      open.add(thing);
      together = Math.max(together, open.size);
      await new Promise((resolve) => setImmediate(resolve));
      open.delete(thing);
      return 200;
    };
    const ids = [];
    for (let i = 0; i < 10; i++) ids.push((await world.create()).id);
    await wait();
    expect([told(receiver), together]).toEqual([ids.map((id) => ['thing.created', id]), 1]);
  });

  it('may call back in its handler, also during an advance', async () => {
    const seen: Body[] = [];
    receiver.answer = async ({ body: { thing } }) => {
      const got = await world.call('GET', `/things/${thing}`);
      seen.push([got.status, got.body.state]);
      return (await world.call('POST', '/things', { name: 'from the handler' })).status === 201 ? 200 : 500;
    };
    const { id } = await world.listen(receiver.url);
    await world.create();
    await receiver.arrived(2);
    await world.call('PATCH', `/receivers/${id}`, { active: false });
    await wait();
    await world.call('PATCH', `/receivers/${id}`, { active: true });
    receiver.answer = async ({ body: { thing } }) => {
      const got = await world.call('GET', `/things/${thing}`);
      seen.push([got.status, got.body.state]);
      return 200;
    };
    seen.length = 0;
    await advance('PT1H');
    expect(seen.length).toBeGreaterThan(1);
    expect(new Set(seen.map(([status, state]) => `${status} ${state}`))).toEqual(new Set(['200 lost']));
  });

  it('that hangs holds up neither the others nor the API, in a running world not even their retries', async () => {
    const good = await openReceiver();
    const key = toy.freshKey();
    const running = (method: string, path: string, body?: object) => toy.call(key, method, path, body);
    await running('POST', '/receivers', { url: receiver.url });
    await running('POST', '/receivers', { url: good.url });
    await toy.ask('PATCH', `/worlds/toy:${key}/toy/settings`, { timeoutMs: 5000 });
    receiver.answer = () => hang;
    good.answer = () => 500;
    for (let i = 0; i < 3; i++) expect((await running('POST', '/things', {})).status).toBe(201);
    await good.arrived(3);
    const { world: value } = toy.running.sandbox.worlds.opened('toy', key) as WorldHost;
    await until(() => value.readyDeliveries().length === 3);
    const retries = value.deliveries().filter(({ ready }) => !ready);
    expect(retries.map(({ attempt }) => attempt)).toEqual([2, 2, 2]);
    expect(receiver.arrivals).toHaveLength(1);
    await good.close();
  });

  it('that is slow in a frozen world changes nothing in what comes of it', async () => {
    const outcomes = async (slow: number) => {
      const toyWorld = await toy.frozenWorld();
      const others = [await openReceiver(), await openReceiver()];
      const releases: (() => void)[] = [];
      for (const [i, other] of others.entries())
        other.answer = () => (i === slow ? new Promise((resolve) => releases.push(() => resolve(500))) : 500);
      for (const { url } of others) await toyWorld.listen(url);
      await toyWorld.create();
      await toyWorld.create();
      await Promise.all(others.map((other, i) => other.arrived(i === slow ? 1 : 2)));
      for (let i = 0; i < 2; i++) {
        await others[slow]?.arrived(i + 1);
        releases[i]?.();
      }
      await toyWorld.ask('POST', '/deliveries/wait');
      for (const other of others) other.answer = () => 500;
      const { fired } = (await toyWorld.ask('POST', '/clock/advance', { by: 'PT1M' })).body;
      await Promise.all(others.map((other) => other.close()));
      return fired.map(({ seq, at: when, deliveries: [{ id }] }: Body) => [seq, when, id]);
    };
    expect(await outcomes(0)).toEqual(await outcomes(1));
  });
});
