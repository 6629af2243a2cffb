// A biller with two bills, paid without leaving its page. With the sandbox running (npm start): node examples/paystar-shop/shop.mjs
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { PaystarError, paystar } from './paystar.mjs';

const {
  /** Where the API is; at Paystar https://dev-gateway.paystar.io. */
  PAYSTAR_URL = 'http://127.0.0.1:4010',
  /** Where the pages and the script are; at Paystar https://dev.paystar.io. */
  PAYSTAR_APP_URL = 'http://127.0.0.1:4010',
  PAYSTAR_KEY = 'test_default',
  PAYSTAR_BUSINESS_UNIT = 'acme-utilities',
  PORT = '3000',
} = process.env;

const call = paystar(PAYSTAR_URL, PAYSTAR_KEY);
const file = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Number to bill, in cents; a real biller keeps them in a database. */
const bills = new Map([
  ['881', { text: 'Water, March', amount: 4210, state: 'open' }],
  ['882', { text: 'Water, April', amount: 3895, state: 'open' }],
]);

const routes = {
  'GET /': () => ({ type: 'text/html', body: page() }),
  'GET /favicon.ico': () => ({ status: 204, type: 'image/png', body: '' }),
  'GET /page.js': () => ({ type: 'text/javascript', body: file('page.js') }),
  'GET /snippet.js': () => ({
    type: 'text/javascript',
    body: file('snippet.js').replaceAll('LOADER', `${PAYSTAR_APP_URL}/app/embedded.loader.js`),
  }),

  // The browser gets the link and nothing else: the key stays here.
  async 'POST /bills/:number/session'(number, bill) {
    const session = await call('POST', '/integrations/embedded/initiate', {
      BusinessUnitSlug: PAYSTAR_BUSINESS_UNIT,
      Channel: 'QuickPay',
      Charges: [{ Amount: bill.amount, Description: bill.text, ClientAccount: { AccountNumber: 'W-77', Name: 'Pat Roe' } }],
      CustomMeta: { bill: number },
    });
    bill.session = session.PaymentSessionIdentifier;
    return json({ link: session.PaymentLogInLink });
  },

  // What a browser says of a payment proves nothing: Paystar is asked what became of it.
  async 'POST /bills/:number/result'(_, bill) {
    if (!bill.session) return json({ state: bill.state });
    const { paymentSession } = await call('GET', `/integrations/query/payment-session/${bill.session}`);
    bill.state = { Succeeded: 'paid', Pending: 'under way' }[paymentSession.status] ?? bill.state;
    return json({ state: bill.state });
  },
};

const json = (value) => ({ type: 'application/json', body: JSON.stringify(value) });
const dollars = (cents) => `$${(cents / 100).toFixed(2)}`;

const row = ([number, { text, amount, state }]) => `<li id="bill-${number}">${text}, ${dollars(amount)}: <b>${state}</b>
  ${state === 'open' ? `<button data-bill="${number}">Pay ${number}</button> <button data-bill="${number}" data-container="#here">Pay ${number} here</button>` : ''}</li>`;

const page =
  () => `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Your bills</title>
<script src="/snippet.js"></script><script src="/page.js" defer></script>
<h1>Your bills</h1><ul>${[...bills].map(row).join('')}</ul><p id="says" role="status"></p><div id="here"></div></html>`;

// All that Paystar needs of a page: its script, and its pages in a frame.
const policy = `default-src 'self'; script-src 'self' ${PAYSTAR_APP_URL}; frame-src ${PAYSTAR_APP_URL}`;

async function answer({ method, url }) {
  const [, place, number = '', rest = ''] = /^(\/[a-z.]*)(?:\/(\d+))?(\/[a-z]+)?$/.exec(url) ?? [];
  const route = routes[`${method} ${place}${number && '/:number'}${rest}`];
  if (!route || (number && !bills.has(number))) return { status: 404, type: 'text/plain', body: 'There is no such page.' };
  return route(number, bills.get(number));
}

const server = createServer(async (request, response) => {
  const {
    status = 200,
    type,
    body,
  } = await answer(request).catch((error) => {
    if (error instanceof PaystarError) return { status: 502, ...json({ error: `Paystar says: ${error.message}` }) };
    throw error;
  });
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy }).end(body);
});

server.listen(Number(PORT), '127.0.0.1', () => {
  process.stdout.write(`The biller is open: http://localhost:${server.address().port}\n`);
});
