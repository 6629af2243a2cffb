import type { Delivery } from '@paystub/mock-kernel';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/settings/settings.js';
import { emit, signature, webhooks } from '../../src/webhooks.js';
import { inWorld, slug } from '../in-world.js';

const links = { api: 'https://api.test', pages: 'https://api.test/~token', token: 'token', facts: {} };
const webhook = { url: 'http://127.0.0.1:9/in', secret: 'shh' };

/** A world in which something has happened that a webhook may be set up for. */
function told(settings: object | undefined) {
  const world = inWorld({ webhooks: settings === undefined ? {} : { 'Payment.Succeeded': { ...webhook, ...settings } } });
  const commit = world.commit((tx) => emit(tx, slug, 'Payment.Succeeded', { Status: 'Succeeded', AccountName: 'Zoë' }));
  const request = () => world.run((tx) => webhooks.request(tx, commit.ready[0] as Delivery, links, 0));
  return { ...world, unsent: commit.events.flatMap(({ unsent = [] }) => unsent), ready: commit.ready, request };
}

describe('a delivery', () => {
  it('is the template as it was filled in, signed with the secret [paystar.R102, R112, P24]', () => {
    const { request } = told({ template: '{"x": "{{AccountName}} {{BusinessUnitSlug}} {{EventType}}"}' });
    const body = '{"x": "Zoë acme-utilities Payment.Succeeded"}';
    // printf '%s' "$body" | openssl dgst -sha256 -hmac shh
    expect(signature('shh', body)).toBe('a1f31caf6a2062c9e94c233777e3f87c2fddf4c609056e448bf9a5a7f536a9e3');
    expect(request()).toEqual({
      secretHeaders: [],
      url: webhook.url,
      headers: { 'Content-Type': 'application/json', 'X-Paystar-Signature': signature('shh', body) },
      body,
      timeoutMs: 10_000,
      signedAt: null,
    });
  });

  it('carries the headers of the settings, and its signature where they say [paystar.P24]', () => {
    const headers = { 'X-Tenant': '7', 'x-signature': 'mine' };
    const sent = told({ headers, signatureHeader: 'X-Signature' }).request();
    expect(sent?.headers).toEqual({
      'X-Tenant': '7',
      'Content-Type': 'application/json',
      'X-Signature': signature('shh', sent?.body ?? ''),
    });
  });

  it('says the same whatever becomes of the template, and goes where the settings say then', () => {
    const { request, world, now } = told({ template: '["{{Status}}"]' });
    const other = { ...webhook, url: 'http://127.0.0.1:8/other', template: '[]' };
    world.changeSettings('paystar', now(), {
      businessUnits: { [slug]: { webhooks: { 'Payment.Succeeded': other } } },
      webhookTimeoutMs: 7,
    });
    expect(request()).toMatchObject({ url: other.url, body: '["Succeeded"]', timeoutMs: 7 });
    world.changeSettings('paystar', now(), defaultSettings);
    expect(request()).toBeUndefined();
  });

  it('has arrived with any 2xx [paystar.P25]', () => {
    expect([199, 200, 204, 299, 300, 302, 404, 500].filter(webhooks.delivered)).toEqual([200, 204, 299]);
  });

  it('is tried five times, after 1, 2, 4 and 8 seconds [paystar.P25]', () => {
    expect([1, 2, 3, 4, 5].map((attempt) => webhooks.retryAt(attempt, 0, 500))).toEqual([1000, 2000, 4000, 8000, undefined]);
  });
});

describe('a message', () => {
  /** A world in which messages of 1,000,000 characters are told, and what then becomes of each. */
  function telling() {
    const world = inWorld({ webhooks: { 'Payment.Succeeded': { ...webhook, template: '"{{AccountName}}"' } } });
    return {
      tell: () => world.commit((tx) => emit(tx, slug, 'Payment.Succeeded', { AccountName: 'x'.repeat(1_000_000) })).ready[0] as Delivery,
      settle: (delivery: Delivery, delivered: boolean, isLast: boolean) =>
        world.run((tx) => webhooks.settled?.(tx, delivery, delivered, isLast)),
      isKept: ({ event }: Delivery) => world.run((tx) => tx.messages.get(event) !== undefined),
    };
  }

  it('is kept while it is on its way, and the last 4 MiB of those that are done [docs/adr/0008]', () => {
    const { tell, settle, isKept } = telling();
    const told = Array.from({ length: 12 }, tell);
    const [first, second] = told as [Delivery, Delivery];
    settle(first, false, false);
    for (const delivery of told.slice(2, 9)) settle(delivery, true, true);
    expect(told.map(isKept)).toEqual([true, true, false, false, false, true, true, true, true, true, true, true]);
    settle(second, false, true);
    settle(first, true, true);
    expect(told.map(isKept)).toEqual([true, true, false, false, false, false, false, true, true, true, true, true]);
  });

  it('that is gone is not sent again', () => {
    const { commit, run } = inWorld();
    const { ready } = commit((tx) => emit(tx, slug, 'Payment.Succeeded', {}));
    run((tx) => tx.messages.delete((ready[0] as Delivery).event));
    expect(run((tx) => webhooks.request(tx, ready[0] as Delivery, links, 0))).toBeUndefined();
    expect(run((tx) => webhooks.settled?.(tx, ready[0] as Delivery, true, true))).toBeUndefined();
  });
});

describe('what is not sent', () => {
  it('says that no webhook is set up [dossier 6.1]', () => {
    const { unsent, ready, run } = told(undefined);
    const reason = 'not sent: the settings of acme-utilities have no webhook for Payment.Succeeded';
    expect(unsent).toEqual([{ receiver: 'acme-utilities Payment.Succeeded', reason }]);
    expect([ready, run((tx) => tx.messages.count())]).toEqual([[], 0]);
  });

  it('says what is wrong with its template', () => {
    const { unsent, ready } = told({ template: '{"a": {{AccountName}}}' });
    expect(unsent[0]?.reason).toMatch(/^not sent: its template gives no JSON: Unexpected token/);
    expect(ready).toEqual([]);
  });

  it('says that its template gives too much', () => {
    const { commit, run } = inWorld({
      webhooks: { 'Payment.Succeeded': { ...webhook, template: '["{{AccountName}}","{{AccountName}}"]' } },
    });
    const { events, ready } = commit((tx) => emit(tx, slug, 'Payment.Succeeded', { AccountName: 'x'.repeat(900_000) }));
    expect(events[0]?.unsent?.[0]?.reason).toBe('not sent: its template gives more than 1 MiB');
    expect([ready, run((tx) => tx.messages.count())]).toEqual([[], 0]);
  });
});
