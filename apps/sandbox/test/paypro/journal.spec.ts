import { type Control, createControl, type WorldControl } from '@paystub/client/control';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { type Answer, Merchant, newKey } from '../kit/paypro.js';

let program: Program;
let merchant: Merchant;
let world: WorldControl;
let control: Control;

beforeAll(async () => {
  program = await startBundle();
  control = createControl({ url: program.ready.control.url });
});

beforeEach(async () => {
  merchant = new Merchant(program.ready.paypro.url, newKey());
  world = control.world(`paypro:${merchant.key}`);
  await world.get();
});

afterAll(async () => {
  await program?.stop();
});

/** The entry that an answer names. */
const entryOf = ({ headers }: Answer<unknown>) => world.request(Number(/; seq=(\d+)$/.exec(headers.get('x-paystub') ?? '')?.[1]));

describe('a refusal in the journal', () => {
  it('names its rule, with source and basis', async () => {
    const answer = await merchant.call('POST', '/payments', { amount: 1000, currency: 'EUR' });
    expect((await entryOf(answer)).refused).toEqual({
      code: 'must_be_set',
      message: 'Description must be set',
      rule: 'paypro.R7',
      sentence: expect.stringContaining('description'),
      source: expect.stringMatching(/^\[sdk\]/),
      basis: 'observed',
      found: [expect.objectContaining({ keyword: 'required', params: { missingProperty: 'description' } })],
    });
  });

  it('is called inferred where nobody documents it', async () => {
    const { refused } = await entryOf(await merchant.call('GET', '/payments?limit=0'));
    expect(refused).toMatchObject({ rule: 'paypro.P6', basis: 'inferred', sentence: expect.any(String), source: '[inferred]' });
  });

  it('tells a key that is missing from one that is wrong', async () => {
    const ruleFor = async (headers: Record<string, string>) => {
      const answer = await fetch(`${program.ready.paypro.url}/payments`, { headers });
      const seq = Number(/seq=(\d+)/.exec(answer.headers.get('x-paystub') ?? '')?.[1]);
      return (await control.request(seq)).refused?.rule;
    };
    expect(await ruleFor({})).toBe('paypro.R1');
    expect(await ruleFor({ Authorization: 'Basic YTpi' })).toBe('paypro.R1');
    expect(await ruleFor({ Authorization: 'Bearer wrong' })).toBe('paypro.R2');
  });

  it('stands without a rule where none is behind it', async () => {
    const { refused } = await entryOf(await merchant.call('POST', '/payments', []));
    expect(refused).toMatchObject({ code: 'must_be_set', rule: 'paypro.R23' });
    const other = await entryOf(await merchant.call('POST', '/payments', [1]));
    expect(other.refused).toMatchObject({ code: 'body_not_object', rule: null, sentence: null, source: null, basis: null });
  });

  it('of a state names the state and the rule', async () => {
    const { id } = await merchant.createPayment();
    expect((await entryOf(await merchant.refund(id, 100))).refused).toMatchObject({
      message: 'A payment that is open cannot be refunded',
      rule: 'paypro.R54',
      basis: 'documented',
    });
    await world.act('paypro', 'pay', { id });
    expect((await entryOf(await merchant.call('DELETE', `/payments/${id}`))).refused).toMatchObject({
      message: 'A payment that is paid cannot be canceled',
      rule: 'paypro.R34',
      basis: 'documented',
    });
    expect((await entryOf(await merchant.refund(id, 1001))).refused).toMatchObject({ rule: 'paypro.R48', basis: 'documented' });
  });
});

describe('an entry of the journal', () => {
  it('tells what was changed, said and sent', async () => {
    const answer = await merchant.call<{ id: string }>('POST', '/payments', { amount: 1000, currency: 'EUR', description: 'Order 1001' });
    expect(await entryOf(answer)).toMatchObject({
      provider: 'paypro',
      operation: 'createPayment',
      method: 'POST',
      path: '/payments',
      status: 201,
      credential: `…${merchant.key.slice(-4)}`,
      refused: null,
      changed: [
        { collection: 'payments', id: answer.body.id },
        { collection: 'events', id: expect.stringMatching(/^EV/) },
      ],
      events: [{ type: 'payment.created', provider: 'paypro' }],
      deliveries: [],
      mark: null,
      request: { headers: { 'content-type': 'application/json' }, body: expect.stringContaining('Order 1001'), truncated: false },
      // A page token opens the world in a browser, so the journal keeps it back.
      response: { body: answer.text.replace(/\/~\w+/, '/~…'), truncated: false },
    });
  });

  it('is there for a request that could not be read', async () => {
    const headers = { authorization: `Bearer ${merchant.key}`, 'content-type': 'application/json' };
    await fetch(`${program.ready.paypro.url}/payments`, { method: 'POST', headers, body: '{"amount": 1000,' });
    const [summary] = await world.requests({ status: 422 }).all();
    expect(await world.request(summary?.seq ?? 0)).toMatchObject({
      request: { body: '{"amount": 1000,' },
      refused: { code: 'body_not_json', message: 'Body must be valid JSON' },
    });
  });

  it('keeps no key and no secret', async () => {
    const { id, secret } = await merchant.listenAt('http://127.0.0.1:9/hooks', { active: false });
    await merchant.call('GET', `/webhooks/${id}`);
    await merchant.call('GET', '/webhooks');
    const paid = await merchant.createPayment();
    await world.act('paypro', 'pay', { id: paid.id });
    await merchant.call('POST', `/payments/${paid.id}/refunds`, { amount: 1, iban: 'NL91ABNA0417164300', account_holder_name: 'Z' });
    const all = [];
    for await (const { seq } of world.requests()) all.push(await world.request(seq));
    const records = await world.records('paypro', 'webhooks').all();
    expect(all.map(({ operation }) => operation)).toContain('createWebhook');
    const told = JSON.stringify([all, records, await control.worlds.list().all()]) + program.stdout();
    for (const secretThing of [merchant.key, 'NL91ABNA0417164300']) expect(told).not.toContain(secretThing);
    expect(JSON.stringify(all) + program.stdout()).not.toContain(secret);
  });
});
