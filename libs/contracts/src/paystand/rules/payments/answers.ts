import { exactly, missing, where } from '../../../verifier/index.js';
import { cardOf, newPayer, surcharged, testBank } from '../../situations/money.js';
import { testCards } from '../../situations/saved.js';
import { client, docsOld, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf } from '../parts.js';
import { charging } from './needs.js';

const code = '4817';

/** All text in a value, and the names that it stands under. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string' || typeof value === 'number') yield String(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value)) {
    yield name;
    yield* textsIn(part);
  }
}

/** Of a card or an account; ids have letters too. */
const longNumber = /(?<![a-z\d])\d(?:[ -]?\d){10,}(?![a-z\d])/i;

const secretNames: ReadonlySet<string> = new Set(['cardNumber', 'securityCode', 'accountNumber', 'cvc', 'number']);

/** An answer that holds no number of a card or an account, nor the code of a card. */
const withoutNumbers = where('an answer without the numbers and the code', (answer) =>
  [...textsIn(answer)].every((text) => !secretNames.has(text) && text !== code && !longNumber.test(text)),
);

/** What an answer says of a payment. */
export const paymentAnswers = [
  rule(
    'paystand.R144',
    'With receivableId a payment pays that invoice; without it there is no transaction.',
    client('secure payments'),
    charging(['clears'], ['records']),
    async ({ api, given, control, expect }) => {
      const [paid, other] = [await given.aReceivable(), await given.aReceivable()];
      const { id } = await given.aCardPayment({ ...surcharged, receivableId: paid.id });
      const transaction = { object: 'receivableTransaction', receivableId: paid.id, paymentId: id, amountApplied: '100.00' } as const;
      await api.listReceivableTransactions({ receivableId: paid.id }).answers(200, { count: 1, results: [transaction] });
      await api.readReceivable({ receivableId: paid.id }).answers(200, { status: 'paid', amountPaid: '100.00' });
      const unapplied = await given.aCardPayment();
      await api.getPayment({ paymentId: unapplied.id }).answers(200, { receivableId: missing });
      expect('its transactions', await control.records('receivable-transactions', { paymentId: unapplied.id }), []);
      await api.listReceivableTransactions({ receivableId: paid.id }).answers(200, { count: 1 });
      await api.listReceivableTransactions({ receivableId: other.id }).answers(200, { count: 0, results: [] });
      await api.readReceivable({ receivableId: other.id }).answers(200, { status: 'active', amountPaid: '0.00' });
    },
  ),

  rule(
    'paystand.R155',
    'A payment is shown with its fees, holds, refunds and disputes, and with its fee split.',
    docsX('payment and fee reconciliation'),
    charging(['clears'], ['provider']),
    async ({ api, given }) => {
      const { id } = await given.aCardPayment(surcharged);
      const fresh = { refunds: [], disputes: [], feeSplit: { subtotal: '100.00', payerTotal: '103.50' } } as const;
      const before = await api.getPayment({ paymentId: id }).answers(200, { ...fresh, fees: [{ object: 'fee', resourceId: id }] });
      const paid = await given.aPaidPayment(surcharged);
      const refund = await given.aRefund({ payment: paid.id, amount: '10.00' });
      const dispute = await given.aDispute({ payment: paid.id, amount: '20.00' });
      await api.getPayment({ paymentId: paid.id }).answers(200, {
        fees: [{ object: 'fee', resourceId: paid.id, resourceAmount: '103.50' }],
        holds: [{ object: 'hold', resourceId: paid.id, amount: '103.50' }],
        refunds: [{ object: 'refund', id: refund.id, amount: '10.00' }],
        disputes: [{ object: 'dispute', id: dispute.id, amount: '20.00' }],
        feeSplit: { subtotal: '100.00', payerTotalFees: '3.50', payerTotal: '103.50' },
      });
      await api.getPayment({ paymentId: id }).answers(200, exactly(before));
    },
  ),

  rule(
    'paystand.R156',
    'No answer holds the number of a card or of an account, or the code of a card.',
    docsOld('card, bank'),
    charging(['clears', 'bank']),
    async ({ api, given, expect }) => {
      const body = { amount: '100.00', currency: 'USD', payer: newPayer } as const;
      const sources = [{ card: { ...cardOf(), securityCode: code } }, { bank: testBank }];
      await eachOf(sources, async (source) => {
        const payment = await api.createSecurePayment({ body: { ...body, ...source } }).answers(200, { object: 'payment' });
        const last4 = 'card' in source ? testCards.clears.slice(-4) : testBank.accountNumber.slice(-4);
        expect('the charge', payment, withoutNumbers);
        expect('the source', payment.source, { last4 });
        expect('the payment', await api.getPayment({ paymentId: payment.id }).answers(200, { source: { last4 } }), withoutNumbers);
      });
      await given.aCardPayment();
      await given.aBankPayment();
      expect('all payments', await api.listAllPayments().answers(200, { results: where('a list', Array.isArray) }), withoutNumbers);
    },
  ),
];
