import { describe, expect, it } from 'vitest';
import { changed, newWebhook, passedOver } from './webhook.js';

const request = { name: 'Shop', description: 'Orders', url: 'http://127.0.0.1:9/in' };
const webhook = newWebhook('WH1', 5, 'secret', request);

describe('a new webhook', () => {
  it('is active and for every type unless the request says otherwise [paypro.R125, R126, R136]', () => {
    expect(webhook).toEqual({ id: 'WH1', ...request, active: true, secret: 'secret', enabled_event_types: ['all'], created_at: 5 });
    expect(newWebhook('WH1', 5, 's', { ...request, active: null, enabled_event_types: null })).toMatchObject({
      active: true,
      enabled_event_types: ['all'],
    });
    expect(newWebhook('WH1', 5, 's', { ...request, active: false, enabled_event_types: ['payment.paid'] })).toMatchObject({
      active: false,
      enabled_event_types: ['payment.paid'],
    });
  });

  it('has a URL that can be read', () => {
    expect(() => newWebhook('WH1', 5, 's', { ...request, url: 'http://' })).toThrow('must_be');
  });
});

describe('a change', () => {
  it('of nothing or of null changes nothing [dossier 4.10]', () => {
    expect(changed(webhook, {})).toEqual(webhook);
    expect(changed(webhook, { name: null, description: null, url: null, active: null, enabled_event_types: null })).toEqual(webhook);
  });

  it('changes what is sent, and never the secret', () => {
    const sent = { name: 'B', description: 'C', url: 'https://b.test', active: false, enabled_event_types: ['refund.created' as const] };
    expect(changed(webhook, { ...sent, secret: 'mine' } as typeof sent)).toEqual({ ...webhook, ...sent });
  });
});

it('gets an event when it is active and wants the type', () => {
  expect(passedOver(webhook, 'payment.paid')).toBeUndefined();
  expect(passedOver({ ...webhook, enabled_event_types: ['payment.paid'] }, 'payment.paid')).toBeUndefined();
  expect(passedOver({ ...webhook, enabled_event_types: ['payment.paid'] }, 'payment.created')).toBe(
    'the webhook is not enabled for payment.created',
  );
  expect(passedOver({ ...webhook, enabled_event_types: [] }, 'payment.created')).toContain('not enabled');
  expect(passedOver({ ...webhook, active: false }, 'payment.paid')).toBe('the webhook is not active');
});
