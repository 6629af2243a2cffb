import { missing, where } from '../../../verifier/index.js';
import { type TestCard, testCards } from '../../situations/saved.js';
import { docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf, type PaystandStage } from '../parts.js';
import { charging } from './needs.js';

const place = docsX('testing credentials');

/** The cards that are refused, why, and what the refusal's code is. */
const declines: readonly (readonly [card: TestCard, detailCode: string])[] = [
  ['isDeclined', 'card_declined'],
  ['hasExpired', 'expired_card'],
  ['hasAnotherCode', 'incorrect_cvc'],
];

/** Disputes of one payment, as the list of them has it. */
async function disputesOf({ api }: Pick<PaystandStage, 'api'>, payment: string) {
  const { results } = await api.listAllDisputes({ query: { limit: 100 } }).answers(200, { results: where('a list', Array.isArray) });
  return results.filter(({ paymentId }) => paymentId === payment);
}

/** What becomes of a charge to each of the test cards. */
export const testCardOutcomes = [
  rule(
    'paystand.R158',
    'A charge to a test card has the outcome that is documented for its number.',
    place,
    charging(['clears', 'isDisputed', 'clearsAtOnce', 'isDeclined', 'hasExpired', 'hasAnotherCode'], ['clock']),
    async (stage) => {
      const { api, given, control, inferred } = stage;
      const charge = async (card: TestCard) => ({ ...given.aSavedCard(card), amount: '100.00', currency: 'USD' as const });
      await control.freeze();
      await eachOf(['clears', 'isDisputed', 'clearsAtOnce'] as const, async (card) => {
        const last4 = testCards[card].slice(-4);
        const { id } = await api.createSecurePayment({ body: await charge(card) }).answers(200, { amount: '100.00', source: { last4 } });
        await control.advance('P7D');
        await api.getPayment({ paymentId: id }).answers(200, { status: 'paid', dateFailed: missing });
      });
      for (const [card] of declines) await api.createSecurePayment({ body: await charge(card) }).refuses(402, { code: 'cardFailure' });
      await api
        .createSecurePayment({ body: await charge('isDeclined') })
        .refuses(402, { code: 'cardFailure', explanation: 'Generic decline' });
      await inferred('the refusal says why', async () => {
        for (const [card, detailCode] of declines)
          await api.createSecurePayment({ body: await charge(card) }).refuses(402, { code: 'cardFailure', detailCode });
      });
    },
  ),

  rule(
    'paystand.R159',
    'Card …0077 pays at once, and its money can be paid out at once.',
    place,
    charging(['clears', 'clearsAtOnce'], ['provider', 'clock', 'accounts']),
    async ({ api, given, expect, control }) => {
      await control.freeze();
      const { id, fees } = await given.aCardPayment({ amount: '80.00' }, 'clearsAtOnce');
      const { source, holds } = await api.getPayment({ paymentId: id }).answers(200, { status: 'paid', amount: '80.00' });
      expect('the source', source, { last4: '0077' });
      expect('holds that hold it', holds.filter(({ status }) => status !== 'released').length, 0);
      const transfer = await given.paidOut();
      const cost = fees.reduce((sum, { amount }) => sum + Number(amount), 0);
      expect('the payout', transfer.amount, (80 - cost).toFixed(2));
      const waiting = await given.aCardPayment();
      expect('another card is paid at once', waiting.status === 'paid', false);
    },
  ),

  rule(
    'paystand.R160',
    'A payment by card …0259 is disputed later, as fraudulent.',
    place,
    charging(['clears', 'isDisputed'], ['clock']),
    async (stage) => {
      const { given, control, expect, api } = stage;
      await control.freeze();
      const { id } = await given.aCardPayment({ amount: '60.00' }, 'isDisputed');
      const other = await given.aCardPayment();
      expect('disputes at once', (await disputesOf(stage, id)).length, 0);
      await control.advance('P14D');
      expect('disputes later', await disputesOf(stage, id), [{ object: 'dispute', paymentId: id, reason: 'fraudulent', amount: '60.00' }]);
      expect('disputes of another payment', await disputesOf(stage, other.id), []);
      await api.getPayment({ paymentId: id }).answers(200, { status: 'paid', disputes: [{ reason: 'fraudulent' }] });
    },
  ),
];
