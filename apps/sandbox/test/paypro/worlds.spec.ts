import { type Control, createControl } from '@paystub/client/control';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { Merchant, newKey } from '../kit/paypro.js';
import { outputOf } from '../kit/run.js';

let program: Program;
let control: Control;

beforeAll(async () => {
  program = await startBundle();
  control = createControl({ url: program.ready.control.url });
});

afterAll(async () => {
  await program?.stop();
});

const merchantWith = (key: string) => new Merchant(program.ready.paypro.url, key);
const lists = ['/payments', '/refunds', '/events', '/webhooks'];

describe('a key', () => {
  it('sees nothing of another [paypro.P9]', async () => {
    const [mine, theirs] = [merchantWith(newKey()), merchantWith(newKey())];
    const payment = await mine.createPayment();
    const webhook = await mine.listenAt('http://127.0.0.1:9/hooks', { active: false });
    await control.world(`paypro:${mine.key}`).act('paypro', 'pay', { id: payment.id });
    const refund = (await mine.refund(payment.id, 100)).body;
    const { data: events } = await mine.done<{ data: { id: string }[] }>('GET', '/events');
    const paths = [
      `/payments/${payment.id}`,
      `/payments/${payment.id}/refunds`,
      `/refunds/${refund.id}`,
      `/webhooks/${webhook.id}`,
      `/events/${events[0]?.id}`,
    ];
    for (const path of paths) {
      expect((await mine.call('GET', path)).status).toBe(200);
      expect((await theirs.call('GET', path)).status).toBe(404);
    }
    for (const path of lists) expect(await theirs.done('GET', path)).toMatchObject({ data: [], count: 0 });
    await theirs.createPayment();
    expect((await theirs.refund(payment.id, 100)).status).toBe(404);
    expect((await theirs.call('DELETE', `/payments/${payment.id}`)).status).toBe(404);
    expect((await theirs.call('DELETE', `/webhooks/${webhook.id}`)).status).toBe(404);
    expect(await mine.payment(payment.id)).toMatchObject({ state: 'paid' });
    expect(await mine.done('GET', '/payments')).toMatchObject({ count: 1 });
    const [a, b] = await Promise.all([mine, theirs].map(({ key }) => control.world(`paypro:${key}`).get()));
    expect(a?.id).not.toBe(b?.id);
  });

  it('has a clock of its own', async () => {
    const [mine, theirs] = [merchantWith(newKey()), merchantWith(newKey())];
    const payments = await Promise.all([mine.createPayment(), theirs.createPayment()]);
    await control.world(`paypro:${mine.key}`).advance({ by: 'P2D' });
    expect(await mine.payment(payments[0].id)).toMatchObject({ state: 'expired' });
    expect(await theirs.payment(payments[1].id)).toMatchObject({ state: 'open' });
  });

  it.each([
    ['no header', undefined],
    ['another shape', 'Bearer sk_test_1234567890'],
    ['one letter short', `Bearer pp_${'a'.repeat(31)}`],
    ['one letter long', `Bearer pp_${'a'.repeat(33)}`],
    ['another scheme', `Basic ${Buffer.from(`pp_${'a'.repeat(32)}:`).toString('base64')}`],
    ['an empty token', 'Bearer '],
  ])('that is wrong is 401: %s [paypro.R2]', async (_, authorization) => {
    const headers = { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) };
    for (const [method, path] of [
      ['GET', '/payments'],
      ['POST', '/payments'],
      ['GET', '/no-such-path'],
    ] as const) {
      const answer = await fetch(`${program.ready.paypro.url}${path}`, { method, headers, ...(method === 'POST' ? { body: '{' } : {}) });
      expect(answer.status).toBe(401);
      expect(await answer.json()).toEqual({ error: { message: 'Invalid API key supplied', type: 'invalid_request' } });
      expect(answer.headers.get('x-paystub')).toMatch(/^paypro; world=-; seq=\d+$/);
    }
  });

  it('that only reads opens no world', async () => {
    const before = await control.worlds.list().count();
    const merchant = merchantWith(newKey());
    for (const path of lists) expect(await merchant.done('GET', path)).toMatchObject({ data: [], count: 0 });
    await merchant.call('POST', '/payments', { amount: 'much' });
    expect(await control.worlds.list().count()).toBe(before);
  });
});

/** What a test of a shop does, as far as it shows whether another was there. */
async function shopTest(key: string): Promise<string> {
  const merchant = merchantWith(key);
  const world = control.world(`paypro:${key}`);
  const first = await merchant.createPayment({ description: key });
  await world.act('paypro', 'pay', { id: first.id });
  await merchant.refund(first.id, 300);
  const second = await merchant.createPayment({ description: key });
  await world.advance({ by: 'P7D' });
  const { data } = await merchant.done<{ data: { id: string; state: string; description: string }[] }>('GET', '/payments');
  const own = data.every(({ description }) => description === key);
  const states = [first, second].map(({ id }) => data.find((payment) => payment.id === id)?.state);
  return [own, data.length, ...states, ...(await merchant.eventTypes())].join(' ');
}

const alone = [
  'true 2 completed expired',
  'payment.created customer.created payment.paid refund.created payment.created payment.expired refund.refunded',
].join(' ');

describe('parallel tests', () => {
  it('need no set-up call: fifty with fifty keys do not meet', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => shopTest(newKey())));
    expect([...new Set(results)]).toEqual([alone]);
  });

  it('may be processes of their own', async () => {
    const { url } = program.ready.paypro;
    const outputs = await Promise.all(Array.from({ length: 8 }, () => outputOf('paypro-worker.mjs', url, newKey())));
    expect(outputs).toEqual(Array.from({ length: 8 }, () => '201 201 2 422 amount'));
  });
});
