import { Fault } from '@paystub/mock-kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Rates } from '../../src/api/rate-limit.js';
import { rateLimit, type Step } from '../../src/index.js';
import { pipeline, toyMock } from '../toy-mock.js';
import type { ToyTx } from '../toy-records.js';
import { startToy, type Toy, type ToyWorld } from '../toy-server.js';

const STANDARD = 5;

/** A world's own limit is its label, where that is a number. */
const limited: Step<ToyTx> = rateLimit({
  standard: STANDARD,
  own: (host) => {
    const { label } = host.world.settings('toy') as { label?: string };
    return label === undefined ? undefined : Number(label);
  },
  asker({ headers }, shell) {
    const credential = /^Toy (\S+)$/.exec(headers.authorization ?? '')?.[1];
    const host = credential === undefined ? undefined : shell.worldOf(credential);
    return host ? { credential, host } : { address: 'here' };
  },
  headers: (limit, remaining, endsAt) => ['Rate', `${remaining} of ${limit} until ${endsAt}`],
  refuse: (limit, retryAfter) => new Fault('too_many', { limit, retryAfter }),
  advice: (host, limit) => `raise ${limit} for ${host.id}`,
});

const mock: typeof toyMock = {
  ...toyMock,
  pipeline: [limited, ...pipeline],
  render: (fault, id) => ({ ...toyMock.render(fault, id), ...(fault.code === 'too_many' ? { status: 429 } : {}) }),
};

let toy: Toy;
let world: ToyWorld;

beforeAll(async () => {
  toy = await startToy({ mock });
});
beforeEach(async () => {
  world = await toy.frozenWorld('2026-01-31T12:00:00Z');
});
afterAll(() => toy.stop());

const start = Date.parse('2026-01-31T12:00:00Z');
const statuses = (got: readonly { status: number }[]) => got.map(({ status }) => status);
const inTurn = async (count: number, key = world.key) => {
  const got = [];
  while (got.length < count) got.push(await toy.call(key, 'GET', '/things'));
  return got;
};

describe('a limit', () => {
  it('counts down on every answer, whatever it is, and ends with the window', async () => {
    await world.ask('PATCH', '/toy/settings', { label: '3' });
    const got = [
      await world.call('GET', '/things'),
      await world.call('GET', '/nowhere'),
      await world.call('POST', '/things', {}),
      ...(await inTurn(1)),
    ];
    expect(statuses(got)).toEqual([200, 404, 201, 429]);
    expect(got.map(({ headers }) => headers.rate)).toEqual([2, 1, 0, 0].map((left) => `${left} of 3 until ${start + 60_000}`));
    expect(got[3]?.body).toEqual({ code: 'too_many', limit: 3, retryAfter: 60 });
    await world.ask('POST', '/clock/advance', { by: 'PT59.999S' });
    expect((await world.call('GET', '/things')).body).toMatchObject({ retryAfter: 1 });
    await world.ask('POST', '/clock/advance', { by: 'PT0.001S' });
    expect(await world.call('GET', '/things')).toMatchObject({ status: 200, headers: { rate: `2 of 3 until ${start + 120_000}` } });
  });

  it('refuses nothing in a world that stands still, unless it is its own', async () => {
    const got = await inTurn(STANDARD + 2);
    expect(new Set(statuses(got))).toEqual(new Set([200]));
    expect(got.at(-1)?.headers.rate).toBe(`0 of ${STANDARD} until ${start + 60_000}`);
    await world.ask('PATCH', '/toy/settings', { label: '7' });
    expect((await world.call('GET', '/things')).status).toBe(429);
  });

  it('is kept in a world whose clock runs', async () => {
    expect(statuses(await inTurn(STANDARD + 1, toy.freshKey()))).toEqual([...Array.from({ length: STANDARD }, () => 200), 429]);
  });

  it('is exact among requests at the same time', async () => {
    const key = toy.freshKey();
    const got = await Promise.all(Array.from({ length: 64 }, () => toy.call(key, 'GET', '/things')));
    expect(got.filter(({ status }) => status === 200)).toHaveLength(STANDARD);
    expect(got.filter(({ status }) => status === 429)).toHaveLength(64 - STANDARD);
  });

  it('is of each credential, and a reset begins it anew', async () => {
    await world.ask('PATCH', '/toy/settings', { label: '1' });
    expect(statuses(await inTurn(2))).toEqual([200, 429]);
    const other = await toy.frozenWorld();
    expect((await other.call('GET', '/things')).headers.rate).toContain(`${STANDARD - 1} of`);
    await world.ask('POST', '/reset');
    await world.ask('PATCH', '/toy/settings', { label: '1' });
    expect(statuses(await inTurn(2))).toEqual([200, 429]);
  });

  it('is journalled in the world, and its first refusal tells how to raise it', async () => {
    await world.ask('PATCH', '/toy/settings', { label: '1' });
    await inTurn(4);
    toy.running.sandbox.reporter.flush();
    expect(toy.written().split(`raise 1 for ${world.id}`)).toHaveLength(2);
    const { body } = await world.ask('GET', '/requests?status=429');
    expect(body.count).toBe(3);
    expect(body.data[0].refused.code).toBe('too_many');
  });

  it('counts who has no world by address, on the clock of the machine', async () => {
    const got = await Promise.all(Array.from({ length: STANDARD + 1 }, () => toy.call('not a key', 'GET', '/things')));
    expect(statuses(got).sort()).toEqual([...Array.from({ length: STANDARD }, () => 401), 429]);
    expect(got[0]?.headers['x-paystub']).toContain('world=-');
  });
});

it('askers are forgotten, the oldest first, where there are too many', () => {
  const rates = new Rates();
  for (let i = 0; i <= 20_000; i++) rates.count(`address ${i}`, 0);
  expect([rates.count('address 0', 1).count, rates.count('address 20000', 1).count]).toEqual([1, 2]);
});

it('a window begins anew where the clock was set back', () => {
  const rates = new Rates();
  rates.count('a', 100_000);
  expect(rates.count('a', 50_000)).toEqual({ count: 1, endsAt: 110_000 });
});
