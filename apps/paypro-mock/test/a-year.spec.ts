import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startMock, type TestMock } from '@paystub/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPayproMock } from '../src/index.js';

/** Every step of the story is taken at ten o'clock. */
const ten = (day: string) => `${day}T10:00:00Z`;

interface Entity {
  readonly id: string;
  readonly state: string;
  readonly created_at: string;
  readonly [field: string]: unknown;
}
interface List {
  readonly data: readonly Entity[];
}

/** A shop whose server is down when a payment fails: it takes that message the second time. */
const heard: string[] = [];
const shop: Server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { id, event_type } = JSON.parse(Buffer.concat(chunks).toString()) as { id: string; event_type: string };
    const isFirst = !heard.includes(id);
    heard.push(id);
    response.statusCode = event_type === 'payment.failed' && isFirst ? 503 : 200;
    response.end();
  });
});

/** Crosses the time from one moment to the next; says which due work ran. */
type Cross = (to: string) => Promise<readonly string[]>;

/** A sandbox of its own, with the same seed and the same key: whatever differs between two, time has done. */
async function story(isDaily: boolean) {
  heard.length = 0;
  const mock = await startMock(createPayproMock(), 'a year');
  const key = mock.freshKey();
  const { call, control, list, cross } = inWorld(mock, key, isDaily);
  await control('PUT', 'clock', { now: ten('2026-01-31'), frozen: true });
  const url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/hooks`;
  await call('POST', '/webhooks', { name: 'Shop', description: 'Gym', url });
  const customer = await call('POST', '/customers', {});
  const account = { iban: 'NL91ABNA0417164300', account_holder_name: 'Kim de Vries' };
  const mandate = await call('POST', '/mandates', { customer: customer.id, pay_method: 'direct-debit', ...account });
  const terms = { period: { amount: 2500, vat: 21, interval: 'month', multiplier: 1 }, first_period: { amount: 5000, vat: 21 } };
  const request = { customer: customer.id, mandate: mandate.id, description: 'Gym', currency: 'EUR', ...terms };
  const { id } = await call('POST', '/subscriptions', request);
  await control('PUT', 'paypro/outcomes', [
    { subscription: id, period: 6, outcome: 'fail' },
    { subscription: id, period: 8, outcome: 'chargeback' },
  ]);
  const fired = [...(await cross(ten('2026-04-10')))];
  await call('POST', `/subscriptions/${id}/pause`);
  fired.push(...(await cross(ten('2026-06-10'))));
  await call('POST', `/subscriptions/${id}/resume`);
  fired.push(...(await cross(ten('2027-01-31'))));
  const read = {
    fired,
    subscription: await call('GET', `/subscriptions/${id}`),
    periods: await list(`/subscriptions/${id}/subscription_periods`),
    payments: await list('/payments'),
    chargebacks: await list('/chargebacks'),
    events: await list('/events'),
    deliveries: await deliveriesOf(control),
  };
  await mock.stop();
  // The two listen on ports of their own.
  return JSON.parse(JSON.stringify(read).replaceAll(mock.url, 'https://api.paypro.nl')) as typeof read;
}

function inWorld(mock: TestMock, key: string, isDaily: boolean) {
  const json = { 'content-type': 'application/json' };
  const asked = async (method: string, url: string, body?: object, headers: object = {}) => {
    const sent = { method, headers: { ...json, ...headers }, ...(body ? { body: JSON.stringify(body) } : {}) };
    const response = await fetch(url, sent);
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
  const call = (method: string, path: string, body?: object): Promise<Entity> =>
    asked(method, mock.url + path, body, { authorization: `Bearer ${key}` });
  const control = (method: string, path: string, body?: object) => asked(method, `${mock.control}/worlds/paypro:${key}/${path}`, body);
  const advance = async (by: object): Promise<readonly string[]> => {
    const { fired, more } = await control('POST', 'clock/advance', by);
    if (more) throw new Error('the advance has not arrived');
    return fired.map(({ at, job }: { at: string; job: string }) => `${at.slice(0, 16)} ${job}`);
  };
  const cross: Cross = async (to) => {
    if (!isDaily) return advance({ to });
    const fired: string[] = [];
    for (let { now } = await control('GET', 'clock'); Date.parse(now) < Date.parse(to); { now } = await control('GET', 'clock')) {
      fired.push(...(await advance({ by: 'P1D' })));
    }
    return fired;
  };
  const list = async (path: string) => ((await call('GET', `${path}?limit=100`)) as unknown as List).data.toReversed();
  return { call, control, list, cross };
}

/** Without what the machine's time shows in. */
async function deliveriesOf(control: ReturnType<typeof inWorld>['control']) {
  const { data } = await control('GET', 'deliveries?limit=500');
  const each = (data as Entity[]).map(async ({ id }) => {
    const { attempts, ...delivery } = await control('GET', `deliveries/${id}`);
    const kept = attempts.map(({ at, status, requestBody }: Record<string, unknown>) => ({ at, status, requestBody }));
    return { ...delivery, attempts: kept } as { eventType: string; state: string; attempts: { at: string; status: number }[] };
  });
  return Promise.all(each);
}

type Story = Awaited<ReturnType<typeof story>>;
let once: Story;
let daily: Story;
beforeAll(async () => {
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  once = await story(false);
  daily = await story(true);
}, 60_000);
afterAll(() => shop.close());

describe('a year crossed day by day', () => {
  it.each(['subscription', 'periods', 'payments', 'chargebacks', 'events', 'deliveries', 'fired'] as const)('has the same %s', (what) => {
    expect(daily[what]).toEqual(once[what]);
  });
});

/** Dossier 8.3, 8.6, worked out by hand: a debit is settled on the third working day; what begins in a weekend counts from the Friday before. */
const documented = `
  1  5000  2026-01-31  2026-02-04  paid      completed
  2  2500  2026-02-28  2026-03-04  paid      completed
  3  2500  2026-03-31  2026-04-03  paid      completed
  4  2500  2026-06-30  2026-07-03  paid      completed
  5  2500  2026-07-31  2026-08-05  paid      completed
  6  2500  2026-08-31  -           open      failed
  7  2500  2026-09-30  2026-10-05  paid      completed
  8  2500  2026-10-31  2026-11-04  reversed  completed
  9  2500  2026-11-30  2026-12-03  paid      completed
  10 2500  2026-12-31  2027-01-05  paid      completed
  11 2500  2027-01-31  -           pending   processing`;

it('has the periods and payments of the dossier, none for the months of the pause', () => {
  const [first] = once.payments;
  expect(first).toMatchObject({ created_at: ten('2026-01-31') });
  const rows = once.periods.map(({ period_number, amount, created_at, state, payments }) => {
    const [payment] = (payments as List).data;
    expect([payment?.amount, payment?.created_at]).toEqual([amount, created_at]);
    const paid = (payment?.paid_at as string | null)?.replace('T10:00:00Z', '') ?? '-';
    return [period_number, amount, created_at.replace('T10:00:00Z', ''), paid, state, payment?.state].join(' ');
  });
  expect(rows).toEqual(
    documented
      .trim()
      .split('\n')
      .map((row) => row.trim().replace(/ +/g, ' ')),
  );
  expect(once.payments).toHaveLength(11);
  expect(once.subscription).toMatchObject({ state: 'active', subscription_type: 'direct_debit' });
});

it('has one chargeback, a fortnight after the October payment', () => {
  const october = once.payments[7];
  expect(once.chargebacks).toMatchObject([{ payment: october?.id, amount: 2500, reason: 'MD06', charged_back_at: ten('2026-11-18') }]);
});

it('has one event for each transition that has one, in causal order, and delivers each', () => {
  const told = once.events.map(({ event_type, created_at }) => `${created_at.slice(0, 10)} ${event_type}`);
  expect(told).toEqual([
    '2026-01-31 customer.created',
    '2026-01-31 subscription.created',
    '2026-01-31 subscription.started',
    '2026-01-31 payment.created',
    '2026-02-04 payment.paid',
    '2026-02-28 payment.created',
    '2026-03-04 payment.paid',
    '2026-03-31 payment.created',
    '2026-04-03 payment.paid',
    '2026-04-10 subscription.paused',
    '2026-06-10 subscription.resumed',
    '2026-06-30 payment.created',
    '2026-07-03 payment.paid',
    '2026-07-31 payment.created',
    '2026-08-05 payment.paid',
    '2026-08-31 payment.created',
    '2026-09-03 payment.failed',
    '2026-09-30 payment.created',
    '2026-10-05 payment.paid',
    '2026-10-31 payment.created',
    '2026-11-04 payment.paid',
    '2026-11-18 chargeback.created',
    '2026-11-30 payment.created',
    '2026-12-03 payment.paid',
    '2026-12-31 payment.created',
    '2027-01-05 payment.paid',
    '2027-01-31 payment.created',
  ]);
  const failed = once.deliveries.find(({ eventType }) => eventType === 'payment.failed');
  expect(failed?.attempts.map(({ at, status }) => [at.slice(0, 19), status])).toEqual([
    ['2026-09-03T10:00:00', 503],
    ['2026-09-03T10:01:00', 200],
  ]);
  expect(once.deliveries.map(({ eventType }) => eventType).toSorted()).toEqual(once.events.map(({ event_type }) => event_type).toSorted());
  expect(once.deliveries.every(({ state }) => state === 'delivered')).toBe(true);
});
