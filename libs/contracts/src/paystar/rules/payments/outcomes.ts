import { docs, exactly, inference, oneOf } from '../../../verifier/index.js';
import { checking, declinedCard, slowChecking, slowFailing, visa } from '../../situations/payments.js';
import { rule } from '../dialect.js';
import { eachOf, type PaystarStage, success } from '../parts.js';

const paying = { needs: ['payer'], effects: ['creates', 'money'] } as const;

/** A session that nobody has paid, as a query shows it now. */
const queried = ({ api }: Pick<PaystarStage, 'api'>, sessionIdentifier: string) => api.getPaymentSession({ sessionIdentifier });

/** A payer is offered the methods that the request leaves, and cannot pay by another. */
async function limited({ given, open, expect, control }: PaystarStage): Promise<void> {
  const ways = [
    { method: 'Credit Card', left: visa, other: checking, offers: [true, false] },
    { method: 'ACH', left: checking, other: visa, offers: [false, true] },
  ] as const;
  await eachOf(ways, async ({ method, left, other, offers }) => {
    const { PaymentSessionIdentifier: id, PaymentLogInLink } = await given.aPaymentSession({ PaymentMethods: [method] });
    const labels = (await open(PaymentLogInLink)).controls.map(({ label }) => label);
    const offered = [/card/i, /bank account/i].map((name) => labels.some((label) => name.test(label)));
    expect('whether a card and a bank account are offered', offered, offers);
    await control.cannot('pay', { id, ...other });
    await control.act('pay', { id, ...left });
  });
}

/** What becomes of a payment session. */
export const outcomes = [
  rule(
    'paystar.R85',
    'A processed payment has status Succeeded, Failed or Pending.',
    docs('SDK events, Query API'),
    { ...paying, hangsOn: ['getPaymentSession'] },
    async (stage) => {
      const { given, expect, inferred } = stage;
      const processed = [
        ['Succeeded', await given.aPaidSession()],
        ['Failed', await given.aFailedSession()],
        ['Pending', await given.aPendingSession()],
      ] as const;
      for (const [status, { payment, paymentSession }] of processed) {
        expect('the status of the payment', payment, { status: oneOf('Succeeded', 'Failed', 'Pending') });
        expect('the status of the payment', payment, { status });
        expect('the status of the session', paymentSession, { status });
      }
      await inferred('by the test numbers: a declined card fails, a slow account is pending and then comes to its end', async () => {
        const declined = await given.aPaidSession({}, declinedCard);
        expect('the payment', declined.payment, { status: 'Failed', authCode: '', gatewayResponseDescription: 'Declined' });
        expect('the payment', processed[0][1].payment, { gatewayResponseDescription: 'Approved' });
        const slow = [
          [slowChecking, 'Succeeded'],
          [slowFailing, 'Failed'],
        ] as const;
        await eachOf(slow, async ([account, status]) => {
          const { payment, paymentSession } = await given.aPaidSession({}, account);
          expect('the payment from a slow account', payment, { status: 'Pending' });
          await stage.control.act('settle', { id: paymentSession.identifier });
          await queried(stage, paymentSession.identifier).answers(200, success({ payment: { status } }));
        });
      });
      await stage.observed('by one of the PaymentMethods, where the request limits them', () => limited(stage));
      await inferred('what is pending settles: it succeeds, or it fails', async () => {
        const [settled, returned] = [await given.aPendingSession(), await given.aPendingSession()];
        const idOf = ({ paymentSession }: typeof settled) => paymentSession.identifier;
        await stage.control.act('settle', { id: idOf(settled) });
        await stage.control.act('fail', { id: idOf(returned) });
        await queried(stage, idOf(settled)).answers(
          200,
          success({ payment: { status: 'Succeeded' }, paymentSession: { status: 'Succeeded' } }),
        );
        await queried(stage, idOf(returned)).answers(200, success({ payment: { status: 'Failed' }, paymentSession: { status: 'Failed' } }));
      });
    },
  ),

  rule(
    'paystar.P19',
    'payment, paymentSource and serviceFeeCalculation are null before use.',
    inference('there is nothing to say of them yet'),
    paying,
    async ({ given, api, expect }) => {
      const { PaymentSessionIdentifier } = await given.aPaymentSession();
      const unused = { payment: null, paymentSource: null, paymentSession: { serviceFeeCalculation: null } };
      await api.getPaymentSession({ sessionIdentifier: PaymentSessionIdentifier }).answers(200, success(unused));
      const chosen = await given.aSessionWithSource();
      expect('the session once a source is chosen', chosen, { payment: null, paymentSession: { status: 'RequiresPaymentSource' } });
      const source = { paymentSourceType: 'CreditCard', accountType: 'Visa', accountNumberLast4: '1111' };
      expect('the source', chosen.paymentSource, source);
      expect('the fee', chosen.paymentSession.serviceFeeCalculation?.amount, 1.95);
    },
  ),

  rule(
    'paystar.P20',
    'A session can be processed until it is paid, pending or expired.',
    inference('the name says so'),
    { needs: ['payer', 'clock'], effects: ['creates', 'money'] },
    async (stage) => {
      const { given, expect, control } = stage;
      const { PaymentSessionIdentifier: fresh } = await given.aPaymentSession();
      await queried(stage, fresh).answers(200, success({ canProcessSession: true }));
      expect('one with a source', await given.aSessionWithSource(), { canProcessSession: true });
      expect('a failed one', await given.aFailedSession(), { canProcessSession: true });
      expect('a paid one', await given.aPaidSession(), { canProcessSession: false });
      const pending = await given.aPendingSession();
      expect('a pending one', pending, { canProcessSession: false });
      await control.act('fail', { id: pending.paymentSession.identifier });
      await queried(stage, pending.paymentSession.identifier).answers(200, success({ canProcessSession: true }));
      const slow = await given.aPendingSession();
      await control.advance('PT30M');
      await queried(stage, fresh).answers(200, success({ canProcessSession: false }));
      const { identifier } = slow.paymentSession;
      await queried(stage, identifier).answers(200, success({ payment: { status: 'Pending' }, canProcessSession: false }));
      await control.act('settle', { id: identifier });
      await queried(stage, identifier).answers(200, success({ payment: { status: 'Succeeded' }, canProcessSession: false }));
    },
  ),

  rule(
    'paystar.P21',
    'A failed payment may be attempted again until the session expires.',
    inference('the payer tries another card'),
    { needs: ['payer', 'clock'], effects: ['creates', 'money'] },
    async (stage) => {
      const { given, control, expect } = stage;
      const first = await given.aPaidSession({}, declinedCard);
      const id = first.paymentSession.identifier;
      await control.act('pay', { id, ...declinedCard });
      await queried(stage, id).answers(200, success({ payment: { status: 'Failed' } }));
      await control.act('pay', { id, ...visa });
      const { data } = await queried(stage, id).answers(200, success({ payment: { status: 'Succeeded' }, canProcessSession: false }));
      expect('the same session', data.paymentSession.identifier, id);
      const late = await given.aFailedSession();
      await control.advance('PT30M');
      await control.cannot('pay', { id: late.paymentSession.identifier, ...visa });
      await queried(stage, late.paymentSession.identifier).answers(
        200,
        success({ payment: { status: 'Failed' }, canProcessSession: false }),
      );
    },
  ),

  rule('paystar.P22', 'A session is paid once at the most.', inference('one success for each session'), paying, async (stage) => {
    const { given, control, expect } = stage;
    const paid = await given.aPaidSession();
    const id = paid.paymentSession.identifier;
    await eachOf(['pay', 'choose', 'fail', 'pend', 'settle'], (action) => control.cannot(action, { id }));
    const pending = await given.aPendingSession();
    await eachOf(['pay', 'choose', 'pend'], (action) => control.cannot(action, { id: pending.paymentSession.identifier }));
    await eachOf([paid, pending], (before) => queried(stage, before.paymentSession.identifier).answers(200, success(exactly(before))));
    const { PaymentSessionIdentifier } = await given.aPaymentSession();
    const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => control.act('pay', { id: PaymentSessionIdentifier })));
    const made = attempts.filter(({ status }) => status === 'fulfilled').length;
    expect('attempts at once that paid', made, 1);
  }),
];
