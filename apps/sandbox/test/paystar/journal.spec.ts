import { type Control, ControlError, createControl, type WorldControl } from '@paystub/client/control';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { type Answer, Biller, newKey, sessionIn, slug } from '../kit/paystar.js';

let program: Program;
let control: Control;
let biller: Biller;
let world: WorldControl;

beforeAll(async () => {
  program = await startBundle();
  control = createControl({ url: program.ready.control.url });
});

beforeEach(async () => {
  biller = new Biller(program.ready.paystar.url, newKey());
  world = control.world(`paystar:${biller.key}`);
  await world.get();
});

afterAll(async () => {
  await program?.stop();
});

const charge = { Amount: 4210 };
const account = { AccountNumber: 'W-77', Name: 'Pat Roe' };
const customer = { EmailAddress: 'pat@example.com' };
const refusedBy = async ({ seq }: Answer) => (await world.request(seq)).refused;

describe('a refusal in the journal', () => {
  it('names its rule, with source and basis', async () => {
    const answer = await biller.call('/embedded/initiate', {
      BusinessUnitSlug: slug,
      Channel: 'QuickPay',
      Charges: Array.from({ length: 26 }, () => charge),
    });
    expect(await refusedBy(answer)).toEqual({
      code: 'invalid',
      message: expect.stringMatching(/^Charges must .*\[paystar\.R17\]$/),
      rule: 'paystar.R17',
      sentence: '25 charges are accepted and 26 are rejected.',
      source: '[seed]',
      basis: 'documented',
      found: [expect.objectContaining({ keyword: 'maxItems', instancePath: '/Charges' })],
    });
  });

  it('tells all that is wrong, each with its rule', async () => {
    const wrong = {
      BusinessUnitSlug: slug,
      Channel: 'POS',
      ClientUser: customer,
      Charges: [{}],
      SuccessUrl: 'https://biller.example/done',
    };
    const answer = await biller.call('/embedded/initiate', wrong);
    const { message, rule } = (await refusedBy(answer)) ?? {};
    expect(answer.body.errors.map(({ propertyName }) => propertyName).toSorted()).toEqual([
      'Charges[0].Amount',
      'ClientUser',
      'PosUser',
      'ReturnUrl',
    ]);
    for (const { errorMessage } of answer.body.errors) expect(message).toContain(errorMessage);
    for (const id of ['R18', 'R33', 'R37', 'R38']) expect(message).toContain(`[paystar.${id}]`);
    expect(rule).toMatch(/^paystar\.R\d+$/);
  });

  it('is called inferred where nobody documents it', async () => {
    const answer = await biller.send({ method: 'GET', path: '/integrations/query/payment-session?clientReference=inv-1' });
    expect(await refusedBy(answer)).toMatchObject({
      rule: 'paystar.P18',
      basis: 'inferred',
      source: '[inferred]',
      sentence: expect.any(String),
    });
  });

  it('of what the request meets names the rule too', async () => {
    await biller.bill({ ClientReference: 'inv-1' });
    const repeated = { BusinessUnitSlug: slug, Channel: 'QuickPay', Charges: [charge], ClientReference: 'inv-1' };
    expect(await refusedBy(await biller.call('/embedded/initiate', repeated))).toMatchObject({ rule: 'paystar.R41', basis: 'documented' });
    const agent = { BusinessUnitSlug: slug, Channel: 'POS', PosUser: 'clerk@acme-utilities.example', Charges: [charge] };
    expect(await refusedBy(await biller.call('/embedded/initiate', agent))).toMatchObject({ rule: 'paystar.R36', basis: 'documented' });
    const unknown = { BusinessUnitSlug: slug, ClientAccount: account, ClientUser: customer };
    expect(await refusedBy(await biller.call('/embedded/initiate-manage-paperless', unknown))).toMatchObject({ rule: 'paystar.R64' });
  });

  it('tells a key that is missing from one that is wrong', async () => {
    const ruleFor = async (headers: Record<string, string>) => {
      const answer = await fetch(`${program.ready.paystar.url}/integrations/events`, { method: 'POST', headers });
      return (await control.request(Number(/seq=(\d+)/.exec(answer.headers.get('x-paystub') ?? '')?.[1]))).refused?.rule;
    };
    expect(await ruleFor({})).toBe('paystar.R3');
    expect(await ruleFor({ 'X-Paystar-Api-Key': 'wrong' })).toBe('paystar.P1');
  });
});

describe('an entry of the journal', () => {
  it('tells what was changed, said and sent', async () => {
    const sent = { BusinessUnitSlug: slug, Channel: 'QuickPay', Charges: [{ ...charge, ClientAccount: account }], ClientUser: customer };
    const answer = await biller.call('/embedded/initiate', sent);
    const { PaymentSessionIdentifier: id } = answer.body.data as { PaymentSessionIdentifier: string };
    expect(await world.request(answer.seq)).toMatchObject({
      provider: 'paystar',
      operation: 'initiatePaymentSession',
      method: 'POST',
      path: '/integrations/embedded/initiate',
      status: 200,
      credential: `…${biller.key.slice(-4)}`,
      refused: null,
      changed: [
        { collection: 'accounts', id: '100001' },
        { collection: 'customers', id: '500001' },
        { collection: 'payment-sessions', id },
      ],
      events: [],
      deliveries: [],
      mark: null,
      request: { body: JSON.stringify(sent), truncated: false },
      // A page token opens the world in a browser, so the journal keeps it back.
      response: { body: answer.text.replace(/\?w=\w+/, '?w=…'), truncated: false },
    });
    await world.act('paystar', 'pay', { id });
    const [noted] = await world.requests({ provider: 'control', operation: 'runAction' }).all();
    expect(noted).toMatchObject({ changed: [{ collection: 'payment-sessions', id }], events: [{ type: 'Payment.Succeeded' }] });
  });

  it('keeps no key, no page token, no secret and no number of a card or an account', async () => {
    const [secret, password, token] = ['s3cret-of-the-webhook', 'pa55word-of-the-receiver', /w=(\w+)/];
    const hook = { url: 'http://127.0.0.1:9/hooks', secret, headers: { Authorization: `Bearer ${password}` } };
    await world.updateSettings('paystar', { businessUnits: { [slug]: { webhooks: { 'Payment.Succeeded': hook } } } });
    await world.settings('paystar');
    const bill = await biller.bill({ ClientUser: customer });
    const wallet = await biller.client.sessions.initiateManageWallet({ BusinessUnitSlug: slug, ClientUser: customer });
    const tokens = [bill.PaymentLogInLink, wallet.SessionLink].map((link) => token.exec(link)?.[1] ?? '');
    await fetch(bill.PaymentLogInLink);
    const [card, spaced, bank] = ['5555555555554444', '4242 4242 4242 4242', { routingNumber: '110000000', accountNumber: '000123456789' }];
    await world.act('paystar', 'choose', { id: bill.PaymentSessionIdentifier, bank });
    await world.act('paystar', 'pay', { id: bill.PaymentSessionIdentifier, card, save: true });
    await world.act('paystar', 'add-payment-source', { id: sessionIn(wallet), card: spaced });
    // One that may be somebody's is refused, and stands nowhere either.
    const [ofSomebody, theirBank] = ['4929000000006', '11000000042'];
    const refused = [{ card: ofSomebody }, { bank: { ...bank, accountNumber: theirBank } }, { card: `${ofSomebody}x` }];
    for (const fields of refused) {
      const refusal = await world
        .act('paystar', 'add-payment-source', { id: sessionIn(wallet), ...fields })
        .catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(ControlError);
      for (const number of [ofSomebody, theirBank]) expect(JSON.stringify(refusal)).not.toContain(number);
    }
    await world.waitForDeliveries();

    const all = [];
    for await (const { seq } of world.requests()) all.push(await world.request(seq));
    expect(all.map(({ operation }) => operation)).toContain('updateSettings');
    const journal = JSON.stringify(all) + program.stdout() + program.stderr();
    const collections = ['payment-sessions', 'payment-sources', 'messages'];
    const records = JSON.stringify(await Promise.all(collections.map((name) => world.records('paystar', name).all())));
    const deliveries = JSON.stringify(await world.deliveries().all());
    const digits = (number: string) => number.replaceAll(' ', '');
    for (const number of [card, spaced, bank.accountNumber, ofSomebody, theirBank].flatMap((one) => [one, digits(one)]))
      expect(journal + records + deliveries).not.toContain(number);
    for (const kept of [biller.key, secret]) expect(journal + records + deliveries).not.toContain(kept);
    expect(journal).not.toContain(password);
    for (const one of tokens) {
      expect(one).not.toBe('');
      expect(journal + deliveries).not.toContain(one);
    }
    expect(records).toContain('"accountNumberLast4":"4444"');
  });
});
