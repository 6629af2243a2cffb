import { Fault } from '@paystub/mock-kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox } from '../../src/index.js';
import { send } from '../http.js';
import { toyMock } from '../toy-mock.js';
import type { Thing, ToyTx } from '../toy-records.js';
import { startToy, type Toy, type ToyWorld } from '../toy-server.js';

const seedOfThings = {
  schema: {
    type: 'object',
    properties: { id: { type: 'string' }, name: { type: 'string' }, age: { type: 'integer' } },
    required: ['name'],
    additionalProperties: false,
  },
  build(tx: ToyTx, { id = 'T_seed', name, age = 0 }: { id?: string; name: string; age?: number }): Thing {
    if (name === 'impossible') throw new Fault('stubborn');
    return tx.things.put({ id, name, state: 'new', created_at: tx.now - age } as Thing);
  },
};

let told: readonly unknown[] = [];
const outcomes = {
  schema: { type: 'array', items: { type: 'object', required: ['thing'], properties: { thing: { type: 'string' } } } },
  put(tx: ToyTx, list: readonly { thing: string }[]) {
    for (const { thing } of list) if (!tx.things.get(thing)) throw new Fault('no_thing');
    told = list;
  },
  list: () => told,
};

let toy: Toy;
let world: ToyWorld;

beforeAll(async () => {
  toy = await startToy({ mock: { ...toyMock, seeds: { things: seedOfThings }, outcomes } });
});

beforeEach(async () => {
  world = await toy.frozenWorld();
});

afterAll(() => toy.stop());

describe('a seeded record', () => {
  it('is stored, gets its due work, and is told to nobody', async () => {
    await world.listen('http://127.0.0.1:1/');
    const { status, body } = await world.ask('POST', '/toy/things', { name: 'old', age: 5 });
    expect(status).toBe(201);
    expect(body).toMatchObject({ id: 'T_seed', name: 'old', state: 'new', page: expect.stringContaining('/~') });
    expect((await world.call('GET', '/things/T_seed')).status).toBe(200);
    expect(await world.deliveries()).toEqual([]);
    const { fired } = (await world.ask('POST', '/clock/advance', { by: 'P1Y' })).body;
    expect(fired[0]).toMatchObject({ changed: [{ id: 'T_seed' }, expect.anything()] });
  });

  it('is in the journal as what the control call changed', async () => {
    await world.ask('POST', '/toy/things', { name: 'noted' });
    const { data } = (await world.ask('GET', '/requests?operation=seedRecord')).body;
    expect(data).toMatchObject([{ provider: 'control', status: 201, changed: [{ collection: 'things', id: 'T_seed' }] }]);
  });

  it.each([
    ['of a wrong shape', { name: 7 }, 400, 'urn:paystub:invalid-request'],
    ['with an unknown field', { name: 'a', colour: 'red' }, 400, 'urn:paystub:invalid-request'],
    ["that the provider's rules refuse", { name: 'impossible' }, 400, 'urn:paystub:invalid-request'],
  ])('%s is refused and leaves nothing', async (_, body, status, type) => {
    const before = await world.ask('GET', '/toy/things');
    expect((await world.ask('POST', '/toy/things', body)).body).toMatchObject({ status, type });
    expect((await world.ask('GET', '/toy/things')).text).toBe(before.text);
  });

  it('that is refused is told what a record of its collection takes', async () => {
    const { body } = await world.ask('POST', '/toy/things', { name: 7 });
    expect(body).toMatchObject({ fix: 'Send what `schema` describes.', schema: seedOfThings.schema });
  });

  it('does not take the place of another', async () => {
    await world.ask('POST', '/toy/things', { id: 'T_1', name: 'first' });
    expect((await world.ask('POST', '/toy/things', { id: 'T_1', name: 'second' })).body).toMatchObject({ status: 409 });
    expect((await world.ask('GET', '/toy/things/T_1')).body.name).toBe('first');
  });

  it('of a collection that only the API fills is refused, naming those that can be', async () => {
    expect((await world.ask('POST', '/toy/receivers', {})).body).toMatchObject({ status: 400, fix: expect.stringContaining('things') });
  });
});

describe('outcomes', () => {
  it('are told and read back, and replaced as a whole', async () => {
    const { id } = await world.create();
    expect((await world.ask('PUT', '/toy/outcomes', [{ thing: id }])).body).toEqual([{ thing: id }]);
    expect((await world.ask('GET', '/toy/outcomes')).body).toEqual([{ thing: id }]);
    expect((await world.ask('PUT', '/toy/outcomes', [])).body).toEqual([]);
  });

  it('of what is not there are refused', async () => {
    expect((await world.ask('PUT', '/toy/outcomes', [{ thing: 'T_none' }])).body).toMatchObject({ status: 400 });
    expect((await world.ask('PUT', '/toy/outcomes', [{}])).body).toMatchObject({ status: 400, schema: outcomes.schema });
  });

  it('are refused where a provider has none', async () => {
    const plain = await startToy();
    expect((await plain.ask('GET', '/worlds/default/toy/outcomes')).body).toMatchObject({ status: 404, type: 'urn:paystub:no-outcomes' });
    await plain.stop();
  });
});

describe('strict credentials', () => {
  it('take what was declared, of any shape, and nothing else', async () => {
    const options = { port: 0, seed: 'strict', quiet: true, log: 'text', checkAnswers: true, credentials: 'strict' } as const;
    const strict = await startSandbox([toyMock], options, '0.0.0', () => {});
    const { url } = strict.ready.toy as { url: string };
    const ask = (key: string) => send(`${url}/things`, { headers: { Authorization: `Toy ${key}` } });
    expect((await ask('toy_abcdefgh')).status).toBe(401);
    const { body } = await send(`${strict.ready.control.url}/worlds`, { method: 'POST' });
    expect((await ask(body.credentials.toy.key)).status).toBe(200);
    strict.sandbox.worlds.create({ credentials: { toy: 'any-shape' } });
    expect((await ask('any-shape')).status).toBe(200);
    expect((await ask('other-shape')).status).toBe(401);
    expect((await send(`${strict.ready.control.url}/worlds/toy:toy_abcdefgh`)).status).toBe(404);
    await strict.stop();
  });
});
