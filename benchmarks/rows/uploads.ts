import { call } from '../measure/http.js';
import { pause } from '../measure/rounds.js';
import { atMost, type Part, type Row } from '../measure/row.js';
import { readyOf } from './servers.js';

const UPLOADS = 1000;
const FILE_BYTES = 1_000_000;
/** Uploads at a time. */
const CLIENTS = 16;

/** What is asked for with each file. */
interface Taker {
  readonly title: string;
  readonly subject: string;
  /** The address that takes files, and what it takes with them. */
  readonly open: (ready: never) => Promise<{ readonly url: string; readonly headers: Record<string, string>; readonly field: string }>;
}

interface ToyReady {
  readonly toy: { readonly url: string; readonly key: string };
}

interface SandboxReady {
  readonly paystand: { readonly url: string; readonly clientId: string; readonly clientSecret: string; readonly customerId: string };
}

const takers: readonly Taker[] = [
  {
    title: '',
    subject: 'uploads',
    open: async ({ toy: { url, key } }: ToyReady) => ({ url: `${url}/papers`, headers: { authorization: `Toy ${key}` }, field: 'paper' }),
  },
  {
    title: ', Paystand in the sandbox',
    subject: 'paystub',
    async open({ paystand: { url, clientId, clientSecret, customerId } }: SandboxReady) {
      const access = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: 'auth' };
      const { access_token } = await call<{ access_token: string }>(`${url}/oauth/token`, '', access);
      const headers = { authorization: `Bearer ${access_token}`, 'x-customer-id': customerId };
      const post = async (path: string, body: object) => {
        const json = { ...headers, 'content-type': 'application/json' };
        const answer = await fetch(url + path, { method: 'POST', headers: json, body: JSON.stringify(body) });
        return (await answer.json()) as { readonly id: string };
      };
      await post('/payerCustomers', { extCustomerId: 'CUST-1', customerName: 'Acme Dental Group', email: 'ap@example.com' });
      const invoice = { extCustomerId: 'CUST-1', erpId: 'INVKEY-1', erpRef: 'INV-1001', totalAmount: '100.00', dueDate: '2030-01-01' };
      const { id } = await post('/receivables/create', invoice);
      return { url: `${url}/receivables/${id}/attachments`, headers, field: 'attachment' };
    },
  },
];

type Place = Awaited<ReturnType<Taker['open']>>;

/** Each is another file. */
async function upload({ url, headers, field }: Place, n: number): Promise<void> {
  const body = new FormData();
  body.append(field, new Blob([`%PDF-1.7 ${n}`, new Uint8Array(FILE_BYTES)]), `${n}.pdf`);
  const answer = await fetch(url, { method: 'POST', headers, body });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`an upload was answered ${answer.status}`);
}

/** Bytes that are in use once a thousand files have been uploaded and nothing goes on any more, beyond those after the first few. */
async function pass(taker: Taker, count: number): Promise<number> {
  const { subject, ready } = await readyOf<never>(taker.subject);
  const place = await taker.open(ready);
  const uploads = async (from: number, to: number) => {
    let next = from;
    const client = async () => {
      while (next < to) await upload(place, next++);
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
  };
  try {
    await uploads(0, CLIENTS);
    const before = await subject.vitals('collected');
    await uploads(CLIENTS, CLIENTS + count);
    await pause(500);
    const after = await subject.vitals('collected');
    return after.used - before.used;
  } finally {
    // Told to end, it takes its files along.
    await subject.stop('SIGTERM');
  }
}

export const uploads: Part = {
  name: 'uploads',
  async run({ quick }) {
    const count = quick ? UPLOADS / 10 : UPLOADS;
    const rows: Row[] = [];
    for (const taker of takers) {
      const values: number[] = [];
      for (let n = 0; n < (quick ? 1 : 3); n++) values.push(await pass(taker, count));
      const name = `memory after ${count.toLocaleString('en')} uploads of 1 MB${taker.title}`;
      rows.push({ name, unit: 'bytes', values, budget: atMost(50 * 1024 * 1024, 10 * 1024 * 1024) });
    }
    return rows;
  },
};
