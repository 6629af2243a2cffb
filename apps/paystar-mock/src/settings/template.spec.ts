import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventTypes } from './event-type.js';
import { BODY_LIMIT, defaultTemplate, flawOf, resolve, templatePattern, type Variables } from './template.js';

const variables = {
  EventType: 'Payment.Succeeded',
  AccountName: 'Pat "Patty" Roe\n\\',
  ServiceFeeAmountMinor: '1012',
  PaymentMetaJson_invoice: 'inv-1',
  PaymentMetaJson_Invoice: 'inv-2',
  PaymentMetaJson_Cart: '{"items":[1,2]}',
  Empty: '',
};

const filledIn = (template: string, values: Variables): string => resolve(template, values) ?? 'too long';

describe('a template', () => {
  it.each([
    ['an object, as it is written', '{ "a" : "{{EventType}}" }', '{ "a" : "Payment.Succeeded" }'],
    [
      'nested objects and lists',
      '{"a":{"b":["{{EventType}}",{"c":"{{EventType}}"}]}}',
      '{"a":{"b":["Payment.Succeeded",{"c":"Payment.Succeeded"}]}}',
    ],
    ['parts of a text', '{"a":"is {{EventType}}: {{EventType}}!"}', '{"a":"is Payment.Succeeded: Payment.Succeeded!"}'],
    ['names', '{"{{EventType}}":1}', '{"Payment.Succeeded":1}'],
    ['blanks inside the braces', '{"a":"{{ EventType }}"}', '{"a":"Payment.Succeeded"}'],
    ['what has to be escaped', '{"a":"{{AccountName}}"}', '{"a":"Pat \\"Patty\\" Roe\\n\\\\"}'],
    ['a number without quotes', '{"a":{{ServiceFeeAmountMinor}}}', '{"a":1012}'],
    ['JSON without quotes', '{"a":{{PaymentMetaJson_Cart}}}', '{"a":{"items":[1,2]}}'],
    ['JSON in quotes', '{"a":"{{PaymentMetaJson_Cart}}"}', '{"a":"{\\"items\\":[1,2]}"}'],
    ['what is unknown, with nothing', '{"a":"[{{Nobody}}] [{{}}] [{{constructor}}]"}', '{"a":"[] [] []"}'],
    ['what is empty, with nothing', '{"a":"{{Empty}}"}', '{"a":""}'],
    ['a text that looks like the end of a string', '{"a":"\\"{{EventType}}\\""}', '{"a":"\\"Payment.Succeeded\\""}'],
  ])('fills in %s [paystar.R102, P26, P27]', (_, template, body) => {
    expect(filledIn(template, variables)).toBe(body);
    expect(flawOf(body)).toBeUndefined();
  });

  it.each([
    ['PaymentMetaJson_invoice', 'inv-1'],
    ['PaymentMetaJson_Invoice', 'inv-2'],
    ['PaymentMetaJson_INVOICE', 'inv-1'],
    ['PaymentMetaJson_cart', '{"items":[1,2]}'],
    ['PaymentMetaJson_', ''],
    ['paymentmetajson_invoice', ''],
    ['eventtype', ''],
  ])('finds the metadata key exactly, then whatever its case, and other names exactly: %s [paystar.R105]', (name, value) => {
    expect(JSON.parse(filledIn(`["{{${name}}}"]`, variables))).toEqual([value]);
  });

  it('brings any text to the receiver as it is, in a name as in a value [paystar.P27]', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (A) => {
        expect(JSON.parse(filledIn('{"{{A}}": ["<{{A}}>"]}', { A }))).toEqual(JSON.parse(JSON.stringify({ [A]: [`<${A}>`] })));
      }),
    );
  });

  it('fills in nothing a second time', () => {
    expect(filledIn('["{{A}}"]', { A: '{{B}}', B: 'b' })).toBe('["{{B}}"]');
  });

  it('gives 1 MiB at the most, and knows without writing more', () => {
    const long = 'ä'.repeat((BODY_LIMIT - 4) / 2);
    expect(Buffer.byteLength(filledIn('["{{A}}"]', { A: long }))).toBe(BODY_LIMIT);
    expect([resolve('["{{A}}" ]', { A: long }), resolve('["{{A}}"]', { A: `"${long}` })]).toEqual([undefined, undefined]);
    const thousand = '"{{PaymentMetaJson_a}}",'.repeat(1000);
    expect(resolve(`[${thousand}0]`, { PaymentMetaJson_a: '"'.repeat(900_000) })).toBeUndefined();
    expect(resolve('{{A}}'.repeat(1000), { A: ' '.repeat(BODY_LIMIT) })).toBeUndefined();
  });

  it('finds any of a hundred thousand keys as fast as one', () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`PaymentMetaJson_Key${i}`, '1']));
    expect(filledIn('{{PaymentMetaJson_none}}1'.repeat(4000), many)).toBe('1'.repeat(4000));
  });

  it('that makes no JSON is told', () => {
    expect(flawOf(filledIn('{"a":{{Nobody}}}', variables))).toContain('Unexpected token');
    expect(flawOf(filledIn('{"a":{{EventType}}}', variables))).toContain('Unexpected token');
  });
});

describe('the schema', () => {
  const isTaken = (template: string) => new RegExp(templatePattern, 'u').test(template);

  it.each([
    ...eventTypes.map(defaultTemplate),
    '{"a":{{B}}}',
    '["{{A}}", -1.5e3, true, false, null]',
    '{{{Name}}: 1}',
    '"{{A}}"',
    '{{A}}',
    // That a brace is missing shows when it is filled in.
    '{"a":{{A}}',
    '{"ä":"\\u00e4\\n"}',
  ])('takes %s', (template) => {
    expect(isTaken(template)).toBe(true);
  });

  it.each(['', 'hello', "{'a':1}", '{"a":"{{A}}', '{"a":yes}', '{"a":"\t"}', '{"a":"\\x"}', '<a>{{A}}</a>', '{"a":{{A"}}}', '{a:1}'])(
    'refuses what can never be JSON: %s',
    (template) => {
      expect(isTaken(template)).toBe(false);
    },
  );

  it('decides on long templates at once', () => {
    const long = `{"a":"${'x'.repeat(99_000)}`;
    expect([long, `${long}"}`, `${'{{A}}'.repeat(20_000)}"`, '{'.repeat(90_000)].map(isTaken)).toEqual([false, true, false, true]);
  });
});

it('the default template of a payment is the documented one [dossier 6.2]', () => {
  const resolved = filledIn(defaultTemplate('Payment.Succeeded'), {
    EventType: 'Payment.Succeeded',
    SessionIdentifier: '5a0f0c86-1d5e-4d0e-9a53-0b2f6f7a2c11',
    Status: 'Succeeded',
    ReferenceNumber: 'NYDVNT-WSQPG',
    Amount: '300.34',
    AmountFormatted: '$300.34',
    AccountNumber: '123-45',
    AccountName: 'John Smith',
    ServiceFeeAmountMinor: '1012',
  });
  expect(JSON.parse(resolved)).toEqual({
    action: 'Payment.Succeeded',
    payload: {
      sessionIdentifier: '5a0f0c86-1d5e-4d0e-9a53-0b2f6f7a2c11',
      status: 'Succeeded',
      referenceNumber: 'NYDVNT-WSQPG',
      amount: '300.34',
      accountNumber: '123-45',
      accountName: 'John Smith',
      paymentIdentifier: '',
      amountFormatted: '$300.34',
      serviceFee: '1012',
    },
  });
});

it('every default template is JSON with the event in it, and no braces are left', () => {
  for (const type of eventTypes) {
    const body = filledIn(defaultTemplate(type), { EventType: type });
    expect(JSON.parse(body)).toMatchObject({ action: type });
    expect(body).not.toContain('{{');
  }
});
