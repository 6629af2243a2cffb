import type { Need } from '../../../verifier/index.js';
import type { Listening } from '../../situations/listening.js';
import type { TestCard } from '../../situations/saved.js';
import type { PaystandStage } from '../parts.js';
import { charging } from '../payments/needs.js';

/** Webhooks are set up in the dashboard, and have to reach us. */
export const listening = (sources: readonly (TestCard | 'bank')[], needs: readonly Need[] = []) =>
  charging(sources, ['settings', 'webhooks', ...needs]);

/** As listening, with what others do to every kind of thing that is told of. */
export const hearingAll = listening(['clears', 'clearsAtOnce', 'bank'], ['provider', 'clock']);

/** The kinds of things that are told of, and what an event calls each. */
export const families = {
  payment: 'Payment',
  receivableTransaction: 'ReceivableTransaction',
  refund: 'Refund',
  dispute: 'Dispute',
  transfer: 'Transfer',
  fee: 'Fee',
} as const;

/** Everything that is told of has happened: something has come of every kind, some of it badly. */
export async function everythingTold({ given, control, delivered }: PaystandStage): Promise<Listening> {
  await control.freeze();
  const webhook = await given.aListeningWebhook();
  const { id: receivableId } = await given.aReceivable();
  const { id: payment, fees } = await given.aPaidPayment({ receivableId });
  await control.act('finalise-fee', { id: fees[0]?.id ?? '' });
  const refund = await given.aRefund({ payment, amount: '20.00' });
  await control.act('settle-refund', { id: refund.id });
  const dispute = await given.aDispute({ payment, amount: '30.00' });
  for (const to of ['processing', 'acceptingEvidence', 'underReview', 'lost']) await control.act('advance-dispute', { id: dispute.id, to });
  await given.aFailedPayment({ receivableId: (await given.aReceivable()).id });
  await given.anArrivedPayout();
  await delivered();
  return webhook;
}
