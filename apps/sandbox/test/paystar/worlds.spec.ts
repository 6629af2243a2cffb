import { type Control, createControl } from '@paystub/client/control';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { Biller, newKey, sessionIn, slug } from '../kit/paystar.js';
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

const billerWith = (key: string) => new Biller(program.ready.paystar.url, key);
const worldOf = ({ key }: Biller) => control.world(`paystar:${key}`);
const account = { AccountNumber: 'W-77', Name: 'Pat Roe' };

describe('a key', () => {
  it('sees nothing of another, though slug, account and reference are the same', async () => {
    const [mine, theirs] = [billerWith(newKey()), billerWith(newKey())];
    const bill = {
      ClientReference: 'inv-1',
      Charges: [{ Amount: 4210, ClientAccount: account }],
      ClientUser: { EmailAddress: 'pat@example.com' },
    };
    const session = await mine.bill(bill);
    await worldOf(mine).act('paystar', 'pay', { id: session.PaymentSessionIdentifier });
    const paths = [
      `/integrations/query/payment-session/${session.PaymentSessionIdentifier}`,
      '/integrations/query/payment-session?clientReference=inv-1',
    ];
    for (const path of paths) {
      expect((await mine.send({ method: 'GET', path })).status).toBe(200);
      expect((await theirs.send({ method: 'GET', path })).status).toBe(404);
    }
    expect(await worldOf(theirs).records('paystar', 'accounts').count()).toBe(0);
    const other = await theirs.bill(bill);
    expect(other.PaymentSessionIdentifier).not.toBe(session.PaymentSessionIdentifier);
    expect(await theirs.client.paymentSessions.find({ clientReference: 'inv-1' })).toMatchObject({
      paymentSession: { identifier: other.PaymentSessionIdentifier, status: 'RequiresPaymentSource' },
    });
    expect(await mine.client.paymentSessions.get(session.PaymentSessionIdentifier)).toMatchObject({ payment: { status: 'Succeeded' } });
    // The page of one world is not found under the token of the other.
    const link = new URL(session.PaymentLogInLink);
    const token = new URL(other.PaymentLogInLink).searchParams.get('w') ?? '';
    expect(link.searchParams.get('w')).not.toBe(token);
    link.searchParams.set('w', token);
    expect((await fetch(link)).status).toBe(404);
  });

  it('has settings and a clock of its own', async () => {
    const [mine, theirs] = [billerWith(newKey()), billerWith(newKey())];
    const sessions = await Promise.all([mine.bill(), theirs.bill()]);
    await worldOf(mine).updateSettings('paystar', { businessUnits: { [slug]: { paymentFields: { memoLine: { label: 'Memo' } } } } });
    await worldOf(mine).advance({ by: 'PT30M' });
    expect(await mine.client.paymentSessions.get(sessions[0].PaymentSessionIdentifier)).toMatchObject({ canProcessSession: false });
    expect(await theirs.client.paymentSessions.get(sessions[1].PaymentSessionIdentifier)).toMatchObject({ canProcessSession: true });
    await mine.bill({ PaymentFields: { memoLine: 'March' } });
    await expect(theirs.bill({ PaymentFields: { memoLine: 'March' } })).rejects.toMatchObject({ kind: 'validation' });
  });

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['another shape', 'sk_1234567890'],
    ['no name', 'test_'],
    ['a name that is too long', `test_${'a'.repeat(65)}`],
    ['a name with a space', 'test_a b'],
  ])('that is wrong is 401, and nothing else is looked at: %s [paystar.P1]', async (_, key) => {
    for (const [method, path] of [
      ['POST', '/integrations/embedded/initiate'],
      ['POST', '/integrations/events'],
      ['GET', '/integrations/query/payment-session'],
      ['GET', '/nowhere'],
    ] as const) {
      const headers = { 'content-type': 'application/json', ...(key === undefined ? {} : { 'x-paystar-api-key': key }) };
      const answer = await fetch(program.ready.paystar.url + path, { method, headers, ...(method === 'POST' ? { body: '{' } : {}) });
      expect(answer.status).toBe(401);
      expect(await answer.json()).toEqual({
        hasErrors: true,
        errors: [{ propertyName: '', errorMessage: 'The API key is missing or is not a valid one.' }],
        data: null,
      });
      expect(answer.headers.get('x-paystub')).toMatch(/^paystar; world=-; seq=\d+$/);
    }
  });

  it('that only reads, or is refused, opens no world', async () => {
    const before = await control.worlds.list().count();
    const biller = billerWith(newKey());
    await expect(biller.client.paymentSessions.find({ clientReference: 'inv-1' })).rejects.toMatchObject({ kind: 'not_found' });
    expect((await biller.call('/embedded/initiate', {})).status).toBe(400);
    expect(await control.worlds.list().count()).toBe(before);
  });
});

describe('a reset', () => {
  it('takes records, settings, clock and links back to the start, and ids begin anew', async () => {
    const biller = billerWith(newKey());
    const world = worldOf(biller);
    await world.freeze();
    const { epoch, records } = await world.get();
    const settings = await world.settings('paystar');
    const story = async () => {
      const bill = await biller.bill({ Charges: [{ Amount: 4210, ClientAccount: account }], ClientReference: 'inv-1' });
      const session = await biller.client.sessions.initiateManageAutopay({
        BusinessUnitSlug: slug,
        ClientAccount: account,
        ClientUser: { EmailAddress: 'pat@example.com' },
      });
      await world.act('paystar', 'enroll', { id: sessionIn(session) });
      const [known] = await world.records('paystar', 'accounts').all();
      const [enrollment] = await world.records('paystar', 'enrollments').all();
      return { bill, ids: [bill.PaymentSessionIdentifier, known?.id, sessionIn(session), enrollment?.id] };
    };
    const first = await story();
    await world.updateSettings('paystar', { businessUnits: { 'water-bill-pay': null } });
    await world.advance({ by: 'P1D' });

    expect(await world.reset()).toMatchObject({ epoch: epoch + 1, records, pendingDeliveries: 0 });
    expect(await world.settings('paystar')).toEqual(settings);
    expect((await fetch(first.bill.PaymentLogInLink)).status).toBe(404);
    for (const collection of [
      'accounts',
      'customers',
      'payment-sessions',
      'management-sessions',
      'payment-sources',
      'enrollments',
      'messages',
    ])
      expect(await world.records('paystar', collection).count()).toBe(0);
    const second = await story();
    expect(second.ids).toEqual(first.ids);
    expect(second.bill.PaymentLogInLink).not.toBe(first.bill.PaymentLogInLink);
  });
});

/** What a test of a biller does, as far as it shows whether another was there. Slug, account, customer and references are always the same. */
async function billerTest(key: string, amount: number): Promise<string> {
  const biller = billerWith(key);
  const world = worldOf(biller);
  const Charges = [{ Amount: amount, ClientAccount: { ...account, Balance: amount } }];
  const ClientUser = { EmailAddress: 'pat@example.com' };
  const paid = await biller.bill({ Charges, ClientUser, ClientReference: 'inv-1' });
  await world.act('paystar', 'pay', { id: paid.PaymentSessionIdentifier, save: true });
  const autopay = await biller.client.sessions.initiateManageAutopay({ BusinessUnitSlug: slug, ClientAccount: account, ClientUser });
  await world.act('paystar', 'enroll', { id: sessionIn(autopay) });
  await biller.bill({ ClientReference: 'inv-2' });
  await world.advance({ by: 'PT30M' });
  const again = await biller.bill({ ClientReference: 'inv-1' }).catch((error: { errors: { propertyName: string }[] }) => error);
  const queried = await Promise.all(['inv-1', 'inv-2'].map((clientReference) => biller.client.paymentSessions.find({ clientReference })));
  const accounts = await world.records<{ id: string; Balance: number; AccountNumber: string }>('paystar', 'accounts').all();
  const counts = await Promise.all(
    ['customers', 'payment-sessions', 'payment-sources', 'enrollments'].map((name) => world.records('paystar', name).count()),
  );
  const told = await world.deliveries().all();
  return [
    'errors' in again ? again.errors.map(({ propertyName }) => propertyName).join() : 'taken twice',
    ...queried.map(({ paymentSession, canProcessSession }) => `${paymentSession.status} ${canProcessSession}`),
    queried[0]?.payment?.amountMinor === amount,
    accounts.map(({ Balance, AccountNumber }) => `${AccountNumber} ${Balance === amount}`).join(),
    counts.join(),
    told.map(({ eventType }) => eventType).join(),
  ].join(' | ');
}

const alone =
  'ClientReference | Succeeded false | RequiresPaymentSource false | true | W-77 true | 1,2,1,1 | AutoPay.Enrolled,Payment.Succeeded';

describe('parallel tests', () => {
  it('need no set-up call: fifty with fifty keys and one slug do not meet', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, (_, i) => billerTest(newKey(), 1000 + i)));
    expect([...new Set(results)]).toEqual([alone]);
  });

  it('may be processes of their own', async () => {
    const { url } = program.ready.paystar;
    const outputs = await Promise.all(Array.from({ length: 8 }, () => outputOf('paystar-worker.mjs', url, newKey())));
    expect(outputs).toEqual(Array.from({ length: 8 }, () => '200 400 ClientReference 200 true'));
  });
});
