import { client, docsOld } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf } from '../parts.js';
import { charging } from '../payments/needs.js';
import { feesOf, moneyOf } from './cents.js';

/** What a payout is made of. */
export const payouts = [
  rule(
    'paystand.R188',
    'One payout covers all payments of its time that are paid, less their fees: 103.00 − 2.50 = 100.50.',
    client('payouts'),
    charging(['clearsAtOnce', 'clears'], ['provider', 'clock', 'settings', 'accounts']),
    async ({ api, given, control, expect }) => {
      await control.freeze();
      await control.settings({ merchantFees: { card: { rate: '0', flat: 250 } } });
      const aSplit = { subtotal: '100.00', feeSplitType: 'recoup_custom_of_subtotal' };
      await given.anAvailablePayment({ amount: '103.50', feeSplit: aSplit });
      expect('the payout', await given.paidOut(), { amount: '101.00', currency: 'USD' });
      await given.anAvailablePayment({ amount: '103.00' });
      expect('the next payout', await given.paidOut(), { amount: '100.50' });
      // By itself, once a day: what was paid meanwhile, together.
      const made = [await given.anAvailablePayment({ amount: '60.00' }), await given.anAvailablePayment({ amount: '45.00' })];
      await control.advance('P1D');
      const { results } = await api.listAllTransfers().answers(200, { count: 3 });
      expect('the newest payout', results[0]?.amount, '100.00');
      await control.advance('P2D');
      await api.listAllTransfers().answers(200, { count: 3 });
      await eachOf(made, ({ id }) => api.getPayment({ paymentId: id }).answers(200, { status: 'paid' }));
    },
  ),

  rule(
    'paystand.R189',
    'A payment that is posted, and not paid, is no part of a payout.',
    docsOld('balance'),
    charging(['clears', 'clearsAtOnce'], ['provider', 'clock', 'settings', 'accounts']),
    async ({ api, given, control, expect, inferred }) => {
      await control.freeze();
      const posted = await given.aCardPayment({ amount: '400.00' });
      const available = await given.anAvailablePayment({ amount: '50.00' });
      expect('the payout', await given.paidOut(), { amount: moneyOf(5000 - feesOf(available)) });
      await control.act('finalise-fee', { id: posted.fees[0]?.id ?? '' });
      await control.act('clear', { id: posted.id });
      const paid = await api.getPayment({ paymentId: posted.id }).answers(200, { status: 'paid' });
      expect('the next payout', await given.paidOut(), { amount: moneyOf(40_000 - feesOf(paid)) });
      await inferred('nor is one that is paid and still held', async () => {
        await control.settings({ times: { paid: { card: '1 minute' } } });
        const held = await given.aCardPayment({ amount: '300.00' });
        await control.advance('PT2M');
        await api.getPayment({ paymentId: held.id }).answers(200, { status: 'paid', holds: [{ status: 'active' }] });
        const another = await given.anAvailablePayment({ amount: '70.00' });
        expect('the payout', await given.paidOut(), { amount: moneyOf(7000 - feesOf(another)) });
      });
    },
  ),
];
