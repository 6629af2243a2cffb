import { type Control, createControl, type WorldControl } from '@paystub/client/control';
import { createPaystand, type Paystand, parseEvent, WebhookRefused } from '@paystub/client/paystand';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { inShort, newClient, Office, type Schemas } from '../kit/paystand.js';
import { openReceiver, type Receiver } from '../kit/receiver.js';

type Event = Schemas['Event'];

let program: Program;
let control: Control;
let receiver: Receiver<Event>;
let office: Office;
let paystand: Paystand;
let world: WorldControl;

beforeAll(async () => {
  program = await startBundle();
  control = createControl({ url: program.ready.control.url });
});

beforeEach(async () => {
  receiver = await openReceiver<Event>();
  office = new Office(program.ready.paystand.url, newClient());
  paystand = createPaystand({ ...office.client, baseUrl: office.url });
  world = control.world(`paystand:${office.client.clientId}`);
  await world.freeze('2027-03-01T09:00:00Z');
  return () => receiver.close();
});

afterAll(async () => {
  await program?.stop();
});

const listen = (...urls: string[]) => world.updateSettings('paystand', { webhooks: { enabled: true, urls } });
const saved = { currency: 'USD', payerId: 'fixturepayer000000000001' } as const;
const charge = (cardId = 'fixturecard0000000004242') => paystand.payments.charge({ ...saved, amount: '10.00', cardId });
const told = () => receiver.arrivals.map(({ event: { resource } }) => `${resource.object} ${'status' in resource ? resource.status : ''}`);

describe('webhooks', () => {
  it('are of six families, in the order in which things happen, and of nothing else [paystand.R218, paystand.R219, paystand.R220]', async () => {
    await listen(receiver.hooks);
    const { id } = await office.createCustomer();
    const receivable = await office.createReceivable();
    await office.done('PUT', `/payerCustomers/${id}`, { customerName: 'Acme' });
    await office.done('POST', `/receivables/${(await office.createReceivable({ erpId: 'B' })).id}/cancel`);
    expect(await world.records('paystand', 'events').count()).toBe(0);
    await world.act('paystand', 'checkout', { id, receivables: [{ receivableId: receivable.id }] }, { wait: true });
    await world.advance({ by: 'P1D' }, { wait: true });
    const [payment] = await paystand.payments.list().all();
    await paystand.refunds.create(payment?.id ?? '', { amount: '30.00', currency: 'USD' });
    await world.act('paystand', 'dispute', { id: payment?.id ?? '', amount: '20.00', reason: 'fraudulent' }, { wait: true });
    await world.advance({ by: 'P4D' }, { wait: true });
    expect(told()).toEqual([
      'payment created',
      'payment processing',
      'fee active',
      'payment posted',
      'receivableTransaction active',
      'fee active',
      'payment posted',
      'payment paid',
      'refund created',
      'refund processing',
      'receivableTransaction active',
      'dispute created',
      'payment paid',
      'transfer processing',
      'refund paid',
      'transfer sending',
      'transfer posted',
      'transfer paid',
    ]);
    for (const { event, headers } of receiver.arrivals) {
      expect(event).toMatchObject({ object: 'event', status: 'active', sourceId: event.resource.id, urls: [receiver.hooks], sent: false });
      // paystand.R223
      expect(Object.keys(headers).filter((name) => /sign|hmac|digest/i.test(name))).toEqual([]);
      expect(headers['content-type']).toBe('application/json');
    }
    const posted = receiver.arrivals[3]?.event;
    expect(posted?.diff).toMatchObject({
      previous: { status: 'processing' },
      changes: { status: 'posted', datePosted: expect.any(String) },
    });
    expect(receiver.arrivals[0]?.event.diff.previous).toEqual({});
  });

  it('are proved genuine by a call, and by nothing else [paystand.R221, paystand.R222]', async () => {
    await listen(receiver.hooks);
    await charge();
    await world.waitForDeliveries();
    const [{ body, event }] = receiver.arrivals as [(typeof receiver.arrivals)[0]];
    const verified = await paystand.events.verify(body);
    expect(verified).toEqual(await paystand.events.get(event.id));
    expect({ ...verified, sent: false, attempts: 0, lastAttemptSent: false }).toEqual(event);
    const reversed = JSON.parse(body.toString(), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
    ) as object;
    expect(await paystand.events.verify(reversed)).toEqual(verified);
    const forged = [
      { ...event, resource: { ...event.resource, amount: '1000000.00' } },
      { ...event, diff: { ...event.diff, previous: { status: 'paid' } } },
      { ...event, urls: [] },
    ];
    for (const one of forged) await expect(paystand.events.verify(one)).rejects.toMatchObject({ kind: 'validation' });
    await expect(paystand.events.verify({ ...event, id: 'a'.repeat(24) })).rejects.toMatchObject({ kind: 'not_found' });
    const theirs = new Office(program.ready.paystand.url, newClient());
    expect(inShort(await theirs.call('POST', `/events/${event.id}/verify`, event))).toBe('404 resourceNotFound');
    expect(() => parseEvent('{"object":"payment"}')).toThrow(WebhookRefused);
  });

  it('come again after 5 and 15 minutes, 1 and 12 hours and four days, and then no more [paystand.R213, paystand.R216, paystand.R217]', async () => {
    receiver.onWebhook = () => 503;
    await listen(receiver.hooks);
    await world.updateSettings('paystand', { times: { payout: null } });
    await charge('fixturecard0000000000077');
    await world.waitForDeliveries();
    const [{ event }] = receiver.arrivals as [(typeof receiver.arrivals)[0]];
    await world.advance({ by: 'P30D' }, { wait: true });
    const [delivery] = (await world.deliveries({ event: event.id }).all()).slice(-1);
    expect(delivery).toMatchObject({ state: 'failed', reason: 'answered 503', nextAttemptAt: null });
    const at = delivery?.attempts.map((attempt) => Date.parse(attempt.at)) ?? [];
    expect(at.slice(1).map((time, i) => (time - (at[i] ?? 0)) / 1000)).toEqual([300, 900, 3600, 43_200, 86_400, 86_400, 86_400, 86_400]);
    const same = receiver.arrivals.filter((one) => one.event.id === event.id);
    expect(same.map((one) => one.event.attempts)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    for (const one of same) expect({ ...one.event, attempts: 0 }).toEqual(event);
    receiver.onWebhook = () => 204;
    expect(await world.resend(delivery?.id ?? '')).toMatchObject({ state: 'delivered' });
  });

  it('stop at a 404, each URL for itself [paystand.R204, paystand.R212, paystand.R215]', async () => {
    const other = await openReceiver<Event>();
    receiver.onWebhook = () => 404;
    other.onWebhook = () => 201;
    await listen(receiver.hooks, `${other.hooks}/2`);
    await charge();
    await world.advance({ by: 'PT1H' }, { wait: true });
    const events = await world.records('paystand', 'events').count();
    expect([receiver.arrivals.length, other.arrivals.length]).toEqual([events, events]);
    expect(await world.deliveries({ state: 'failed' }).count()).toBe(events);
    expect(other.arrivals[0]?.event.urls).toEqual([receiver.hooks, `${other.hooks}/2`]);
    await other.close();
  });

  it('of what happened while the switch was off are never sent [paystand.R203]', async () => {
    await world.updateSettings('paystand', { webhooks: { enabled: false, urls: [receiver.hooks] } });
    await charge();
    await listen(receiver.hooks);
    await world.advance({ by: 'PT29M' }, { wait: true });
    expect(receiver.arrivals).toEqual([]);
    await world.advance({ by: 'PT1M' }, { wait: true });
    expect(told()).toEqual(['fee active', 'payment posted']);
  });

  it('may be answered by a receiver that looks the payment up, and that is slow within its time', async () => {
    await world.updateSettings('paystand', { webhooks: { enabled: true, urls: [receiver.hooks], timeoutMs: 2000 } });
    const seen: string[] = [];
    receiver.onWebhook = async ({ event }) => {
      if (event.sourceType === 'Payment') seen.push((await paystand.payments.get(event.sourceId)).status);
      return 200;
    };
    await charge();
    await world.waitForDeliveries();
    expect(seen).toEqual(['posted', 'posted', 'posted']);
  });

  it('go to this machine only, and never to the sandbox itself', async () => {
    const own = `${program.ready.paystand.url}/events`;
    await listen('https://erp.example/hooks', own, program.ready.control.url);
    await charge();
    await world.waitForDeliveries();
    const reasons = new Map((await world.deliveries().all()).map(({ url, reason }) => [url, reason]));
    const ownListener = expect.stringMatching(/^not sent: .*(own|this process|sandbox)/);
    expect(Object.fromEntries(reasons)).toEqual({
      'https://erp.example/hooks': 'not sent: host not listed',
      [own]: ownListener,
      [program.ready.control.url]: ownListener,
    });
    const before = await world.settings('paystand');
    for (const url of ['http://erp.example/hooks', 'ftp://127.0.0.1/', '127.0.0.1:8080', 'https://'])
      await expect(listen(url)).rejects.toMatchObject({ status: 400 });
    expect(await world.settings('paystand')).toEqual(before);
  });
});
