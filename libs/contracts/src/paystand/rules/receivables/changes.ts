import { exactly, inference, missing, wrong } from '../../../verifier/index.js';
import { newReceivable, unused, upload } from '../../situations/requests.js';
import { client, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf, invalid, missingParameter, type PaystandStage } from '../parts.js';

type Fields = Parameters<typeof newReceivable>[1];

/** An open invoice, and how to change it: all of it is sent, with these fields. */
async function updatable({ api, given }: PaystandStage, fields: Fields = {}) {
  const receivable = await given.aReceivable(fields);
  const receivableId = receivable.id;
  const whole = newReceivable({ payerCustomerId: receivable.payerCustomerId }, { erpId: receivable.extId, ...fields });
  const update = (changes: object = {}) => api.updateReceivable({ receivableId, body: wrong({ ...whole, ...changes }) });
  const read = () => api.readReceivable({ receivableId });
  return { receivable, receivableId, update, read };
}

/** What becomes of invoices. */
export const changes = [
  rule('paystand.R91', 'PUT with a whole invoice changes it, and lastUpdated.', client('skill: receivables'), async (stage) => {
    const { passSeconds, expect, inferred, given } = stage;
    const { receivable, update, read } = await updatable(stage);
    await passSeconds(1);
    const changed = { amount: '120.00', amountPaid: '20.00', dateDue: '2026-03-04T00:00:00.000Z', status: 'active' } as const;
    const after = await update({ totalAmount: '120.00', amountDue: '100.00', dueDate: '2026-03-04', erpRef: 'INV-9' }).answers(
      200,
      changed,
    );
    expect('lastUpdated is later', after.lastUpdated > receivable.lastUpdated, true);
    await read().answers(200, { ...after, created: receivable.created });
    await inferred('erpRef is changed too, and the answer is the whole invoice', async () => {
      await read().answers(200, { invoiceKey: 'INV-9' });
      const { lastUpdated } = after;
      expect('the answer', after, exactly({ ...receivable, ...changed, lastUpdated }));
    });
    await inferred('what is due settles it, or opens it again', async () => {
      await update({ amountDue: '0.00' }).answers(200, { status: 'paid', amountPaid: '100.00' });
      await update({ amountDue: '1.00' }).answers(200, { status: 'active', amountPaid: '99.00', datePaid: missing });
      await update({ amountDue: undefined }).answers(200, { status: 'active', amountPaid: '0.00' });
    });
    await inferred('another customer may owe it', async () => {
      const { id: payerCustomerId, extCustomerId } = await given.aCustomer();
      await update({ payerCustomerId }).answers(200, { payerCustomerId, extCustomerId });
      await read().answers(200, { payerCustomerId, extCustomerId });
    });
    await inferred('it is refused what its creation is refused', async () => {
      await update({ amountDue: '100.01' }).refuses(422, invalid('amountDue'));
      await update({ totalAmount: '-1.00' }).refuses(422, invalid('totalAmount'));
      await update({ currency: 'EUR' }).refuses(422, invalid('currency'));
      await update({ dueDate: 'soon' }).refuses(422, invalid('dueDate'));
      await update({ extCustomerId: unused('NOBODY'), payerCustomerId: undefined }).refuses(422, invalid('extCustomerId'));
      await update({ status: 'paid' }).refuses(422, invalid('status'));
    });
  }),

  rule(
    'paystand.R92',
    'PUT with an invoice that lacks its erpRef is answered 400 with the parameter invoiceKey.',
    client('skill: receivables, errors'),
    async (stage) => {
      const { receivable, receivableId, update, read } = await updatable(stage);
      await update({ erpRef: undefined, totalAmount: '120.00' }).refuses(400, { detailCode: 'parameterMissing', parameter: 'invoiceKey' });
      const part = stage.api.updateReceivable({ receivableId, body: wrong({ erpId: receivable.extId, totalAmount: '120.00' }) });
      await part.refuses(400, { parameter: 'invoiceKey' });
      await read().answers(200, receivable);
      await stage.inferred('what else is needed is blamed by its stored name', async () => {
        await update({ erpId: undefined }).refuses(400, missingParameter('extId'));
        await update({ totalAmount: undefined, amountDue: undefined }).refuses(400, missingParameter('amount'));
        await update({ dueDate: undefined }).refuses(400, missingParameter('dateDue'));
        await update({ payerCustomerId: undefined }).refuses(400, missingParameter('payerCustomerId'));
      });
    },
  ),

  rule('paystand.R93', 'PUT with another erpId changes the extId.', client('skill: receivables'), async (stage) => {
    const { given, inferred } = stage;
    const { receivable, update, read } = await updatable(stage);
    const neighbour = await given.aReceivable();
    const erpId = unused('INVKEY');
    await update({ erpId }).answers(200, { id: receivable.id, extId: erpId });
    await read().answers(200, { id: receivable.id, extId: erpId });
    await inferred('one that is used is refused, and the one that it had is free', async () => {
      await update({ erpId: neighbour.extId }).refuses(422, invalid('extId'));
      await given.aReceivable({ erpId: receivable.extId });
      await update({ erpId: receivable.extId }).refuses(422, invalid('extId'));
    });
  }),

  rule('paystand.R94', 'PUT with the status cancelled voids an invoice.', docsX('cancel receivable'), async (stage) => {
    const { update, read } = await updatable(stage);
    await update({ status: 'cancelled' }).answers(200, { status: 'cancelled' });
    await read().answers(200, { status: 'cancelled', amount: '100.00', amountPaid: '0.00' });
    await stage.inferred('but not one that is paid', async () => {
      const paid = await updatable(stage, { amountDue: '0.00' });
      await paid.update({ status: 'cancelled' }).refuses(422, { code: 'validationError' });
      await paid.read().answers(200, { status: 'paid' });
    });
  }),

  rule(
    'paystand.R95',
    'An invoice that is cancelled answers with the status cancelled, and stays readable.',
    docsX('cancel receivable'),
    async ({ api, given, expect, inferred }) => {
      const before = await given.aReceivable();
      const receivableId = before.id;
      const after = await api.cancelReceivable({ receivableId }).answers(200, { id: receivableId, status: 'cancelled' });
      await api.readReceivable({ receivableId }).answers(200, { ...after, extId: before.extId, amount: before.amount });
      const { results } = await api.listReceivables({ query: { limit: 20 } }).answers(200, {});
      expect(
        'the invoice in the list',
        results.find(({ id }) => id === receivableId),
        { status: 'cancelled' },
      );
      await inferred('nothing else of it changes', () => {
        const { lastUpdated } = after;
        expect('the invoice', after, exactly({ ...before, status: 'cancelled', lastUpdated }));
      });
    },
  ),

  rule(
    'paystand.R96',
    'An invoice that is cancelled a second time is answered 200, and does not change.',
    inference('what writes can be sent again'),
    async ({ api, given, passSeconds }) => {
      const { id: receivableId } = await given.aReceivable();
      const once = await api.cancelReceivable({ receivableId }).answers(200, { status: 'cancelled' });
      await passSeconds(1);
      await api.cancelReceivable({ receivableId }).answers(200, exactly(once));
      await api.readReceivable({ receivableId }).answers(200, once);
    },
  ),

  rule('paystand.R97', 'An invoice that is paid cannot be cancelled.', inference('money was received for it'), async ({ api, given }) => {
    const paid = await given.aSettledReceivable();
    await api.cancelReceivable({ receivableId: paid.id }).refuses(422, { code: 'validationError' });
    await api.readReceivable({ receivableId: paid.id }).answers(200, paid);
    const { id: open } = await given.aReceivable({ amountDue: '1.00' });
    await api.cancelReceivable({ receivableId: open }).answers(200, { status: 'cancelled', amountPaid: '99.00' });
  }),

  rule('paystand.R98', 'An invoice that is cancelled cannot be changed.', inference('a void invoice is at its end'), async (stage) => {
    const { api } = stage;
    const { receivableId, update, read } = await updatable(stage);
    const voided = await api.cancelReceivable({ receivableId }).answers(200, { status: 'cancelled' });
    await eachOf([{}, { totalAmount: '120.00' }, { amountDue: '0.00' }, { status: 'cancelled' }], (change) =>
      update(change).refuses(422, { code: 'validationError' }),
    );
    await api.uploadAttachment({ receivableId, form: upload('%PDF-1.7') }).refuses(422, { code: 'validationError' });
    await read().answers(200, voided);
  }),
];
