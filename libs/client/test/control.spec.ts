import { routes } from '@paystub/contracts/control';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Control, createControl } from '../src/control/index.js';
import { advance, change, entry, fired, noon, type payment, world as stored, summary } from './control-answers.js';
import { startStub } from './control-stub.js';

const key = 'pp_7Qm2Xc9RtLw4Zk8NvB3yHs6JdF1gPa5E';
const later = '2026-02-28T00:00:00.000Z';

let stub: Awaited<ReturnType<typeof startStub>>;
let control: Control;

beforeEach(async () => {
  stub = await startStub();
  control = createControl({ url: stub.url });
});

afterEach(async () => {
  await stub.close();
  expect(stub.faults).toEqual([]);
});

/** Every operation, and how it is called. */
const surface: Readonly<Record<string, (control: Control) => Promise<unknown>>> = {
  getHealth: (control) => control.health(),
  listUnroutedRequests: (control) => control.requests({ status: 401 }).all(),
  getUnroutedRequest: (control) => control.request(1),
  listWorlds: (control) => control.worlds.list().all(),
  createWorld: (control) => control.worlds.create({ seed: 'checkout-spec', now: new Date(noon), credentials: { paypro: { apiKey: key } } }),
  getWorld: (control) => control.world(stored).get(),
  dropWorld: (control) => control.world('default').drop(),
  resetWorld: (control) => control.world('default').reset(),
  getClock: (control) => control.world('default').clock(),
  setClock: (control) => control.world('default').freeze(),
  advanceClock: (control) => control.world('default').advance({ by: 'PT31M' }),
  getSettings: (control) => control.world('default').settings('paypro'),
  updateSettings: (control) => control.world('default').updateSettings('paypro', { signatureTime: 'world' }),
  getSettingsSchema: (control) => control.world('default').settingsSchema('paypro'),
  listRecords: (control) => control.world('default').records('paypro', 'payments').all(),
  getRecord: (control) => control.world('default').record('paypro', 'payments', 'PP1'),
  seedRecord: (control) => control.world('default').seed('paypro', 'customers', { email: 'jan@shop.example' }),
  getOutcomes: (control) => control.world('default').outcomes('paypro'),
  setOutcomes: (control) => control.world('default').setOutcomes('paypro', [{ subscription: 'PS1', period: 8, outcome: 'fail' }]),
  listActions: (control) => control.world('default').actions('paypro'),
  runAction: (control) => control.world('default').act('paypro', 'pay', { id: 'PP1' }),
  listRequests: (control) => control.world('default').requests({ operation: 'createPayment', since: 3 }).all(),
  getRequest: (control) => control.world('default').request(1),
  listDeliveries: (control) => control.world('default').deliveries({ state: 'not sent', type: 'payment.paid' }).all(),
  getDelivery: (control) => control.world('default').delivery('D1'),
  resendDelivery: (control) => control.world('default').resend('D1'),
  waitForDeliveries: (control) => control.world('default').waitForDeliveries({ timeoutMs: 50 }),
};

describe('the calls', () => {
  it.each(routes.map(({ operationId }) => operationId))('%s has its method', async (operationId) => {
    await surface[operationId]?.(control);
    expect(stub.calls.map((call) => call.operationId)).toEqual([operationId]);
  });

  it('name a world by its credential', async () => {
    await control.world(`paypro:${key}`).reset();
    expect(stub.calls[0]?.names).toEqual({ world: `paypro:${key}` });
  });

  it('send instants of a Date, and only what is given', async () => {
    await control.worlds.create({ now: new Date(noon), frozen: true });
    await control.world('default').freeze(new Date(later));
    await control.world('default').setClock({ frozen: false });
    expect(stub.calls.map(({ body }) => body)).toEqual([{ now: noon, frozen: true }, { now: later, frozen: true }, { frozen: false }]);
  });

  it('run an action with its fields and answer what it changed', async () => {
    const done = await control.world('default').act('paypro', 'pay', { id: 'PP1', pay_method: 'ideal' }, { wait: true });
    expect(stub.calls[0]).toMatchObject({
      names: { world: 'default', provider: 'paypro', action: 'pay' },
      query: { wait: 'deliveries' },
      body: { id: 'PP1', pay_method: 'ideal' },
    });
    expect(done).toEqual(change);
  });

  it('wait for deliveries only where that is asked for', async () => {
    await control.world('default').advance({ by: 'P1D' });
    await control.world('default').advance({ by: 'P1D' }, { wait: true });
    await control.world('default').setClock({ now: later }, { wait: true });
    expect(stub.calls.map(({ query }) => query)).toEqual([{}, { wait: 'deliveries' }, { wait: 'deliveries' }]);
  });

  it('encode names, so that an id cannot become a path', async () => {
    await control.world('default').record('paypro', 'payments', 'a/../b?c#d%2f');
    expect(stub.calls[0]?.names).toEqual({ world: 'default', provider: 'paypro', collection: 'payments', id: 'a/../b?c#d%2f' });
  });

  it.each(['', '.', '..'])('refuse %j as a name before anything is sent', async (id) => {
    await expect(control.world('default').record('paypro', 'payments', id)).rejects.toMatchObject({ name: 'ControlError', status: 0 });
    expect(stub.calls).toEqual([]);
  });
});

describe('advance', () => {
  it('goes on until nothing is left and answers as one', async () => {
    stub.on('advanceClock', (_, nth) => ({
      status: 200,
      body: advance({ from: noon, to: later, now: nth < 3 ? `2026-02-0${nth}T00:00:00.000Z` : later, more: nth < 3, fired: [fired(nth)] }),
    }));
    const done = await control.world('default').advance({ by: 'P28D' });
    expect(stub.calls.map(({ body }) => body)).toEqual([{ by: 'P28D' }, { to: later }, { to: later }]);
    expect(done).toEqual(advance({ from: noon, to: later, now: later, fired: [fired(1), fired(2), fired(3)] }));
  });

  it('goes on with what is due when a running clock has passed the goal meanwhile', async () => {
    const past = '2026-02-28T00:00:00.020Z';
    stub.on('advanceClock', (_, nth) => ({
      status: 200,
      body: advance({ to: nth === 1 ? later : past, now: past, more: nth === 1, fired: [fired(nth)] }),
    }));
    const done = await control.world('default').advance({ to: new Date(later) });
    expect(stub.calls.map(({ body }) => body)).toEqual([{ to: later }, { by: 'PT0S' }]);
    expect(done).toMatchObject({ to: later, now: past, fired: [{ seq: 1 }, { seq: 2 }] });
  });

  it('goes on the same way when the clock is set', async () => {
    stub.on('setClock', () => ({ status: 200, body: advance({ to: later, more: true, fired: [fired(1)] }) }));
    stub.on('advanceClock', () => ({ status: 200, body: advance({ to: later, now: later, fired: [fired(2)] }) }));
    const done = await control.world('default').setClock({ now: later });
    expect(stub.calls.map(({ operationId, body }) => [operationId, body])).toEqual([
      ['setClock', { now: later }],
      ['advanceClock', { to: later }],
    ]);
    expect(done.fired.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('stops with an error when there is more and nothing happens', async () => {
    stub.on('advanceClock', () => ({ status: 200, body: advance({ to: later, more: true }) }));
    await expect(control.world('default').advance({ by: 'P28D' })).rejects.toThrow('stands still');
    expect(stub.calls.filter(({ operationId }) => operationId === 'advanceClock')).toHaveLength(3);
  });

  it('goes on as long as webhooks are open whose receivers hang', async () => {
    stub.on('advanceClock', (_, nth) => ({ status: 200, body: advance({ to: later, now: nth < 6 ? noon : later, more: nth < 6 }) }));
    stub.on('waitForDeliveries', (_, nth) => {
      const open = {
        type: 'urn:paystub:deliveries-open',
        status: 408,
        title: 'Open',
        detail: 'One is open.',
        fix: 'Wait.',
        open: [summary],
      };
      return nth < 4 ? { status: 408, body: open } : { status: 200, body: { waitedMs: 0 } };
    });
    expect(await control.world('default').advance({ by: 'P28D' })).toEqual(advance({ to: later, now: later }));
  });
});

describe('lists', () => {
  beforeEach(() => {
    const pages: Readonly<Record<string, readonly [number[], string | null]>> = {
      first: [[5, 4], 'c4'],
      c4: [[3, 2], 'c2'],
      c2: [[1], null],
    };
    stub.on('listRequests', ({ query }) => {
      const [seqs, next] = pages[query.cursor ?? 'first'] ?? [[], null];
      return { status: 200, body: { data: seqs.map(entry), count: 5, next } };
    });
  });

  it('are iterated over all pages, each entry once', async () => {
    const seen: number[] = [];
    for await (const { seq } of control.world('default').requests({ method: 'POST' }, { limit: 2 })) seen.push(seq);
    expect(seen).toEqual([5, 4, 3, 2, 1]);
    expect(stub.calls.map(({ query }) => query)).toEqual([
      { method: 'POST', limit: '2' },
      { method: 'POST', limit: '2', cursor: 'c4' },
      { method: 'POST', limit: '2', cursor: 'c2' },
    ]);
  });

  it('ask for no page that is not read', async () => {
    for await (const { seq } of control.world('default').requests()) if (seq === 4) break;
    expect(stub.calls).toHaveLength(1);
  });

  it('start anew each time', async () => {
    const requests = control.world('default').requests();
    expect(await requests.all()).toEqual(await requests.all());
  });

  it('count what all pages hold', async () => {
    expect(await control.world('default').requests().count()).toBe(5);
    expect(stub.calls.map(({ query }) => query)).toEqual([{ limit: '1' }]);
  });

  it('filter records by fields, each a parameter of its own', async () => {
    const paid = await control
      .world('default')
      .records<typeof payment>('paypro', 'payments', { state: 'paid', 'a&b': 'c=d', amount: 1000 })
      .all();
    expect(paid.map(({ amount }) => amount)).toEqual([1000]);
    expect(stub.calls[0]?.query).toEqual({ state: 'paid', 'a&b': 'c=d', amount: '1000' });
  });
});
