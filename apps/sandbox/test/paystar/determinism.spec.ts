import { createControl } from '@paystub/client/control';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBundle } from '../kit/bundle.js';
import { exchange, type Line } from '../kit/exchange.js';
import { slug } from '../kit/paystar.js';
import { freePort } from '../kit/ports.js';
import { openReceiver, type Receiver } from '../kit/receiver.js';

const key = 'test_deterministic';
let receiver: Receiver<object>;
let port: number;
let first: Day;

beforeAll(async () => {
  receiver = await openReceiver();
  port = await freePort();
  first = await dayIn('one');
});

afterAll(() => receiver?.close());

const event = (eventType: string, payload: object) => ({ eventType, payload: JSON.stringify(payload), businessUnitSlug: slug });
const person = { BusinessUnitSlug: slug, ClientUser: { EmailAddress: 'pat@example.com', FirstName: 'Pat' } };
const ClientAccount = { AccountNumber: 'W-77', Name: 'Pat Roe', Balance: 4210 };

/** A day of a biller in a frozen world, in a process of its own: every byte that it saw. */
async function dayIn(seed: string) {
  const program = await startBundle(['--port', String(port), '--seed', seed]);
  try {
    const { url } = program.ready.paystar;
    const world = createControl({ url: program.ready.control.url }).world(`paystar:${key}`);
    await world.freeze('2027-03-02T09:00:00Z');
    const hook = { url: receiver.hooks, secret: 'a-secret' };
    const webhooks = { 'Payment.Succeeded': hook, 'Payment.Failed': hook, 'AutoPay.Enrolled': hook, 'AutoPay.Unenrolled': hook };
    await world.updateSettings('paystar', { businessUnits: { [slug]: { webhooks } } });
    const lines: Line[] = [];
    const ask = async (method: string, path: string, body?: object) => {
      const line = await exchange(url, { 'X-Paystar-Api-Key': key }, method, path, body);
      lines.push(line);
      await world.waitForDeliveries();
      return /\/session\/([0-9a-f-]{36})/.exec(line.body)?.[1] ?? '';
    };
    const initiate = (flow: string, body: object) => ask('POST', `/integrations/embedded/initiate${flow}`, body);
    const bill = { ...person, Channel: 'QuickPay', Charges: [{ Amount: 4210, ClientAccount }], ClientReference: 'inv-1' };
    const paid = await initiate('', bill);
    await initiate('', bill);
    const failed = await initiate('', { ...bill, ClientReference: 'inv-2' });
    const autopay = await initiate('-manage-autopay', { ...person, ClientAccount });
    const wallet = await initiate('-manage-wallet', person);
    const scheduling = await initiate('-schedule-payment-session', { ...person, ClientAccount });
    const act = (name: string, id: string, fields: object = {}) => world.act('paystar', name, { id, ...fields }, { wait: true });
    const acted = [
      await act('pay', paid, { save: true }),
      await act('pay', failed, { card: '4000000000009995' }),
      await act('enroll', autopay, { processingLeadTime: 3 }),
      await act('add-payment-source', wallet, { bank: { routingNumber: '110000000', accountNumber: '000123456789' } }),
      await act('schedule-payment', scheduling, { date: '2027-03-03' }),
    ];
    await ask('GET', lines[0]?.body.match(/\/app\/[^"]+/)?.[0] ?? '');
    await ask('POST', '/integrations/events', event('Accounts.UnenrollAutopay', { accountNumber: 'W-77', subAccountNumber: '' }));
    await ask('POST', '/integrations/events', event('Accounts.UnenrollAutopay', { accountNumber: 'W-78', subAccountNumber: '' }));
    const { fired } = await world.advance({ by: 'P1D' }, { wait: true });
    for (const path of [`/${paid}`, `/${failed}`, '?clientReference=inv-1', '?clientReference=inv-9', ''])
      await ask('GET', `/integrations/query/payment-session${path}`);
    const records = await Promise.all(['accounts', 'customers', 'payment-sources'].map((name) => world.records('paystar', name).all()));
    const arrived = receiver.arrivals.map(({ headers, body }) => ({ headers, body: body.toString('utf8') }));
    return { lines, acted, fired, records, webhooks: arrived };
  } finally {
    await program.stop();
    receiver.arrivals.length = 0;
  }
}

type Day = Awaited<ReturnType<typeof dayIn>>;

describe('the same seed and the same commands in a frozen world', () => {
  it('give the same bytes in two processes, headers, pages and webhooks included', async () => {
    const second = await dayIn('one');
    expect(first.lines.map(({ status }) => status)).toEqual([
      200,
      400,
      200,
      200,
      200,
      200,
      first.lines[6]?.status,
      200,
      400,
      200,
      200,
      200,
      404,
      400,
    ]);
    expect(first.lines[6]?.headers).toContainEqual(expect.stringMatching(/^Content-Type: text\/html/));
    expect(first.fired.map(({ job, events }) => [job, events.map(({ type }) => type)])).toEqual([['pay', ['Payment.Succeeded']]]);
    expect(first.webhooks.map(({ body }) => (JSON.parse(body) as { action: string }).action)).toEqual([
      'Payment.Succeeded',
      'Payment.Failed',
      'AutoPay.Enrolled',
      'AutoPay.Unenrolled',
      'Payment.Succeeded',
    ]);
    expect(second).toEqual(first);
  });

  it('give other identifiers, reference numbers and page tokens with another seed', async () => {
    const other = await dayIn('two');
    const found = (day: Day, pattern: RegExp) => new Set(JSON.stringify(day).match(pattern));
    const same = (pattern: RegExp) => [...found(first, pattern)].filter((one) => found(other, pattern).has(one));
    for (const pattern of [/[0-9a-f]{8}-[0-9a-f-]{27}/g, /\b[A-Z]{6}-[A-Z]{5}\b/g, /\?w=\w+/g]) {
      expect(found(first, pattern).size).toBeGreaterThan(0);
      expect(same(pattern)).toEqual([]);
    }
  });
});
