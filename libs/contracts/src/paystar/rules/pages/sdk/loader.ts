import { docs, inference, matching, seed } from '../../../../verifier/index.js';
import { rule } from '../../dialect.js';
import { dataOf, loaderOf, openShop } from './shop.js';

const methods = docs('SDK, methods');
const inBrowser = { needs: ['browser'] } as const;
const names = ['initialize', 'completePayment', 'startFlow', 'subscribe', 'destroy'];

/** How the SDK comes onto a page. */
export const loader = [
  rule(
    'paystar.R113',
    'The app host serves the script of the SDK at /app/embedded.loader.js.',
    seed('SDK, loader'),
    async ({ given, open, expect }) => {
      const { PaymentLogInLink } = await given.aPaymentSession();
      const script = await open(loaderOf(PaymentLogInLink));
      expect('the status of the script', script.status, 200);
      expect('the type of the script', script.contentType, matching(/^(text|application)\/javascript\b/));
      expect('the script', script.html, matching(/\bPaystar\b/));
      for (const name of names) expect('the script', script.html, matching(new RegExp(`\\b${name}\\b`)));
    },
  ),

  rule(
    'paystar.R114',
    'Once loaded, window.Paystar has initialize, completePayment, startFlow, subscribe and destroy.',
    methods,
    inBrowser,
    async (stage) => {
      const { PaymentLogInLink } = await stage.given.aPaymentSession();
      const { run, tab } = await openShop(stage, PaymentLogInLink, 'const stub = { ...Paystar };');
      await tab.until(`${JSON.stringify(names)}.every((name) => Paystar[name] !== stub[name])`);
      stage.expect(
        'the methods',
        await run(`return ${JSON.stringify(names)}.filter((name) => typeof Paystar[name] === 'function')`),
        names,
      );
    },
  ),

  rule(
    'paystar.R115',
    'Calls made before the script has loaded are made up for afterwards.',
    docs('SDK, stub'),
    inBrowser,
    async (stage) => {
      const { PaymentLogInLink } = await stage.given.aPaymentSession();
      const early = `note('queued', Paystar.subscribe('FRAME.LOADED', () => note('first')));
      Paystar.subscribe('FRAME.LOADED', () => note('second'));
      Paystar.completePayment(link, { onEvent: ({ event }) => note(event) });`;
      const { until } = await openShop(stage, PaymentLogInLink, early);
      const noted = (await until('PAYMENT-SESSION.LOADED')).map(([event]) => event);
      stage.expect('what was told', noted.toSorted(), ['FRAME.LOADED', 'PAYMENT-SESSION.LOADED', 'first', 'queued', 'second']);
      await stage.inferred('in the order of the calls', async () => {
        stage.expect('what was told', noted, ['queued', 'first', 'second', 'FRAME.LOADED', 'PAYMENT-SESSION.LOADED']);
      });
    },
  ),

  rule(
    'paystar.P35',
    'Loading the script twice does no harm.',
    inference('pages are put together from parts'),
    inBrowser,
    async (stage) => {
      const { PaymentLogInLink } = await stage.given.aPaymentSession();
      const { run, until, tab, noted } = await openShop(stage, PaymentLogInLink);
      const again = `new Promise((done) => { const script = document.createElement('script'); script.src = ${JSON.stringify(loaderOf(PaymentLogInLink))};
      script.onload = done; document.head.append(script); })`;
      await run(`Paystar.subscribe('FRAME.LOADED', () => note('subscribed')); return ${again};`);
      await run('Paystar.completePayment(link, { onEvent });');
      await until('PAYMENT-SESSION.LOADED');
      await run(`return ${again};`);
      stage.expect('frames', await run("return document.querySelectorAll('iframe').length"), 1);
      await run('Paystar.completePayment(link, { onEvent });');
      await tab.until("noted.filter(([event]) => event === 'PAYMENT-SESSION.LOADED').length === 2");
      const all = await noted();
      for (const event of ['subscribed', 'FRAME.LOADED', 'PAYMENT-SESSION.LOADED'])
        stage.expect(`how often ${event} was told for two sessions`, dataOf(all, event).length, 2);
      stage.expect('frames', await run("return document.querySelectorAll('iframe').length"), 1);
    },
  ),
];
