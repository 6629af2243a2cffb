// A shop that sells one thing. With the sandbox running (npm start): node examples/paypro-shop/shop.mjs, then open what it prints.
import { createServer } from 'node:http';
import { isFromPaypro, PayproError, paypro } from './paypro.mjs';

const { PAYPRO_URL = 'http://127.0.0.1:4030', PAYPRO_KEY = 'pp_DefaultKeyOfThePaystubSandbox001', PORT = '3000' } = process.env;

const call = paypro(PAYPRO_URL, PAYPRO_KEY);
const price = 1000;
/** Order number to what the shop knows of it; a real one keeps this in a database. */
const orders = new Map();
let home = '';
let secret = '';

const euros = (cents) => `€${(cents / 100).toFixed(2)}`;
const button = (action, text) => `<form method="post" action="${action}"><button>${text}</button></form>`;

const routes = {
  'GET /': () => page('Tea towels', `<p>One tea towel, ${euros(price)}.</p>${button('/orders', 'Buy')}`),

  async 'POST /orders'() {
    const number = String(1000 + orders.size + 1);
    const payment = await call('POST', '/payments', {
      amount: price,
      currency: 'EUR',
      description: `Order ${number}`,
      return_url: `${home}/orders/${number}`,
      metadata: { order: number },
    });
    orders.set(number, { payment: payment.id, state: 'ordered', refunded: 0 });
    return { status: 303, location: payment._links.checkout };
  },

  // That the payer comes back says nothing: PayPro is asked what became of the payment.
  async 'GET /orders/:number'(number) {
    const order = orders.get(number);
    const { state } = await call('GET', `/payments/${order.payment}`);
    const left = price - order.refunded;
    const refund = order.state === 'paid' && left > 0 ? button(`/orders/${number}/refund`, `Refund ${euros(left / 2)}`) : '';
    return page(`Order ${number}`, `<p>Payment: ${state}. Order: ${order.state}. Refunded: ${euros(order.refunded)}.</p>${refund}`);
  },

  async 'POST /orders/:number/refund'(number) {
    const order = orders.get(number);
    const { amount } = await call('POST', `/payments/${order.payment}/refunds`, { amount: (price - order.refunded) / 2 });
    order.refunded += amount;
    return { status: 303, location: `/orders/${number}` };
  },

  // Webhooks may come twice and late: the order is set to what the payment is, not moved on by one.
  'POST /hooks'(_, { headers }, body) {
    if (!isFromPaypro(secret, headers, body)) return { status: 400 };
    const { event_type, payload } = JSON.parse(body);
    const order = orders.get(payload.metadata?.order);
    if (order && event_type === 'payment.paid') order.state = 'paid';
    return { status: 200 };
  },
};

const page = (title, content) => ({
  status: 200,
  html: `<!doctype html><title>${title}</title><h1>${title}</h1>${content}<a href="/">Home</a>`,
});

async function answer(request, body) {
  const [, place, number = '', rest = ''] = /^(\/[a-z]*)(?:\/(\d+))?(\/[a-z]+)?$/.exec(request.url) ?? [];
  const route = routes[`${request.method} ${place}${number && '/:number'}${rest}`];
  if (!route || (number && !orders.has(number))) return { status: 404, html: 'There is no such page.' };
  return route(number, request, body);
}

const server = createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray());
  const { status, html, location } = await answer(request, body).catch((error) => {
    if (error instanceof PayproError) return { status: 502, html: `PayPro says: ${error.message}.` };
    throw error;
  });
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...(location && { location }) }).end(html);
});

server.listen(Number(PORT), '127.0.0.1', async () => {
  home = `http://127.0.0.1:${server.address().port}`;
  ({ secret } = await call('POST', '/webhooks', { name: 'Shop', description: 'Orders', url: `${home}/hooks` }));
  process.stdout.write(`The shop is open: ${home}\n`);
});
