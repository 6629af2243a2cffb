import { exactly, inference, missing, seed, where } from '../../../verifier/index.js';
import { client, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf, type PaystandStage, utcMillis } from '../parts.js';
import { charging } from '../payments/needs.js';
import { sumOf, transactionsOf } from './applied.js';

const byCard = charging(['clears']);
const atOnce = charging(['clearsAtOnce']);
const atCheckout = { needs: ['payer'], effects: ['creates', 'money'] } as const;

/** Three invoices of one customer, paid in one go, and what came of it. */
async function paidAtCheckout(stage: PaystandStage) {
  const { given, control } = stage;
  const { id } = await given.aCustomer();
  const invoices = [];
  for (const totalAmount of ['100.00', '50.00', '25.50'])
    invoices.push(await given.aReceivable({ payerCustomerId: id, totalAmount, amountDue: totalAmount }));
  await control.act('checkout', { id, receivables: invoices.map(({ id: receivableId }) => ({ receivableId })) });
  const transactions = [];
  for (const invoice of invoices) transactions.push(...(await transactionsOf(stage, invoice.id, 1)));
  return { invoices, transactions, paymentId: transactions[0]?.paymentId ?? '' };
}

/** What was paid on invoices, and refunded. */
export const transactions = [
  rule(
    'paystand.R108',
    'A checkout over three invoices makes three transactions of one payment, which together are the subtotal of its split.',
    [docsX('receivable transaction events'), client('skill: reconciliation')],
    atCheckout,
    async (stage) => {
      const { api, expect, inferred } = stage;
      const { invoices, transactions: made, paymentId } = await paidAtCheckout(stage);
      const amounts = invoices.map(({ amount }) => amount);
      expect(
        'transactions',
        made,
        amounts.map((amountApplied) => ({ paymentId, amountApplied, resourceType: 'Payment' })),
      );
      const { feeSplit, amount } = await api.getPayment({ paymentId }).answers(200, { id: paymentId });
      expect('subtotal', feeSplit?.subtotal, '175.50');
      expect('the sum of the transactions', sumOf(made.map(({ amountApplied }) => amountApplied)), 175.5);
      await eachOf(invoices, ({ id }) => api.readReceivable({ receivableId: id }).answers(200, { status: 'paid' }));
      await inferred('the payer pays the 3.5 % of the plan on top, and paymentOrigin says where', () => {
        expect('amount', amount, '181.64');
        for (const transaction of made) expect('the transaction', transaction, { paymentOrigin: 'checkout', resourceId: paymentId });
      });
    },
  ),

  rule(
    'paystand.R109',
    'A refund makes a transaction with resourceType Refund.',
    docsX('receivable transaction events'),
    atOnce,
    async (stage) => {
      const { given, expect, can, inferred } = stage;
      const { id: receivableId } = await given.aReceivable();
      const { id: paymentId } = await given.anAvailablePayment({ receivableId });
      const refund = await given.aRefund({ payment: paymentId, amount: '20.00' });
      const [newest, first] = await transactionsOf(stage, receivableId, 2);
      expect('the refund', newest, { resourceType: 'Refund', paymentId, receivableId });
      expect('the payment', first, { resourceType: 'Payment', paymentId, amountApplied: '100.00' });
      await inferred('its resource is the refund, and the amount is positive', () =>
        expect('the refund', newest, { resourceId: refund.id, amountApplied: '20.00', status: 'active', payment: { id: paymentId } }),
      );
      if (!can('payer')) return;
      await inferred('of several invoices, the one that was paid last comes first', async () => {
        const paid = await paidAtCheckout(stage);
        await stage.control.act('clear', { id: paid.paymentId });
        await given.aRefund({ payment: paid.paymentId, amount: '60.00' });
        const [hundred, fifty, rest] = paid.invoices.map(({ id }) => id) as [string, string, string];
        await transactionsOf(stage, hundred, 1);
        expect('of the second', (await transactionsOf(stage, fifty, 2))[0], { resourceType: 'Refund', amountApplied: '34.50' });
        expect('of the last', (await transactionsOf(stage, rest, 2))[0], { resourceType: 'Refund', amountApplied: '25.50' });
      });
    },
  ),

  rule(
    'paystand.R110',
    'A refund lowers the amountPaid of an invoice, and opens one that was paid.',
    inference('what was given back is owed again'),
    atOnce,
    async (stage) => {
      const { api, given } = stage;
      const { id: receivableId } = await given.aReceivable();
      const { id: paymentId } = await given.anAvailablePayment({ receivableId });
      await api.readReceivable({ receivableId }).answers(200, { status: 'paid', amountPaid: '100.00', datePaid: utcMillis });
      await given.aRefund({ payment: paymentId, amount: '20.00' });
      await transactionsOf(stage, receivableId, 2);
      await api.readReceivable({ receivableId }).answers(200, { status: 'active', amountPaid: '80.00', datePaid: missing });
      await given.aRefund({ payment: paymentId, amount: '80.00' });
      await api.readReceivable({ receivableId }).answers(200, { status: 'active', amountPaid: '0.00', datePaid: missing });
      await given.anAvailablePayment({ receivableId });
      await api.readReceivable({ receivableId }).answers(200, { status: 'paid', amountPaid: '100.00' });
    },
  ),

  rule(
    'paystand.R111',
    'The transactions of an invoice are a list like others, with a limit and an offset.',
    client('skill: transactions'),
    byCard,
    async (stage) => {
      const { api, given, expect } = stage;
      const { id: receivableId } = await given.aReceivable();
      await eachOf([1, 2, 3, 4, 5], () => given.aCardPayment({ receivableId, amount: '10.00' }));
      const all = (await transactionsOf(stage, receivableId, 5)).map(({ id }) => id);
      const idsOf = async (query: { limit?: number; offset?: number }) => {
        const envelope = { results: where('a list', Array.isArray), count: where('a count', Number.isInteger), settings: {} };
        const { results } = await api.listReceivableTransactions({ receivableId, query }).answers(200, envelope);
        return results.map(({ id }) => id);
      };
      expect('without a limit', await idsOf({}), all);
      expect('the first page', await idsOf({ limit: 2 }), all.slice(0, 2));
      expect('the second page', await idsOf({ limit: 2, offset: 2 }), all.slice(2, 4));
      expect('the last page', await idsOf({ limit: 2, offset: 4 }), all.slice(4));
    },
  ),

  rule(
    'paystand.R112',
    'Disputes can be seen in the payment of a transaction.',
    seed('receivables, transaction history'),
    charging(['clears'], ['provider']),
    async (stage) => {
      const { given, expect } = stage;
      const { id: receivableId } = await given.aReceivable();
      const { id: paymentId } = await given.aPaidPayment({ receivableId });
      const [before] = await transactionsOf(stage, receivableId, 1);
      expect('disputes before', before?.payment.disputes, exactly([]));
      const dispute = await given.aDispute({ payment: paymentId });
      const [transaction] = await transactionsOf(stage, receivableId, 1);
      expect('the transaction', transaction, { resourceType: 'Payment', paymentId });
      await stage.inferred('as disputes of that payment, as they are now', () =>
        expect('disputes', transaction?.payment.disputes, [exactly(dispute)]),
      );
      expect('the dispute somewhere in the transaction', JSON.stringify(transaction).includes(dispute.id), true);
    },
  ),
];
