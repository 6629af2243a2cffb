import { exactly, inference, missing, seed } from '../../../verifier/index.js';
import { surcharged } from '../../situations/money.js';
import { client, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf, id24, utcMillis } from '../parts.js';
import { charging } from '../payments/needs.js';
import { sumOf, transactionsOf } from './applied.js';

const byCard = charging(['clears']);

/** What of an invoice its transactions show. */
const inTransaction = 'object id amount amountPaid currency extId extCustomerId payerEmail dateDue datePaid'.split(' ');

/** What payments do to an invoice. */
export const applications = [
  rule(
    'paystand.R103',
    'A payment on an invoice makes a transaction of it, with resourceType Payment, the paymentId and the amountApplied.',
    [docsX('receivable transaction events'), client('skill: transactions')],
    byCard,
    async (stage) => {
      const { api, given, expect, inferred } = stage;
      const { id: receivableId } = await given.aReceivable();
      const { id: paymentId } = await given.aCardPayment({ receivableId });
      const [transaction] = await transactionsOf(stage, receivableId, 1);
      expect('the transaction', transaction, { receivableId, paymentId, resourceType: 'Payment', amountApplied: '100.00' });
      await inferred('its resource is the payment, and it has both as they are now', async () => {
        const invoice: Readonly<Record<string, unknown>> = await api.readReceivable({ receivableId }).answers(200, { status: 'paid' });
        const receivable = Object.fromEntries(inTransaction.map((name) => [name, invoice[name]]));
        const payment = await api.getPayment({ paymentId }).answers(200, { id: paymentId });
        const made = { object: 'receivableTransaction', id: id24, receivableId, paymentId, created: utcMillis, lastUpdated: utcMillis };
        const what = { resourceId: paymentId, resourceType: 'Payment', paymentOrigin: 'api', amountApplied: '100.00', status: 'active' };
        expect('the transaction', transaction, exactly({ ...made, ...what, payment, receivable }));
      });
    },
  ),

  rule(
    'paystand.R104',
    'The amountApplied leaves out the fee that the payer is charged on top.',
    client('skill: reconciliation'),
    byCard,
    async (stage) => {
      const { given, api, expect } = stage;
      const { id: receivableId } = await given.aReceivable();
      const { id: paymentId } = await given.aCardPayment({ receivableId, ...surcharged });
      const [transaction] = await transactionsOf(stage, receivableId, 1);
      expect('the transaction', transaction, { paymentId, amountApplied: '100.00' });
      await api.getPayment({ paymentId }).answers(200, { amount: '103.50' });
      await api.readReceivable({ receivableId }).answers(200, { amountPaid: '100.00' });
    },
  ),

  rule(
    'paystand.R105',
    'The amountPaid of an invoice grows by the amountApplied.',
    [seed('receivables, amounts applied'), docsX('receivable transaction events')],
    byCard,
    async (stage) => {
      const { api, given, expect } = stage;
      const { id: receivableId } = await given.aReceivable({ amountDue: '90.00' });
      await api.readReceivable({ receivableId }).answers(200, { amountPaid: '10.00' });
      const applied: string[] = [];
      await eachOf(['40.00', '0.01', '25.99'], async (amount) => {
        await given.aCardPayment({ receivableId, amount });
        applied.push(amount);
        const [newest] = await transactionsOf(stage, receivableId, applied.length);
        expect('the transaction', newest, { amountApplied: amount });
        const amountPaid = (10 + sumOf(applied)).toFixed(2);
        await api.readReceivable({ receivableId }).answers(200, { amountPaid });
        expect('the invoice in the transaction', newest?.receivable, { amountPaid });
      });
    },
  ),

  rule(
    'paystand.R106',
    'An invoice that is paid in part stays active.',
    [seed('receivables, amounts applied'), inference('only what is paid in whole is paid')],
    byCard,
    async (stage) => {
      const { api, given, inferred } = stage;
      const { id: receivableId } = await given.aReceivable();
      await given.aCardPayment({ receivableId, amount: '99.99' });
      await transactionsOf(stage, receivableId, 1);
      await api.readReceivable({ receivableId }).answers(200, { status: 'active', amountPaid: '99.99', datePaid: missing });
      await inferred('it is current in its older form, and cannot be voided, or made less than what was paid', async () => {
        const { extId: erpId, payerCustomerId } = await api.getReceivable({ receivableId }).answers(200, { status: 'current' });
        const body = { payerCustomerId, erpId, erpRef: 'INV-1', totalAmount: '100.00', dueDate: '2026-02-04' } as const;
        await api.cancelReceivable({ receivableId }).refuses(422, { code: 'validationError' });
        const update = (fields: object) => api.updateReceivable({ receivableId, body: { ...body, ...fields } });
        await update({ totalAmount: '99.98', amountDue: '0.00' }).refuses(422, { code: 'validationError' });
        await update({ amountDue: '0.01' }).answers(200, { status: 'active', amountPaid: '99.99' });
      });
    },
  ),

  rule(
    'paystand.R107',
    'An invoice is paid when its amountPaid reaches its amount, and datePaid says since when.',
    docsX('receivable transaction events'),
    byCard,
    async (stage) => {
      const { api, given, passSeconds, expect, inferred } = stage;
      const { id: receivableId, created } = await given.aReceivable();
      await given.aCardPayment({ receivableId, amount: '60.00' });
      await passSeconds(2);
      await given.aCardPayment({ receivableId, amount: '40.00' });
      const [newest] = await transactionsOf(stage, receivableId, 2);
      const paid = { status: 'paid', amount: '100.00', amountPaid: '100.00', datePaid: utcMillis } as const;
      const { datePaid = '' } = await api.readReceivable({ receivableId }).answers(200, paid);
      expect('the invoice in the transaction', newest?.receivable, { amountPaid: '100.00', datePaid });
      expect('paid after it was created', datePaid > created, true);
      await inferred('at the moment of the last payment', () => expect('datePaid', datePaid, newest?.created));
    },
  ),
];
