// A small ERP whose invoices are paid through Paystand. With the sandbox running (npm start): node examples/erp-sync/erp.mjs
import { createServer } from 'node:http';
import { pull } from './changes.mjs';
import { isFromPaystand, PaystandError, paystand } from './paystand.mjs';
import { pdfOf } from './pdf.mjs';

const {
  PAYSTAND_URL = 'http://127.0.0.1:4020/v3',
  PAYSTAND_CLIENT_ID = 'test_default',
  PAYSTAND_CLIENT_SECRET = 'secret_default',
  PAYSTAND_CUSTOMER_ID = 'merchant_default',
  PORT = '3001',
  POLL_SECONDS = '10',
} = process.env;

const call = paystand({
  url: PAYSTAND_URL,
  clientId: PAYSTAND_CLIENT_ID,
  clientSecret: PAYSTAND_CLIENT_SECRET,
  customerId: PAYSTAND_CUSTOMER_ID,
});

/** What the ERP knows of its own; a real one has a database. Amounts are cents. */
const customers = [
  { key: 'ERP-ACME', name: 'Acme Dental Group', email: 'ap@acme.example' },
  { key: 'ERP-BOLT', name: 'Bolt & Nut Supply', email: 'books@bolt.example' },
];
const invoices = new Map(
  [
    { key: 'ERP-1', number: 'INV-2001', customer: 'ERP-ACME', total: 10_000, due: '2027-03-31' },
    { key: 'ERP-2', number: 'INV-2002', customer: 'ERP-ACME', total: 25_050, due: '2027-04-15' },
    { key: 'ERP-3', number: 'INV-2003', customer: 'ERP-BOLT', total: 199_999, due: '2027-04-30' },
  ].map((invoice) => [invoice.key, { ...invoice, isVoid: false, sent: undefined, isFiled: false }]),
);

/** What it knows from Paystand: rows by id, and the path of the list that they are on. */
const copies = {
  receivables: { path: '/receivables', rows: new Map() },
  payments: { path: '/payments/all', rows: new Map() },
  refunds: { path: '/refunds', rows: new Map() },
  disputes: { path: '/disputes', rows: new Map() },
  transfers: { path: '/transfers', rows: new Map() },
};

/** Which lists an event concerns. A refund and a dispute change their payment, too, of which no event tells. */
const concerned = {
  Payment: ['payments'],
  Fee: ['payments'],
  ReceivableTransaction: ['receivables', 'payments'],
  Refund: ['refunds', 'payments'],
  Dispute: ['disputes', 'payments'],
  Transfer: ['transfers'],
};

const dollars = (cents) => `${(cents / 100).toFixed(2)}`;
const say = (line) => process.stdout.write(`${line}\n`);

/** Paystand has no idempotency keys, but the ERP's own keys are unique there: what it refuses for its key is there already. */
async function created(path, body, parameter, find) {
  try {
    return await call('POST', path, body);
  } catch (error) {
    if (error instanceof PaystandError && error.status === 422 && error.parameter === parameter) return find();
    throw error;
  }
}

async function pushCustomer({ key, name, email }) {
  const body = { extCustomerId: key, customerName: name, email };
  await created('/payerCustomers', body, 'extCustomerId', () => say(`customer ${key} is there already`));
}

async function pushInvoice(invoice) {
  const { key, number, customer, total, due, sent, isVoid } = invoice;
  const terms = { extCustomerId: customer, erpId: key, erpRef: number, totalAmount: dollars(total), dueDate: due };
  if (!sent) {
    const find = async () => (await call('GET', `/receivables?f.querytype=by-query-filters&f.extId=${key}`)).results[0];
    invoice.id = (await created('/receivables/create', terms, 'extId', find)).id;
  } else if (JSON.stringify(terms) !== sent) await call('PUT', `/receivables/${invoice.id}/update`, terms);
  invoice.sent = JSON.stringify(terms);
  if (!invoice.isFiled) await file(invoice);
  if (isVoid) await call('POST', `/receivables/${invoice.id}/cancel`);
}

/** An upload whose answer was lost is not made again: it would be there twice. */
async function file(invoice) {
  const { id, number, customer, total, due } = invoice;
  const { attachments, status } = await call('GET', `/receivables/${id}/read`);
  if (attachments.length === 0 && status !== 'cancelled') {
    const form = new FormData();
    const lines = [`Invoice ${number}`, `To: ${customer}`, `Total: ${dollars(total)} USD`, `Due: ${due}`];
    form.append('attachment', new Blob([pdfOf(lines)], { type: 'application/pdf' }), `${number}.pdf`);
    await call('POST', `/receivables/${id}/attachments`, form);
  }
  invoice.isFiled = true;
}

async function push() {
  for (const customer of customers) {
    if (!customer.isSent) await pushCustomer(customer);
    customer.isSent = true;
  }
  for (const invoice of invoices.values()) await pushInvoice(invoice);
}

const told = (name) => (row) => say(`${name} ${row.extId ?? row.id} ${row.status} ${row.amountPaid ?? row.amount}`);

/** One after the other, whoever asks: the timer, a webhook or a person. */
let last = Promise.resolve();
const inTurn = (work) => {
  last = last.then(work, work);
  return last;
};

const pullLists = (names) =>
  inTurn(async () => {
    for (const name of names) await pull(call, copies[name].path, copies[name].rows, told(name));
  });

async function sync() {
  await inTurn(push);
  await pullLists(Object.keys(copies));
}

/** Events that were dealt with: each may come again. */
const seen = new Set();

async function receive(event) {
  if (seen.has(event.id)) return { status: 200 };
  if (!(await isFromPaystand(call, event))) return { status: 400 };
  // What the event says may be old by now. The list says what is.
  await pullLists(concerned[event.sourceType] ?? []);
  seen.add(event.id);
  return { status: 200 };
}

function table() {
  const receivables = new Map([...copies.receivables.rows.values()].map((row) => [row.extId, row]));
  const lines = [...invoices.values()].map(({ key, number, total }) => {
    const { status = 'not sent', amountPaid = '0.00' } = receivables.get(key) ?? {};
    return [number, key, dollars(total), `paid ${amountPaid}`, `open ${dollars(total - Math.round(amountPaid * 100))}`, status].join('  ');
  });
  const payouts = [...copies.transfers.rows.values()].map(({ id, amount, status }) => `payout ${id}  ${amount}  ${status}`);
  return { status: 200, text: `${[...lines, ...payouts].join('\n')}\n` };
}

const routes = {
  'GET /': table,
  'GET /copies': () => ({
    status: 200,
    text: JSON.stringify(Object.fromEntries(Object.entries(copies).map(([name, { rows }]) => [name, [...rows.values()]]))),
  }),
  'POST /sync': async () => {
    await sync();
    return table();
  },
  'POST /invoices': (body) => {
    invoices.set(body.key, { isVoid: false, isFiled: false, ...invoices.get(body.key), ...body });
    return { status: 204 };
  },
  'POST /hooks': receive,
};

async function answer(request) {
  const route = routes[`${request.method} ${request.url}`];
  if (!route) return { status: 404, text: `There is ${Object.keys(routes).join(', ')}.\n` };
  const body = Buffer.concat(await request.toArray()).toString();
  return route(body === '' ? undefined : JSON.parse(body));
}

const server = createServer(async (request, response) => {
  const { status, text = '' } = await answer(request).catch((error) => ({ status: 500, text: `${error.message}\n` }));
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
});

server.listen(Number(PORT), '127.0.0.1', async () => {
  say(`The ERP is open: http://127.0.0.1:${server.address().port}`);
  const syncAndWait = async () => {
    await sync().catch((error) => say(`not synchronised: ${error.message}`));
    if (Number(POLL_SECONDS) > 0) setTimeout(syncAndWait, Number(POLL_SECONDS) * 1000);
  };
  await syncAndWait();
});
