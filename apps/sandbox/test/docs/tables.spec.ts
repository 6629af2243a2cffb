import { type Control, createControl } from '@paystub/client/control';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { Biller, newKey, sessionIn, slug } from '../kit/paystar.js';
import { leaves, read, tableIn } from './page.js';

let program: Program;
let control: Control;

beforeAll(async () => {
  program = await startBundle();
  control = createControl({ url: program.ready.control.url });
});

afterAll(async () => {
  await program?.stop();
});

describe('the page about PayPro', () => {
  it('lists the settings with their defaults', async () => {
    const settings = await control.world('default').settings('paypro');
    const listed = tableIn(read('docs/providers/paypro.md'), 'setting').map(([name, value]) => [name, value]);
    expect(listed.toSorted()).toEqual(leaves(settings).toSorted());
  });
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
}

/** Paths of all that a schema takes; `{}` for a key of one's own, and for the names of events. */
function namesIn({ properties = {}, additionalProperties = false }: Schema, path: string): readonly string[] {
  const own = Object.entries(properties).map(([name, inner]) => [path.endsWith('.webhooks') ? '{}' : name, inner] as const);
  const keyed = typeof additionalProperties === 'object' ? [['{}', additionalProperties] as const] : [];
  const all = [...own, ...keyed].flatMap(([name, inner]) => namesIn(inner, path ? `${path}.${name}` : name));
  return all.length === 0 ? [path] : [...new Set(all)];
}

const biller = () => new Biller(program.ready.paystar.url, newKey());
const worldOf = ({ key }: Biller) => control.world(`paystar:${key}`);
const account = { AccountNumber: 'W-77', SubAccountNumber: '2', Name: 'Pat Roe', DueDate: '2027-04-01' };
const customer = { EmailAddress: 'pat@example.com' };

/** What the first message of a type says to each of these variables, where the sessions before have all that they can have. */
async function saidOf(eventType: string, names: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const one = biller();
  const world = worldOf(one);
  const template = JSON.stringify(Object.fromEntries(names.map((name) => [name, `{{${name}}}`])));
  const webhooks = { [eventType]: { url: 'https://biller.example/hooks', secret: 'a secret', template } };
  await world.updateSettings('paystar', { businessUnits: { [slug]: { webhooks } } });
  const about = { Charges: [{ Amount: 123_456, ClientAccount: account }], ClientUser: customer };
  const { PaymentSessionIdentifier: id } = await one.bill({
    ...about,
    ClientReference: 'inv-1',
    PaymentDescriptor: 'ACME',
    CustomMeta: { NAME: 'a value' },
  });
  await world.act('paystar', 'pay', { id });
  const autopay = await one.client.sessions.initiateManageAutopay({ BusinessUnitSlug: slug, ClientAccount: account, ClientUser: customer });
  await world.act('paystar', 'enroll', { id: sessionIn(autopay), maximumBalanceAllowed: 100 });
  const [message] = await world.records<{ body: string }>('paystar', 'messages').all();
  return JSON.parse(message?.body ?? '{}') as Record<string, string>;
}

describe('the page about Paystar', () => {
  const text = read('docs/providers/paystar.md');

  it('lists the settings', async () => {
    const schema = (await control.world('default').settingsSchema('paystar')) as Schema;
    const listed = tableIn(text, 'setting').map(([name = '']) => name.replace(/\{\w+\}/g, '{}'));
    expect(listed.toSorted()).toEqual(namesIn(schema, '').toSorted());
  });

  it.each([
    ['of payments', 'Payment.Succeeded'],
    ['of AutoPay and paperless billing', 'AutoPay.Enrolled'],
  ])('names variables that say something: %s', async (table, eventType) => {
    const names = tableIn(text, table).flatMap(([cell = '']) => cell.split(', '));
    const said = await saidOf(eventType, names);
    expect(Object.keys(said)).toEqual(names);
    expect(names.filter((name) => said[name] === '')).toEqual([]);
  });
});

describe('the README of the Paystar mock', () => {
  const text = read('apps/paystar-mock/README.md');

  it('names every action, on what it is', async () => {
    const actions = await control.world('default').actions('paystar');
    const listed = tableIn(text, 'on').flatMap(([on = '', names = '']) => names.split(', ').map((name) => [name, on.replace(' ', '-')]));
    expect(listed).toEqual(actions.map(({ name, on }) => [name, on]));
  });

  it.each([
    ['card', (card: string) => ({ card })],
    ['bank account, at routing number `110000000`', (accountNumber: string) => ({ bank: { routingNumber: '110000000', accountNumber } })],
  ] as const)('tells what becomes of a payment: %s', async (column, sourceOf) => {
    const one = biller();
    const world = worldOf(one);
    for (const [numbers = '', outcome = ''] of tableIn(text, column)) {
      for (const [number] of numbers.matchAll(/\d{12,16}/g)) {
        const { PaymentSessionIdentifier: id } = await one.bill();
        await world.act('paystar', 'pay', { id, ...sourceOf(number) });
        const paid = async () => (await one.client.paymentSessions.get(id)).payment;
        const [, end] = /^Pending; settle makes it (\w+)$/.exec(outcome) ?? [];
        if (end) {
          expect(await paid()).toMatchObject({ status: 'Pending' });
          await world.act('paystar', 'settle', { id });
          expect(await paid()).toMatchObject({ status: end });
        } else {
          const { status, gatewayResponseDescription } = (await paid()) ?? {};
          expect(`${status}, ${gatewayResponseDescription}`).toBe(outcome);
        }
      }
    }
    expect(await world.records('paystar', 'payment-sessions').count()).toBeGreaterThan(5);
  });
});
