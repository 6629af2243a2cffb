import { describe, expect, it } from 'vitest';
import { bank, card, forge, hostedPages, press, type Stage } from './stage.js';

const { stage } = hostedPages();

const ClientUser = { EmailAddress: 'pat@example.com', FirstName: 'Pat', LastName: 'Roe' };
const methodsOn = ({ controls }: Awaited<ReturnType<Stage['open']>>) =>
  controls
    .filter(({ name }) => name === 'method')
    .map(({ value, label, checked }) => ({ value: value.replace(/:.*/, ''), label, checked }));

async function opened(here: Stage, fields: object = {}) {
  const { PaymentLogInLink: link, PaymentSessionIdentifier: id } = await here.given.aPaymentSession(fields);
  const queried = async () => (await here.api.getPaymentSession({ sessionIdentifier: id }).answers(200, {})).data;
  return { link, id, queried, page: await here.open(link) };
}

describe('the form', () => {
  it.each([
    [undefined, ['card', 'bank']],
    [
      ['Credit Card', 'ACH'],
      ['card', 'bank'],
    ],
    [['Credit Card'], ['card']],
    [['ACH'], ['bank']],
  ])('offers the methods that PaymentMethods names: %j', async (PaymentMethods, values) => {
    const here = await stage();
    const { page, link } = await opened(here, PaymentMethods ? { PaymentMethods } : {});
    const methods = methodsOn(page);
    expect(methods.map(({ value }) => value)).toEqual(values);
    expect(methods.map(({ checked }) => checked)).toEqual(values.map(() => values.length === 1));
    for (const given of [card, bank]) {
      const { status } = await forge(link, page, given);
      expect(status).toBe(values.includes(given.method) ? 303 : 422);
    }
  });

  it('says what each method costs, and what is to be paid where there is one only', async () => {
    const here = await stage();
    const { page } = await opened(here);
    expect(methodsOn(page).map(({ label }) => label)).toEqual(['Credit or debit card $1.95 fee', 'Bank account No fee']);
    expect(page.text).toContain('Choose how to pay to see the total');
    expect((await opened(here, { PaymentMethods: ['Credit Card'] })).page.text).toContain('Total $44.05 with a service fee of $1.95');
  });

  it('previews a choice, and keeps nothing of it', async () => {
    const here = await stage();
    const { page, link } = await opened(here);
    const before = await here.held();
    const answer = await forge(link, page, { do: 'preview', method: 'card' });
    expect(answer.status).toBe(200);
    expect(answer.html).toContain('with a service fee of $1.95');
    expect(answer.html).toContain('"serviceFeeCalculation":{"amount":1.95}');
    expect((await forge(link, page, { do: 'preview', method: 'nobodys' })).html).toContain('"serviceFeeCalculation":null');
    expect(await here.held()).toBe(before);
  });

  it.each([
    ['no method', {}],
    ['a method that nobody knows', { method: 'constructor' }],
    ['one of another wallet', { method: 'saved:5a0f0c86-1d5e-4d0e-9a53-0b2f6f7a2c11' }],
    ['none chosen before', { method: 'chosen' }],
    ['nothing of a card', { method: 'card' }],
    ['nothing of an account', { method: 'bank' }],
    ['an owner that is neither', { ...bank, bank_owner: 'nobody', bank_type: 'Checking' }],
    ['a type that is neither', { ...bank, bank_owner: 'personal', bank_type: 'Gold' }],
    ['no ZIP code', { ...card, card_zip: 'AB1' }],
  ])('comes back with %s, and changes nothing', async (_, fields) => {
    const here = await stage();
    const { page, link } = await opened(here);
    const before = await here.held();
    const answer = await forge(link, page, fields as Record<string, string>);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('<title>Error: ');
    expect(answer.html.match(/ autofocus/g)).toHaveLength(1);
    expect(await here.held()).toBe(before);
  });

  it('comes back as it was filled in, but for the numbers', async () => {
    const here = await stage();
    await here.given.aBusinessUnitWith({ paymentFields: { 'PO no.': { label: 'Purchase order' } } });
    const { page } = await opened(here, { ClientUser });
    const again = await press(page, 'continue', { ...card, card_zip: '', card_holder: 'Kim', 'field.PO no.': 'PO 7', save: 'on' });
    const values = Object.fromEntries(
      again.controls.filter(({ type, checked }) => type === 'text' || checked).map(({ name, value }) => [name, value]),
    );
    expect(values).toMatchObject({ method: 'card', card_number: '', card_cvv: '', card_holder: 'Kim', 'field.PO no.': 'PO 7', save: 'on' });
  });

  it('shows what a request says as text', async () => {
    const here = await stage();
    const Description = '</script><script>alert(1)</script>';
    const CustomMeta = { note: '</script><img src=x>' };
    const account = { AccountNumber: '"><b>', Name: '<i>Pat</i>' };
    const { page } = await opened(here, { Charges: [{ Amount: 1, Description, ClientAccount: account }], CustomMeta });
    expect(page.html).not.toMatch(/<script>alert|<img|"><b>|<i>Pat/);
    expect(page.html.match(/<\/script>/g)).toHaveLength(2);
    expect(page.html).toContain('\\u003c/script>\\u003cimg src=x>');
  });

  it('is taken at the counter without a wallet, and says by whom', async () => {
    const here = await stage();
    const { page } = await opened(here, here.given.counterBill());
    expect(page.text).toContain('Taken at the counter by cashier@acme-utilities.example');
    expect(page.controls.filter(({ type }) => type === 'checkbox')).toEqual([]);
    expect((await press(await press(page, 'continue', card), 'submit')).text).toContain('Payment complete');
  });
});

describe('saved methods', () => {
  it('are those of the customer, newest first, of the types that are offered [paystar.R70]', async () => {
    const here = await stage();
    const { id } = await here.given.aWallet(ClientUser.EmailAddress);
    await here.control.act('add-payment-source', { id, bank: { routingNumber: '110000000', accountNumber: '000123456789' } });
    await here.control.act('add-payment-source', { id, card: '5454545454545454', nickname: 'Household' });
    await here.given.aWallet();
    const labels = async (fields = {}) => methodsOn((await opened(here, { ClientUser, ...fields })).page).map(({ label }) => label);
    const household = 'Household Mastercard ending in 5454 $1.95 fee';
    const visa = 'Visa ending in 1111 $1.95 fee';
    const [cards, banks] = ['Credit or debit card $1.95 fee', 'Bank account No fee'];
    expect(await labels()).toEqual([household, 'Checking ending in 6789 No fee', visa, cards, banks]);
    expect(await labels({ PaymentMethods: ['Credit Card'] })).toEqual([household, visa, cards]);
    expect(await labels({ ClientUser: { EmailAddress: 'kim@example.com' } })).toEqual([cards, banks]);
  });

  it('pay under the name that the customer has given them, and are not saved again', async () => {
    const here = await stage();
    const { id } = await here.given.aWalletSession({ ClientUser });
    await here.control.act('add-payment-source', { id, card: '5454545454545454', nickname: 'Household' });
    const { page } = await opened(here, { ClientUser });
    const method = page.controls.find(({ label }) => label.startsWith('Household'))?.value ?? '';
    const review = await press(page, 'continue', { method, save: 'on' });
    expect(review.html).toContain('"nickname":"Household"');
    expect(review.controls.filter(({ name }) => name === 'save')).toEqual([]);
    expect((await press(review, 'submit')).text).toContain('Household, Mastercard ending in 5454');
    expect(await here.control.records('payment-sources')).toHaveLength(1);
  });

  it('come from a payment that was made, not from one that failed; nobody else saves [paystar.R71]', async () => {
    const here = await stage();
    const { page } = await opened(here, { ClientUser });
    const review = await press(page, 'continue', { ...card, card_number: '4000000000000002', save: 'on' });
    expect(review.controls.find(({ name }) => name === 'save')?.checked).toBe(true);
    await press(review, 'submit');
    const anonymous = await opened(here);
    await press(anonymous.page, 'continue', card);
    const later = await here.open(anonymous.link.replace('?', '/review?'));
    const hidden = Object.fromEntries(later.controls.filter(({ type }) => type === 'hidden').map(({ name, value }) => [name, value]));
    expect((await forge(anonymous.link.replace('?', '/review?'), later, { ...hidden, save: 'on' })).status).toBe(303);
    expect((await anonymous.queried()).payment?.status).toBe('Succeeded');
    expect(await here.control.records('payment-sources')).toEqual([]);
  });
});
