import { exactly, missing, oneOf } from '../../../verifier/index.js';
import { client, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf, utcMillis } from '../parts.js';
import { changesOf } from '../webhooks/changes.js';
import { charging } from './needs.js';

/** From nothing to the end, each state once. */
const course = ['created to processing', 'nothing to created', 'posted to paid', 'processing to posted'] as const;

/** What becomes of a payment. */
export const paymentStates = [
  rule(
    'paystand.R148',
    'A card payment is answered posted, a bank payment processing.',
    client('secure payments'),
    charging(['clears', 'bank']),
    async ({ api, given, expect, inferred }) => {
      const [card, bank] = [await given.aCardPayment(), await given.aBankPayment()];
      await eachOf([card, bank], async ({ id, status, sourceType }) => {
        expect('the status of the answer', status, oneOf('processing', 'posted'));
        await api.getPayment({ paymentId: id }).answers(200, { id, sourceType, status: oneOf('processing', 'posted') });
      });
      expect('a card payment and a bank payment', [card.sourceType, bank.sourceType], ['Card', 'Bank']);
      await inferred('which of them is which', () => {
        expect('a card payment', card, { status: 'posted', datePosted: utcMillis, datePaid: missing });
        expect('a bank payment', bank, { status: 'processing', datePosted: missing, datePaid: missing });
      });
    },
  ),

  rule(
    'paystand.R150',
    'A payment is created, processing, posted and paid, in this order and never backwards.',
    [docsX('payment events'), client('payment states')],
    charging(['clears', 'bank'], ['provider', 'clock', 'settings', 'webhooks']),
    async ({ api, given, control, expect, delivered }) => {
      await control.freeze();
      const webhook = await given.aListeningWebhook();
      const [card, bank] = [await given.aCardPayment(), await given.aBankPayment()];
      await control.advance('P14D');
      await delivered();
      await eachOf([card, bank], async ({ id }) => {
        expect('changes of its status', changesOf(webhook, id), course);
        const paid = await api.getPayment({ paymentId: id }).answers(200, { status: 'paid', datePosted: utcMillis, datePaid: utcMillis });
        expect('paid before it was posted', String(paid.datePaid) < String(paid.datePosted), false);
        await control.cannot('fail', { id });
        await control.cannot('clear', { id });
        await api.getPayment({ paymentId: id }).answers(200, exactly(paid));
      });
      const failed = await given.aFailedPayment();
      await control.cannot('clear', { id: failed.id });
      await control.advance('P14D');
      await api.getPayment({ paymentId: failed.id }).answers(200, exactly(failed));
    },
  ),

  rule(
    'paystand.R151',
    'A refund or a dispute leaves the status of its payment as it is.',
    client('payment states'),
    charging(['clears'], ['provider']),
    async ({ api, given, control }) => {
      const { id } = await given.aPaidPayment();
      const isPaid = () => api.getPayment({ paymentId: id }).answers(200, { status: 'paid', datePaid: utcMillis, dateFailed: missing });
      const refund = await given.aRefund({ payment: id, amount: '30.00' });
      await isPaid();
      await control.act('settle-refund', { id: refund.id });
      await isPaid();
      await control.act('fail-refund', { id: (await given.aRefund({ payment: id, amount: '10.00' })).id });
      await isPaid();
      const dispute = await given.aDispute({ payment: id, amount: '70.00' });
      await isPaid();
      await eachOf(['processing', 'acceptingEvidence', 'underReview', 'lost'], async (to) => {
        await control.act('advance-dispute', { id: dispute.id, to });
        await isPaid();
      });
      await api
        .getPayment({ paymentId: id })
        .answers(200, { refunds: [{ status: 'paid' }, { status: 'failed' }], disputes: [{ status: 'lost' }] });
    },
  ),

  rule(
    'paystand.R152',
    'A bank payment that fails is failed, and what it paid is open again.',
    docsX('payment events'),
    charging(['clears', 'bank'], ['provider']),
    async ({ api, given, control, inferred }) => {
      const { id: receivableId } = await given.aReceivable();
      const { id } = await given.aBankPayment({ receivableId });
      await api.readReceivable({ receivableId }).answers(200, { status: 'paid', amountPaid: '100.00' });
      await control.act('fail', { id });
      await api
        .getPayment({ paymentId: id })
        .answers(200, { status: 'failed', dateFailed: utcMillis, datePosted: missing, datePaid: missing });
      await inferred('its application is undone', async () => {
        const undone = { paymentId: id, status: 'inactive', payment: { id, status: 'failed' } } as const;
        await api.listReceivableTransactions({ receivableId }).answers(200, { results: [undone] });
        await api.readReceivable({ receivableId }).answers(200, { status: 'active', amountPaid: '0.00', datePaid: missing });
      });
      await inferred('the invoice can be paid once more', async () => {
        await given.aCardPayment({ receivableId });
        await api.readReceivable({ receivableId }).answers(200, { status: 'paid', amountPaid: '100.00' });
      });
    },
  ),
];
