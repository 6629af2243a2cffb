import { expect, it } from 'vitest';
import { settingsFlaw } from './flaw.js';
import { defaultSettings } from './settings.js';

const withTemplate = (template: string) => ({
  ...defaultSettings,
  businessUnits: { acme: { webhooks: { 'Payment.Succeeded': { url: 'http://127.0.0.1:1/', secret: 's', template } } } },
});

it.each(['{"a": {{Amount}}', '[1,2', '{"a" {{Amount}}}', '{{Amount}},'])('a template that never is JSON is found: %s', (template) => {
  expect(settingsFlaw(withTemplate(template))).toMatchObject({ path: 'businessUnits/acme/webhooks/Payment.Succeeded/template' });
});

it.each(['{"a": {{ServiceFeeAmountMinor}}}', '{"a": "{{Amount}}"}', '"{{Status}}"', '{{Amount}}'])(
  'one that can be is not: %s',
  (template) => {
    expect(settingsFlaw(withTemplate(template))).toBeUndefined();
  },
);
