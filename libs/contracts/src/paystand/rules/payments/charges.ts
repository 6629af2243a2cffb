import { exactly, missing } from '../../../verifier/index.js';
import { surcharged, testBank } from '../../situations/money.js';
import { client, docsOld, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf, id24, utcMillis } from '../parts.js';
import { charging } from './needs.js';

/** What of every payment is known beforehand. */
const usual = { id: id24, object: 'payment', currency: 'USD', created: utcMillis, lastUpdated: utcMillis } as const;
const withoutFee = (amount: string) => ({ subtotal: amount, payerTotalFees: '0.00', payerTotal: amount }) as const;

/** What a payer is charged. */
export const charges = [
  rule(
    'paystand.R138',
    'A secure payment charges exactly the amount that was asked for.',
    client('secure payments'),
    charging(['clears']),
    async ({ api, given, inferred }) => {
      const source = given.aSavedCard();
      const charge = (amount: string | number) => api.createSecurePayment({ body: { ...source, amount, currency: 'USD' } });
      await eachOf([['100.00', '100.00'] as const, ['0.01', '0.01'] as const, [66.07, '66.07'] as const], async ([asked, amount]) => {
        const { id } = await charge(asked).answers(200, { ...usual, amount });
        await api.getPayment({ paymentId: id }).answers(200, { ...usual, id, amount });
      });
      await inferred('and settles it as it is; one decimal, or none, is as good as two', async () => {
        await charge('12.5').answers(200, { amount: '12.50', settlementAmount: '12.50', settlementCurrency: 'USD' });
        await charge(7).answers(200, { amount: '7.00', settlementAmount: '7.00', settlementCurrency: 'USD' });
      });
    },
  ),

  rule(
    'paystand.R139',
    'Without a fee split the payer pays no fee, whatever the plan says.',
    client('secure payments, fees'),
    charging(['clears', 'bank']),
    async ({ api, given }) => {
      const { id } = await given.aCardPayment({ amount: '100.00' });
      await api.getPayment({ paymentId: id }).answers(200, { amount: '100.00', feeSplit: withoutFee('100.00') });
      const source = given.aVerifiedBank();
      await api
        .createSecurePayment({ body: { ...source, amount: '55.10', currency: 'USD' } })
        .answers(200, { amount: '55.10', feeSplit: withoutFee('55.10') });
    },
  ),

  rule(
    'paystand.R140',
    'By a plan of 3.5 %, 103.50 with a split over 100.00 are 100.00 for the invoice and 3.50 for the fee.',
    client('secure payments, fees'),
    charging(['clears']),
    async ({ api, given, inferred }) => {
      const source = given.aSavedCard();
      const charge = (amount: string, subtotal: string) => {
        const feeSplit = { subtotal, feeSplitType: 'recoup_custom_of_subtotal' };
        return api.createSecurePayment({ body: { ...source, amount, currency: 'USD', feeSplit } });
      };
      const split = { subtotal: '100.00', payerTotalFees: '3.50', payerTotal: '103.50' };
      const { id } = await charge('103.50', '100.00').answers(200, { ...usual, amount: '103.50', feeSplit: split });
      await api.getPayment({ paymentId: id }).answers(200, { amount: '103.50', feeSplit: split });
      const rest = { feeSplitType: 'recoup_custom_of_subtotal', customRate: '0.035', customFlat: '0.00', payerDiscount: '0.00' };
      await inferred('the split says how it came about', () => api.getPayment({ paymentId: id }).answers(200, { feeSplit: rest }));
      await inferred('what is less than a cent is rounded, a half upwards', async () => {
        await charge('66.07', '63.84').answers(200, { feeSplit: { payerTotalFees: '2.23' } });
        await charge('1.04', '1.00').answers(200, { feeSplit: { payerTotalFees: '0.04' } });
        await charge('1.02', '0.99').answers(200, { feeSplit: { payerTotalFees: '0.03' } });
      });
    },
  ),

  rule(
    'paystand.R141',
    'A fee split of another rail than the one that is charged is answered 400.',
    client('secure payments, fees'),
    charging(['clears', 'bank']),
    async ({ api, given, inferred }) => {
      const [card, bank] = [given.aSavedCard(), given.aVerifiedBank()];
      const absorbed = { amount: '100.00', feeSplit: { subtotal: '100.00', feeSplitType: 'absorb_all_fees' } };
      const charge = (body: object) => api.createSecurePayment({ body: { amount: '103.50', currency: 'USD', ...body } });
      await charge({ ...bank, ...surcharged }).refuses(400, { code: 'apiError' });
      await charge({ ...card, ...absorbed }).refuses(400, { code: 'apiError' });
      // The amount is that of its rail, the kind of split is not.
      await charge({ ...card, feeSplit: absorbed.feeSplit }).refuses(400, { code: 'apiError' });
      await charge({ ...bank, ...absorbed, feeSplit: surcharged.feeSplit }).refuses(400, { code: 'apiError' });
      await charge({ payerId: bank.payerId, bank: testBank, ...surcharged }).refuses(400, { code: 'apiError' });
      await charge({ ...card, ...surcharged }).answers(200, { amount: '103.50' });
      await charge({ ...bank, ...absorbed }).answers(200, { amount: '100.00' });
      await inferred('so is one with another amount than its rail has', () =>
        eachOf(['103.49', '103.51', '100.00'], (amount) => charge({ ...card, ...surcharged, amount }).refuses(400, { code: 'apiError' })),
      );
    },
  ),

  rule(
    'paystand.R153',
    'meta comes back as it was sent.',
    [docsOld('meta'), client('meta')],
    charging(['clears']),
    async ({ api, given }) => {
      const meta = { batch: 17, 'order id': 'A-1001', nested: { list: [1, 'two', { three: true }] }, note: 'Crème brûlée, 10 €' };
      const source = given.aSavedCard();
      const { id } = await api
        .createSecurePayment({ body: { ...source, amount: '100.00', currency: 'USD', meta } })
        .answers(200, { meta: exactly(meta) });
      await api.getPayment({ paymentId: id }).answers(200, { meta: exactly(meta) });
      await api.listAllPayments({ query: { limit: 1 } }).answers(200, { results: [{ id, meta: exactly(meta) }] });
      await given.aCardPayment();
      await api.getPayment({ paymentId: id }).answers(200, { meta: exactly(meta) });
    },
  ),

  rule(
    'paystand.R154',
    'The account that a payment goes to is the default one, unless another is named.',
    docsOld('payment'),
    charging(['clears']),
    async ({ api, given, inferred }) => {
      const { id } = await given.aCardPayment();
      await api.getPayment({ paymentId: id }).answers(200, { accountKey: 'default', accountId: id24 });
      await inferred('any other may be named', async () => {
        const other = await given.aCardPayment({ accountKey: 'escrow' });
        await api.getPayment({ paymentId: other.id }).answers(200, { accountKey: 'escrow', accountId: id24 });
      });
    },
  ),

  rule(
    'paystand.R149',
    'The source of a payment is a Card or a Bank, and shows as one.',
    docsX('payment events'),
    charging(['clears', 'bank']),
    async ({ api, given, expect }) => {
      const [card, bank] = [given.aSavedCard(), given.aVerifiedBank()];
      const pay = async (source: object) => {
        const { id } = await api.createSecurePayment({ body: { ...source, amount: '100.00', currency: 'USD' } }).answers(200, usual);
        return api.getPayment({ paymentId: id }).answers(200, usual);
      };
      const byCard = await pay(card);
      expect('a card payment', byCard, { sourceType: 'Card', sourceId: card.cardId, source: { object: 'card', id: card.cardId } });
      expect('its source', byCard.source, { brand: 'visa', last4: '4242', status: 'active', payerId: card.payerId });
      const byBank = await pay(bank);
      expect('a bank payment', byBank, { sourceType: 'Bank', sourceId: bank.bankId, source: { object: 'bank', id: bank.bankId } });
      expect('its source', byBank.source, { last4: '6789', bankName: 'Paystand Test Bank', verified: true, brand: missing });
    },
  ),
];
