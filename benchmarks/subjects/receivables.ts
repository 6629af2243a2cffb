import { startSandbox } from '@paystub/mock-http';
import type { Records, TxBase, World } from '@paystub/mock-kernel';
import { createPaystandMock } from '@paystub/paystand-mock';
import { call } from '../measure/http.js';

/** What it says once its world is full. */
export interface Billed {
  readonly port: number;
  readonly token: string;
  readonly customerId: string;
  /** The first and the last day that receivables were changed on, `YYYY-MM-DD`. */
  readonly days: readonly [first: string, last: string];
}

/** A stored receivable, as far as it matters here. */
interface Stored {
  readonly id: string;
  readonly extId: string;
  readonly amount: number;
  readonly created: number;
  readonly lastUpdated: number;
}

type Tx = TxBase<object> & { readonly receivables: Records<Stored> };

const mock = createPaystandMock();
const DAY = 86_400_000;
const SPREAD = 1000 * DAY;
const BATCH = 1000;
const idFormat = { length: 24, alphabet: 'abcdefghijklmnopqrstuvwxyz0123456789' } as const;

/** What the API does once a request has been read. */
function modelIn(tx: Tx): Stored {
  const asked = { params: {}, query: {}, links: { api: '', pages: '', token: '', facts: {} } };
  const customer = { extCustomerId: 'CUST-1', customerName: 'Acme Dental Group', email: 'ap@example.com' };
  const invoice = { extCustomerId: 'CUST-1', erpId: 'MODEL', erpRef: 'INV', totalAmount: '100.00', dueDate: '2030-01-01' };
  mock.operations.createPayerCustomer(tx, { ...asked, body: customer, files: [] });
  const { body } = mock.operations.createReceivable(tx, { ...asked, body: invoice, files: [] }) as { body: { id: string } };
  return tx.receivables.get(body.id) as Stored;
}

/** Puts `count` receivables of one customer, made over the last thousand days and changed some day since. */
function fill(world: World, now: number, count: number): void {
  const { result: model } = world.transact<Tx, Stored>(mock.provider, now, (tx) => {
    const made = modelIn(tx);
    tx.receivables.delete(made.id);
    return made;
  });
  for (let first = 0; first < count; first += BATCH) {
    world.transact<Tx, void>(mock.provider, now, (tx) => {
      for (let n = first; n < Math.min(first + BATCH, count); n++)
        tx.receivables.put({ ...model, id: tx.ids.next('', idFormat), ...varied(n, count, now) });
    });
  }
}

function varied(n: number, count: number, now: number): Omit<Stored, 'id'> {
  const created = now - SPREAD + Math.floor((n * SPREAD) / count);
  // All over the days that are left.
  const lastUpdated = created + Math.floor((now - created) * (((n * 7919) % 1009) / 1009));
  const amount = ((n * 104_729) % 1_000_003) + 1;
  return { extId: `E-${n}`, amount, created, lastUpdated };
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

// The sandbox with a default world of as many receivables as it is told.
async function main(count: number): Promise<void> {
  const options = { port: 0, quiet: true, log: 'text', checkAnswers: false } as const;
  const { sandbox, ready } = await startSandbox([mock], options, 'bench', () => {});
  const host = sandbox.defaultWorld;
  if (!host) throw new Error('no default world');
  fill(host.world, host.now, count);
  const { url, clientId, clientSecret, customerId } = ready.paystand as Readonly<Record<string, string>>;
  await call(`${ready.control.url}/worlds/default/paystand/settings`, '', { rateLimit: 1_000_000 }, 'PATCH');
  const access = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: 'auth' };
  const { access_token: token } = await call<{ access_token: string }>(`${url}/oauth/token`, '', access);
  const days = [dayOf(host.now - SPREAD + DAY), dayOf(host.now - DAY)] as const;
  process.send?.({ port: Number(new URL(url as string).port), token, customerId: customerId as string, days } satisfies Billed);
}

void main(Number(process.argv[2]));
