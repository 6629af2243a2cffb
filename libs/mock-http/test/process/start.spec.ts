import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../src/index.js';
import { send } from '../http.js';
import { hang, openReceiver } from '../receiver.js';
import { toyMock } from '../toy-mock.js';
import { startToy } from '../toy-server.js';

const listening = (port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((_, response) => void response.end());
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });

const closed = (server: Server) => new Promise((resolve) => server.close(resolve));
const options = (port: number) => ({ port, seed: 's', quiet: true, log: 'text', checkAnswers: false }) as const;

/** A port with its neighbour ten further on, both free a moment ago. */
async function freePair(): Promise<number> {
  for (;;) {
    const first = await listening(0);
    const { port } = first.address() as AddressInfo;
    const second = await listening(port + 10).catch(() => undefined);
    await closed(first);
    if (!second) continue;
    await closed(second);
    return port;
  }
}

describe('a start', () => {
  it('takes the port it was given, and its steps', async () => {
    const port = await freePair();
    const running = await startSandbox([toyMock], options(port), '0', () => {});
    expect([running.ready.control.url, running.sandbox.urlOf('toy')]).toEqual([
      `http://127.0.0.1:${port}`,
      `http://127.0.0.1:${port + 10}`,
    ]);
    await running.stop();
  });

  it.each([
    ['the control plane', 0],
    ['Toy', 10],
  ])('has all listeners or none: with the port of %s taken it leaves the others free', async (name, step) => {
    const port = await freePair();
    const other = await listening(port + step);
    await expect(startSandbox([toyMock], options(port), '0', () => {})).rejects.toThrow(
      `port ${port + step}, for ${name}, is taken: choose others with --port N (N, N+10, N+20 and N+30 are used), or --port 0 for any free ones`,
    );
    await closed(other);
    for (const each of [port, port + 10]) await closed(await listening(each));
  });

  it('says what goes with every credential, beside it', async () => {
    const credentials = { ...toyMock.credentials, facts: () => ({ shop: 'corner' }) };
    const toy = await startToy({ mock: { ...toyMock, credentials } });
    expect(toy.running.ready.toy).toEqual({ url: toy.url, key: 'toy_default0', shop: 'corner' });
    await toy.stop();
  });

  it('listens on this machine alone', async () => {
    const toy = await startToy();
    const port = Number(new URL(toy.url).port);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.2', () => resolve('connected'));
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    });
    expect(answer).toBe('ECONNREFUSED');
    await toy.stop();
  });
});

describe('a stop', () => {
  it('lets requests under way finish, and takes no more', async () => {
    const toy = await startToy({ limits: { graceMs: 5000 } });
    const receiver = await openReceiver();
    let release: () => void = () => {};
    receiver.answer = () => (response) => void (release = () => response.end());
    const world = await toy.frozenWorld();
    await world.listen(receiver.url);
    await world.create();
    await receiver.arrived(1);
    const waiting = world.ask('POST', '/deliveries/wait');
    await world.ask('GET', '');
    const stopped = toy.stop();
    await expect(send(`${toy.control}/health`)).rejects.toThrow(/ECONNREFUSED|ECONNRESET|socket hang up/);
    release();
    expect((await waiting).status).toBe(200);
    await stopped;
    await receiver.close();
  });

  it('cuts off what does not finish in time, an advance and a webhook too', async () => {
    const toy = await startToy({ limits: { graceMs: 50 } });
    const receiver = await openReceiver();
    receiver.answer = () => hang;
    const world = await toy.frozenWorld();
    await world.ask('PATCH', '/toy/settings', { timeoutMs: 60_000 });
    await world.listen(receiver.url);
    await world.create();
    await receiver.arrived(1);
    const advancing = world.ask('POST', '/clock/advance', { by: 'P1D' }).catch((error: NodeJS.ErrnoException) => error.code);
    await world.ask('GET', '');
    const from = performance.now();
    await toy.stop();
    expect(performance.now() - from).toBeLessThan(2000);
    expect(await advancing).toBe('ECONNRESET');
    await receiver.close();
  });

  it('leaves another sandbox of the same process alone', async () => {
    const [one, other] = [await startToy(), await startToy()];
    const receiver = await openReceiver();
    let release: () => void = () => {};
    receiver.answer = () => (response) => void (release = () => response.end());
    const world = await other.frozenWorld();
    await world.listen(receiver.url);
    await world.create();
    await receiver.arrived(1);
    await one.stop();
    release();
    await world.ask('POST', '/deliveries/wait');
    expect(await world.deliveries()).toMatchObject([{ state: 'delivered' }]);
    await other.stop();
    await receiver.close();
  });
});

describe('the log', () => {
  const lines = async (log: 'text' | 'json', quiet = false) => {
    const toy = await startToy({ log, quiet });
    const receiver = await openReceiver();
    receiver.answer = () => 500;
    const world = await toy.frozenWorld();
    await world.listen(receiver.url);
    await world.listen('http://shop.example/');
    const { id } = await world.create();
    await world.ask('POST', '/deliveries/wait');
    await world.call('POST', `/things/${id}/refuse`);
    await world.call('GET', '/thing?secret=x');
    toy.running.sandbox.reporter.say('a note');
    await toy.stop();
    await receiver.close();
    return { world, url: receiver.url, lines: toy.written().trimEnd().split('\n') };
  };

  it('has one line per request, delivery and new world', async () => {
    const { world, url, lines: written } = await lines('text');
    const shown = written.map((line) => line.replace(/\d+(\.\d+)? ms/, 'N ms').replace(/tg\w+/, 'ID'));
    expect(shown).toEqual([
      `world ${world.id} opened for toy …${world.key.slice(-4)}`,
      `toy  ${world.id}#1  POST /receivers  201  N ms`,
      `toy  ${world.id}#2  POST /receivers  201  N ms`,
      `toy  ${world.id}#3  POST /things  201  N ms`,
      expect.stringMatching(/webhook/),
      expect.stringMatching(/webhook/),
      `toy  ${world.id}#4  POST /things/ID/refuse  409  N ms  not_new [toy.R1]`,
      `toy  ${world.id}#5  GET /thing  404  N ms  no_route`,
      'a note',
    ]);
    expect(shown.slice(4, 6).sort()).toEqual(
      [
        `toy  ${world.id}  webhook thing.created -> ${url}  attempt 1: 500  N ms`,
        `toy  ${world.id}  webhook thing.created -> http://shop.example/  not sent: host not listed`,
      ].sort(),
    );
  });

  it('is JSON line by line when that is asked for', async () => {
    const { world, url, lines: written } = await lines('json');
    const entries = written.map((line) => JSON.parse(line));
    for (const { at } of entries) expect(at).toMatch(/^20\d\d-\d\d-\d\dT/);
    expect(entries.map(({ kind }) => kind).sort()).toEqual(['delivery', 'delivery', 'note', ...Array(5).fill('request'), 'world']);
    expect(entries.find(({ status }) => status === 409)).toEqual({
      at: expect.any(String),
      kind: 'request',
      provider: 'toy',
      world: world.id,
      seq: 4,
      method: 'POST',
      path: expect.stringMatching(/^\/things\/tg\w+\/refuse$/),
      status: 409,
      durationMs: expect.any(Number),
      operation: 'refuseThing',
      refused: 'not_new',
      rule: 'toy.R1',
    });
    expect(entries.find((entry) => entry.url === url)).toMatchObject({
      kind: 'delivery',
      delivery: 'd_1',
      attempt: 1,
      status: 500,
      error: null,
    });
    expect(entries.find(({ kind }) => kind === 'world')).toMatchObject({ world: world.id, credentials: [`toy …${world.key.slice(-4)}`] });
  });

  it('has only what people read at the start when it is quiet', async () => {
    expect((await lines('text', true)).lines).toEqual(['a note']);
  });
});
