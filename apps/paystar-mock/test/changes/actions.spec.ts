import { describe, expect, it } from 'vitest';
import { paths, paystar, type World } from '../calls.js';
import { charged, managed, unit, user } from '../sent.js';

const { world } = paystar();
const now = '2026-03-02T09:00:00.000Z';
const act = (of: World, name: string, id: string, fields: object = {}) => of.control('POST', `/paystar/actions/${name}`, { id, ...fields });

async function sessionIn(of: World): Promise<string> {
  const { body } = await of.post(paths.initiate, charged({}, { ClientUser: user }));
  return body.data.PaymentSessionIdentifier;
}

async function managementIn(of: World, flow: 'autopay' | 'wallet' | 'scheduled'): Promise<string> {
  const { body } = await of.post(paths[flow], managed());
  return /session\/([^?]+)/.exec(body.data.SessionLink)?.[1] as string;
}

it('every action says what it is for', async () => {
  const { actions } = await world().control('GET', '/paystar/actions');
  const table = (actions as { on: string; name: string; from: string[] }[]).map(
    ({ on, name, from }) => `${on} ${name}: ${from.join(', ')}`,
  );
  expect(table).toEqual([
    'payment-sessions choose: RequiresPaymentSource, Failed',
    'payment-sessions pay: RequiresPaymentSource, Failed',
    'payment-sessions fail: RequiresPaymentSource, Failed, Pending',
    'payment-sessions pend: RequiresPaymentSource, Failed',
    'payment-sessions settle: Pending',
    'management-sessions enroll: Active',
    'management-sessions update-autopay: Active',
    'management-sessions unenroll: Active',
    'management-sessions add-payment-source: Active',
    'management-sessions delete-payment-source: Active',
    'management-sessions set-paperless: Active',
    'management-sessions set-notifications: Active',
    'management-sessions schedule-payment: Active',
    'management-sessions cancel-scheduled-payment: Active',
    'scheduled-payments settle-scheduled-payment: Pending',
    'scheduled-payments fail-scheduled-payment: Pending',
  ]);
});

it('every field of an action is described', async () => {
  const { actions } = await world().control('GET', '/paystar/actions');
  const fields = (actions as { fields: { properties: Record<string, { description?: string }> } }[]).flatMap((one) =>
    Object.entries(one.fields.properties),
  );
  expect(fields.filter(([, { description }]) => !description).map(([name]) => name)).toEqual([]);
});

describe('a payment session', () => {
  it('is paid, and the API shows it', async () => {
    const here = world();
    const id = await sessionIn(here);
    const { changed, events, deliveries } = await act(here, 'pay', id, {
      bank: { routingNumber: '110000000', accountNumber: '000123456789' },
    });
    expect((changed as { collection: string }[]).map(({ collection }) => collection)).toEqual(['payment-sessions']);
    expect([(events as { type: string }[])[0]?.type, deliveries]).toEqual(['Payment.Succeeded', []]);
    const { body } = await here.get(`${paths.query}/${id}`);
    expect(body.data).toMatchObject({
      paymentSession: { status: 'Succeeded', serviceFeeCalculation: { amount: 0, tier: { paymentSourceType: 'ACH' } } },
      payment: { status: 'Succeeded', amountMinor: 4210, serviceFeeAmountMinor: 0 },
      paymentSource: { paymentSourceType: 'ACH', accountHolderName: 'Pat Roe', accountType: 'Checking', accountNumberLast4: '6789' },
      canProcessSession: false,
    });
  });

  it('that fails under way takes a reason, and no other source', async () => {
    const here = world();
    const id = await sessionIn(here);
    await act(here, 'pend', id);
    await expect(act(here, 'fail', id, { card: '4111111111111111' })).rejects.toThrow(
      'A payment session that is Pending does not take choose',
    );
    await act(here, 'fail', id, { reason: 'Stopped' });
    await act(here, 'fail', id, { card: '4000000000000069' });
    expect((await here.records('payment-sessions'))[0]).toMatchObject({
      Status: 'Failed',
      Payment: { gatewayResponseDescription: 'Expired card' },
    });
  });

  it('expires at thirty minutes to the millisecond, with the state table; what is pending settles later [paystar.R79]', async () => {
    const here = world();
    await here.freeze(now);
    const [unpaid, inTime, pending] = [await sessionIn(here), await sessionIn(here), await sessionIn(here)];
    await act(here, 'pend', pending);
    await here.control('POST', '/clock/advance', { by: 'PT29M59.999S' });
    await act(here, 'pay', inTime);
    await here.control('POST', '/clock/advance', { by: 'PT0.001S' });
    await expect(act(here, 'pay', unpaid)).rejects.toThrow(`pay is for RequiresPaymentSource, Failed; ${unpaid} is Expired`);
    await act(here, 'settle', pending);
    expect((await here.records('payment-sessions')).map(({ Status }) => Status)).toEqual([
      'RequiresPaymentSource',
      'Succeeded',
      'Succeeded',
    ]);
  });
});

describe('a management session', () => {
  it('refuses what is for another flow, in plain words', async () => {
    const here = world();
    const id = await managementIn(here, 'wallet');
    await expect(act(here, 'enroll', id)).rejects.toThrow('This is for a session of the flow autopay; this one is of the flow wallet.');
  });

  it('expires at sixty minutes to the millisecond [paystar.R80]', async () => {
    const here = world();
    await here.freeze(now);
    const id = await managementIn(here, 'autopay');
    await here.control('POST', '/clock/advance', { by: 'PT59M59.999S' });
    await act(here, 'enroll', id);
    await here.control('POST', '/clock/advance', { by: 'PT0.001S' });
    await expect(act(here, 'unenroll', id)).rejects.toThrow(`unenroll is for Active; ${id} is Expired`);
    expect(await here.records('enrollments')).toHaveLength(1);
  });

  it('schedules a payment for a day, which the clock then pays', async () => {
    const here = world();
    await here.freeze(now);
    const { body } = await here.post(paths.schedule, managed());
    const id = /session\/([^?]+)/.exec(body.data.SessionLink)?.[1] as string;
    for (const date of ['2026-03-02', 'tomorrow', '2026-02-30'])
      await expect(act(here, 'schedule-payment', id, { date, amount: 100 })).rejects.toThrow();
    await act(here, 'schedule-payment', id, {
      date: '2026-03-03',
      amount: 100,
      bank: { routingNumber: '110000000', accountNumber: '000100000002' },
    });
    const { fired } = await here.control('POST', '/clock/advance', { by: 'P1D' });
    expect(fired).toMatchObject([{ at: '2026-03-03T00:00:00.000Z', job: 'pay', events: [{ type: 'Payment.Pending' }] }]);
    const [scheduled] = await here.records('scheduled-payments');
    await act(here, 'settle-scheduled-payment', scheduled?.id);
    expect((await here.records('scheduled-payments'))[0]).toMatchObject({
      Status: 'Failed',
      date: '2026-03-03T00:00:00Z',
      BusinessUnitSlug: unit,
    });
  });
});

describe('a session that schedules a payment', () => {
  it('shows what it has ordered after that was called off, and its source deleted [dossier E9]', async () => {
    const here = world();
    const { body } = await here.post(paths.schedule, managed());
    const id = /session\/([^?]+)/.exec(body.data.SessionLink)?.[1] as string;
    await act(here, 'schedule-payment', id, { date: '2999-03-03', amount: 4210 });
    const [payment] = await here.records('scheduled-payments');
    await act(here, 'cancel-scheduled-payment', await managementIn(here, 'scheduled'), { scheduledPayment: payment?.id });
    await act(here, 'delete-payment-source', await managementIn(here, 'wallet'), { paymentSource: payment?.PaymentSource });
    const page = await (await fetch(`${body.data.SessionLink}&done=scheduled`)).text();
    expect(page).toMatch(/\$42\.10.*Canceled/s);
    expect(page).not.toMatch(/<form|Your payment is scheduled/);
    await expect(act(here, 'schedule-payment', id, { date: '2999-03-04', amount: 1 })).rejects.toThrow(
      'another takes a session of its own',
    );
  });
});

describe('a number', () => {
  const real = '4929420573595709';

  it('that is not for tests is refused without being repeated, kept or journalled [dossier 8]', async () => {
    const here = world();
    const id = await sessionIn(here);
    const refused = await act(here, 'pay', id, { card: real }).catch(String);
    expect(refused).toContain('Only published test card numbers are taken');
    const wrong = await act(here, 'pay', id, { card: `${real}x` }).catch(String);
    const bank = { routingNumber: '011000015', accountNumber: '98765432109' };
    const account = await act(here, 'pay', id, { bank }).catch(String);
    const journal = await journalOf(here);
    const records = JSON.stringify(await here.records('payment-sessions'));
    for (const text of [refused, wrong, account, journal, records]) expect(text).not.toMatch(/4929420573595709|98765432109|5709/);
  });

  it('that is for tests is kept to its last four digits, and journalled not at all', async () => {
    const here = world();
    const id = await sessionIn(here);
    await act(here, 'choose', id, { card: '4111 1111 1111 1111' });
    await act(here, 'pay', id, { bank: { routingNumber: '110000000', accountNumber: '000123456789' }, save: true });
    const kept = JSON.stringify([await here.records('payment-sessions'), await here.records('payment-sources')]);
    const journal = await journalOf(here);
    for (const text of [kept, journal]) expect(text).not.toMatch(/4111 ?1111|000123456789|110000000/);
    expect(journal).toContain('"card":"[redacted]"');
    expect(journal).toContain('"bank":"[redacted]"');
  });
});

/** Everything that the journal says, in full. */
async function journalOf(of: World): Promise<string> {
  const { data } = await of.control('GET', '/requests?limit=100');
  const entries = await Promise.all((data as { seq: number }[]).map(({ seq }) => of.control('GET', `/requests/${seq}`)));
  return JSON.stringify(entries).replaceAll('\\"', '"');
}
