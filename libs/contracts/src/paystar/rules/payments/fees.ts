import { inference } from '../../../verifier/index.js';
import { checking, type PaidWith, visa } from '../../situations/payments.js';
import { rule } from '../dialect.js';
import { eachOf, type PaystarStage } from '../parts.js';

const card = { paymentSourceType: 'CreditCard' } as const;

/** What a biller publishes: cards by the amount, bank accounts for nothing. Cents of the subtotal, dollars of the fee. */
const published = [
  [1, 1.95],
  [5000, 1.95],
  [5001, 2.72],
  [10_000, 2.72],
  [10_001, 2.75],
  // Half a cent is rounded up: 280.5, and 302.5 and 401.5, which may be a little less in binary.
  [10_200, 2.81],
  [11_000, 3.03],
  [14_600, 4.02],
  [100_000, 27.5],
  [100_018, 27.5],
  [500_000, 137.5],
] as const;

/** What a card, or a bank account, is charged beside the amount. */
async function feeOf({ given }: Pick<PaystarStage, 'given'>, Amount: number, paidWith: PaidWith = visa, fields: object = {}) {
  const { paymentSession } = await given.aSessionWithSource({ Charges: [{ Amount }], ...fields }, paidWith);
  return paymentSession.serviceFeeCalculation;
}

/** Tiers of a business unit of its own. */
const ownTiers = [
  { id: 70, paymentChannel: 'QuickPay', ...card, startRange: 80, endRange: 100, flatFee: 9, percentageFee: 0 },
  { id: 71, paymentChannel: 'QuickPay', ...card, startRange: 0, endRange: 100, flatFee: 0.5, percentageFee: 1.5 },
  { id: 72, paymentChannel: 'POS', ...card, startRange: 0, endRange: 100, flatFee: 3, percentageFee: 0 },
  { id: 73, paymentChannel: 'QuickPay', paymentSourceType: 'ACH', startRange: 0, endRange: 1000, flatFee: 0.25, percentageFee: 0 },
] as const;

/** What paying costs the payer. */
export const fees = [
  rule(
    'paystar.P30',
    "The service fee goes by the business unit's tiers: the flat fee and the percentage of the first that holds the subtotal, rounded half up.",
    inference("a biller's table; a tier has those members in a query"),
    { needs: ['payer', 'settings'], facts: ['posUser'], effects: ['creates', 'money'] },
    async (stage) => {
      const { given, expect, fact } = stage;
      const atCounter = { Channel: 'POS', PosUser: fact('posUser') };
      await eachOf(published, async ([amount, fee]) => {
        expect(`the fee for ${amount} cents`, (await feeOf(stage, amount))?.amount, fee);
        expect(`the fee for ${amount} cents at the counter`, (await feeOf(stage, amount, visa, atCounter))?.amount, fee);
      });
      expect('a tier', (await feeOf(stage, 10_001))?.tier, {
        ...card,
        paymentChannel: 'QuickPay',
        startRange: 100,
        endRange: 5000,
        percentageFee: 2.75,
      });
      expect('the fee of a bank account', (await feeOf(stage, 10_001, checking))?.amount, 0);
      const paid = await given.aPaidSession({ Charges: [{ Amount: 10_000 }, { Amount: 200 }] });
      expect('a payment', paid.payment, { amountMinor: 10_200, serviceFeeAmountMinor: 281 });
      await given.aBusinessUnitWith({ feeTiers: ownTiers });
      const [high, low, counter, bank] = ownTiers;
      expect('a fee of its own', await feeOf(stage, 6700), { tier: low, amount: 1.51 });
      expect('a fee of its own, where two tiers hold the subtotal', await feeOf(stage, 8000), { tier: high, amount: 9 });
      expect('a fee of its own at the counter', await feeOf(stage, 6700, visa, atCounter), { tier: counter, amount: 3 });
      expect('a fee of its own for a bank account', await feeOf(stage, 6700, checking), { tier: bank, amount: 0.25 });
    },
  ),
];
