import type { components } from '@paystub/contracts/paystand';
import { responses } from '@paystub/contracts/paystand/responses';
import { Blueprint, Fault, World } from '@paystub/mock-kernel';
import { render } from '../../src/faults.js';
import { attachmentOperations } from '../../src/resources/attachments/operations.js';
import { newCard } from '../../src/resources/cards/card.js';
import { payerCustomerOperations } from '../../src/resources/payer-customers/operations.js';
import { newPayment } from '../../src/resources/payments/new-payment.js';
import type { Payment } from '../../src/resources/payments/payment.js';
import { receivableTransactionOperations } from '../../src/resources/receivable-transactions/operations.js';
import { receivableOperations } from '../../src/resources/receivables/operations.js';
import type { Receivable } from '../../src/resources/receivables/receivable.js';
import type { ReceivableRequest } from '../../src/resources/receivables/request.js';
import type { Refund } from '../../src/resources/refunds/refund.js';
import { defaultSettings, type Settings } from '../../src/settings/settings.js';
import { collections, type Tx } from '../../src/state.js';
import { nextId } from '../../src/values/ids.js';

type Schemas = components['schemas'];

/** A Monday, in the morning: in Los Angeles it is still Sunday. */
export const monday = Date.UTC(2026, 0, 5, 7);
const links = {
  api: 'https://api.test/v3',
  pages: 'https://api.test/~token',
  token: 'token',
  facts: { customerId: 'merchant_spec' },
};

/** The part of the mock that is about customers and what they owe. */
const operations: Readonly<Record<string, unknown>> = {
  ...payerCustomerOperations,
  ...receivableOperations,
  ...receivableTransactionOperations,
  ...attachmentOperations,
};
const blueprint = new Blueprint([{ provider: 'paystand', collections, settings: defaultSettings }]);

export const acme = { extCustomerId: 'CUST-1', customerName: 'Acme Dental Group', email: 'ap@example.com' } as const;

export const invoice = (fields: Partial<ReceivableRequest> = {}): ReceivableRequest => ({
  ...(fields.payerCustomerId === undefined ? { extCustomerId: acme.extCustomerId } : {}),
  erpId: 'INVKEY-1',
  erpRef: 'INV-1001',
  totalAmount: '100.00',
  dueDate: '2026-02-04',
  ...fields,
});

export const pdf = (fields: object = {}) => ({
  field: 'attachment',
  name: 'invoice.pdf',
  contentType: 'application/pdf',
  size: 1234,
  hash: 'a'.repeat(64),
  head: '%PDF-1.7',
  truncated: false,
  ...fields,
});

/** A refusal in short: its status, detailCode, parameter, and the rule that it stands for. */
function refusalOf(error: unknown): string {
  if (!(error instanceof Fault)) throw error;
  const { status, body, rule } = render(error, '');
  const { detailCode, parameter = '' } = body.error.details;
  return [status, detailCode, parameter, rule?.replace('paystand.', '')].filter(Boolean).join(' ');
}

export const outcome = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return refusalOf(error);
  }
};

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Held against the contract, as on the wire. */
function checked(name: string, answer: Answer): Answer {
  const validate = responses[name as keyof typeof responses][answer.status];
  if (answer.body !== undefined && !validate?.(JSON.parse(JSON.stringify(answer.body))))
    throw new Error(`${name} answered ${answer.status}: ${JSON.stringify(validate?.errors)}`);
  return answer;
}

/** A world of its own with a frozen clock, without a socket. */
export function inWorld(settings: Partial<Settings> = {}) {
  const world = new World(blueprint, { seed: 'spec', now: monday, machine: 0, frozen: true });
  const webhooks = { enabled: true, urls: ['http://127.0.0.1:9/'], timeoutMs: 1000 };
  world.changeSettings('paystand', monday, { ...defaultSettings, webhooks, ...settings });
  let now = monday;
  const run = <R>(work: (tx: Tx) => R): R => world.transact<Tx, R>('paystand', now, work).result;
  /** Calls an operation past the checks before it; a refusal is told in short. */
  const call = <R>(name: string, params: object = {}, request: object = {}): R =>
    outcome(() =>
      run((tx) => {
        const operation = operations[name] as (tx: Tx, request: object) => Answer;
        return checked(name, operation(tx, { params, query: {}, body: {}, files: [], links, ...request }));
      }),
    ) as R;
  /** The body of its answer. */
  const ask = <R>(name: string, params?: object, request?: object): R => {
    const answer = call<string | { readonly body: R }>(name, params, request);
    return typeof answer === 'string' ? (answer as R) : answer.body;
  };
  return { world, run, call, ask, later: (ms = 1) => (now += ms), now: () => now };
}

/** A world with one customer, in which invoices are made and paid. */
export function inOffice(settings: Partial<Settings> = {}) {
  const world = inWorld(settings);
  const { ask, run } = world;
  const customer = ask<Schemas['PayerCustomer']>('createPayerCustomer', {}, { body: acme });
  const stored = (id: string) => run((tx) => tx.receivables.get(id)) as Receivable;
  return {
    ...world,
    customer,
    stored,
    create: (fields: Partial<ReceivableRequest> = {}, files: readonly object[] = []) =>
      ask<Schemas['Receivable']>('createReceivable', {}, { body: invoice(fields), files }),
    update: (receivableId: string, fields: object = {}) =>
      ask<Schemas['Receivable']>('updateReceivable', { receivableId }, { body: invoice(fields) }),
    cancel: (receivableId: string) => ask<Schemas['Receivable']>('cancelReceivable', { receivableId }),
    remove: (receivableId: string) => ask<undefined>('deleteReceivable', { receivableId }),
    read: (receivableId: string) => ask<Schemas['ReadReceivable']>('readReceivable', { receivableId }),
    upload: (receivableId: string, ...files: readonly object[]) =>
      ask<Schemas['ReceivableAttachment']>('uploadAttachment', { receivableId }, { files }),
    transactions: (receivableId: string, query: object = {}) =>
      ask<Schemas['ReceivableTransactionList']>('listReceivableTransactions', { receivableId }, { query }),
    /** A payment that is under way, on no receivable yet. */
    payment: (amount = 10_000): Payment =>
      run((tx) => {
        const card = { cardNumber: '4242424242424242', nameOnCard: 'Dana Reed', expirationMonth: '12', expirationYear: '2028' };
        const source = tx.cards.put(newCard(nextId(tx), tx.now, customer.payerId, card));
        const charge = { source, payerId: customer.payerId, amount, currency: 'USD', origin: 'api', accountKey: 'default' } as const;
        return tx.payments.put(newPayment(nextId(tx), tx.now, charge));
      }),
    refund: ({ id, currency }: Payment, amount: number): Refund =>
      run((tx) =>
        tx.refunds.put({
          id: nextId(tx),
          created: tx.now,
          lastUpdated: tx.now,
          paymentId: id,
          amount,
          currency,
          status: 'created',
          feesRefunded: false,
          reason: null,
          description: null,
          meta: null,
        }),
      ),
    /** What was told, oldest first. */
    told: () => run((tx) => [...tx.events.all()]),
  };
}
