import type { Visit } from '../../../../verifier/index.js';
import { visa } from '../../../situations/payments.js';
import type { PaystarStage } from '../../parts.js';

/** What was noted of an event: its name, and what came with it, or that nothing did. */
export type Noted = readonly [event: string, data: unknown];

/** A page of an integrator, with Paystar's snippet on it. In it `link` is a session's, and `note(event, data)` keeps both. */
export interface Shop {
  readonly tab: Visit;
  readonly run: (script: string) => Promise<unknown>;
  readonly noted: () => Promise<readonly Noted[]>;
  /** What was noted, as soon as there is something by this name. */
  readonly until: (event: string) => Promise<readonly Noted[]>;
}

/** Where the script is: at the host of the pages. */
export const loaderOf = (link: string): string => `${new URL(link).origin}/app/embedded.loader.js`;

/** Written from what the documentation says that Paystar's leaves on a page. */
const snippet = (loader: string): string => `
  window.Paystar = window.Paystar || [];
  (function (stub) {
    if (stub.x) return;
    stub.x = true;
    stub.SNIPPET_VERSION = '0.1.0';
    stub.m = ['initialize', 'completePayment', 'startFlow', 'subscribe', 'destroy'];
    stub.f = function (name) { return function () { stub.push([name].concat([].slice.call(arguments))); }; };
    stub.m.forEach(function (name) { stub[name] = stub.f(name); });
    stub.load = function (_, options) {
      const script = document.createElement('script');
      script.async = true;
      script.src = ${JSON.stringify(loader)};
      const first = document.getElementsByTagName('script')[0];
      first.parentNode.insertBefore(script, first);
      stub._loadOptions = options;
    };
    stub.initialize();
    stub.load();
  })(window.Paystar);`;

const html = (link: string, early: string): string => `<!doctype html><html lang="en"><title>Shop</title>
<style>body { margin: 0; } #behind { position: absolute; left: 0; top: 0; width: 40px; height: 40px; } #here { margin: 60px; height: 560px; }</style>
<script>
  const link = ${JSON.stringify(link)};
  const noted = [];
  const note = (event, data) => noted.push([event, data === undefined ? 'nothing' : data]);
  const onEvent = ({ event, data }) => note(event, data);
  const onComplete = (result) => note('complete', result);
</script>
<script>${snippet(loaderOf(link))}</script>
<body><button id="behind">Behind</button><div id="here"></div><script>${early}</script></body></html>`;

/** The methods of the SDK are there, not the stub's: those know of no function to end a subscription. */
const arrived = "typeof Paystar.subscribe('COMPONENT.DISMISS', () => {}) === 'function'";

/** Opens the shop; `early` runs before the script has come, everything else once it has. */
export async function openShop({ visit }: Pick<PaystarStage, 'visit'>, link: string, early = ''): Promise<Shop> {
  const tab = await visit(html(link, early));
  const noted = async () => (await tab.run('noted')) as readonly Noted[];
  if (early === '') await tab.until(arrived);
  return {
    tab,
    run: (script) => tab.run(`(() => { ${script} })()`),
    noted,
    until: async (event) => {
      await tab.until(`noted.some(([event]) => event === ${JSON.stringify(event)})`);
      return noted();
    },
  };
}

/** The payer chooses a card and goes on to the review. How the form names things is inferred: no source shows it. */
export async function chooseCard({ tab: { frame } }: Pick<Shop, 'tab'>, { card }: { readonly card: string } = visa): Promise<void> {
  await frame.choose(/^credit or debit card/i);
  await frame.fill(/^card number/i, card);
  await frame.fill(/^expir/i, '12/39');
  await frame.fill(/^cvv/i, '123');
  await frame.fill(/^zip/i, '81416');
  await frame.fill(/^cardholder/i, 'Pat Roe');
  await frame.press(/^continue/i);
}

export async function payByCard(shop: Pick<Shop, 'tab'>, paidWith: { readonly card: string } = visa): Promise<void> {
  await chooseCard(shop, paidWith);
  await shop.tab.frame.press(/^submit payment/i);
}

export const dataOf = (noted: readonly Noted[], name: string): readonly unknown[] =>
  noted.filter(([event]) => event === name).map(([, data]) => data);
