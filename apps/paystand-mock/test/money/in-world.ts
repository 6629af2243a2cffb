import type { components } from '@paystub/contracts/paystand';
import type { Balance } from '../../src/books/ledger/balance.js';
import { newPayer } from '../../src/resources/payers/payer.js';
import type { Settings } from '../../src/settings/settings.js';
import { Engine } from './engine.js';

export type Schemas = components['schemas'];

/** Of the fixtures. */
export const payerId = 'fixturepayer000000000001';
export const bankId = 'fixturebank0000000000usd';
export const cardId = (last4 = '4242') => `fixturecard000000000${last4}`;
/** The test account, which nobody has verified. */
export const achBank = {
  accountHolderType: 'company',
  nameOnAccount: 'Pat Payer',
  accountType: 'checking',
  routingNumber: '110000000',
  accountNumber: '000123456789',
  currency: 'USD',
  country: 'USA',
} as const;

/** A world with what a merchant does in it. */
export function inWorld(settings: Partial<Settings> = {}) {
  const engine = new Engine(settings);
  const { call, run, wait, act, change } = bound(engine);
  return {
    call,
    run,
    wait,
    act,
    change,
    world: engine.world,
    ...requests(engine),
    /** A customer who owes an invoice of 100.00 for each key. */
    debtor(...keys: string[]) {
      const body = { extCustomerId: 'CUST-1', customerName: 'Acme Dental Group', email: 'ap@example.com' };
      const customer = call<Schemas['PayerCustomer']>('createPayerCustomer', { body });
      const owed = { extCustomerId: 'CUST-1', totalAmount: '100.00', dueDate: '2026-02-28' };
      const invoices = keys.map((erpId) => call<Schemas['Receivable']>('createReceivable', { body: { ...owed, erpId, erpRef: erpId } }));
      return { customer, payerId: customer.payer.id, receivables: invoices.map(({ id }) => id) };
    },
    /** A payer without anything. */
    stranger: () => run((tx) => tx.payers.put(newPayer('stranger0000000000000001', tx.now, { name: 'Sam', email: 'sam@example.com' })).id),
    /** What the merchant has of a currency: available, and on hold. */
    balance(currency: 'USD' | 'CAD' = 'USD') {
      wait(0);
      const { available, held } = run((tx) => tx.balances.get(currency) as Balance);
      return { available, held };
    },
    /** All that was told, oldest first: `payment posted`, `fee paystand`. */
    told() {
      wait(0);
      return run((tx) => [...tx.events.all()].map(({ resource }) => `${resource.object} ${resource.feeType ?? resource.status}`));
    },
  };
}

const bound = (engine: Engine) => ({
  call: engine.call.bind(engine) as Engine['call'],
  run: engine.run.bind(engine) as Engine['run'],
  wait: engine.wait.bind(engine) as Engine['wait'],
  act: engine.act.bind(engine) as Engine['act'],
  change: engine.change.bind(engine) as Engine['change'],
});

const requests = (engine: Engine) => ({
  charge: (body: object = {}) =>
    engine.call<Schemas['Payment']>('createSecurePayment', {
      body: { amount: '100.00', currency: 'USD', payerId, cardId: cardId(), ...body },
    }),
  payment: (id: string) => engine.call<Schemas['Payment']>('getPayment', { params: { paymentId: id } }),
  refund: (id: string, body: object = {}) =>
    engine.call<Schemas['Refund']>('createRefund', { params: { paymentId: id }, body: { amount: '10.00', currency: 'USD', ...body } }),
  dispute: (id: string) => engine.call<Schemas['Dispute']>('getDispute', { params: { disputeId: id } }),
  transfer: (id: string) => engine.call<Schemas['Transfer']>('getTransfer', { params: { transferId: id } }),
  transfers: () => engine.call<Schemas['TransferList']>('listAllTransfers').results,
  entries: (id: string) => engine.call<Schemas['TransferReportEntryList']>('listTransferReportEntries', { params: { transferId: id } }),
  receivable: (id: string) => engine.call<Schemas['ReadReceivable']>('readReceivable', { params: { receivableId: id } }),
});
