import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { machineNow } from '../../src/machine.js';
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

describe('an advance', () => {
  it('is the only one of its world; meanwhile requests are served at the clock of that moment', async () => {
    await world.listen(receiver.url);
    await world.create();
    let meanwhile: Body[] = [];
    receiver.answer = async ({ body }) => {
      if (body.type !== 'thing.lost') return 200;
      meanwhile = await Promise.all([
        world.ask('POST', '/clock/advance', { by: 'PT1S' }),
        world.ask('PUT', '/clock', { frozen: false }),
        world.ask('GET', '/clock'),
        world.call('POST', '/things', { name: 'meanwhile' }),
        world.call('GET', `/things/${body.thing}`),
      ]);
      return 200;
    };
    const done = await advance({ by: 'PT90M' });
    expect(meanwhile.map(({ status }) => status)).toEqual([409, 409, 200, 201, 200]);
    expect(meanwhile[0].body.type).toBe('urn:paystub:advance-under-way');
    expect(meanwhile[2].body).toEqual({ now: at('13:00:00'), frozen: true });
    expect(meanwhile[3].body.created_at).toBe(Date.parse(at('13:00:00')));
    expect(meanwhile[4].body.state).toBe('lost');
    expect(done).toMatchObject({ now: at('13:30:00'), fired: [{ job: 'lose', deliveries: [{ state: 'delivered' }] }] });
  });

  it('is in the journal with the time it came and the time it took', async () => {
    await world.listen(receiver.url);
    await world.create();
    let answered = 0;
    receiver.answer = async ({ body }) => {
      if (body.type === 'thing.lost') await new Promise((resolve) => setTimeout(resolve, 60));
      answered = machineNow();
      return 200;
    };
    await advance({ by: 'PT2H' });
    const [{ receivedAt, durationMs }] = (await world.ask('GET', '/requests?operation=advanceClock')).body.data;
    expect(Date.parse(receivedAt)).toBeLessThan(answered - 40);
    expect(durationMs).toBeGreaterThan(40);
  });

  it('ends at once with a reset, and what it had sent changes nothing any more', async () => {
    await world.ask('PATCH', '/toy/settings', { timeoutMs: 5000 });
    await world.listen(receiver.url);
    await world.create();
    let release: () => void = () => {};
    receiver.answer = ({ body }) => (body.type === 'thing.lost' ? (response) => void (release = () => response.end()) : 200);
    const advancing = world.ask('POST', '/clock/advance', { by: 'P1D' });
    await receiver.arrived(2);
    expect((await world.ask('POST', '/reset')).status).toBe(200);
    const refused = await advancing;
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:paystub:advance-under-way']);
    expect(refused.body.detail).toContain('reset');
    expect(await advance({ by: 'PT1H' })).toMatchObject({ fired: [], now: at('13:00:00') });
    const { unrouted } = toy.running.sandbox;
    const before = unrouted.nextSeq;
    release();
    while (unrouted.nextSeq === before) await new Promise((resolve) => setImmediate(resolve));
    expect((await toy.ask('GET', `/requests/${before}`)).body).toMatchObject({
      path: `/worlds/${world.id}/deliveries/d_2`,
      status: 410,
      refused: { code: 'stale_outcome', message: expect.stringContaining('answered 200') },
    });
    expect(await world.deliveries()).toEqual([]);
    expect((await toy.ask('GET', `/worlds/${world.id}`)).body).toMatchObject({ records: 0, pendingDeliveries: 0, now: at('13:00:00') });
  });

  it('that a reset has ended leaves the clock as the reset has set it', async () => {
    const key = toy.freshKey();
    const ask = (method: string, path: string, body?: object) => toy.ask(method, `/worlds/toy:${key}${path}`, body);
    await ask('PATCH', '/toy/settings', { timeoutMs: 5000 });
    await toy.call(key, 'POST', '/receivers', { url: receiver.url });
    receiver.answer = () => hang;
    await toy.call(key, 'POST', '/things', {});
    await ask('PUT', '/clock', { frozen: true });
    const advancing = ask('POST', '/clock/advance', { by: 'P1D' });
    await receiver.arrived(1);
    await ask('POST', '/reset');
    expect((await advancing).status).toBe(409);
    expect((await ask('GET', '/clock')).body.frozen).toBe(false);
  });

  it('ends with its world', async () => {
    await world.ask('PATCH', '/toy/settings', { timeoutMs: 5000 });
    await world.listen(receiver.url);
    receiver.answer = () => hang;
    await world.create();
    const advancing = world.ask('POST', '/clock/advance', { by: 'P1D' });
    await receiver.arrived(1);
    await toy.ask('DELETE', `/worlds/${world.id}`);
    expect((await advancing).status).toBe(409);
  });

  it('takes no longer than it may, also where a receiver hangs, and goes on where it was', async () => {
    const quick = await startToy({ limits: { advanceMs: 150 } });
    const slow = await quick.frozenWorld();
    await slow.ask('PATCH', '/toy/settings', { timeoutMs: 400 });
    await slow.listen(receiver.url);
    receiver.answer = () => hang;
    await slow.create();
    const steps = [];
    do steps.push((await slow.ask('POST', '/clock/advance', { to: '2026-01-31T12:00:30Z' })).body);
    while (steps.at(-1).more);
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.at(-1)).toMatchObject({ now: at('12:00:30'), fired: [] });
    expect(await slow.deliveries()).toMatchObject([{ state: 'pending', reason: 'no answer within 400 ms', nextAttemptAt: at('12:01:00') }]);
    await quick.stop();
  });
});
