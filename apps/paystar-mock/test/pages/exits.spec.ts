import type { Page } from '@paystub/contracts/verifier';
import { describe, expect, it } from 'vitest';
import { bank, card, forge, hostedPages, press, type Stage } from './stage.js';

const { stage } = hostedPages();

const declined = { ...card, card_number: '4000000000000002' };

async function opened(here: Stage, fields: object = {}) {
  const { PaymentLogInLink: link, PaymentSessionIdentifier: id } = await here.given.aPaymentSession(fields);
  const at = (step: string) => link.replace('?', `/${step}?`);
  const queried = async () => (await here.api.getPaymentSession({ sessionIdentifier: id }).answers(200, {})).data;
  return { link, id, at, queried, page: await here.open(link) };
}

const hiddenIn = ({ controls }: Page) =>
  Object.fromEntries(controls.filter(({ type }) => type === 'hidden').map(({ name, value }): [string, string] => [name, value]));

/** How many attempts were told to a webhook. */
async function attempts(here: Stage): Promise<() => Promise<number>> {
  const webhooks = await Promise.all((['Payment.Succeeded', 'Payment.Failed'] as const).map((type) => here.given.aWebhook(type)));
  return async () => {
    await here.delivered();
    return webhooks.reduce((sum, { all }) => sum + all().length, 0);
  };
}

describe('looking', () => {
  it('changes nothing: at the form, the review, the form again, or what became of it', async () => {
    const here = await stage();
    const { page, link, at } = await opened(here, { SuccessUrl: 'https://shop.example/a', ReturnUrl: 'https://shop.example/b' });
    const fresh = await here.held();
    for (const url of [link, at('method'), at('review'), link]) await here.open(url);
    expect(await here.held()).toBe(fresh);
    const review = await press(page, 'continue', card);
    const chosen = await here.held();
    for (const url of [at('review'), at('method'), link]) expect((await here.open(url)).text).toContain('Visa ending in 1111');
    expect(await here.held()).toBe(chosen);
    await press(review, 'submit');
    const paid = await here.held();
    for (const url of [link, at('method'), at('review')]) expect((await here.open(url)).text).toContain('Payment complete');
    expect(await here.held()).toBe(paid);
  });

  it('at the review leads back to the form where nothing is chosen, or something is missing', async () => {
    const here = await stage();
    const { at, page } = await opened(here);
    expect((await here.open(at('review'))).text).toContain('How would you like to pay?');
    await press(page, 'continue', card);
    await here.given.aBusinessUnitWith({ paymentFields: { memoLine: { label: 'Memo' } } });
    expect((await here.open(at('review'))).text).toContain('How would you like to pay?');
  });
});

describe('submitting', () => {
  it('twice pays once, and shows what came of it [paystar.P22]', async () => {
    const here = await stage();
    const told = await attempts(here);
    const { page, queried } = await opened(here);
    const review = await press(page, 'continue', card);
    const [first, second] = await Promise.all([press(review, 'submit'), press(review, 'submit')]);
    const reference = (await queried()).payment?.referenceNumber ?? '?';
    for (const result of [first, second, await press(review, 'submit')]) expect(result.text).toContain(`Reference number ${reference}`);
    expect((await press(page, 'continue', { ...bank })).text).toContain('Payment complete');
    expect(await told()).toBe(1);
  });

  it('twice fails once; another attempt begins at the form, with nothing chosen [paystar.P21]', async () => {
    const here = await stage();
    const told = await attempts(here);
    const { page, at, queried } = await opened(here);
    const review = await press(page, 'continue', declined);
    await press(review, 'submit');
    const failed = await press(review, 'submit');
    expect(failed.text).toContain('Payment failed');
    expect(failed.text).toContain('Reason Declined');
    expect(await told()).toBe(1);
    const again = failed.links.find(({ text }) => text === 'Try again')?.href ?? '';
    expect(again).toBe(at('method'));
    const form = await here.open(again);
    expect(form.controls.filter(({ name, checked }) => name === 'method' && checked)).toEqual([]);
    await press(await press(form, 'continue', card), 'submit');
    expect(await queried()).toMatchObject({ payment: { status: 'Succeeded' }, canProcessSession: false });
    expect(await told()).toBe(2);
  });

  it('what another window has changed pays nothing, and shows the change', async () => {
    const here = await stage();
    const { page, at, queried } = await opened(here);
    const review = await press(page, 'continue', card);
    await press(await here.open(at('method')), 'continue', bank);
    const changed = await press(review, 'submit');
    expect(changed.text).toContain('changed since');
    expect(changed.text).toContain('Checking ending in 6789');
    expect((await queried()).payment).toBeNull();
    expect((await press(changed, 'submit')).text).toContain('Payment complete');
  });

  it.each([
    ['another card', { card_number: '5454 5454 5454 5454' }],
    ['other accounts', { 'account.100001': '' }],
    ['another memo', { 'field.memo': 'April' }],
  ])('for %s than was shown pays nothing', async (_, change) => {
    const here = await stage();
    await here.given.aBusinessUnitWith({ paymentFields: { memo: { label: 'Memo' } } });
    const Charges = ['W-77', 'S-12'].map((AccountNumber) => ({ Amount: 100, ClientAccount: { AccountNumber, Name: 'Pat' } }));
    const { page, at, queried } = await opened(here, { Charges });
    const filled = { ...card, 'field.memo': 'March' };
    const review = await press(page, 'continue', filled);
    await press(await here.open(at('method')), 'continue', { ...filled, ...change });
    expect((await press(review, 'submit')).text).toContain('changed since');
    expect((await queried()).payment).toBeNull();
  });

  it('that failed stays what it was for, whatever is chosen next', async () => {
    const here = await stage();
    const Charges = ['W-77', 'S-12'].map((AccountNumber, i) => ({ Amount: 100 + i, ClientAccount: { AccountNumber, Name: 'Pat' } }));
    const { page, at, link } = await opened(here, { Charges, SuccessUrl: 'https://shop.example/a', ReturnUrl: 'https://shop.example/b' });
    const failed = await press(await press(page, 'continue', declined), 'submit');
    expect(failed.links.map(({ text }) => text)).toEqual(['Try again', 'Go back']);
    await press(await here.open(at('method')), 'continue', { ...bank, 'account.100001': '' });
    const { text } = await here.open(link);
    expect(text).toBe(failed.text);
    expect(text).toContain('Account W-77 Account S-12 Account W-77 $1.00 Account S-12 $1.01 Amount $2.01');
    expect(text).not.toContain('ending in');
  });

  it('for no account is refused [paystar.R54]', async () => {
    const here = await stage();
    const Charges = ['W-77', 'S-12'].map((AccountNumber) => ({ Amount: 100, ClientAccount: { AccountNumber, Name: 'Pat' } }));
    const { page, link } = await opened(here, { Charges });
    const before = await here.held();
    for (const wanted of ['preview', 'continue']) {
      const none = await forge(link, page, { ...card, do: wanted });
      expect([none.status, none.html.includes('At least one account stays chosen.')]).toEqual([422, true]);
    }
    expect(await here.held()).toBe(before);
  });

  it('for another fee than was shown pays nothing [paystar.P30]', async () => {
    const here = await stage();
    const { page, queried } = await opened(here);
    const review = await press(page, 'continue', card);
    expect(review.text).toContain('Service fee $1.95');
    await here.given.aBusinessUnitWith({ feeTiers: [] });
    const changed = await press(review, 'submit');
    expect(changed.text).toContain('Service fee $0.00');
    expect((await queried()).payment).toBeNull();
    await press(changed, 'submit');
    expect((await queried()).payment).toMatchObject({ serviceFeeAmountMinor: 0 });
  });

  it('without what the review has shown pays nothing', async () => {
    const here = await stage();
    const { page, at, queried } = await opened(here);
    const { form_token = '' } = hiddenIn(await press(page, 'continue', card));
    for (const fields of [{ form_token }, { form_token, attempt: '' }, { form_token, attempt: '', seen: 'x' }, { form_token: '' }])
      await forge(at('review'), await here.open(at('review')), fields as Record<string, string>);
    expect((await queried()).payment).toBeNull();
  });

  it('is not possible while a payment is under way, which is shown', async () => {
    const here = await stage();
    const { page, id, link } = await opened(here);
    const review = await press(page, 'continue', { ...bank, bank_account: '000100000001' });
    expect((await press(review, 'submit')).text).toContain('Payment under way');
    const before = await here.held();
    expect((await press(page, 'continue', card)).text).toContain('Payment under way');
    expect(await here.held()).toBe(before);
    await here.control.act('settle', { id });
    expect((await here.open(link)).text).toContain('Payment complete');
  });
});

describe('expiry', () => {
  it.each(['continue', 'submit'])(
    'while somebody is at the page: what is sent by "%s" is 410, and nothing changes [paystar.R81, P23]',
    async (button) => {
      const here = await stage();
      const told = await attempts(here);
      const start = await here.control.freeze();
      const { page, at, link, queried } = await opened(here);
      const review = await press(page, 'continue', card);
      await here.control.advanceTo(start + 30 * 60_000 - 1);
      expect((await here.open(at('review'))).status).toBe(200);
      const before = await here.held();
      await here.control.advanceTo(start + 30 * 60_000);
      const late = await (button === 'submit' ? press(review, 'submit') : press(page, 'continue', bank));
      expect([late.status, late.text.includes('has expired'), late.controls]).toEqual([410, true, []]);
      for (const url of [link, at('method'), at('review')]) expect((await here.open(url)).status).toBe(410);
      expect(await here.held()).toBe(before);
      expect((await queried()).payment).toBeNull();
      expect(await told()).toBe(0);
    },
  );

  it('ends the attempts after one that failed, and leaves what was paid', async () => {
    const here = await stage();
    const [failed, paid] = [await opened(here), await opened(here)];
    await press(await press(failed.page, 'continue', declined), 'submit');
    await press(await press(paid.page, 'continue', card), 'submit');
    await here.control.advance('PT31M');
    expect((await here.open(failed.at('method'))).status).toBe(410);
    expect((await here.open(failed.link)).status).toBe(410);
    expect((await here.open(paid.link)).text).toContain('Payment complete');
  });
});

describe('the way out', () => {
  const urls = { SuccessUrl: 'https://shop.example/done?a=1&b=2', ReturnUrl: 'https://shop.example/cart' };

  it('is as the integrator gave it, and leaves the frame [paystar.R83, R84]', async () => {
    const here = await stage();
    const { page } = await opened(here, urls);
    const result = await press(await press(page, 'continue', card), 'submit');
    expect(result.html).toContain('href="https://shop.example/done?a=1&amp;b=2" target="_top" rel="noreferrer"');
    expect(result.html).toContain('href="https://shop.example/cart" target="_top" rel="noreferrer"');
  });
});
