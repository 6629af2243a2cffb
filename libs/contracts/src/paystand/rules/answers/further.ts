import { inference, missing, seed, where } from '../../../verifier/index.js';
import { newCustomer, newReceivable, unused } from '../../situations/requests.js';
import { client, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf } from '../parts.js';
import { charging } from '../payments/needs.js';

/** What no request knows, the members of answers among it. */
const unknownMembers = {
  internalNote: 'ask Dana',
  ownerId: 'somebody-else',
  id: 'zzzzzzzzzzzzzzzzzzzzzzzz',
  object: 'invoice',
  created: '2001-01-01',
};
const strange = { ...unknownMembers, nested: { list: [1, 2, 3] } } as const;

/** An answer in which none of that is found. */
const withoutThose = where('an answer without what nobody knows', (answer) => {
  const text = JSON.stringify(answer);
  return ![...Object.values(unknownMembers), 'internalNote', 'nested'].some((part) => text.includes(`"${part}"`));
});

export const further = [
  rule(
    'paystand.R229',
    'A transaction shows how far its payment has come: with the payment, in the status that it has now.',
    seed('receivables, transactions'),
    charging(['bank'], ['provider', 'clock']),
    async ({ api, given, control, expect, inferred }) => {
      await control.freeze();
      const { id: receivableId } = await given.aReceivable();
      const payment = await given.aBankPayment({ receivableId });
      const shows = async (status: 'processing' | 'posted' | 'paid') => {
        const { results } = await api
          .listReceivableTransactions({ receivableId })
          .answers(200, { count: 1, results: [{ paymentId: payment.id }] });
        expect(
          'the transaction',
          results[0],
          where(`a transaction that says ${status}`, (one) => JSON.stringify(one ?? null).includes(`"${status}"`)),
        );
        await inferred('in the payment', () => expect('the payment', results[0]?.payment, { object: 'payment', id: payment.id, status }));
      };
      await shows('processing');
      await given.untilPosted(payment.id);
      await shows('posted');
      await control.act('clear', { id: payment.id });
      await shows('paid');
    },
  ),

  rule(
    'paystand.R230',
    'Members of a request that are not known are ignored.',
    client('bodies'),
    charging(['clears'], ['provider']),
    async ({ api, given, expect }) => {
      const customer = await api.createPayerCustomer({ body: { ...newCustomer(), ...strange } }).answers(200, { object: 'payerCustomer' });
      const { id: payerCustomerId } = customer;
      const bill = { ...newReceivable({ payerCustomerId }), ...strange };
      const receivable = await api.createReceivable({ body: bill }).answers(200, { object: 'receivable', extId: bill.erpId });
      const { id: receivableId } = receivable;
      const updated = await api
        .updateReceivable({ receivableId, body: { ...bill, erpId: unused('INVKEY') } })
        .answers(200, { id: receivableId });
      const source = given.aSavedCard();
      const charge = { ...source, amount: '100.00', currency: 'USD', receivableId, checkBalance: true, ...strange } as const;
      const payment = await api.createSecurePayment({ body: charge }).answers(200, { object: 'payment', amount: '100.00' });
      const { id: paid } = await given.aPaidPayment();
      const refund = await api
        .createRefund({ paymentId: paid, body: { amount: '10.00', currency: 'USD', ...strange } })
        .answers(200, { object: 'refund', amount: '10.00' });
      const renamed = await api
        .updatePayerCustomer({ payerCustomerId, body: { customerName: 'Lakeside', ...strange } })
        .answers(200, { id: payerCustomerId, customerName: 'Lakeside' });
      for (const answer of [customer, receivable, updated, payment, refund, renamed]) expect('the answer', answer, withoutThose);
      await api.readReceivable({ receivableId }).answers(200, { status: 'paid', amountPaid: '100.00', internalNote: missing } as object);
    },
  ),

  rule(
    'paystand.R232',
    'A charge that is declined leaves no payment in the list, and nothing on the invoice.',
    inference('an answer without a payment has no id to ask for'),
    charging(['isDeclined', 'clears']),
    async ({ api, given }) => {
      const { id: receivableId } = await given.aReceivable();
      const before = await api.listAllPayments({ query: { limit: 1 } }).answers(200, { settings: { limit: 1 } });
      const declined = { ...given.aSavedCard('isDeclined'), amount: '100.00', currency: 'USD', receivableId } as const;
      await api.createSecurePayment({ body: declined }).refuses(402, { code: 'cardFailure' });
      await api.listAllPayments({ query: { limit: 1 } }).answers(200, { count: before.count });
      await api.listReceivableTransactions({ receivableId }).answers(200, { count: 0, results: [] });
      await api.readReceivable({ receivableId }).answers(200, { status: 'active', amountPaid: '0.00' });
      await given.aCardPayment({ receivableId });
      await api.listAllPayments({ query: { limit: 1 } }).answers(200, { count: before.count + 1 });
      await api.listReceivableTransactions({ receivableId }).answers(200, { count: 1 });
    },
  ),

  rule(
    'paystand.R234',
    'Another f.querytype than by-query-filters counts for nothing, and neither does any other f. parameter then.',
    docsX('query guide'),
    charging(['clears']),
    async ({ api, given, expect }) => {
      const { id } = await given.aCardPayment();
      const longAgo = { 'f.datepreset': 'custom', 'f.datestart': '2001-01-01', 'f.dateend': '2001-01-02', 'f.limit': '7' };
      const listed = async (type: string) => {
        const query = { limit: 3, 'f.querytype': type, ...longAgo };
        return api.listAllPayments({ query }).answers(200, { results: where('a list', Array.isArray) });
      };
      await eachOf(['by-nothing', 'BY-QUERY-FILTERS', 'by-payerCustomerId', ''], async (type) => {
        const { results, settings } = await listed(type);
        expect(`the newest with f.querytype ${type}`, results[0]?.id, id);
        expect('the limit', settings.limit, 3);
      });
      const { results } = await listed('by-query-filters');
      expect('what there was long ago', results, []);
    },
  ),
];
