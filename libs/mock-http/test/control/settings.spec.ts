import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { merged } from '../../src/control/settings.js';
import { toyMock } from '../toy-mock.js';
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

const defaults = { wait: 3_600_000, timeoutMs: 250 };

describe('settings', () => {
  it('are patched, and null puts a default back', async () => {
    expect((await world.ask('GET', '/toy/settings')).body).toEqual(defaults);
    const changed = { ...defaults, wait: 1000, label: 'mine' };
    expect((await world.ask('PATCH', '/toy/settings', { wait: 1000, label: 'mine' })).body).toEqual(changed);
    expect((await world.ask('GET', '/toy/settings')).body).toEqual(changed);
    expect((await world.ask('PATCH', '/toy/settings', { wait: null, label: null })).body).toEqual(defaults);
  });

  it.each<[unknown]>([
    [{ waits: 1 }],
    [{ waits: null }],
    [{ label: null }],
    [{ wait: 0 }],
    [{ wait: '1' }],
    [{ label: 7 }],
    [{ constructor: null }],
    [{ toString: 'x' }],
    [{ wait: { deep: null } }],
    [[]],
    [undefined],
  ])('refuse %j and stay as they were', async (patch) => {
    const got = await world.ask('PATCH', '/toy/settings', patch);
    expect([got.status, got.body.type]).toEqual([400, 'urn:paystub:invalid-request']);
    if (patch !== undefined && !Array.isArray(patch)) expect(got.body.schema).toEqual(toyMock.settingsSchema);
    expect((await world.ask('GET', '/toy/settings')).body).toEqual(defaults);
    expect((await world.ask('GET', '/requests')).body.count).toBe(0);
  });

  it('are described by a schema, per provider', async () => {
    expect((await world.ask('GET', '/toy/settings/schema')).body).toMatchObject({ properties: { wait: { type: 'integer' } } });
    expect((await world.ask('GET', '/other/settings')).body).toMatchObject({ type: 'urn:paystub:unknown-provider', nearest: ['toy'] });
  });

  it('are in the journal when they change', async () => {
    await world.ask('PATCH', '/toy/settings', { wait: 5 });
    const [{ seq }] = (await world.ask('GET', '/requests')).body.data;
    expect((await world.ask('GET', `/requests/${seq}`)).body).toMatchObject({
      provider: 'control',
      operation: 'updateSettings',
      path: `/worlds/${world.id}/toy/settings`,
      request: { body: '{"wait":5}' },
    });
  });

  it('move what is due by them', async () => {
    await world.create();
    await world.ask('PATCH', '/toy/settings', { wait: 60_000 });
    expect((await world.ask('POST', '/clock/advance', { by: 'PT1M' })).body.fired).toHaveLength(1);
  });

  it('merge as RFC 7396 says, but for null in a field that every world has', () => {
    const target = { a: { b: 1, c: [1, 2] }, d: 'x', shops: { one: { open: true }, two: {} } };
    const usual = { a: { b: 0 }, d: 'default', shops: { one: { open: false } } };
    const schema = {
      properties: {
        a: { properties: { b: {}, c: {}, e: {} } },
        d: {},
        shops: { additionalProperties: { properties: { open: {} } } },
      },
    };
    const patched = (patch: object, defaults: object = usual) => merged(target, patch, defaults, schema);
    expect(patched({ a: { c: [3], e: { f: null, g: 1 } }, d: null })).toEqual({
      ...target,
      a: { b: 1, c: [3], e: { f: null, g: 1 } },
      d: 'default',
    });
    expect(patched({ a: { b: null } })).toEqual({ ...target, a: { b: 0, c: [1, 2] } });
    expect(patched({ d: null }, {})).toEqual({ a: target.a, shops: target.shops });
    expect(patched({ shops: { one: null } })).toEqual({ ...target, shops: { two: {} } });
    expect(patched({ shops: { one: { open: null } } })).toEqual({ ...target, shops: { one: { open: false }, two: {} } });
    expect(patched({ shops: null })).toEqual({ ...target, shops: usual.shops });
  });
});
