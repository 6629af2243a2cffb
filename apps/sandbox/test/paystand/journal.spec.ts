import { type Control, createControl, type WorldControl } from '@paystub/client/control';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { type Answer, newClient, Office, pdf, type Schemas } from '../kit/paystand.js';

let program: Program;
let control: Control;
let office: Office;
let world: WorldControl;

beforeAll(async () => {
  program = await startBundle();
  control = createControl({ url: program.ready.control.url });
});

beforeEach(async () => {
  office = new Office(program.ready.paystand.url, newClient());
  world = control.world(`paystand:${office.client.clientId}`);
  await world.get();
});

afterAll(async () => {
  await program?.stop();
});

const refusedBy = async ({ seq }: Answer<unknown>) => (await world.request(seq)).refused;
const invoice = { extCustomerId: 'CUST-1', erpId: 'INVKEY-1', erpRef: 'INV-1001', totalAmount: '100.00', dueDate: '2027-03-31' };

describe('a refusal in the journal', () => {
  it('names its rule, with source and basis', async () => {
    await office.createCustomer();
    expect(await refusedBy(await office.call('POST', '/receivables/create', { ...invoice, erpRef: undefined }))).toEqual({
      code: expect.any(String),
      message: expect.stringContaining('invoiceKey'),
      rule: 'paystand.R85',
      sentence: expect.stringContaining('erpRef'),
      source: '[client]',
      basis: 'observed',
      found: expect.arrayContaining([expect.objectContaining({ keyword: 'required' })]),
    });
    await office.createReceivable();
    expect(await refusedBy(await office.call('POST', '/receivables/create', invoice))).toMatchObject({ rule: 'paystand.R88' });
    const declined = { amount: '1.00', currency: 'USD', payerId: 'fixturepayer000000000001', cardId: 'fixturecard0000000000002' };
    expect(await refusedBy(await office.call('POST', '/payments/secure', declined))).toMatchObject({ rule: 'paystand.R27' });
    expect(await refusedBy(await office.call('GET', '/transfers?limit=0'))).toMatchObject({ rule: 'paystand.R58', basis: 'inferred' });
    expect(await refusedBy(await office.call('GET', '/creditMemos'))).toMatchObject({
      message: expect.stringContaining('listCreditMemos'),
    });
  });

  it('tells what is wrong with a token, which its answer does not', async () => {
    const ruleFor = async (headers: Record<string, string>) => {
      const { seq, headers: told } = await office.send('GET', '/payerCustomers', { headers });
      const isOurs = !told.get('x-paystub')?.includes('world=-');
      return (isOurs ? await world.request(seq) : await control.request(seq)).refused?.rule;
    };
    const { authorization = '' } = await office.headers();
    expect(await ruleFor({})).toBe('paystand.R13');
    expect(await ruleFor({ authorization: 'Bearer wrong' })).toBe('paystand.R14');
    expect(await ruleFor({ authorization })).toBe('paystand.R15');
    expect(await ruleFor({ authorization, 'x-customer-id': 'merchant_default' })).toBe('paystand.R16');
  });
});

describe('an entry of the journal', () => {
  it('tells what was changed and said; of a file its name, size and hash', async () => {
    await world.updateSettings('paystand', { webhooks: { enabled: true, urls: ['https://erp.example/hooks'] } });
    const customer = await office.createCustomer();
    const receivable = await office.createReceivable();
    const content = pdf(5000);
    const up = await office.upload(receivable, content, 'Zoë.pdf');
    const noted = await world.request(up.seq);
    expect(noted).toMatchObject({
      provider: 'paystand',
      operation: 'uploadAttachment',
      method: 'POST',
      path: `/v3/receivables/${receivable.id}/attachments`,
      status: 200,
      credential: `…${office.client.clientId.slice(-4)}`,
      refused: null,
      changed: [{ collection: 'attachments', id: up.body.id }],
      events: [],
    });
    expect(JSON.parse(noted.request.body ?? '')).toMatchObject({ files: [{ field: 'attachment', name: 'Zoë.pdf', size: 5000 }] });
    const down = await world.request((await office.call('GET', up.body.url)).seq);
    expect(JSON.parse(down.response.body ?? '')).toMatchObject({ file: { name: 'Zoë.pdf', size: 5000 } });
    await world.act('paystand', 'checkout', { id: customer.id, receivables: [{ receivableId: receivable.id }] });
    const [acted] = await world.requests({ provider: 'control', operation: 'runAction' }).all();
    expect(acted?.events.map(({ type }) => type)).toEqual([
      'payment created',
      'payment processing',
      'fee delayed',
      'payment posted',
      'receivableTransaction active',
    ]);
  });

  it('keeps no secret, no token and no number of a card or an account', async () => {
    const [token, { clientId, clientSecret }] = [await office.renew(), office.client];
    const { body } = await office.askForToken();
    await office.askForToken({ client_secret: 'a-secret-of-somebody' });
    const [card, bank, theirCard, theirBank] = ['4242424242424242', '000123456789', '4929000000006', '11000000042'];
    const source = { nameOnCard: 'Pat Roe', expirationMonth: '12', expirationYear: '2030', securityCode: '7391' };
    const account = { accountHolderType: 'company', nameOnAccount: 'Pat Roe', accountType: 'checking', routingNumber: '110000000' };
    const charge = (fields: object) =>
      office.call<Schemas['Payment']>('POST', '/payments/secure', {
        amount: '10.00',
        currency: 'USD',
        payer: { name: 'Pat Roe', email: 'pat@example.com' },
        ...fields,
      });
    const country = { currency: 'USD', country: 'USA' };
    const paid = await charge({ card: { ...source, cardNumber: card } });
    expect(paid.body.source).toMatchObject({ object: 'card', last4: '4242' });
    await charge({ bank: { ...account, ...country, accountNumber: bank } });
    const refusals = [
      await charge({ card: { ...source, cardNumber: theirCard } }),
      await charge({ bank: { ...account, ...country, accountNumber: theirBank } }),
      await charge({ card: { ...source, cardNumber: `${theirCard}x` } }),
    ];
    for (const { status, bytes } of refusals) {
      expect(status).toBe(422);
      for (const number of [theirCard, theirBank]) expect(bytes.toString()).not.toContain(number);
    }
    const customer = await office.createCustomer();
    const receivable = await office.createReceivable();
    const receivables = [{ receivableId: receivable.id }];
    await world.act('paystand', 'checkout', { id: customer.id, receivables, cardNumber: theirCard }).catch(() => {});
    await world.act('paystand', 'checkout', { id: customer.id, receivables, cardNumber: card });

    const all = [];
    for await (const { seq } of world.requests()) all.push(await world.request(seq));
    for await (const { seq } of control.requests()) all.push(await control.request(seq));
    expect(all.map(({ operation }) => operation)).toEqual(expect.arrayContaining(['createToken', 'createSecurePayment', 'runAction']));
    const journal = JSON.stringify(all) + program.stdout() + program.stderr();
    const collections = ['payments', 'cards', 'banks', 'payers', 'events'];
    const records = JSON.stringify(await Promise.all(collections.map((name) => world.records('paystand', name).all())));
    const worlds = JSON.stringify(await control.worlds.list().all());
    const secrets = [clientId, clientSecret, 'a-secret-of-somebody', token, body.access_token, body.refresh_token];
    // The test account stands in the words of the refusal of any other.
    const shown = (journal + records + worlds).replaceAll('must be a test account: 110000000 and 000123456789 for USD', '');
    const kept = [...secrets, card, bank, theirCard, theirBank, '7391'].filter((one) => shown.includes(one));
    expect(kept).toEqual([]);
    expect(records).toContain('"last4":"4242"');
  });
});
