import { rules } from '@paystub/contracts/paystar/rules';
import { type Target, verify, verifyRule } from '@paystub/contracts/verifier';
import { startMock, type TestMock, targetOf } from '@paystub/testing';
import { type Chromium, openChromium } from '@paystub/testing/browser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPaystarMock } from '../../src/index.js';
import { script } from '../../src/pages/sdk/loader.gen.js';

let mock: TestMock;
let chromium: Chromium;
beforeAll(async () => {
  [mock, chromium] = await Promise.all([startMock(createPaystarMock()), openChromium()]);
});
afterAll(async () => {
  await chromium?.close();
  await mock?.stop();
});

/** The mock, with another script. */
const targetWith = (sdk: string): Target => ({
  ...targetOf(mock),
  browser: chromium.browser((context) =>
    context.route('**/embedded.loader.js', (route) => route.fulfill({ contentType: 'text/javascript', body: sdk })),
  ),
});

async function outcomeOf(id: string, sdk: string, requestTimeout = 1000): Promise<string> {
  const rule = rules.find((one) => one.id === `paystar.${id}`);
  if (!rule) throw new Error(`no rule ${id}`);
  const { outcome, reason } = await verifyRule(rule, targetWith(sdk), { requestTimeout });
  expect(reason ?? '').not.toContain('the check itself broke');
  return outcome;
}

/** The SDK as it is, and then, once it stands on the page, this. */
const but = (change: string): string => `${script};
  const change = () => { const real = { ...Paystar }; ${change} };
  document.readyState === 'loading' ? addEventListener('DOMContentLoaded', change, { once: true }) : change();`;

/** Everything that handlers are given goes through this function: what it answers is told, nothing where it answers nothing. */
const telling = (through: string): string =>
  but(`const through = ${through};
    const pass = (told, next) => { const said = through(told); if (said) next(said); };
    Paystar.subscribe = (event, handler) => real.subscribe(event, (data) => pass({ event, data }, ({ data }) => handler(data)));
    Paystar.completePayment = (url, { onEvent, onComplete, ...options }) => real.completePayment(url, { ...options,
      onEvent: (told) => pass(told, onEvent), onComplete });`);

const paying = (options: string): string =>
  but(
    `Paystar.completePayment = (url, given) => { const { onEvent, onComplete } = given; real.completePayment(url, { ...given, ${options} }); };`,
  );

const processed = "event === 'PAYMENT-SESSION.PROCESSED'";

/** An SDK that is good but for one thing, and the rule that it breaks. */
const flawed: readonly (readonly [id: string, flaw: string, sdk: string])[] = [
  ['R114', 'has no destroy', but('delete Paystar.destroy')],
  ['R115', 'forgets what was queued', `window.Paystar.splice(0);${script}`],
  ['R116', 'has no modal', paying('container: document.body')],
  ['R117', 'opens no flows', but('Paystar.startFlow = () => {}')],
  ['R118', 'knows no containers', paying('container: undefined')],
  ['R119', 'tells subscribers alone of a dismissal', paying("onEvent: (told) => told.event !== 'COMPONENT.DISMISS' && onEvent(told)")],
  ['R120', 'keeps the result to itself', paying('onComplete: () => onComplete()')],
  ['R121', 'never closes by itself', paying('closeOnComplete: false')],
  ['R121', 'always closes by itself', paying('closeOnComplete: true')],
  ['R122', 'ends no subscription', but('Paystar.subscribe = (event, handler) => { real.subscribe(event, handler); return () => {}; }')],
  ['R123', 'does not mind ESC', but("addEventListener('keydown', (event) => event.preventDefault(), true)")],
  ['R123', 'gives data with a dismissal', telling("({ event, data }) => ({ event, data: event === 'COMPONENT.DISMISS' ? {} : data })")],
  ['R124', 'gives data with the frame', telling("({ event, data }) => ({ event, data: event === 'FRAME.LOADED' ? {} : data })")],
  ['R125', 'tells no session', telling("({ event }) => ({ event, data: event.startsWith('PAYMENT') ? {} : undefined })")],
  ['R126', 'tells of no choice', telling("(told) => told.event !== 'PAYMENT-SESSION.UPDATED' && told")],
  [
    'R127',
    'counts in cents',
    telling(`({ event, data }) => ({ event, data: ${processed} ? { ...data, subtotal: data.subtotal * 100 } : data })`),
  ],
  ['R47', 'leaves the metadata out', telling('({ event, data }) => ({ event, data: data && { ...data, customMeta: {} } })')],
  [
    'P29',
    'completes what has failed',
    paying(`onEvent: ({ event, data }) => { onEvent({ event, data }); if (${processed}) onComplete(data); }`),
  ],
  ['P35', 'starts anew when it is loaded again', `delete window[Symbol.for('paystar-embedded')];${script}`],
];

describe('a rule does not hold for an SDK', () => {
  it.each(flawed)('%s: that %s', async (id, _, sdk) => {
    expect(await outcomeOf(id, sdk)).toBe('failed');
  });

  const inBrowser = rules.filter(({ needs }) => needs.includes('browser'));

  it('but each is looked at here', () => {
    expect(new Set(flawed.map(([id]) => id))).toEqual(new Set(inBrowser.map(({ id }) => id.slice('paystar.'.length))));
  });

  it.each([
    ['R120', paying('')],
    ['R123', telling('(told) => told')],
  ])('but %s does where nothing is changed', async (id, sdk) => {
    expect(await outcomeOf(id, sdk, 30_000)).toBe('passed');
  });

  it('that does nothing', { timeout: 60_000 }, async () => {
    const sdk = 'for (const name of Paystar.m) Paystar[name] = () => () => {};';
    const { results } = await verify(inBrowser, targetWith(sdk), { requestTimeout: 1000, parallel: 3 });
    expect(results.filter(({ outcome }) => outcome !== 'failed').map(({ id }) => id)).toEqual(['paystar.R114']);
  });
});
