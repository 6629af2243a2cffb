import { surcharged } from '../../situations/money.js';
import type { PaystandStage } from '../parts.js';
import { charging } from '../payments/needs.js';

/** What answers look like is looked at once something has become of everything. */
export const showing = charging(['clears', 'clearsAtOnce', 'bank'], ['provider', 'clock']);

export type Shown = readonly [name: string, answer: unknown];

/** An answer of every kind, but for the older form of an invoice and the report of a payout. */
export async function oneOfEach(stage: PaystandStage): Promise<readonly Shown[]> {
  const { api, given, control } = stage;
  await control.freeze();
  const customer = await given.aCustomer();
  const { receivableId } = await given.anAttachment();
  const payment = await given.aPaidPayment({ ...surcharged, receivableId });
  await control.act('finalise-fee', { id: payment.fees[0]?.id ?? '' });
  const refund = await given.aRefund({ payment: payment.id });
  const dispute = await given.aDispute({ payment: payment.id, amount: '30.00' });
  for (const to of ['processing', 'acceptingEvidence', 'underReview', 'won']) await control.act('advance-dispute', { id: dispute.id, to });
  const failed = await given.aFailedPayment();
  const delayed = await given.aCardPayment();
  const transfer = await given.anArrivedPayout();
  const paymentOf = (paymentId: string) => api.getPayment({ paymentId }).answers(200, { object: 'payment' });
  return [
    ['the customer', await api.getPayerCustomer({ payerCustomerId: customer.id }).answers(200, { object: 'payerCustomer' })],
    ['the receivable', await api.readReceivable({ receivableId }).answers(200, { object: 'receivable', attachments: [{}] })],
    ...(await transactionsOf(stage, receivableId)),
    ['the payment', await paymentOf(payment.id)],
    ['the failed payment', await paymentOf(failed.id)],
    ['the payment with a delayed fee', await paymentOf(delayed.id)],
    ['the refund', await api.getRefund({ refundId: refund.id }).answers(200, { object: 'refund' })],
    ['the dispute', await api.getDispute({ disputeId: dispute.id }).answers(200, { object: 'dispute', status: 'won' })],
    ['the transfer', await api.getTransfer({ transferId: transfer.id }).answers(200, { object: 'transfer', status: 'paid' })],
  ];
}

async function transactionsOf({ api }: PaystandStage, receivableId: string): Promise<readonly Shown[]> {
  const { results } = await api.listReceivableTransactions({ receivableId }).answers(200, { count: 2, results: [{}, {}] });
  return results.map((transaction) => [`the ${transaction.resourceType} on the receivable`, transaction] as const);
}

/** Every member of an answer, however deep, and where it is. */
export function* membersOf(value: unknown, at = ''): Generator<readonly [place: string, name: string, value: unknown]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const place = `${at}.${name}`;
    yield [place, name, member];
    yield* membersOf(member, place);
  }
}
