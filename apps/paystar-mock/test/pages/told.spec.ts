import { describe, expect, it } from 'vitest';
import { bank, card, forge, hostedPages, press, type Stage } from './stage.js';

const { stage } = hostedPages();

const ClientUser = { EmailAddress: 'pat@example.com' };

/** The event that a page has for whoever sent the form that led there. */
const eventIn = ({ html }: { readonly html: string }): string | undefined =>
  JSON.parse(/<script type="application\/json" id="session">(.*?)<\/script>/.exec(html)?.[1] ?? '').happened;

const bill = async (here: Stage) => here.open((await here.given.aPaymentSession({ ClientUser })).PaymentLogInLink);

describe('of a payment', () => {
  it.each(['4111 1111 1111 1111', '4000 0000 0000 0002'])('by %s it is told that it was chosen, and processed', async (card_number) => {
    const page = await bill(await stage());
    const review = await press(page, 'continue', { ...card, card_number });
    const outcome = await press(review, 'submit');
    const again = await press(review, 'submit');
    expect([page, review, outcome, again].map(eventIn)).toEqual([
      undefined,
      'PAYMENT-SESSION.UPDATED',
      'PAYMENT-SESSION.PROCESSED',
      'PAYMENT-SESSION.PROCESSED',
    ]);
  });

  it('that was not submitted nothing is told', async () => {
    const page = await bill(await stage());
    const review = await press(page, 'continue', card);
    await press(page, 'continue', bank);
    const refused = await press(review, 'submit');
    expect(refused.text).toContain('This payment was changed since');
    expect(eventIn(refused)).toBeUndefined();
  });

  it('that was not made nothing is told, whatever the address says', async () => {
    const here = await stage();
    const { PaymentLogInLink } = await here.given.aPaymentSession();
    expect(eventIn(await here.open(`${PaymentLogInLink}&done=submitted`))).toBeUndefined();
  });
});

describe('what a customer has arranged is told where it changes something', () => {
  it('about paperless billing', async () => {
    const here = await stage();
    const page = await here.open((await here.given.aPaperlessSession()).SessionLink);
    const [on, same] = [await press(page, 'on'), await press(page, 'on')];
    expect([page, on, same, await press(on, 'off')].map(eventIn)).toEqual([
      undefined,
      'PAPERLESS-SESSION.ENROLLED',
      undefined,
      'PAPERLESS-SESSION.UNENROLLED',
    ]);
  });

  it('about the wallet', async () => {
    const here = await stage();
    const page = await here.open((await here.given.aWalletSession()).SessionLink);
    const [added, there] = [await press(page, 'add', card), await press(page, 'add', card)];
    const [deleted, gone] = [await press(added, 'delete'), await press(added, 'delete')];
    expect([added, there, deleted, gone].map(eventIn)).toEqual(['WALLET-SESSION.UPDATED', undefined, 'WALLET-SESSION.UPDATED', undefined]);
    expect(gone.text).toContain('This payment method was deleted already.');
  });

  it('about AutoPay', async () => {
    const here = await stage();
    const page = await here.open((await here.given.anAutopaySession()).SessionLink);
    const on = await press(page, 'enroll', { ...card, terms: 'on' });
    const [same, changed] = [await press(on, 'update'), await press(on, 'update', { lead: '3' })];
    expect([on, same, changed, await press(on, 'cancel')].map(eventIn)).toEqual([
      'AUTOPAY-SESSION.ENROLLED',
      undefined,
      'AUTOPAY-SESSION.UPDATED',
      'AUTOPAY-SESSION.UNENROLLED',
    ]);
  });

  it('about notifications', async () => {
    const here = await stage();
    const { SessionLink } = await here.given.aNotificationSession();
    const page = await here.open(SessionLink);
    const answers = [page, await press(page, 'save'), await forge(SessionLink, page, {})];
    expect(answers.map(eventIn)).toEqual([undefined, 'NOTIFICATION-SESSION.UPDATED', undefined]);
  });
});

it.each(['aPaperlessSession', 'aWalletSession', 'anAutopaySession'] as const)(
  '%s takes no word for what was done but its own',
  async (session) => {
    const here = await stage();
    const { SessionLink } = await here.given[session]();
    for (const word of ['constructor', 'toString', '__proto__']) {
      const page = await here.open(`${SessionLink}&done=${word}`);
      expect([page.status, page.html.includes('class="notice"'), eventIn(page)]).toEqual([200, false, undefined]);
    }
  },
);
