import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Body } from '../http.js';
import { openReceiver, type TestReceiver } from '../receiver.js';
import { startToy, type Toy, type ToyWorld } from '../toy-server.js';

const MINUTES = 12;

let toys: readonly [Toy, Toy];
let receivers: TestReceiver[];

beforeAll(async () => {
  toys = [await startToy({ seed: 'twins', quiet: true }), await startToy({ seed: 'twins', quiet: true })];
  receivers = [await openReceiver(), await openReceiver()];
  for (const receiver of receivers) receiver.answer = verdict;
});

afterAll(() => Promise.all([...toys.map((toy) => toy.stop()), ...receivers.map((receiver) => receiver.close())]));

/** Some fail, always the same ones: by what they are told and for which time. */
function verdict({ path, headers, body }: { path: string; headers: Body; body: Body }): number {
  const attempt = String(headers['toy-signature']).split('.')[1];
  const [byte = 0] = createHash('sha256').update(`${path} ${body.type} ${body.thing} ${attempt}`).digest();
  return byte % 3 === 0 ? 500 : 200;
}

interface Scene {
  readonly wait: number;
  readonly things: readonly { readonly kind: string; readonly after: number }[];
}

/** The same in both: the same seed, the same calls. */
async function play(toy: Toy, { wait, things }: Scene): Promise<ToyWorld> {
  const world = await toy.frozenWorld();
  await world.ask('PATCH', '/toy/settings', { wait: wait * 60_000, timeoutMs: 5000 });
  for (const [i, { url }] of receivers.entries()) await world.listen(`${url}/${i}`);
  for (const { kind, after } of things) {
    await world.create({ kind });
    if (after > 0) await world.ask('POST', '/clock/advance', { by: `PT${after}S` });
  }
  await world.ask('POST', '/deliveries/wait');
  return world;
}

async function advance(world: ToyWorld, to: number): Promise<Body[]> {
  const { status, body } = await world.ask('POST', '/clock/advance', { to: new Date(to).toISOString() });
  expect([status, body.more]).toEqual([200, false]);
  return body.fired;
}

/** What is left, but for the links, the times of the machine and how the deliveries were spoken of. */
async function stateOf(toy: Toy, world: ToyWorld): Promise<string> {
  const { state } = toy.running.sandbox.worlds.get(world.id)?.world ?? {};
  const deliveries = (await world.deliveries('?limit=500')).map(({ attempts, ...delivery }) => ({
    ...delivery,
    attempts: attempts.map(({ attempt, at, status }: Body) => [attempt, at, status]),
  }));
  const tables = state?.tables.map(({ byId }) => [...byId.values()].map(({ place, record, planned }) => [place, record, planned]));
  return JSON.stringify([deliveries, tables, [...(state?.schedule ?? [])], state?.seq, state?.fired, state?.counters]);
}

it('advance in one step or in many fires the same, for receivers that answer the same', async () => {
  const scene = fc.record({
    wait: fc.integer({ min: 1, max: 4 }),
    things: fc.array(fc.record({ kind: fc.constantFrom('plain', 'plain', 'pulse'), after: fc.constantFrom(0, 0, 30, 60) }), {
      minLength: 1,
      maxLength: 4,
    }),
  });
  const cuts = fc.array(fc.integer({ min: 0, max: MINUTES * 4 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(scene, cuts, async (played, steps) => {
      const [one, other] = [await play(toys[0], played), await play(toys[1], played)];
      const from = Date.parse((await one.ask('GET', '/clock')).body.now);
      const atOnce = await advance(one, from + MINUTES * 60_000);
      const inSteps: Body[] = [];
      for (const quarter of [...steps.sort((a, b) => a - b), MINUTES * 4]) inSteps.push(...(await advance(other, from + quarter * 15_000)));
      const text = (fired: Body[]) => JSON.stringify(fired).replaceAll(toys[1].url, toys[0].url);
      expect(text(inSteps)).toBe(text(atOnce));
      expect(await stateOf(toys[1], other)).toBe(await stateOf(toys[0], one));
    }),
    { numRuns: 10 },
  );
});
