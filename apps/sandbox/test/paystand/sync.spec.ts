import { type Control, createControl } from '@paystub/client/control';
import { createPaystand, type Paystand } from '@paystub/client/paystand';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { newClient, Office, type Schemas } from '../kit/paystand.js';

let program: Program;
let control: Control;

beforeAll(async () => {
  program = await startBundle(['--quiet']);
  control = createControl({ url: program.ready.control.url });
});

afterAll(async () => {
  await program?.stop();
});

/** What somebody else does between two pages: to the nth of what there is, or to the clock. */
const change = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('create' as const), nth: fc.nat(20) }) },
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constantFrom('update', 'pay', 'cancel', 'delete', 'refund', 'fail', 'clear'), nth: fc.nat(20) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('wait' as const), nth: fc.constantFrom(1, 1000, 86_400_000) }) },
);
type Change = { readonly does: string; readonly nth: number };

/** A merchant whose records change whenever its client asks for a page, until nothing more is to happen. */
class ChangingMerchant {
  readonly office = new Office(program.ready.paystand.url, newClient());
  readonly world = control.world(`paystand:${this.office.client.clientId}`);
  readonly paystand: Paystand;
  customer = '';
  #made = 0;
  #planned: (readonly Change[])[] = [];

  constructor() {
    this.paystand = createPaystand({
      ...this.office.client,
      baseUrl: this.office.url,
      fetch: async (input) => {
        if (/\/(receivables|payments\/all)\?/.test(input.url)) for (const one of this.#planned.shift() ?? []) await this.do(one);
        return fetch(input);
      },
    });
  }

  /** What is to happen before the first page, the second and so on. */
  plan(changes: readonly (readonly Change[])[]): void {
    this.#planned = [...changes];
  }

  async begin(size: number): Promise<void> {
    await this.world.freeze('2027-03-01T09:00:00Z');
    this.customer = (await this.office.createCustomer()).id;
    for (let i = 0; i < size; i++) await this.do({ does: i % 3 === 2 ? 'pay' : 'create', nth: i });
  }

  async do({ does, nth }: Change): Promise<void> {
    if (does === 'wait') {
      await this.world.advance({ by: `PT${nth / 1000}S` });
      await this.office.renew();
    } else if (does === 'create') await this.office.createReceivable({ erpId: `E-${++this.#made}` });
    else if (['refund', 'fail', 'clear'].includes(does)) await this.toPayment(does, nth);
    else await this.toReceivable(does, nth);
  }

  /** What the state of things forbids does not happen. */
  private async toPayment(does: string, nth: number): Promise<void> {
    const { results } = await this.office.done<Schemas['PaymentList']>('GET', '/payments/all?limit=1000&order=id%20ASC');
    const payment = results[nth % results.length];
    const fields = does === 'refund' ? { amount: '1.00' } : {};
    if (payment) await this.world.act('paystand', does, { id: payment.id, ...fields }).catch(() => {});
  }

  private async toReceivable(does: string, nth: number): Promise<void> {
    const rows = Object.values(await this.receivables()).sort((a, b) => (a.id < b.id ? -1 : 1));
    const row = rows[nth % rows.length];
    if (!row) return;
    const terms = { extCustomerId: 'CUST-1', erpId: row.extId, erpRef: 'INV', totalAmount: `${100 + nth}.00`, dueDate: '2027-04-30' };
    if (does === 'update') await this.office.call('PUT', `/receivables/${row.id}/update`, terms);
    else if (does === 'cancel') await this.office.call('POST', `/receivables/${row.id}/cancel`);
    else if (does === 'delete') await this.office.call('DELETE', `/receivables/${row.id}`);
    else {
      const source = nth % 2 === 0 ? {} : { bank: 'unverified' };
      const receivables = [{ receivableId: row.id, amount: '7.00' }];
      await this.world.act('paystand', 'checkout', { id: this.customer, receivables, ...source }).catch(() => {});
    }
  }

  async receivables(): Promise<Readonly<Record<string, Schemas['Receivable']>>> {
    const { results } = await this.office.done<Schemas['ReceivableList']>('GET', '/receivables/read?limit=1000');
    return Object.fromEntries(results.map((row) => [row.id, row]));
  }

  async payments(): Promise<Readonly<Record<string, Schemas['Payment']>>> {
    const { results } = await this.office.done<Schemas['PaymentList']>('GET', '/payments/all?limit=1000');
    return Object.fromEntries(results.map((row) => [row.id, row]));
  }
}

const between = fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 14 });
const few = { numRuns: 12 };

/** Runs a merchant's list through `sync` until it is quiet: what is there then, and what the copy says. */
async function quiet(sync: () => Promise<{ readonly settled: boolean }>): Promise<void> {
  for (let runs = 0; runs < 3; runs++) if ((await sync()).settled) return;
  throw new Error('it does not come to rest');
}

describe('the sync helper', () => {
  it('ends equal to the records, whatever changes between two pages: all of a list, deleted rows included', async () => {
    await fc.assert(
      fc.asyncProperty(between, fc.integer({ min: 2, max: 5 }), fc.nat(12), async (changes, limit, size) => {
        const merchant = new ChangingMerchant();
        await merchant.begin(size);
        merchant.plan(changes);
        const store = new Map<string, Schemas['Receivable']>();
        await quiet(() => merchant.paystand.sync.receivables({ store, limit }));
        expect(Object.fromEntries(store)).toEqual(await merchant.receivables());
      }),
      few,
    );
  }, 60_000);

  it('and run after run, from where the last one ended', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(between, { minLength: 1, maxLength: 3 }), fc.integer({ min: 2, max: 5 }), async (rounds, limit) => {
        const merchant = new ChangingMerchant();
        await merchant.begin(6);
        const [receivables, payments] = [new Map<string, Schemas['Receivable']>(), new Map<string, Schemas['Payment']>()];
        let [since, sincePaid]: [string | null, string | null] = [null, null];
        for (const round of rounds) {
          // What is deleted is seen by a look at everything only.
          merchant.plan(round.map((changes) => changes.filter(({ does }) => does !== 'delete')));
          ({ next: since } = await merchant.paystand.sync.receivables({ store: receivables, since, limit }));
          ({ next: sincePaid } = await merchant.paystand.sync.payments({ store: payments, since: sincePaid, limit }));
          await merchant.world.advance({ by: 'PT7H' });
          await merchant.office.renew();
        }
        merchant.plan([]);
        await quiet(() => merchant.paystand.sync.receivables({ store: receivables, since, limit }));
        await quiet(() => merchant.paystand.sync.payments({ store: payments, since: sincePaid, limit }));
        expect(Object.fromEntries(receivables)).toEqual(await merchant.receivables());
        expect(Object.fromEntries(payments)).toEqual(await merchant.payments());
      }),
      few,
    );
  }, 60_000);

  it('reads the days since the last run, and no more', async () => {
    const merchant = new ChangingMerchant();
    await merchant.begin(30);
    const store = new Map<string, Schemas['Receivable']>();
    const { next } = await merchant.paystand.sync.receivables({ store, limit: 10 });
    await merchant.world.advance({ by: 'P7D' });
    await merchant.do({ does: 'pay', nth: 4 });
    const before = (await merchant.world.get()).now;
    const asked = await merchant.world.requests({ operation: 'listReceivables' }).count();
    expect(await merchant.paystand.sync.receivables({ store, since: before, limit: 10 })).toMatchObject({
      kept: 1,
      settled: true,
      removed: null,
    });
    expect(await merchant.world.requests({ operation: 'listReceivables' }).count()).toBe(asked + 1);
    expect(await merchant.paystand.sync.receivables({ store, since: next, limit: 10 })).toMatchObject({ settled: true });
    expect(Object.fromEntries(store)).toEqual(await merchant.receivables());
  });
});
