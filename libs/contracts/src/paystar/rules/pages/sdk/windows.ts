import { docs, matching } from '../../../../verifier/index.js';
import { rule } from '../../dialect.js';
import { eachOf } from '../../parts.js';
import { dataOf, openShop, payByCard, type Shop } from './shop.js';

const methods = docs('SDK, methods');
const options = docs('SDK, options');
const inBrowser = { needs: ['browser'] } as const;
const paying = { ...inBrowser, effects: ['creates', 'money'] } as const;

/** What a page shows: its frames with where they stand, and whether what lies behind can be got at. */
const shown = ({ run }: Shop): Promise<unknown> =>
  run(`const frames = [...document.querySelectorAll('iframe')].map((frame) => [frame.src, frame.parentElement.id]);
    return { frames, isBehindCovered: document.elementFromPoint(20, 20)?.id !== 'behind' };`);

const text = ({ tab }: Shop): Promise<unknown> => tab.frame.run('document.body.innerText');

/** Ways to leave a modal. */
const exits: readonly (readonly [string, (shop: Shop) => Promise<void>])[] = [
  ['the X', ({ tab }) => tab.press(/close/i)],
  ['ESC', ({ tab }) => tab.key('Escape')],
  ['a click outside', ({ tab }) => tab.click(20, 20)],
];

/** Where hosted pages stand. */
export const windows = [
  rule('paystar.R116', 'completePayment(sessionUrl) opens the payment page in a modal iframe.', methods, inBrowser, async (stage) => {
    const { PaymentLogInLink } = await stage.given.aPaymentSession();
    const shop = await openShop(stage, PaymentLogInLink);
    stage.expect('before', await shown(shop), { frames: [], isBehindCovered: false });
    await shop.run('Paystar.completePayment(link, { onEvent });');
    await shop.until('PAYMENT-SESSION.LOADED');
    const opened = (await shown(shop)) as { readonly frames: readonly (readonly [string, string])[] };
    stage.expect('afterwards', opened, { isBehindCovered: true });
    stage.expect(
      'frames',
      opened.frames.map(([src]) => src),
      [PaymentLogInLink],
    );
    stage.expect(
      'in the middle of the window',
      await shop.run('return document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.tagName'),
      'IFRAME',
    );
    stage.expect('the page in the frame', await text(shop), matching(/42\.10/));
  }),

  rule('paystar.R117', 'startFlow(sessionUrl) opens a management page.', methods, inBrowser, async (stage) => {
    const { SessionLink } = await stage.given.aWalletSession();
    stage.expect('the status of the page', (await stage.open(SessionLink)).status, 200);
    const shop = await openShop(stage, SessionLink);
    await shop.run('Paystar.startFlow(link, { onEvent });');
    await shop.until('FRAME.LOADED');
    const { frames } = (await shown(shop)) as { readonly frames: readonly (readonly [string, string])[] };
    stage.expect(
      'frames',
      frames.map(([src]) => src),
      [SessionLink],
    );
    stage.expect('the page in the frame', await text(shop), matching(/payment method/i));
  }),

  rule('paystar.R118', 'With container the page is inside that element, and there is no modal.', options, inBrowser, async (stage) => {
    await eachOf(["'#here'", "document.getElementById('here')"], async (container) => {
      const { PaymentLogInLink } = await stage.given.aPaymentSession();
      const shop = await openShop(stage, PaymentLogInLink);
      await shop.run(`Paystar.completePayment(link, { container: ${container}, onEvent });`);
      await shop.until('PAYMENT-SESSION.LOADED');
      stage.expect(`with container ${container}`, await shown(shop), { frames: [[PaymentLogInLink, 'here']], isBehindCovered: false });
      await stage.inferred('which is left neither by ESC nor by a click elsewhere', async () => {
        await shop.tab.key('Escape');
        await shop.tab.click(20, 20);
        stage.expect('frames', await shown(shop), { frames: [[PaymentLogInLink, 'here']] });
        stage.expect('dismissals', dataOf(await shop.noted(), 'COMPONENT.DISMISS'), []);
      });
    });
  }),

  rule('paystar.R121', 'closeOnComplete closes the modal before the confirmation; by default it stays.', options, paying, async (stage) => {
    await eachOf(['closeOnComplete: true', 'closedOnProcessed: true', ''], async (option) => {
      const { PaymentLogInLink } = await stage.given.aPaymentSession();
      const shop = await openShop(stage, PaymentLogInLink);
      await shop.run(`Paystar.completePayment(link, { onEvent, onComplete, ${option} });`);
      await shop.until('PAYMENT-SESSION.LOADED');
      await payByCard(shop);
      const noted = await shop.until('complete');
      stage.expect(`frames, with ${option || 'no option'}`, await shown(shop), option ? { frames: [] } : { isBehindCovered: true });
      if (!option) await shop.tab.until("document.querySelector('iframe')");
      await stage.inferred('which nobody has dismissed', async () => {
        stage.expect('dismissals', dataOf(noted, 'COMPONENT.DISMISS'), []);
      });
    });
  }),

  rule(
    'paystar.R123',
    'Closing by X, ESC or a click outside raises COMPONENT.DISMISS, without data.',
    docs('SDK, events'),
    inBrowser,
    async (stage) => {
      await eachOf(exits, async ([way, leave]) => {
        const { PaymentLogInLink } = await stage.given.aPaymentSession();
        const shop = await openShop(stage, PaymentLogInLink);
        await shop.run(
          "Paystar.subscribe('COMPONENT.DISMISS', (data) => note('subscribed', data)); Paystar.completePayment(link, { onEvent });",
        );
        await shop.until('PAYMENT-SESSION.LOADED');
        stage.expect(`before ${way}`, dataOf(await shop.noted(), 'COMPONENT.DISMISS'), []);
        await leave(shop);
        const noted = await shop.until('COMPONENT.DISMISS');
        stage.expect(`after ${way}`, dataOf(noted, 'COMPONENT.DISMISS'), ['nothing']);
        stage.expect(`after ${way}, to a subscriber`, dataOf(noted, 'subscribed'), ['nothing']);
        stage.expect(`after ${way}`, await shown(shop), { frames: [], isBehindCovered: false });
      });
    },
  ),
];
