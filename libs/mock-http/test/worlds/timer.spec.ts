import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Reporter } from '../../src/reporter.js';
import { Sandbox } from '../../src/sandbox.js';
import { advance } from '../../src/worlds/advance.js';
import { ClockGoesBack, type WorldHost } from '../../src/worlds/host.js';
import { openReceiver } from '../receiver.js';
import { stderr } from '../stderr.js';
import { toyMock } from '../toy-mock.js';
import { HOUR, type Thing, type ToyTx } from '../toy-records.js';
import { startToy } from '../toy-server.js';

const DAY = 24 * HOUR;

const newSandbox = () => new Sandbox([toyMock], 'timer', new Reporter({ quiet: true, json: false, write: () => {} }));

function hostOf(sandbox: Sandbox, frozen = false): WorldHost {
  const made = sandbox.worlds.create({ frozen });
  if (!made) throw new Error('there is such a world');
  return made.host;
}

const things = (host: WorldHost) => [...(host.world.records('toy', 'things')?.all() ?? [])].slice(1) as unknown as Thing[];
const states = (host: WorldHost) => things(host).map(({ state }) => state);

function create(host: WorldHost, waits: number, kind: Thing['kind'] = 'plain') {
  const { now } = host;
  host.committed(host.world.changeSettings('toy', now, { wait: waits, timeoutMs: 100 }));
  host.committed(
    host.world.transact<ToyTx, unknown>('toy', now, (tx) =>
      tx.things.put({ id: `t${now}.${things(host).length}`, name: 'x', kind, state: 'new', created_at: now, updated_at: now }),
    ),
  );
}

describe('the timer of a running world', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  it('wakes for the earliest work, and then for the next', () => {
    const host = hostOf(newSandbox());
    create(host, HOUR, 'pulse');
    vi.advanceTimersByTime(HOUR - 1);
    expect(host.world.state.fired).toBe(0);
    vi.advanceTimersByTime(2);
    expect(host.world.state.fired).toBe(1);
    vi.advanceTimersByTime(3 * HOUR);
    expect(host.world.state.fired).toBe(4);
  });

  it('wakes for work that is further off than a timer can wait', () => {
    const host = hostOf(newSandbox());
    create(host, 60 * DAY);
    vi.advanceTimersByTime(60 * DAY - 1);
    expect(states(host)).toEqual(['new']);
    vi.advanceTimersByTime(2);
    expect(states(host)).toEqual(['lost']);
  });

  it('stays as it is where the clock cannot go back, and whoever set it is told', () => {
    const host = hostOf(newSandbox());
    create(host, HOUR);
    const { now } = host;
    expect(() => host.setClock(now - 1, true)).toThrow(ClockGoesBack);
    expect([host.world.frozen, host.now]).toEqual([false, now]);
    vi.advanceTimersByTime(HOUR + 1);
    expect(states(host)).toEqual(['lost']);
  });

  it('is not taken back by an advance to what has passed meanwhile', async () => {
    const host = hostOf(newSandbox());
    create(host, HOUR);
    const { now } = host;
    expect(await advance(host, now - 5, false)).toMatchObject({ from: now, now, more: false });
    expect([host.world.frozen, host.now]).toEqual([false, now]);
  });

  it('counts anew when the clock was set', () => {
    const host = hostOf(newSandbox());
    create(host, HOUR);
    host.setClock(host.now + HOUR / 2, false);
    vi.advanceTimersByTime(HOUR / 2 + 1);
    expect(states(host)).toEqual(['lost']);
  });

  it('stops with a frozen clock, and goes on with a running one', () => {
    const host = hostOf(newSandbox());
    create(host, HOUR);
    host.setClock(host.now, true);
    vi.advanceTimersByTime(DAY);
    expect([states(host), vi.getTimerCount()]).toEqual([['new'], 0]);
    host.setClock(host.now, false);
    vi.advanceTimersByTime(HOUR + 1);
    expect(states(host)).toEqual(['lost']);
  });

  it('is gone with its world, also where something comes back to it', () => {
    const sandbox = newSandbox();
    const host = hostOf(sandbox);
    create(host, HOUR);
    expect(vi.getTimerCount()).toBe(1);
    sandbox.worlds.drop(host);
    expect(vi.getTimerCount()).toBe(0);
    create(host, HOUR);
    host.setClock(host.now, false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is set anew by a reset', () => {
    const host = hostOf(newSandbox());
    create(host, HOUR);
    host.reset();
    expect(vi.getTimerCount()).toBe(0);
    create(host, 2 * HOUR);
    vi.advanceTimersByTime(2 * HOUR + 1);
    expect(states(host)).toEqual(['lost']);
  });

  it('goes on after a job with a bug, which is told and changes nothing', async () => {
    const host = hostOf(newSandbox());
    create(host, HOUR, 'broken');
    create(host, HOUR);
    const told = await stderr(async () => void vi.advanceTimersByTime(HOUR + 1));
    expect(told).toMatch(/^paystub: a bug in job break of t[\d.]+: Error: a bug in this job\n/);
    expect([states(host), host.world.state.fired]).toEqual([['new', 'lost'], 2]);
  });
});

it('the timer of a running world really fires: a receiver hears of it though nobody asks', async () => {
  const toy = await startToy();
  const receiver = await openReceiver();
  const key = toy.freshKey();
  await toy.call(key, 'POST', '/receivers', { url: receiver.url });
  await toy.ask('PATCH', `/worlds/toy:${key}/toy/settings`, { wait: 50 });
  const { id } = (await toy.call(key, 'POST', '/things', {})).body;
  await receiver.arrived(2);
  expect(receiver.arrivals.map(({ body }) => [body.type, body.thing])).toEqual([
    ['thing.created', id],
    ['thing.lost', id],
  ]);
  await receiver.close();
  await toy.stop();
});
