import { Agent, request } from 'node:http';
import { type Control, createControl } from '@paystub/client/control';
import { createPaystand } from '@paystub/client/paystand';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { inShort, newClient, Office } from '../kit/paystand.js';

let program: Program;
let control: Control;

beforeAll(async () => {
  program = await startBundle(['--quiet']);
  control = createControl({ url: program.ready.control.url });
});

afterAll(async () => {
  await program?.stop();
});

const CONNECTIONS = 64;

const openOffice = () => new Office(program.ready.paystand.url, newClient());
const worldOf = ({ client }: Office) => control.world(`paystand:${client.clientId}`);

interface Told {
  readonly status: number;
  readonly remaining: number;
}

/** As many requests, on 64 connections at once; what each was told. */
async function flood(office: Office, times: number): Promise<readonly Told[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const headers = await office.headers();
  const one = () =>
    new Promise<Told>((done, failed) => {
      const sent = request(`${office.url}/payerCustomers?limit=1`, { headers, agent }, (answer) => {
        answer.resume().on('end', () => {
          const { statusCode = 0, headers: told } = answer;
          done({ status: statusCode, remaining: Number(told['x-ratelimit-remaining']) });
        });
      });
      sent.once('error', failed).end();
    });
  try {
    return await Promise.all(Array.from({ length: times }, one));
  } finally {
    agent.destroy();
  }
}

const counts = (told: readonly Told[]) => {
  const passed = told.filter(({ status }) => status === 200).length;
  return { passed, refused: told.filter(({ status }) => status === 429).length };
};

describe('the limit of requests', () => {
  it('that was set is exact on 64 connections at once, and each is told another rest [paystand.R34, paystand.R35]', async () => {
    const office = openOffice();
    const world = worldOf(office);
    await world.freeze('2027-03-01T09:00:00Z');
    await office.renew();
    await world.updateSettings('paystand', { rateLimit: 501 });
    const told = await flood(office, 800);
    expect(counts(told)).toEqual({ passed: 500, refused: 300 });
    const rests = told.filter(({ status }) => status === 200).map(({ remaining }) => remaining);
    expect(rests.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, i) => i));
    // The minute is the world's: it ends when that says so.
    const { now } = await world.clock();
    expect(now).toBe('2027-03-01T09:00:00.000Z');
    await world.advance({ by: 'PT59.999S' });
    expect(counts(await flood(office, 1))).toEqual({ passed: 0, refused: 1 });
    await world.advance({ by: 'PT0.001S' });
    expect(counts(await flood(office, 502))).toEqual({ passed: 501, refused: 1 });
  });

  it('is 3,000 a minute where nobody set it: number 3,001 is refused, whoever else asks [paystand.R33, paystand.R35, paystand.R38]', async () => {
    const [office, other] = [openOffice(), openOffice()];
    const { headers } = await office.askForToken();
    expect([headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remaining')]).toEqual(['3000', '2999']);
    await office.renew();
    const [told] = await Promise.all([flood(office, 3010), flood(other, 100)]);
    // Two requests were for tokens, which count as well.
    expect(counts(told)).toEqual({ passed: 2998, refused: 12 });
    const refused = await office.call('GET', '/payerCustomers');
    expect(inShort(refused)).toBe('429 rateLimitExceeded');
    expect(refused.body).toMatchObject({
      error: { name: 'tooManyRequests', status: '429', details: { explanation: 'Rate limit of 3000 requests per minute exceeded' } },
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(inShort(await office.askForToken())).toBe('429 rateLimitExceeded');
    expect((await other.call('GET', '/payerCustomers')).status).toBe(200);
    // Raised, as the log advises, the same client goes on at once.
    await worldOf(office).updateSettings('paystand', { rateLimit: 1_000_000 });
    expect((await office.call('GET', '/payerCustomers')).headers.get('x-ratelimit-limit')).toBe('1000000');
  });

  it('refuses nothing in a world that stands still, where no minute ends, and counts all the same', async () => {
    const office = openOffice();
    await worldOf(office).freeze();
    await office.renew();
    expect(counts(await flood(office, 3010))).toEqual({ passed: 3010, refused: 0 });
    const { headers, status } = await office.call('GET', '/payerCustomers');
    expect([status, headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remaining')]).toEqual([200, '3000', '0']);
  });

  it('counts what is refused, does nothing else then, and begins anew with a reset', async () => {
    const office = openOffice();
    const world = worldOf(office);
    await world.freeze('2027-03-01T09:00:00Z');
    await world.updateSettings('paystand', { rateLimit: 3 });
    await office.renew();
    const { headers } = await office.send('GET', '/payerCustomers', { headers: await office.headers() });
    expect(headers.get('x-ratelimit-remaining')).toBe('1');
    expect(inShort(await office.call('POST', '/payerCustomers', {}))).toBe('400 apiError parameterMissing extCustomerId');
    const customer = { extCustomerId: 'CUST-1', customerName: 'Acme Dental Group', email: 'ap@example.com' };
    const refused = await office.call('POST', '/payerCustomers', customer);
    expect(inShort(refused)).toBe('429 rateLimitExceeded');
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(await world.records('paystand', 'payer-customers').count()).toBe(0);
    expect((await world.request(refused.seq)).refused).toMatchObject({ code: 'rate_limited', rule: 'paystand.R35', basis: 'documented' });
    await world.reset();
    await world.updateSettings('paystand', { rateLimit: 3 });
    expect((await office.call('POST', '/payerCustomers', customer)).headers.get('x-ratelimit-remaining')).toBe('2');
  });

  it('is waited for by the client, which loses no call', async () => {
    const office = openOffice();
    const world = worldOf(office);
    await world.get();
    await world.updateSettings('paystand', { rateLimit: 20 });
    const waits: number[] = [];
    // The world's minute is over when the client has waited for it.
    const sleep = async (ms: number) => {
      waits.push(ms);
      await world.advance({ by: 'PT1M' });
    };
    const paystand = createPaystand({ ...office.client, baseUrl: office.url, sleep });
    const extIds = Array.from({ length: 50 }, (_, i) => `CUST-${i}`);
    for (const extCustomerId of extIds)
      await paystand.customers.create({ extCustomerId, customerName: 'Acme Dental Group', email: 'ap@example.com' });
    expect((await paystand.customers.list({ limit: 100 }).all()).map(({ extCustomerId }) => extCustomerId)).toEqual(extIds.toReversed());
    expect(waits.length).toBeGreaterThan(0);
    expect(await world.requests({ status: 429 }).count()).toBe(0);
  });
});

describe('the log', () => {
  it('says how to raise the limit, once a world', async () => {
    const loud = await startBundle();
    const office = new Office(loud.ready.paystand.url, newClient());
    const world = createControl({ url: loud.ready.control.url }).world(`paystand:${office.client.clientId}`);
    await office.renew();
    await world.updateSettings('paystand', { rateLimit: 1 });
    await flood(office, 5);
    const { id } = await world.get();
    const { stdout } = await loud.stop();
    expect(
      stdout.match(new RegExp(`^world ${id}: Paystand's limit of 1 requests a minute is reached; raise it with .*$`, 'gm')),
    ).toHaveLength(1);
    const [, path = '', change = ''] = /raise it with PATCH (\S+) and (\{.*\})$/m.exec(stdout) ?? [];
    expect([path, JSON.parse(change)]).toEqual([`/worlds/${id}/paystand/settings`, { rateLimit: 1_000_000 }]);
    expect(stdout).not.toContain(office.client.clientId);
  });
});
