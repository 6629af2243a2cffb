import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openReceiver } from '../receiver.js';
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

async function deliveryTo(url: string) {
  await world.listen(url);
  await world.create();
  expect((await world.ask('POST', '/deliveries/wait')).status).toBe(200);
  const [delivery] = await world.deliveries();
  return delivery;
}

const portOf = (url: string) => new URL(url).port;

/** All ways to write an address of this machine that a URL takes. */
const spellings = [
  'localhost',
  'LOCALHOST',
  'localhost.',
  '127.0.0.1',
  '127.0.0.1.',
  '127.1',
  '127.0.0.2',
  '0x7f.1',
  '017700000001',
  '2130706433',
  '0.0.0.0',
  '0',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::]',
  'shop.localhost',
  'user:pass@127.0.0.1',
];

describe('a webhook', () => {
  it.each(spellings)('to a listener of this process is never sent, however it is spelt: %s', async (host) => {
    const { unrouted } = toy.running.sandbox;
    const before = unrouted.nextSeq;
    for (const listener of [toy.url, toy.control]) {
      const delivery = await deliveryTo(`http://${host}:${portOf(listener)}/things`);
      expect(delivery).toMatchObject({ state: 'not sent', attempts: [], nextAttemptAt: null });
      expect(delivery.reason).toMatch(/^not sent: (a listener of this sandbox|host not listed)$/);
    }
    expect(unrouted.nextSeq).toBe(before);
    expect((await world.ask('GET', '/requests?operation=createThing')).body.count).toBe(2);
  });

  it.each([
    'http://shop.example/hooks',
    'https://shop.example/hooks',
    'http://localhost.shop.example/',
    'http://127.0.0.1.nip.io/',
    'http://192.0.2.1/',
    'http://10.0.0.1:4030/',
    'http://169.254.169.254/latest/meta-data',
    'http://[2001:db8::1]/',
    'http://[::ffff:192.0.2.1]/',
    'http://0.0.0.0:9/',
  ])('to another host is not sent, and says why: %s', async (url) => {
    expect(await deliveryTo(url)).toMatchObject({
      url,
      state: 'not sent',
      reason: 'not sent: host not listed',
      attempts: [],
      nextAttemptAt: null,
    });
    expect((await world.ask('POST', '/clock/advance', { by: 'P1D' })).body.fired).toMatchObject([{ job: 'lose' }]);
  });

  it.each(['', 'nonsense', '/hooks', 'ftp://127.0.0.1/', 'file:///etc/passwd', 'javascript:alert(1)', 'unix:/tmp/socket'])(
    'to what is no address of a server is not sent: %j',
    async (url) => {
      expect(await deliveryTo(url)).toMatchObject({ state: 'not sent', reason: expect.stringContaining('its URL'), attempts: [] });
    },
  );

  it('shows no password of its address', async () => {
    const receiver = await openReceiver();
    const delivery = await deliveryTo(`http://user:hunter2@127.0.0.1:${receiver.port}/hooks`);
    expect(delivery).toMatchObject({ state: 'delivered', url: `http://…@127.0.0.1:${receiver.port}/hooks` });
    toy.running.sandbox.reporter.flush();
    expect(toy.written() + JSON.stringify(delivery)).not.toContain('hunter2');
    await receiver.close();
  });

  it('writes one line into the log, whatever its address says', async () => {
    await deliveryTo(`http://127.0.0.1:9/\r\n2026 all is well\u001b[2J`);
    toy.running.sandbox.reporter.flush();
    const lines = toy.written().split('\n');
    expect(lines.filter((line) => line.startsWith('2026'))).toEqual([]);
    expect(toy.written()).not.toContain('\u001b');
  });

  it.each(['127.0.0.1', '::1'])('to localhost finds the receiver that listens at %s', async (address) => {
    const receiver = await openReceiver(address);
    expect(await deliveryTo(`http://localhost:${receiver.port}/hooks?a=b`)).toMatchObject({ state: 'delivered' });
    expect(receiver.arrivals).toMatchObject([{ path: '/hooks?a=b', headers: { host: `localhost:${receiver.port}` } }]);
    await receiver.close();
  });

  it('finds the receiver at a name below localhost', async () => {
    const receiver = await openReceiver();
    expect(await deliveryTo(`http://shop.localhost:${receiver.port}/hooks`)).toMatchObject({ state: 'delivered' });
    await receiver.close();
  });
});

it('a redirect is an answer like any other: nobody follows it', async () => {
  const target = await openReceiver();
  const receiver = await openReceiver();
  receiver.answer = () => (response) => void response.writeHead(307, { Location: target.url }).end('go there');
  expect(await deliveryTo(receiver.url)).toMatchObject({
    state: 'pending',
    reason: 'answered 307',
    attempts: [{ status: 307, answerBody: 'go there' }],
  });
  expect([receiver.arrivals.length, target.arrivals.length]).toEqual([1, 0]);
  await Promise.all([receiver.close(), target.close()]);
});

describe('an answer', () => {
  const answered = async (listener: Parameters<typeof createServer>[1]) => {
    const server: Server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const delivery = await deliveryTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    return delivery;
  };

  it('is read up to 64 KiB, however much there is', async () => {
    const delivery = await answered((_request, response) => {
      const pour = () => {
        while (!response.destroyed && response.write('é'.repeat(10_000)));
      };
      response.on('drain', pour);
      pour();
    });
    expect(delivery).toMatchObject({ state: 'delivered', attempts: [{ status: 200 }] });
    expect(Buffer.byteLength(delivery.attempts[0].answerBody)).toBe(64 * 1024);
  });

  it.each<[string, Parameters<typeof createServer>[1], string]>([
    ['that does not come', () => {}, 'no answer within 250 ms'],
    [
      'that stops halfway',
      (_, response) => void response.writeHead(200, { 'Content-Length': '10' }).write('half'),
      'no answer within 250 ms',
    ],
    ['that is a closed connection', (_, response) => void response.destroy(), 'connection closed before an answer'],
    [
      'that breaks off',
      (_, response) => void response.writeHead(200, { 'Content-Length': '10' }).write('half', () => response.destroy()),
      'connection closed before an answer',
    ],
    ['that is no HTTP', (_, response) => void response.socket?.end('HELLO\r\n\r\n'), 'Parse Error'],
    [
      'that changes the protocol',
      (_, response) => void response.writeHead(101, { Upgrade: 'x', Connection: 'Upgrade' }).end(),
      'connection closed',
    ],
  ])('%s is a failed attempt, and the reason is told', async (_, listener, reason) => {
    const delivery = await answered(listener);
    expect(delivery).toMatchObject({
      state: 'pending',
      nextAttemptAt: '2026-01-31T12:01:00.000Z',
      attempts: [{ attempt: 1, status: null, answerBody: null }],
    });
    expect(delivery.reason).toContain(reason);
    expect(delivery.attempts[0].error).toBe(delivery.reason);
  });

  it('that nobody is there for is a failed attempt', async () => {
    const receiver = await openReceiver();
    await receiver.close();
    expect(await deliveryTo(receiver.url)).toMatchObject({
      state: 'pending',
      reason: 'connection refused',
      attempts: [{ status: null, error: 'connection refused' }],
    });
  });
});
