import { missing, oneOf } from '../../../verifier/index.js';
import { surcharged, testBank } from '../../situations/money.js';
import { client, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf, id24, type PaystandStage } from '../parts.js';
import { charging } from './needs.js';

/** The one fee that a payment costs the merchant, as the payment shows it. */
async function feeOf({ api, expect }: Pick<PaystandStage, 'api' | 'expect'>, payment: { readonly id: string }) {
  const { fees } = await api.getPayment({ paymentId: payment.id }).answers(200, { object: 'payment' });
  const usual = { object: 'fee', id: id24, resourceId: payment.id, feeType: oneOf('delayed', 'paystand') };
  expect('the fees of the payment', fees, [usual]);
  return fees[0] as (typeof fees)[number];
}

/** What a payment costs the merchant, and what of it the payer is asked for. */
export const fees = [
  rule(
    'paystand.R166',
    'A payment from a verified bank never has a fee of the payer.',
    client('fees, rails'),
    charging(['bank']),
    async ({ api, given }) => {
      const source = given.aVerifiedBank();
      const absorbed = { feeSplit: { subtotal: '100.00', feeSplitType: 'absorb_all_fees' } };
      await eachOf([{}, absorbed], async (split) => {
        const body = { ...source, amount: '100.00', currency: 'USD' as const, ...split };
        const { id } = await api.createSecurePayment({ body }).answers(200, { source: { verified: true } });
        const withoutFee = { subtotal: '100.00', payerTotalFees: '0.00', payerTotal: '100.00' };
        await api.getPayment({ paymentId: id }).answers(200, { amount: '100.00', feeSplit: withoutFee });
      });
      await api.createSecurePayment({ body: { ...source, currency: 'USD', ...surcharged } }).refuses(400, { code: 'apiError' });
    },
  ),

  rule(
    'paystand.R167',
    'The fee of a card payment is delayed at first, and has no amount.',
    docsX('fee events'),
    charging(['clears']),
    async (stage) => {
      const payment = await stage.given.aCardPayment({ amount: '289.82' });
      stage.expect('the fee', await feeOf(stage, payment), {
        feeType: 'delayed',
        amount: missing,
        resourceAmount: '289.82',
        currency: 'USD',
      });
    },
  ),

  rule(
    'paystand.R168',
    'The fee becomes paystand later, with an amount, and stays the same fee.',
    docsX('fee events'),
    charging(['clears'], ['provider', 'clock']),
    async (stage) => {
      const { given, control, expect, inferred } = stage;
      await control.freeze();
      const [payment, other] = [await given.aCardPayment({ amount: '289.82' }), await given.aCardPayment({ amount: '100.00' })];
      const delayed = await feeOf(stage, payment);
      expect('the fee at first', delayed, { feeType: 'delayed', amount: missing });
      await control.act('finalise-fee', { id: delayed.id });
      const { id, created, resourceAmount } = delayed;
      expect('the fee later', await feeOf(stage, payment), { id, created, resourceAmount, feeType: 'paystand', amount: '7.52' });
      expect('the fee of another payment', await feeOf(stage, other), { feeType: 'delayed' });
      await control.cannot('finalise-fee', { id });
      await inferred('half an hour later, by itself', async () => {
        await control.advance('PT29M59S');
        expect('the fee before', await feeOf(stage, other), { feeType: 'delayed' });
        await control.advance('PT1S');
        expect('the fee after', await feeOf(stage, other), { feeType: 'paystand', amount: '2.79' });
      });
    },
  ),

  rule('paystand.R169', 'The fee of a bank payment is paystand from the start.', docsX('fee events'), charging(['bank']), async (stage) => {
    const { api, given, expect, inferred } = stage;
    const { payerId } = given.aVerifiedBank();
    const verified = await feeOf(stage, await given.aBankPayment());
    const body = { payerId, bank: testBank, amount: '100.00', currency: 'USD' } as const;
    const unverified = await feeOf(stage, await api.createSecurePayment({ body }).answers(200, { source: { verified: false } }));
    for (const fee of [verified, unverified]) expect('the fee', fee, { feeType: 'paystand', resourceAmount: '100.00' });
    await inferred('a verified bank costs nothing, another one a dollar', () => {
      expect('the fee of a verified bank', verified, { amount: '0.00' });
      expect('the fee of another bank', unverified, { amount: '1.00' });
    });
  }),

  rule(
    'paystand.R170',
    'A fee is active, both delayed and final.',
    docsX('fee events'),
    charging(['clears'], ['provider']),
    async (stage) => {
      const { given, control, expect } = stage;
      const payment = await given.aCardPayment();
      const delayed = await feeOf(stage, payment);
      expect('the delayed fee', delayed, { feeType: 'delayed', status: 'active' });
      await control.act('finalise-fee', { id: delayed.id });
      expect('the final fee', await feeOf(stage, payment), { id: delayed.id, feeType: 'paystand', status: 'active' });
    },
  ),

  rule('paystand.R171', "The payer's fee is no fee object.", client('fees'), charging(['clears'], ['provider']), async (stage) => {
    const { given, control, expect } = stage;
    const [split, plain] = [await given.aCardPayment(surcharged), await given.aCardPayment({ amount: surcharged.amount })];
    expect("the payer's fee", split.feeSplit, { payerTotalFees: '3.50' });
    await eachOf([split, plain], async (payment) => control.act('finalise-fee', { id: (await feeOf(stage, payment)).id }));
    const [withSplit, without] = [await feeOf(stage, split), await feeOf(stage, plain)];
    expect('what the payment costs', withSplit, { amount: without.amount, resourceAmount: '103.50', feeType: 'paystand' });
  }),
];
