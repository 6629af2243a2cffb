import { docs, inference, sdk, seed, utcInstant } from '../../../verifier/index.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf } from '../parts.js';

const money = { needs: ['payer', 'provider'], effects: ['creates', 'money'] } as const;

/** What becomes of a refund. */
export const refundStates = [
  rule(
    'paypro.R55',
    "Refunds never change the payment's state, neither new ones nor finished ones.",
    docs('refunds'),
    money,
    async ({ api, given, control }) => {
      const payments = [await given.aPaidPayment({ amount: 1000 }), await given.aCompletedPayment({ amount: 1000 })];
      await eachOf(payments, async ({ id, state }) => {
        const part = await given.aRefund({ payment: id, amount: 400 });
        await api.getPayment({ id }).answers(200, { state });
        await control.act('refund-settle', { id: part.id });
        await api.getRefund({ id: part.id }).answers(200, { state: 'refunded' });
        await api.getPayment({ id }).answers(200, { state });
        await given.aRefundedRefund({ payment: id, amount: 600 });
        await api.getPayment({ id }).answers(200, { state, amount: 1000 });
      });
    },
  ),

  rule(
    'paypro.R57',
    'A refund that is open, pending or processing can be canceled.',
    seed('DELETE /refunds/{id}'),
    money,
    async ({ api, given, can }) => {
      const states = [given.aRefund, given.aPendingRefund, ...(can('clock') ? [given.aProcessingRefund] : [])];
      await eachOf(states, async (aRefund) => {
        const { id } = await aRefund();
        await api.cancelRefund({ id }).answers(200, { id, type: 'refund', state: 'canceled' });
        await api.getRefund({ id }).answers(200, { state: 'canceled', refunded_at: null });
      });
    },
  ),

  rule('paypro.R58', 'A refund in any other state cannot be canceled.', seed('DELETE /refunds/{id}'), money, async (stage) => {
    const { api, given } = stage;
    const { id: open } = await given.aRefund();
    await api.cancelRefund({ id: open }).answers(200, { state: 'canceled' });
    const others = [
      await given.aRefundedRefund(),
      await given.aFailedRefund(),
      await given.anExpiredRefund(),
      await given.aCanceledRefund(),
    ];
    await allRefused(
      stage,
      null,
      others.map(({ id }) => api.cancelRefund({ id })),
    );
    await eachOf(others, ({ id, state }) => api.getRefund({ id }).answers(200, { state }));
  }),

  rule(
    'paypro.R59',
    'A refund says since when it is refunded, and nothing before.',
    [docs('refund object'), sdk('refund fixture')],
    money,
    async ({ api, given, control }) => {
      const { id } = await given.aRefund();
      await api.getRefund({ id }).answers(200, { state: 'open', refunded_at: null });
      await eachOf([await given.aPendingRefund(), await given.aFailedRefund(), await given.aCanceledRefund()], (other) =>
        api.getRefund({ id: other.id }).answers(200, { state: other.state, refunded_at: null }),
      );
      await control.act('refund-settle', { id });
      await api.getRefund({ id }).answers(200, { state: 'refunded', refunded_at: utcInstant });
    },
  ),

  rule(
    'paypro.P2',
    'What counts as refunded are finished refunds; what may still be refunded is less by every refund that is not canceled, failed or expired.',
    inference('otherwise two refunds of everything, made at once, would both pass'),
    money,
    async ({ api, given }) => {
      const { id } = await given.aPaidPayment({ amount: 1000 });
      await given.aRefund({ payment: id, amount: 300 });
      await given.aPendingRefund({ payment: id, amount: 200 });
      await api.getPayment({ id }).answers(200, { refunded_amount: 0 });
      await given.aRefundedRefund({ payment: id, amount: 100 });
      await api.getPayment({ id }).answers(200, { refunded_amount: 100 });
      await given.aCanceledRefund({ payment: id, amount: 400 });
      await given.aFailedRefund({ payment: id, amount: 400 });
      await given.anExpiredRefund({ payment: id, amount: 400 });
      await api.getPayment({ id }).answers(200, { refunded_amount: 100 });
      await api.createRefund({ id, body: { amount: 401 } }).refuses(422, { param: 'amount' });
      await given.aRefundedRefund({ payment: id, amount: 400 });
      await api.getPayment({ id }).answers(200, { refunded_amount: 500, state: 'paid' });
      await api.createRefund({ id, body: { amount: 1 } }).refuses(422, { param: 'amount' });
    },
  ),
];
