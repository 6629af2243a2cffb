import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { script } from '../../../src/pages/sdk/loader.gen.js';

/** What a site answers at a path: HTML, or a script where the path ends in .js. */
export type Answers = (path: string) => string | undefined;

export interface Site {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A site of its own: `localhost` and `127.0.0.1` are two sites to a browser, and every port is another origin. */
export async function serve(host: 'localhost' | '127.0.0.1', answers: Answers): Promise<Site> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const body = answers(path);
    const type = path.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

const snippetFile = new URL('../../../../../examples/paystar-shop/snippet.js', import.meta.url);

/** The documented snippet, as the example has it. */
export const snippetFor = (app: string): string => readFileSync(snippetFile, 'utf8').replaceAll('LOADER', `${app}/app/embedded.loader.js`);

/** A session as events tell it. */
export const session = {
  sessionIdentifier: '5a0f0c86-1d5e-4d0e-9a53-0b2f6f7a2c11',
  status: 'RequiresPaymentSource',
  subtotal: 42.1,
  channel: 'QuickPay',
  lineItems: [{ description: 'Water', price: 42.1 }],
  paymentSource: null,
  serviceFeeCalculation: null,
  customMeta: { order: '7' },
};

/** A hosted page that keeps to the protocol and does nothing else: buttons tell what a real one tells, and ESC is passed on. */
const hosted = `<!doctype html><title>Hosted</title><h1>Hosted page</h1><label>Number <input></label>
<button value="PAYMENT-SESSION.UPDATED">Choose</button>
${['Succeeded', 'Pending', 'Failed'].map((status) => `<button value="PAYMENT-SESSION.PROCESSED" data-status="${status}">${status}</button>`).join('\n')}
<button value="AUTOPAY-SESSION.ENROLLED">Enroll</button>
<button value="COMPONENT.DISMISS">Pretend</button>
<a href="?again">Next page</a>
<script>
  const session = ${JSON.stringify(session)};
  let shop;
  window.connects = [];
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent) return;
    shop = origin;
    connects.push({ origin, data });
    if (!location.search) tell({ event: 'PAYMENT-SESSION.LOADED', data: session });
  });
  const tell = (said) => shop && parent.postMessage({ source: 'paystar-embedded', ...said }, shop);
  addEventListener('click', ({ target: { value, dataset: { status = session.status } } }) => {
    if (value) tell({ event: value, data: { ...session, status } });
  });
  addEventListener('keydown', ({ key }) => key === 'Escape' && tell({ kind: 'escape' }));
</script>`;

/** Paystar's host, as far as the SDK sees it. */
export const appSite = (): Promise<Site> =>
  serve('127.0.0.1', (path) => (path === '/app/embedded.loader.js' ? script : path.startsWith('/app/embedded/') ? hosted : undefined));
