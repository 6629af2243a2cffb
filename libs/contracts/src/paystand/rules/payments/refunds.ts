import { inference, missing, oneOf, someText } from '../../../verifier/index.js';
import { docsOld, docsX, help } from '../../sources.js';
import { rule } from '../dialect.js';
import { allRefused, invalid, type PaystandStage } from '../parts.js';
import { changesOf } from '../webhooks/changes.js';
import { charging } from './needs.js';

const validation = { code: 'validationError' } as const;

/** A refund of this much of a payment. */
const asking =
  ({ api }: Pick<PaystandStage, 'api'>, { id: paymentId }: { readonly id: string }) =>
  (amount: string) =>
    api.createRefund({ paymentId, body: { amount, currency: 'USD' } });

/** Money that goes back. */
export const refunds = [
  rule(
    'paystand.R174',
    'A refund of a paid card payment is created, processing, and paid in the end.',
    docsX('refund events'),
    charging(['clears'], ['provider', 'clock', 'settings', 'webhooks']),
    async ({ api, given, control, expect, delivered, inferred }) => {
      await control.freeze();
      const { id: payment } = await given.aPaidPayment();
      const webhook = await given.aListeningWebhook();
      const settled = await given.aRefund({ payment, amount: '30.00' });
      const waiting = await given.aRefund({ payment, amount: '20.00' });
      for (const refund of [settled, waiting]) expect('a refund', refund, { status: oneOf('created', 'processing'), paymentId: payment });
      await control.act('settle-refund', { id: settled.id });
      await api.getRefund({ refundId: settled.id }).answers(200, { status: 'paid', amount: '30.00', paymentId: payment, reason: missing });
      await delivered();
      const course = ['created to processing', 'nothing to created', 'processing to paid'];
      expect('changes of its status', changesOf(webhook, settled.id), course);
      expect('changes of the other', changesOf(webhook, waiting.id), course.slice(0, 2));
      await control.cannot('fail-refund', { id: settled.id });
      await inferred('it is answered processing; the money arrives by itself', async () => {
        expect('a new refund', waiting.status, 'processing');
        await control.advance('P7D');
        await api.getRefund({ refundId: waiting.id }).answers(200, { status: 'paid' });
        expect('changes of its status', changesOf(webhook, waiting.id), course);
      });
    },
  ),

  rule(
    'paystand.R175',
    'The refunds of a payment together cannot exceed its amount.',
    inference('nobody gets back more than was paid'),
    { ...charging(['clears'], ['provider']), effects: ['creates', 'money', 'load'] },
    async (stage) => {
      const { api, given, control, expect } = stage;
      const payment = await given.aPaidPayment();
      const refund = asking(stage, payment);
      await refund('100.01').refuses(422, invalid('amount'));
      const part = await refund('60.00').answers(200, { amount: '60.00' });
      await refund('40.01').refuses(422, invalid('amount'));
      const rest = await refund('40.00').answers(200, { amount: '40.00' });
      await refund('0.01').refuses(422, invalid('amount'));
      await control.act('settle-refund', { id: part.id });
      await refund('0.01').refuses(422, invalid('amount'));
      // What did not arrive can be sent once more; what is disputed cannot.
      await control.act('fail-refund', { id: rest.id });
      await refund('40.01').refuses(422, invalid('amount'));
      await given.aDispute({ payment: payment.id, amount: '15.00' });
      await refund('25.01').refuses(422, invalid('amount'));
      await refund('25.00').answers(200, { amount: '25.00' });
      const { id: paymentId } = await given.aPaidPayment();
      const body = { amount: '10.00', currency: 'USD' };
      const atOnce = await Promise.all(Array.from({ length: 20 }, () => api.createRefund({ paymentId, body }).exchange()));
      expect('refunds made at once', atOnce.filter(({ status }) => status === 200).length, 10);
    },
  ),

  rule(
    'paystand.R176',
    'A payment that has not cleared cannot be refunded.',
    help('refunds'),
    charging(['clears', 'bank'], ['provider']),
    async (stage) => {
      const { given, control } = stage;
      const posted = await given.aCardPayment();
      const others = [posted, await given.aBankPayment(), await given.aFailedPayment()];
      await allRefused(
        stage,
        422,
        validation,
        others.map((payment) => asking(stage, payment)('10.00')),
      );
      await control.act('clear', { id: posted.id });
      await asking(stage, posted)('10.00').answers(200, { amount: '10.00', paymentId: posted.id });
    },
  ),

  rule(
    'paystand.R177',
    'A bank payment cannot be refunded in its first week.',
    help('refunds'),
    charging(['clears', 'bank'], ['provider', 'clock']),
    async (stage) => {
      const { given, control } = stage;
      await control.freeze();
      const payment = await given.aPaidBankPayment();
      const refund = asking(stage, payment);
      await allRefused(stage, 422, validation, [refund('10.00')]);
      const week = Date.parse(payment.created) + 7 * 86_400_000;
      await control.advanceTo(week - 60_000);
      await refund('10.00').isRefused();
      await control.advanceTo(week + 60_000);
      await refund('10.00').answers(200, { amount: '10.00', status: oneOf('created', 'processing') });
      const byCard = await given.aPaidPayment();
      await asking(stage, byCard)('10.00').answers(200, { amount: '10.00' });
    },
  ),

  rule(
    'paystand.R178',
    'A refund that fails is failed, and says why.',
    docsOld('refund'),
    charging(['clears'], ['provider']),
    async ({ api, given, control, expect, inferred }) => {
      const { id: receivableId } = await given.aReceivable();
      const { id: payment } = await given.aPaidPayment({ receivableId });
      const reason = 'The account was closed in March';
      const { id: refundId } = await given.aRefund({ payment, amount: '40.00' });
      await api.readReceivable({ receivableId }).answers(200, { amountPaid: '60.00' });
      await control.act('fail-refund', { id: refundId, reason });
      await api.getRefund({ refundId }).answers(200, { status: 'failed', reason, amount: '40.00' });
      const other = await given.aRefund({ payment });
      await control.act('fail-refund', { id: other.id });
      await api.getRefund({ refundId: other.id }).answers(200, { status: 'failed', reason: someText });
      await control.cannot('settle-refund', { id: refundId });
      await inferred('what it had taken back is paid again', async () => {
        await api.readReceivable({ receivableId }).answers(200, { status: 'paid', amountPaid: '100.00' });
        const { results } = await api.listReceivableTransactions({ receivableId }).answers(200, { count: 3 });
        const undone = results
          .filter(({ resourceType }) => resourceType === 'Refund')
          .map(({ resourceId, status }) => ({ resourceId, status }));
        const expected = [other.id, refundId].map((resourceId) => ({ resourceId, status: 'inactive' }));
        expect('the transactions of the refunds', undone, expected);
      });
    },
  ),

  rule(
    'paystand.R179',
    'feesRefunded of a refund is false, unless somebody says otherwise.',
    docsX('refund events'),
    charging(['clears'], ['provider']),
    async ({ api, given, control, expect }) => {
      const { id: payment } = await given.aPaidPayment();
      const refund = await given.aRefund({ payment, amount: '100.00' });
      expect('the refund', refund, { amount: '100.00', feesRefunded: false });
      await control.act('settle-refund', { id: refund.id });
      await api.getRefund({ refundId: refund.id }).answers(200, { status: 'paid', feesRefunded: false });
      await api.getPayment({ paymentId: payment }).answers(200, { refunds: [{ id: refund.id, feesRefunded: false }] });
    },
  ),
];
