import { exactly, inference, seed, where } from '../../../verifier/index.js';
import { newReceivable, upload } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { eachOf, invalid, type PaystandStage } from '../parts.js';
import { charging } from '../payments/needs.js';

const newest = { query: { limit: 100 } } as const;
const aList = { results: where('a list', Array.isArray) } as const;

const customersOf = async ({ api }: PaystandStage) =>
  (await api.listPayerCustomers(newest).answers(200, aList)).results.map(({ id }) => id);
const receivablesOf = async ({ api }: PaystandStage) => (await api.listReceivables(newest).answers(200, aList)).results.map(({ id }) => id);

/** What is deleted, and what is kept. That anything can be is documented; how, is not. */
export const deletions = [
  rule(
    'paystand.R70',
    'A customer without open invoices can be deleted, and is not listed any more.',
    seed('customers, delete'),
    { hangsOn: ['deletePayerCustomer'] },
    async (stage) => {
      const { api, given, expect, inferred } = stage;
      const { id: payerCustomerId, extCustomerId } = await given.aCustomer();
      const kept = await given.aCustomer();
      const paid = await given.aSettledReceivable({ payerCustomerId });
      const voided = await given.aCancelledReceivable({ payerCustomerId });
      expect('customers before', (await customersOf(stage)).includes(payerCustomerId), true);
      const deletion = api.deletePayerCustomer({ payerCustomerId });
      await deletion.succeeds();
      expect('customers after', (await customersOf(stage)).includes(payerCustomerId), false);
      await api.getPayerCustomer({ payerCustomerId: kept.id }).answers(200, exactly(kept));
      await inferred('the answer is 204, and its id is answered 404', async () => {
        await deletion.answersNothing(204);
        await api.getPayerCustomer({ payerCustomerId }).refuses(404, { code: 'resourceNotFound' });
        await api.updatePayerCustomer({ payerCustomerId, body: { customerName: 'Nobody' } }).refuses(404);
        await api.deletePayerCustomer({ payerCustomerId }).refuses(404);
      });
      await inferred('it gets no new invoices, and those that it has stay readable', async () => {
        await api.createReceivable({ body: newReceivable({ payerCustomerId }) }).refuses(422, invalid('payerCustomerId'));
        await api.createReceivable({ body: newReceivable({ extCustomerId }) }).refuses(422, invalid('extCustomerId'));
        await eachOf([paid, voided], ({ id }) =>
          api.readReceivable({ receivableId: id }).answers(200, { id, payerCustomerId, extCustomerId }),
        );
        expect(
          'invoices',
          (await receivablesOf(stage)).filter((id) => id === paid.id || id === voided.id),
          [voided.id, paid.id],
        );
      });
    },
  ),

  rule(
    'paystand.R71',
    'A customer with an open invoice is not deleted.',
    inference('an invoice has to keep its debtor'),
    async ({ api, given }) => {
      const customer = await given.aCustomer();
      const payerCustomerId = customer.id;
      const { id: receivableId } = await given.aReceivable({ payerCustomerId });
      await given.aSettledReceivable({ payerCustomerId });
      await api.deletePayerCustomer({ payerCustomerId }).refuses(422, { code: 'validationError' });
      await api.getPayerCustomer({ payerCustomerId }).answers(200, exactly(customer));
      await api.cancelReceivable({ receivableId }).answers(200, { status: 'cancelled' });
      await api.deletePayerCustomer({ payerCustomerId }).answersNothing(204);
    },
  ),

  rule(
    'paystand.R72',
    'The extCustomerId of a deleted customer can be used again.',
    inference('what is deleted is not in the way'),
    async ({ api, given, expect }) => {
      const { id: first, extCustomerId } = await given.aCustomer();
      await api.deletePayerCustomer({ payerCustomerId: first }).answersNothing(204);
      const second = await given.aCustomer({ extCustomerId });
      expect('the same customer', second.id === first, false);
      const { id } = await given.aReceivable({ extCustomerId });
      await api.readReceivable({ receivableId: id }).answers(200, { payerCustomerId: second.id });
    },
  ),

  rule(
    'paystand.R99',
    'An invoice without transactions can be deleted, and is not listed any more.',
    seed('receivables, delete'),
    { hangsOn: ['deleteReceivable'] },
    async (stage) => {
      const { api, given, expect, inferred, unmoved } = stage;
      const { receivableId, attachmentId } = await given.anAttachment();
      const { extId, payerCustomerId } = await api.readReceivable({ receivableId }).answers(200, { id: receivableId });
      const kept = await given.aReceivable({ payerCustomerId });
      expect('invoices before', (await receivablesOf(stage)).includes(receivableId), true);
      const deletion = api.deleteReceivable({ receivableId });
      await deletion.succeeds();
      expect('invoices after', (await receivablesOf(stage)).includes(receivableId), false);
      await inferred('the answer is 204, and its id is answered 404', async () => {
        await deletion.answersNothing(204);
        const calls = [
          () => api.getReceivable({ receivableId }),
          () => api.readReceivable({ receivableId }),
          () => api.listReceivableTransactions({ receivableId }),
          () => api.cancelReceivable({ receivableId }),
          () => api.deleteReceivable({ receivableId }),
          () => api.updateReceivable({ receivableId, body: newReceivable({ payerCustomerId }) }),
          () => api.uploadAttachment({ receivableId, form: upload('%PDF-1.7') }),
          () => api.downloadAttachment({ receivableId, attachmentId }),
          () => api.deleteAttachment({ receivableId, attachmentId }),
        ];
        await unmoved(() => eachOf(calls, (call) => call().refuses(404, { code: 'resourceNotFound' })));
      });
      await inferred('its erpId is free again, and its neighbours are as they were', async () => {
        await given.aReceivable({ payerCustomerId, erpId: extId });
        await api.readReceivable({ receivableId: kept.id }).answers(200, kept);
      });
      await inferred('so can one that is void, and one that was paid elsewhere', async () => {
        const others = [await given.aCancelledReceivable(), await given.aSettledReceivable()];
        await eachOf(others, ({ id }) => api.deleteReceivable({ receivableId: id }).answersNothing(204));
      });
    },
  ),

  rule(
    'paystand.R100',
    'An invoice that a payment was applied to is not deleted.',
    inference('an invoice with money on it has to stay for whoever looks later'),
    charging(['clears']),
    async ({ api, given }) => {
      const { id: receivableId } = await given.aReceivable();
      const { id: other } = await given.aReceivable();
      await given.aCardPayment({ receivableId });
      await given.aCardPayment({ receivableId: other, amount: '30.00' });
      await eachOf([receivableId, other], (id) => api.deleteReceivable({ receivableId: id }).refuses(422, { code: 'validationError' }));
      await api.readReceivable({ receivableId }).answers(200, { status: 'paid', amountPaid: '100.00' });
      await api.readReceivable({ receivableId: other }).answers(200, { status: 'active', amountPaid: '30.00' });
    },
  ),
];
