import { existsSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Body } from '../http.js';
import { hashOf, paper } from './paper-form.js';
import { KEY, type PaperToy, startPapers } from './paper-server.js';

let toy: PaperToy;

beforeEach(async () => {
  await toy?.stop();
  toy = await startPapers();
});

afterAll(() => toy.stop());

const upload = async (content: string, key: string = KEY): Promise<Body> => (await toy.form([paper(content)], '/papers', { key })).body[0];
const of = (key: string, path: string) => `/worlds/toy:${key}${path}`;
const one = hashOf('one');
const two = hashOf('two');

describe('a file is there', () => {
  it('as long as a record has its hash', async () => {
    const [first, second] = [await upload('one'), await upload('one')];
    for (const { id } of [first, second]) {
      expect(toy.spooled()).toEqual([one]);
      expect((await toy.call(KEY, 'DELETE', `/papers/${id}`)).status).toBe(204);
    }
    expect(toy.spooled()).toEqual([]);
  });

  it('until a record has another one', async () => {
    const { id } = await upload('one');
    const replace = (content: string) => toy.form([paper(content)], `/papers/${id}`, { method: 'PUT' });
    expect((await replace('two')).status).toBe(200);
    expect(toy.spooled()).toEqual([two]);
    expect((await replace('two')).status).toBe(200);
    expect(toy.spooled()).toEqual([two]);
    expect((await toy.form([paper('one'), paper('two')], `/papers/${id}`, { method: 'PUT' })).status).toBe(200);
    expect(toy.spooled()).toEqual([one]);
  });

  it('until due work or an action takes it off its record', async () => {
    const { body: world } = await toy.ask('POST', '/worlds', { now: '2026-01-31T12:00:00Z', frozen: true });
    const { key } = world.credentials.toy;
    await upload('one', key);
    const { id } = await upload('two', key);
    await toy.ask('POST', `/worlds/${world.id}/toy/actions/shred`, { id });
    expect(toy.spooled()).toEqual([one]);
    await toy.ask('POST', `/worlds/${world.id}/clock/advance`, { by: 'PT1H' });
    expect(toy.spooled()).toEqual([]);
  });

  it('for each of the worlds that has it', async () => {
    const [a, b] = [toy.freshKey(), toy.freshKey()];
    for (const key of [a, b]) await upload('one', key);
    await upload('two', b);
    expect(toy.spooled()).toEqual([one, two].sort());
    expect((await toy.ask('POST', of(b, '/reset'))).status).toBe(200);
    expect(toy.spooled()).toEqual([one]);
    await upload('two', b);
    expect((await toy.ask('DELETE', of(a, ''))).status).toBe(204);
    expect(toy.spooled()).toEqual([two]);
    expect((await toy.ask('DELETE', of(b, ''))).status).toBe(204);
    expect(toy.spooled()).toEqual([]);
  });

  it('again after a reset has taken it away', async () => {
    for (let round = 0; round < 3; round++) {
      await upload('one');
      expect(toy.spooled()).toEqual([one]);
      await toy.ask('POST', '/worlds/default/reset');
      expect(toy.spooled()).toEqual([]);
    }
  });

  it('no longer than its process', async () => {
    await upload('one');
    const path = toy.running.sandbox.spool.path as string;
    await toy.stop();
    expect(existsSync(path)).toBe(false);
  });

  it('whatever a seeded record says of it', async () => {
    await upload('one');
    for (const hash of ['../../etc/passwd', one, 'f'.repeat(64)]) {
      const seeded = await toy.ask('POST', '/worlds/default/toy/papers', { hash });
      expect(seeded.status).toBe(201);
      expect((await toy.call(KEY, 'DELETE', `/papers/${seeded.body.id}`)).status).toBe(204);
    }
    expect(toy.spooled()).toEqual([one]);
  });
});

it('a world that could not be opened holds nothing', async () => {
  await toy.stop();
  toy = await startPapers({ limits: { worlds: 1 } });
  expect((await toy.form([paper('one')], '/papers', { key: toy.freshKey() })).status).toBe(507);
  expect(toy.spooled()).toEqual([]);
});
