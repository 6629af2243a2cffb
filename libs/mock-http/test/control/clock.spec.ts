import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Body } from '../http.js';
import { hang, openReceiver, type TestReceiver } from '../receiver.js';
import { startToy, type Toy, type ToyWorld } from '../toy-server.js';

let toy: Toy;
let world: ToyWorld;
let receiver: TestReceiver;

beforeAll(async () => {
  toy = await startToy({ limits: { advanceJobs: 5, advanceMs: 2000 } });
});

beforeEach(async () => {
  world = await toy.frozenWorld();
  receiver = await openReceiver();
  return () => receiver.close();
});

afterAll(() => toy.stop());

const advance = async (step: object) => (await world.ask('POST', '/clock/advance', step)).body;
const at = (time: string) => `2026-01-31T${time}.000Z`;

it('by a day takes a running clock a day on from where it answers to have stood', async () => {
  await world.ask('PUT', '/clock', { frozen: false });
  const { from, to } = await advance({ by: 'P1D' });
  expect(Date.parse(to) - Date.parse(from)).toBe(86_400_000);
});

describe('PUT /clock', () => {
  it('freezes a clock and lets it run', async () => {
    expect((await world.ask('PUT', '/clock', { frozen: false })).body).toMatchObject({ frozen: false, more: false, fired: [] });
    expect((await world.ask('GET', '/clock')).body.frozen).toBe(false);
    const { now } = (await world.ask('PUT', '/clock', { frozen: true })).body;
    expect((await world.ask('GET', '/clock')).body).toEqual({ now, frozen: true });
  });

  it('forward is an advance', async () => {
    const { id } = await world.create();
    const { body } = await world.ask('PUT', '/clock', { now: '2026-01-31T14:00:00Z' });
    expect(body).toMatchObject({ from: at('12:00:00'), to: at('14:00:00'), now: at('14:00:00'), frozen: true, more: false });
    expect(body.fired).toMatchObject([{ at: at('13:00:00'), job: 'lose', changed: [{ id, record: { state: 'lost' } }, {}] }]);
  });

  it('back is refused once anything has happened', async () => {
    expect((await world.ask('PUT', '/clock', { now: '2026-01-01T00:00:00Z' })).body.now).toBe('2026-01-01T00:00:00.000Z');
    expect((await world.create()).created_at).toBe(Date.UTC(2026, 0, 1));
    const refused = await world.ask('PUT', '/clock', { now: '2025-12-31T23:59:59Z', frozen: false });
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:paystub:clock-goes-back']);
    expect((await world.ask('GET', '/clock')).body).toEqual({ now: '2026-01-01T00:00:00.000Z', frozen: true });
  });

  it('waits for no receiver, and lets go of outcomes that waited for one', async () => {
    await world.ask('PATCH', '/toy/settings', { timeoutMs: 60_000 });
    const failing = await openReceiver();
    failing.answer = () => 500;
    receiver.answer = () => hang;
    for (const { url } of [receiver, failing]) await world.listen(url);
    await world.create();
    await Promise.all([receiver.arrived(1), failing.arrived(1)]);
    const value = toy.running.sandbox.worlds.get(world.id)?.world;
    const states = async () => (await world.deliveries()).map(({ state, reason }) => [state, reason]);
    while ((await states())[0]?.[1] === null);
    expect(value?.readyDeliveries()).toHaveLength(2);
    expect((await world.ask('PUT', '/clock', { frozen: false })).status).toBe(200);
    expect(value?.readyDeliveries()).toHaveLength(1);
    expect(await states()).toEqual([
      ['pending', 'answered 500'],
      ['pending', null],
    ]);
    await failing.close();
  });

  it.each([
    {},
    { now: 'noon' },
    { now: '2026-02-30T00:00:00Z' },
    { now: '2026-12-31T23:59:60Z' },
    { frozen: 'yes' },
    { speed: 2 },
    undefined,
  ])('refuses %j', async (body) => {
    expect((await world.ask('PUT', '/clock', body)).status).toBe(400);
    expect((await world.ask('GET', '/clock')).body).toEqual({ now: at('12:00:00'), frozen: true });
  });
});

describe('an advance', () => {
  it.each([
    [{ by: 'PT31M' }, '2026-01-31T12:31:00.000Z'],
    [{ by: 'P1M' }, '2026-02-28T12:00:00.000Z'],
    [{ by: 'P1Y2M3DT4H5M6S' }, '2027-04-03T16:05:06.000Z'],
    [{ by: 'P2W' }, '2026-02-14T12:00:00.000Z'],
    [{ by: 'PT0S' }, '2026-01-31T12:00:00.000Z'],
    [{ to: '2026-02-01T00:00:00+01:00' }, '2026-01-31T23:00:00.000Z'],
    [{ to: '2026-01-31T12:00:00.250Z' }, '2026-01-31T12:00:00.250Z'],
  ])('%j leads to %s', async (step, now) => {
    expect(await advance(step)).toEqual({ from: at('12:00:00'), to: now, now, frozen: true, more: false, fired: [] });
  });

  it.each([
    {},
    { by: 'PT1H', to: '2027-01-01T00:00:00Z' },
    { by: '1 day' },
    { by: '-P1D' },
    { by: 'P99999999Y' },
    { to: '2026-13-01' },
    { at: 1 },
  ])('by %j is refused', async (step) => {
    expect((await world.ask('POST', '/clock/advance', step)).status).toBe(400);
  });

  it('to what is past is refused', async () => {
    const refused = await world.ask('POST', '/clock/advance', { to: '2026-01-31T11:59:59Z' });
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:paystub:clock-goes-back']);
  });

  it('runs what is due in order of time, each at its own, with what it changed, told and sent', async () => {
    await world.listen(receiver.url);
    const { id } = await world.create();
    await advance({ by: 'PT30M' });
    await world.create();
    const { fired } = await advance({ by: 'P1D' });
    expect(fired.map((job: Body) => [job.seq, job.at, job.provider, job.job])).toEqual([
      [1, at('13:00:00'), 'toy', 'lose'],
      [2, at('13:30:00'), 'toy', 'lose'],
    ]);
    expect(fired[0]).toMatchObject({
      changed: [{ collection: 'things', id, record: { state: 'lost', page: expect.stringMatching('/~') } }, { collection: 'notes-taken' }],
      events: [{ type: 'thing.lost', provider: 'toy' }],
      deliveries: [{ id: 'd_3', state: 'delivered', url: receiver.url }],
    });
    expect(receiver.arrivals.map(({ body }) => new Date(body.at).toISOString())).toEqual(
      ['12:00:00', '12:30:00', '13:00:00', '13:30:00'].map(at),
    );
  });

  it('stops at a bound of jobs, says that there is more, and the next call tells of the rest', async () => {
    for (let i = 0; i < 12; i++) await world.create();
    const steps = [];
    do steps.push(await advance({ to: '2026-01-31T13:00:00Z' }));
    while (steps.at(-1).more);
    expect(steps.map(({ fired, now, more }) => [fired.length, now, more])).toEqual([
      [5, at('13:00:00'), true],
      [5, at('13:00:00'), true],
      [2, at('13:00:00'), false],
    ]);
    expect(steps.flatMap(({ fired }) => fired.map(({ seq }: Body) => seq))).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  });

  it('stops where it was when jobs run out before time does', async () => {
    await world.create({ kind: 'pulse' });
    expect(await advance({ by: 'P1D' })).toMatchObject({ now: at('17:00:00'), to: '2026-02-01T12:00:00.000Z', more: true });
  });

  it('crosses ten years at most', async () => {
    expect(await advance({ by: 'P25Y' })).toMatchObject({ now: '2036-01-31T12:00:00.000Z', to: '2051-01-31T12:00:00.000Z', more: true });
    expect(await advance({ to: '2051-01-31T12:00:00Z' })).toMatchObject({ now: '2046-01-31T12:00:00.000Z', more: true });
    expect(await advance({ to: '2051-01-31T12:00:00Z' })).toMatchObject({ now: '2051-01-31T12:00:00.000Z', more: false });
  });

  it('leaves a running clock running, from where it went', async () => {
    await world.ask('PUT', '/clock', { frozen: false });
    expect(await advance({ by: 'P1D' })).toMatchObject({ frozen: false, more: false });
    const { now, frozen } = (await world.ask('GET', '/clock')).body;
    expect([now >= '2026-02-01T12:00:00', now < '2026-02-01T12:01:00', frozen]).toEqual([true, true, false]);
  });
});
