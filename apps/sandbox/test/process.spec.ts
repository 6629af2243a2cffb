import { existsSync, readFileSync, statSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { ControlError, createControl } from '@paystub/client/control';
import { createPaystar } from '@paystub/client/paystar';
import { afterEach, describe, expect, it } from 'vitest';
import { type Program, runBundle, startBundle } from './kit/bundle.js';
import { Merchant, newKey } from './kit/paypro.js';
import { Office } from './kit/paystand.js';
import { closed, freePort, listenOn } from './kit/ports.js';
import { openShop } from './kit/shop.js';

const running: Program[] = [];

async function start(...args: Parameters<typeof startBundle>): Promise<Program> {
  const program = await startBundle(...args);
  running.push(program);
  return program;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.stop()));
});

const secondsTo = async (end: Promise<unknown>) => {
  const from = performance.now();
  await end;
  return (performance.now() - from) / 1000;
};

describe('the start', () => {
  it('prints a line per provider with its URL and default key', async () => {
    const program = await start();
    const { ready } = program;
    const { stdout } = await program.stop();
    expect(stdout).toMatch(new RegExp(`^control +${ready.control.url}$`, 'm'));
    expect(stdout).toMatch(new RegExp(`^Paystar +${ready.paystar.url} +default key ${ready.paystar.apiKey}$`, 'm'));
    expect(stdout).toMatch(new RegExp(`^PayPro +${ready.paypro.url} +default key ${ready.paypro.apiKey}$`, 'm'));
    expect(stdout).toMatch(new RegExp(`^Paystand X +${ready.paystand.url} +default key ${ready.paystand.clientId}$`, 'm'));
  });

  it('writes the ready file, for its owner alone, with what works at once', async () => {
    const { ready, readyFile } = await start(['--seed', 'ready']);
    expect(statSync(readyFile).mode & 0o777).toBe(0o600);
    expect(ready).toEqual({
      pid: expect.any(Number),
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      seed: 'ready',
      control: { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) },
      paystar: {
        url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
        apiKey: 'test_default',
        businessUnitSlug: 'acme-utilities',
      },
      paystand: {
        url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/v3$/),
        clientId: 'test_default',
        clientSecret: 'secret_default',
        customerId: 'merchant_default',
      },
      paypro: { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), apiKey: expect.stringMatching(/^pp_[A-Za-z0-9]{32}$/) },
    });
    const control = createControl({ url: ready.control.url });
    expect(await control.health()).toMatchObject({
      status: 'ok',
      version: ready.version,
      providers: { paystar: { url: ready.paystar.url }, paystand: { url: ready.paystand.url }, paypro: { url: ready.paypro.url } },
    });
    const { id } = await new Merchant(ready.paypro.url, ready.paypro.apiKey).createPayment();
    expect(await control.world('default').record('paypro', 'payments', id)).toMatchObject({ id, state: 'open' });
    const { apiKey, url, businessUnitSlug: BusinessUnitSlug } = ready.paystar;
    const session = await createPaystar({ apiKey, baseUrl: url }).sessions.initiatePayment({
      BusinessUnitSlug,
      Channel: 'QuickPay',
      Charges: [{ Amount: 4210 }],
    });
    const stored = control.world('default').record('paystar', 'payment-sessions', session.PaymentSessionIdentifier);
    expect(await stored).toMatchObject({ BusinessUnitSlug, Status: 'RequiresPaymentSource' });
    const customer = await new Office(ready.paystand.url, ready.paystand).createCustomer();
    expect(await control.world('default').record('paystand', 'payer-customers', customer.id)).toMatchObject({ extCustomerId: 'CUST-1' });
  });

  it('takes the ready file for relative to where the command was typed', async () => {
    const { readyFile, ready } = await start([], { relative: true });
    expect(JSON.parse(readFileSync(readyFile, 'utf8'))).toEqual(ready);
  });

  it('may happen twice at a time', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    const urls = [one, two].flatMap(({ ready }) => [ready.control.url, ready.paystar.url, ready.paystand.url, ready.paypro.url]);
    expect(new Set(urls).size).toBe(8);
    const key = newKey();
    await new Merchant(one.ready.paypro.url, key).createPayment();
    expect(await new Merchant(two.ready.paypro.url, key).done('GET', '/payments')).toMatchObject({ count: 0 });
  });

  it.each([
    [0, 'the control plane'],
    [10, 'Paystar'],
    [20, 'Paystand X'],
    [30, 'PayPro'],
  ])('names the flag where port N+%i is taken, and leaves nothing behind', async (step, listener) => {
    const port = await freePort();
    const taken = await listenOn(port + step);
    const { code, stdout, stderr } = await runBundle(['--port', String(port)]);
    await closed(taken);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^paystub: port ${port + step}, for ${listener}, is taken: .*--port`));
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('refuses flags that it cannot read', async () => {
    const flags = [['--port', '99999'], ['--log', 'xml'], ['--colour'], ['now']];
    const ends = await Promise.all(flags.map((each) => runBundle(each)));
    expect(ends.map(({ code, stdout, stderr }) => [code, stdout, stderr])).toEqual([
      [1, '', expect.stringMatching(/--port.*A port is a number/)],
      [1, '', expect.stringMatching(/--log.*text, json/)],
      [1, '', expect.stringContaining("unknown option '--colour'")],
      [1, '', expect.stringContaining('too many arguments')],
    ]);
  });
});

describe('a signal', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('%s ends it with exit code 0, and the ready file goes', async (signal) => {
    const program = await start();
    expect(existsSync(program.readyFile)).toBe(true);
    const bystander = new Agent({ keepAlive: true });
    await new Promise((done) => get(program.ready.control.url, { agent: bystander }, (answer) => answer.resume().on('end', done)));
    program.kill(signal);
    expect(await secondsTo(program.ended)).toBeLessThan(5);
    bystander.destroy();
    expect(await program.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
    expect(existsSync(program.readyFile)).toBe(false);
  });

  it('ends it within 5 s while a receiver, a client and an advance are under way', async () => {
    const program = await start();
    const shop = await openShop();
    const merchant = new Merchant(program.ready.paypro.url, newKey());
    const world = createControl({ url: program.ready.control.url }).world(`paypro:${merchant.key}`);
    await merchant.listenAt(shop.hooks);
    let arrived = () => {};
    const isThere = new Promise<void>((resolve) => (arrived = resolve));
    shop.onWebhook = () => {
      arrived();
      return new Promise<number>(() => {});
    };
    await merchant.createPayment();
    await isThere;
    const advances = [world.advance({ by: 'P1D' }), world.advance({ by: 'P1D' })].map((each) => each.catch((error: ControlError) => error));
    // One of the two is refused because the other is under way.
    expect(await Promise.race(advances)).toMatchObject({ status: 409 });
    program.kill('SIGTERM');
    expect(await secondsTo(program.ended)).toBeLessThan(5);
    expect(await program.ended).toMatchObject({ code: 0, signal: null });
    expect((await Promise.all(advances)).map((ended) => ended instanceof ControlError && ended.status).sort()).toEqual([0, 409]);
    await shop.close();
  });

  it('lets the request that is under way finish, and takes no other', async () => {
    const program = await start();
    const { hostname, port, host } = new URL(program.ready.paypro.url);
    const body = JSON.stringify({ amount: 1000, currency: 'EUR', description: 'Order 1001' });
    const head = `POST /payments HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${newKey()}\r\nContent-Type: application/json\r\n`;
    const answer = new Promise<string>((done, failed) => {
      let text = '';
      const socket = connect(Number(port), hostname, () =>
        socket.write(`${head}Content-Length: ${body.length}\r\n\r\n${body.slice(0, 9)}`, onward),
      );
      const onward = async () => {
        await new Merchant(program.ready.paypro.url, newKey()).call('GET', '/pay_methods');
        program.kill('SIGTERM');
        while (await isListening(Number(port)));
        socket.write(body.slice(9));
      };
      socket.on('data', (chunk) => (text += chunk));
      socket.on('error', failed);
      socket.on('close', () => done(text));
    });
    expect(await answer).toMatch(/^HTTP\/1\.1 201 /);
    expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
  });
});

const isListening = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => done(true));
    socket.on('error', () => done(false)).on('connect', () => socket.destroy());
  });

describe('the log', () => {
  it('has a line per request, delivery and new world, as text or JSON, and none when quiet', async () => {
    const shop = await openShop();
    const story = async (...flags: string[]) => {
      const program = await start(flags);
      const merchant = new Merchant(program.ready.paypro.url, newKey());
      await merchant.listenAt(shop.hooks);
      await merchant.createPayment();
      await createControl({ url: program.ready.control.url }).world(`paypro:${merchant.key}`).waitForDeliveries();
      await merchant.call('POST', '/payments', {});
      await merchant.call('GET', '/v1/payments');
      const { stdout } = await program.stop();
      expect(stdout).not.toContain(merchant.key);
      return stdout
        .trim()
        .split('\n')
        .slice(
          program
            .stdout()
            .trim()
            .split('\n')
            .findIndex((line) => line.includes('Ctrl-C')) + 1,
        );
    };
    const text = await story();
    expect(
      text.map((line) =>
        line
          .replace(/w_\w+/g, 'W')
          .replace(/[\d.]+ ms/, 'T')
          .replace(/…\w+/, '…'),
      ),
    ).toEqual([
      'world W opened for paypro …',
      'paypro  W#1  POST /webhooks  201  T',
      'paypro  W#2  POST /payments  201  T',
      `paypro  W  webhook payment.created -> ${shop.hooks}  attempt 1: 200  T`,
      'paypro  W#3  POST /payments  422  T  must_be_set [paypro.R23]',
      expect.stringMatching(/^paypro {2}W#4 {2}GET \/v1\/payments {2}404 {2}T {2}route_not_found \[paypro.R5] {2}nearest: GET \/payments/),
    ]);
    const json = (await story('--log', 'json')).map((line) => JSON.parse(line) as { kind: string });
    expect(json.map(({ kind }) => kind).sort()).toEqual(['delivery', 'request', 'request', 'request', 'request', 'world']);
    expect(await story('--quiet')).toEqual([]);
    await shop.close();
  });
});

describe('--help', () => {
  it('lists the flags', async () => {
    const { code, stdout } = await runBundle(['--help']);
    expect(code).toBe(0);
    for (const flag of ['--port', '--seed', '--ready-file', '--log', '--quiet', '--check-answers', '--version'])
      expect(stdout).toContain(flag);
    expect((await runBundle(['--version'])).stdout.trim()).toBe(
      (JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as { version: string }).version,
    );
  });
});
