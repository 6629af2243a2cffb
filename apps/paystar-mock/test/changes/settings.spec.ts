import { describe, expect, it } from 'vitest';
import { paystar } from '../calls.js';
import { unit } from '../sent.js';

const { world } = paystar();
const url = 'https://shop.example/in';
const secret = 'shh';
const tier = { id: 1, paymentChannel: 'POS', paymentSourceType: 'ACH', startRange: 0, endRange: 10.5, flatFee: 1.95, percentageFee: 2.75 };
const webhook = (fields: object) => ({ [unit]: { webhooks: { 'Payment.Succeeded': { url, secret, ...fields } } } });

it('the settings start with two business units, the first with an agent who takes payments and one who does not [dossier 8]', async () => {
  const settings = await world().control('GET', '/paystar/settings');
  expect(settings).toEqual({
    businessUnits: {
      [unit]: {
        name: 'Acme Utilities',
        agents: { 'cashier@acme-utilities.example': { pos: true }, 'clerk@acme-utilities.example': { pos: false } },
      },
      'water-bill-pay': { name: 'Water Bill Pay' },
    },
    webhookTimeoutMs: 10_000,
  });
});

describe('the settings take', () => {
  it.each<[string, object]>([
    ['another business unit', { 'town-of-delta-2': { name: 'Delta' } }],
    ['a slug of anything that a path carries', { 'City_of.Delta~CO-': {}, A: {}, ['9'.repeat(100)]: {} }],
    ['agents', { [unit]: { agents: { 'sam@acme-utilities.example': { pos: true } } } }],
    ['payment fields', { [unit]: { paymentFields: { invoiceNumber: { label: 'Invoice' }, 'memo line': { label: 'Memo' } } } }],
    ['a fee table', { [unit]: { feeTiers: [tier] } }],
    ['a webhook', webhook({})],
    [
      'one with a template, headers and a signature header',
      webhook({ template: '{"a":{{Amount}}}', headers: { 'X-A': 'b' }, signatureHeader: 'X-Sig' }),
    ],
  ])('%s', async (_, businessUnits) => {
    expect(await world().units(businessUnits)).toMatchObject({ businessUnits });
  });
});

describe('the settings refuse', () => {
  it.each<[string, object]>([
    ['a slug that a path does not keep', { '..': {} }],
    ['a slug with a slash', { 'acme/utilities': {} }],
    ['a slug of 101 characters', { ['a'.repeat(101)]: {} }],
    ['an empty slug', { '': {} }],
    ['a slug with a blank', { 'acme utilities': {} }],
    ['what no business unit has', { [unit]: { colour: 'blue' } }],
    ['an agent without an e-mail address', { [unit]: { agents: { cashier: { pos: true } } } }],
    ['an agent of whom nothing is said', { [unit]: { agents: { 'sam@acme-utilities.example': {} } } }],
    ['a payment field without a label', { [unit]: { paymentFields: { memoLine: {} } } }],
    ['a channel that there is not', { [unit]: { feeTiers: [{ ...tier, paymentChannel: 'Phone' }] } }],
    ['a negative fee', { [unit]: { feeTiers: [{ ...tier, flatFee: -1 }] } }],
    ['more than all of it', { [unit]: { feeTiers: [{ ...tier, percentageFee: 101 }] } }],
    ['an event that there is not', { [unit]: { webhooks: { 'Payment.Refunded': { url, secret } } } }],
    ['a webhook without a secret', { [unit]: { webhooks: { 'Payment.Failed': { url } } } }],
    ['an address of another protocol', webhook({ url: 'ftp://shop.example' })],
    ['an address that is none', webhook({ url: 'https://shop example' })],
    ['a template that can never be JSON', webhook({ template: 'Hello {{AccountName}}' })],
    ['a header that is none', webhook({ headers: { 'X Tenant': '7' } })],
    ['a header of two lines', webhook({ headers: { 'X-Tenant': '7\nX-Other: 8' } })],
    ['a header of the mock’s own', webhook({ headers: { 'CONTENT-length': '7' } })],
    ['a signature where the host is', webhook({ signatureHeader: 'Host' })],
  ])('%s', async (_, businessUnits) => {
    const here = world();
    const before = await here.control('GET', '/paystar/settings');
    await expect(here.units(businessUnits)).rejects.toThrow('invalid-request');
    expect(await here.control('GET', '/paystar/settings')).toEqual(before);
  });
});

interface Schema {
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | false;
}

it('the schema describes every setting', async () => {
  const bare: string[] = [];
  const look = ({ properties = {}, items, additionalProperties }: Schema, path: string) => {
    for (const [name, schema] of Object.entries(properties)) {
      if (!schema.description && !schema.enum) bare.push(`${path}.${name}`);
      look(schema, `${path}.${name}`);
    }
    for (const schema of [items, additionalProperties]) if (schema) look(schema, path);
  };
  look(await world().control('GET', '/paystar/settings/schema'), '');
  expect(bare).toEqual([]);
});

it('secrets and headers of webhooks stay out of the journal', async () => {
  const here = world();
  await here.units(webhook({ secret: 'whsec-very-secret', headers: { Authorization: 'Basic dont-tell' } }));
  const { data } = await here.control('GET', '/requests');
  const entry = JSON.stringify(await here.control('GET', `/requests/${data[0].seq}`));
  expect(entry).toContain('[redacted]');
  expect(entry).not.toMatch(/very-secret|dont-tell/);
});
