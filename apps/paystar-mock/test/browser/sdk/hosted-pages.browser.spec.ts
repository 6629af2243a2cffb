import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths, paystar, type World } from '../../calls.js';
import { account, managed, session, user } from '../../sent.js';
import { onEvent, openWeb, type Shop, type Web } from './shop.js';

const { url, world } = paystar();
let web: Web;
beforeAll(async () => {
  web = await openWeb({ url: url(), stop: async () => {} });
});
afterAll(() => web?.close());

const whole = 'onEvent: ({ event, data }) => log([event, data])';

/** A session of the mock's, open in the page of an integrator. */
async function opened(link: string, method = 'completePayment', options = `onEvent: ${onEvent}`): Promise<Shop> {
  const shop = await web.open('<div id="pay"></div>');
  await shop.run(`Paystar.${method}(${JSON.stringify(link)}, { ${options} })`);
  await shop.frame.getByRole('heading').first().waitFor();
  return shop;
}

const bill = async (here: World, fields: object = {}): Promise<{ id: string; link: string }> => {
  const { data } = (await here.post(paths.initiate, session(fields))).body;
  return { id: data.PaymentSessionIdentifier, link: data.PaymentLogInLink };
};

async function fillCard({ frame }: Shop, card = '4111111111111111'): Promise<void> {
  await frame.getByLabel(/^Credit or debit card/).check();
  for (const [label, text] of [
    ['Card number', card],
    [/^Expir/, '12/39'],
    ['CVV', '123'],
    ['ZIP code', '81416'],
    ['Cardholder name', 'Pat Roe'],
  ] as const)
    await frame.getByLabel(label).fill(text);
}

async function review(shop: Shop, card?: string): Promise<void> {
  await fillCard(shop, card);
  await press(shop, 'Continue');
  await shop.frame.getByRole('button', { name: 'Submit payment' }).waitFor();
}

const press = ({ frame }: Shop, name: string) => frame.getByRole('button', { name }).click();
const submit = (shop: Shop) => press(shop, 'Submit payment');
const statusOf = async (here: World, id: string) => (await here.get(`${paths.query}/${id}`)).body.data.paymentSession.status;

describe('in a frame of another site', () => {
  it('a payment is told from its first page to its last, in dollars [paystar.R47, R119, R125, R126, R127]', async () => {
    const { id, link } = await bill(world(), { CustomMeta: { order: 'A-1' }, Charges: [{ Amount: 4210, Description: 'Water' }] });
    const shop = await opened(link, 'completePayment', `${whole}, onComplete: (result) => log(['complete', result])`);
    await review(shop);
    await submit(shop);
    await shop.frame.getByRole('heading', { name: 'Payment complete' }).waitFor();
    const open = {
      sessionIdentifier: id,
      status: 'RequiresPaymentSource',
      subtotal: 42.1,
      channel: 'QuickPay',
      lineItems: [{ description: 'Water', price: 42.1 }],
      paymentSource: null,
      serviceFeeCalculation: null,
      customMeta: { order: 'A-1' },
    };
    const paymentSource = { paymentSourceType: 'CreditCard', accountNumberMasked: '****1111', nickname: 'Visa ending in 1111' };
    const chosen = { ...open, paymentSource, serviceFeeCalculation: { amount: 1.95 } };
    expect(await shop.log()).toEqual([
      ['FRAME.LOADED', undefined],
      ['PAYMENT-SESSION.LOADED', open],
      ['PAYMENT-SESSION.UPDATED', { ...open, serviceFeeCalculation: { amount: 1.95 } }],
      ['PAYMENT-SESSION.UPDATED', chosen],
      ['PAYMENT-SESSION.PROCESSED', { ...chosen, status: 'Succeeded' }],
      ['complete', { ...chosen, status: 'Succeeded' }],
    ]);
    expect(shop.console).toEqual([]);
  });

  it('the confirmation is never drawn where the modal closes with the payment [paystar.R121]', async () => {
    const { link } = await bill(world());
    const shop = await opened(link, 'completePayment', `closeOnComplete: true, onEvent: ${onEvent}`);
    await review(shop);
    await shop.page.exposeFunction('seen', (heading: string) => headings.push(heading)).catch(() => {});
    const headings: string[] = [];
    await shop.page.frames()[1]?.evaluate(`{ const shown = () => window.seen(document.querySelector('h1')?.textContent);
      new MutationObserver(shown).observe(document.body, { childList: true, subtree: true }); shown(); }`);
    await submit(shop);
    await shop.page.locator('dialog').waitFor({ state: 'detached' });
    expect(new Set(headings)).toEqual(new Set(['Review your payment']));
  });

  it('a declined card leaves the modal, and another card pays [paystar.P29, P21]', async () => {
    const here = world();
    const { id, link } = await bill(here);
    const shop = await opened(
      link,
      'completePayment',
      `closeOnComplete: true, onEvent: ${onEvent}, onComplete: ({ status }) => log(status)`,
    );
    await review(shop, '4000000000000002');
    await submit(shop);
    await shop.frame.getByRole('heading', { name: 'Payment failed' }).waitFor();
    await shop.frame.getByRole('link', { name: 'Try again' }).click();
    await review(shop);
    await submit(shop);
    await shop.page.locator('dialog').waitFor({ state: 'detached' });
    const told = (await shop.log()).filter((entry) => !String(entry).includes('UPDATED'));
    const tried = ['PAYMENT-SESSION.PROCESSED Failed', 'PAYMENT-SESSION.PROCESSED Succeeded', 'Succeeded'];
    expect(told).toEqual(['FRAME.LOADED', 'PAYMENT-SESSION.LOADED RequiresPaymentSource', ...tried]);
    expect(await statusOf(here, id)).toBe('Succeeded');
  });

  it('destroy() in the middle of a payment pays nothing; the session can be opened again, twice in a row', async () => {
    const here = world();
    const { id, link } = await bill(here);
    const shop = await opened(link);
    await review(shop);
    const before = await shop.log();
    await shop.run('Paystar.destroy()');
    expect(await statusOf(here, id)).toBe('RequiresPaymentSource');
    const second = await bill(here);
    await shop.run(`Paystar.completePayment(${JSON.stringify(second.link)}, { onEvent: ${onEvent}, closeOnComplete: true,
      onComplete: () => Paystar.completePayment(${JSON.stringify(link)}, { container: '#pay', onComplete: () => log('both') }) })`);
    for (const _ of [second, link]) {
      await review(shop);
      await submit(shop);
      await shop.page.waitForFunction(`document.querySelector('#pay iframe')`);
    }
    await shop.page.waitForFunction("logged.includes('both')");
    expect((await shop.log()).slice(0, before.length)).toEqual(before);
    expect([await statusOf(here, id), await statusOf(here, second.id)]).toEqual(['Succeeded', 'Succeeded']);
  });

  it('a session that has expired says so, and can be left [paystar.R81, R123]', async () => {
    const here = world();
    const { link } = await bill(here);
    await here.control('POST', '/clock/advance', { by: 'PT30M' });
    const shop = await opened(link);
    expect(await shop.frame.getByRole('heading').first().innerText()).toContain('expired');
    await shop.frame.getByRole('heading').first().press('Escape');
    expect(await shop.logged(2)).toEqual(['FRAME.LOADED', 'COMPONENT.DISMISS']);
  });

  it('ESC leaves from every page of the form [paystar.R123]', async () => {
    const { link } = await bill(world());
    const shop = await opened(link);
    await review(shop);
    await shop.frame.getByRole('button', { name: 'Submit payment' }).press('Escape');
    await shop.page.locator('dialog').waitFor({ state: 'detached' });
    expect((await shop.log()).at(-1)).toBe('COMPONENT.DISMISS');
  });
});

const customerEmailAddress = user.EmailAddress;
const ofAccount = { accountNumber: account.AccountNumber, subAccountNumber: '', customerEmailAddress };

async function enroll(shop: Shop): Promise<void> {
  await fillCard(shop);
  await shop.frame.getByLabel(/^I accept the terms/).check();
  await press(shop, 'Enroll');
  await shop.frame.getByRole('heading', { name: 'AutoPay is on' }).waitFor();
  await shop.frame.getByLabel('Days before the due date').fill('3');
  await press(shop, 'Save changes');
  await press(shop, 'Cancel AutoPay');
}

async function addCard(shop: Shop): Promise<void> {
  await fillCard(shop);
  await press(shop, 'Save');
}

async function goPaperless(shop: Shop): Promise<void> {
  await press(shop, 'paperless');
  await press(shop, 'paper');
}

type Told = readonly (readonly [event: string, data: object])[];

/** What a customer does on a page, and what is told of it. */
const flows: readonly (readonly [keyof typeof paths, (shop: Shop) => Promise<unknown>, Told])[] = [
  [
    'autopay',
    enroll,
    [
      ['AUTOPAY-SESSION.ENROLLED', ofAccount],
      ['AUTOPAY-SESSION.UPDATED', ofAccount],
      ['AUTOPAY-SESSION.UNENROLLED', ofAccount],
    ],
  ],
  ['wallet', addCard, [['WALLET-SESSION.UPDATED', { customerEmailAddress }]]],
  [
    'paperless',
    goPaperless,
    [
      ['PAPERLESS-SESSION.ENROLLED', ofAccount],
      ['PAPERLESS-SESSION.UNENROLLED', ofAccount],
    ],
  ],
  [
    'notifications',
    (shop) => press(shop, 'Save'),
    [['NOTIFICATION-SESSION.UPDATED', { customerEmailAddress, emailNotifications: true, smsNotifications: false }]],
  ],
];

describe('a flow', () => {
  it.each(flows)('of %s tells what was changed [paystar.R117, R119]', async (path, change, told) => {
    const { SessionLink } = (await world().post(paths[path], managed())).body.data;
    const shop = await opened(SessionLink, 'startFlow', whole);
    await change(shop);
    expect(await shop.logged(1 + told.length)).toEqual([['FRAME.LOADED', undefined], ...told]);
    expect(shop.console).toEqual([]);
  });
});
