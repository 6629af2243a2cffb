import { exactly, missing, seed, someText } from '../../../verifier/index.js';
import { client, docsOld, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf, id24, utcMillis } from '../parts.js';
import { charging } from '../payments/needs.js';
import { changesOf } from '../webhooks/changes.js';

const payingOut = charging(['clearsAtOnce'], ['provider', 'clock']);

/** How a payout goes on, once it is under way. */
const course = ['sending', 'posted', 'paid'] as const;

/** What becomes of a payout. */
export const transferCourse = [
  rule(
    'paystand.R184',
    'A transfer carries out a withdrawal, and names it.',
    docsX('transfer events'),
    { ...payingOut, needs: [...payingOut.needs, 'records'] },
    async ({ api, given, control, expect }) => {
      await control.freeze();
      const { id, amount, currency, resourceId } = await given.aPayout();
      await api.getTransfer({ transferId: id }).answers(200, { resourceType: 'Withdrawal', resourceId: id24 });
      expect('withdrawals of that id', await control.records('withdrawals', { id: resourceId }), [{ id: resourceId, amount, currency }]);
      const other = await given.aPayout();
      expect('the withdrawal of another payout', other.resourceId === resourceId, false);
    },
  ),

  rule(
    'paystand.R185',
    'A transfer is processing, sending, posted and paid.',
    docsX('transfer events'),
    { ...payingOut, needs: [...payingOut.needs, 'settings', 'webhooks'] },
    async ({ api, given, control, expect, delivered, inferred }) => {
      await control.freeze();
      const webhook = await given.aListeningWebhook();
      const { id: transferId } = await given.aPayout();
      let status: 'processing' | (typeof course)[number] = 'processing';
      for (const following of course) {
        await api.getTransfer({ transferId }).answers(200, { status });
        await control.act('advance-transfer', { id: transferId });
        status = following;
      }
      const paid = await api.getTransfer({ transferId }).answers(200, { status: 'paid' });
      await delivered();
      const changes = ['nothing to processing', 'posted to paid', 'processing to sending', 'sending to posted'];
      expect('changes of its status', changesOf(webhook, transferId), changes);
      await eachOf(['advance-transfer', 'fail-transfer'], (action) => control.cannot(action, { id: transferId }));
      await api.getTransfer({ transferId }).answers(200, exactly(paid));
      await inferred('by itself, in a day', async () => {
        const other = await given.aPayout();
        await control.advance('P1D');
        await api.getTransfer({ transferId: other.id }).answers(200, { status: 'paid' });
        expect('changes of its status', changesOf(webhook, other.id), changes);
      });
    },
  ),

  rule(
    'paystand.R186',
    'A transfer that is paid says when it was settled.',
    [docsOld('transfer'), client('transfers')],
    payingOut,
    async ({ api, given, control }) => {
      await control.freeze();
      const { id: transferId } = await given.aPayout();
      await api.getTransfer({ transferId }).answers(200, { status: 'processing', dateSettled: missing });
      await eachOf(course.slice(0, 2), async (status) => {
        await control.act('advance-transfer', { id: transferId });
        await api.getTransfer({ transferId }).answers(200, { status, dateSettled: missing });
      });
      await control.act('advance-transfer', { id: transferId });
      await api.getTransfer({ transferId }).answers(200, { status: 'paid', dateSettled: utcMillis });
    },
  ),

  rule(
    'paystand.R187',
    'A transfer that fails is failed and says why, and its money is available again.',
    docsOld('transfer'),
    charging(['clearsAtOnce'], ['provider', 'clock', 'accounts']),
    async ({ api, given, control, expect, inferred }) => {
      await control.freeze();
      const reason = 'The account of the merchant is closed';
      const { id: transferId, amount } = await given.aPayout();
      await control.act('fail-transfer', { id: transferId, reason });
      await api.getTransfer({ transferId }).answers(200, { status: 'failed', reason, amount, dateFailed: utcMillis, dateSettled: missing });
      await control.cannot('advance-transfer', { id: transferId });
      await inferred('the next payout takes it', async () => {
        const again = await given.paidOut();
        expect('the next payout', again, { amount, status: 'processing' });
        for (const [index] of course.entries()) await control.act(index < 2 ? 'advance-transfer' : 'fail-transfer', { id: again.id });
        await api.getTransfer({ transferId: again.id }).answers(200, { status: 'failed', reason: someText });
        expect('the payout after that', await given.paidOut(), { amount });
      });
    },
  ),

  rule(
    'paystand.R233',
    'A transfer that is retrieved has its amount, its currency and its status, and when it was settled once it is paid.',
    [seed('transfers'), docsOld('transfer')],
    payingOut,
    async ({ api, given, control, expect }) => {
      await control.freeze();
      const payment = await given.anAvailablePayment({ amount: '250.00' });
      const fee = payment.fees.reduce((sum, { amount }) => sum + Number(amount), 0);
      const { id: transferId, amount } = await given.paidOut();
      expect('the amount holds that of the payment', Number(amount) >= 250 - fee, true);
      const facts = { object: 'transfer', id: transferId, amount, currency: 'USD' } as const;
      await api.getTransfer({ transferId }).answers(200, { ...facts, status: 'processing', dateSettled: missing });
      for (const _ of course) await control.act('advance-transfer', { id: transferId });
      await api.getTransfer({ transferId }).answers(200, { ...facts, status: 'paid', dateSettled: utcMillis });
    },
  ),

  rule(
    'paystand.R194',
    'Transfers are read: no call creates, changes or cancels one.',
    client('transfers'),
    payingOut,
    async ({ api, given, control, expect, inferred }) => {
      await control.freeze();
      const { id, amount, currency } = await given.aPayout();
      await given.anAvailablePayment();
      const body = JSON.stringify({ amount, currency, status: 'failed' });
      const calls = [
        ...['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => [method, '/transfers'] as const),
        ...['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => [method, `/transfers/${id}`] as const),
        ...['POST', 'DELETE'].map((method) => [method, '/transfers/all'] as const),
        ['POST', `/transfers/${id}/cancel`] as const,
      ];
      await eachOf(calls, async ([method, path]) => {
        const { status } = await api.raw({ method, path, body }).movesNothing();
        expect(`${method} ${path} is turned away (it has status ${status})`, status >= 400 && status < 500, true);
      });
      await api.getTransfer({ transferId: id }).answers(200, { id, amount, status: 'processing' });
      await inferred('it is answered 405, with what the path takes', () =>
        eachOf(calls.slice(0, 8), async ([method, path]) => {
          const call = api.raw({ method, path, body });
          await call.refuses(405, {});
          expect(`Allow of ${path}`, (await call.exchange()).headers.get('allow'), 'GET');
        }),
      );
    },
  ),
];
