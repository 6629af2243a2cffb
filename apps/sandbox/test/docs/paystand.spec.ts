import { type Control, createControl } from '@paystub/client/control';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { type Answer, newClient, Office, type Schemas } from '../kit/paystand.js';
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

const office = () => new Office(program.ready.paystand.url, newClient());
const worldOf = ({ client }: Office) => control.world(`paystand:${client.clientId}`);

describe('the page about Paystand X', () => {
  const text = read('docs/providers/paystand.md');

  it('lists the settings with their defaults', async () => {
    const settings = await control.world('default').settings('paystand');
    const listed = tableIn(text, 'setting').map(([name, value]) => [name, value]);
    const { headers } = await office().askForToken();
    const usual = ['rateLimit', headers.get('x-ratelimit-limit')];
    expect(listed.toSorted()).toEqual([...leaves(settings), usual].toSorted());
  });

  it('counts the operations as the README does', () => {
    const [, count = ''] = /^\| Paystand X \|[^|]*\| (\d+ of \d+) \|/m.exec(read('README.md')) ?? [];
    expect(text).toContain(`${count} operations`);
  });

  it('names the collections that there are, and those that take records', async () => {
    const [, sentence = ''] = /The collections that take records are ([^.]*)\./.exec(text) ?? [];
    const [taking = '', shown = ''] = sentence.split(';');
    const names = (part: string) => [...part.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name);
    const world = worldOf(office());
    for (const name of [...names(taking), ...names(shown)]) expect(await world.records('paystand', name).count()).toBeGreaterThanOrEqual(0);
    const refused = await world.seed('paystand', 'events', {}).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      problem: { fix: `Seed one of ${names(taking).join(', ')}, or let the API and the actions make them.` },
    });
  });

  it('says what becomes of each test card', async () => {
    const merchant = office();
    const said = tableIn(text, 'test card').flatMap(([cards = '', becomes = '']) =>
      cards.split(' ').map((card, i) => [card, becomes, i] as const),
    );
    expect(said).toHaveLength(6);
    for (const [cardNumber, becomes, i] of said) {
      const answer = await charge(merchant, { card: { ...card, cardNumber } });
      if (answer.status === 200) expect(becomes).toMatch(new RegExp(`^${answer.body.status}\\b`));
      else expect(becomes.split(': ')[1]?.split(', ')[i]).toBe(detailCode(answer));
    }
  });
});

const card = { nameOnCard: 'Pat Roe', expirationMonth: '12', expirationYear: '2030', securityCode: '123' };
const payer = { name: 'Pat Roe', email: 'pat@example.com' };
const saved = 'fixturepayer000000000001';

const charge = (merchant: Office, source: object, { currency = 'USD', ...who }: { currency?: string; payerId?: string } = {}) =>
  merchant.call<Schemas['Payment']>('POST', '/payments/secure', {
    amount: '10.00',
    currency,
    ...('payerId' in who ? who : { payer }),
    ...source,
  });

const detailCode = ({ body }: Answer<unknown>) => (body as Schemas['Error']).error.details?.detailCode;

describe('the README of the Paystand mock', () => {
  const text = read('apps/paystand-mock/README.md');

  it('names every action, on what it is', async () => {
    const actions = await control.world('default').actions('paystand');
    const listed = tableIn(text, 'on').flatMap(([on = '', names = '']) => names.split(', ').map((name) => [name, on.replace(' ', '-')]));
    expect(listed).toEqual(actions.map(({ name, on }) => [name, on]));
  });

  it('tells what becomes of a payment by each card, saved or given', async () => {
    for (const [cardNumber = '', cardId = '', outcome = ''] of tableIn(text, 'card')) {
      const merchant = office();
      for (const answer of [
        await charge(merchant, { card: { ...card, cardNumber } }),
        await charge(merchant, { cardId }, { payerId: saved }),
      ]) {
        const became = answer.status === 200 ? answer.body.status : `402 ${detailCode(answer)}`;
        expect(outcome.split(/,| at once/)[0]).toBe(became);
      }
      await worldOf(merchant).advance({ by: 'P7D' });
      await merchant.renew();
      const { results } = await merchant.done<Schemas['DisputeList']>('GET', '/disputes');
      expect(results.map(({ reason }) => reason)).toEqual(outcome.includes('fraudulent') ? ['fraudulent', 'fraudulent'] : []);
    }
  });

  it('tells what becomes of a payment by each bank account, saved or given', async () => {
    for (const [accountNumber = '', routingNumber = '', bankId = '', outcome = ''] of tableIn(text, 'bank account')) {
      const merchant = office();
      const currency = outcome.includes('Canadian') ? 'CAD' : 'USD';
      const country = currency === 'CAD' ? 'CAN' : 'USA';
      const bank = { accountHolderType: 'company', nameOnAccount: 'Pat Roe', accountType: 'checking', routingNumber, accountNumber };
      const answers = [
        await charge(merchant, { bank: { ...bank, currency, country } }, { currency }),
        await charge(merchant, { bankId }, { currency, payerId: saved }),
      ];
      expect(answers.map(({ body }) => body.status)).toEqual(['processing', 'processing']);
    }
  });
});
