import { expect, it } from 'vitest';
import { inWorld, type Schemas } from './in-world.js';

function atCheckout(...keys: string[]) {
  const world = inWorld();
  const { customer, receivables } = world.debtor(...keys);
  const all = receivables.map((receivableId) => ({ receivableId }));
  return {
    ...world,
    receivables,
    checkout: (fields: object = {}) => world.act('checkout', customer.id, { receivables: all, ...fields }),
    payments: () => world.call<Schemas['PaymentList']>('listAllPayments').results,
  };
}

it('pays several receivables at once, with the payer’s fee on top [paystand.R108]', () => {
  const { checkout, payments, receivable, receivables, call } = atCheckout('INV-1', 'INV-2', 'INV-3');
  expect(checkout()).toBeUndefined();
  const [payment] = payments();
  expect(payment).toMatchObject({ amount: '310.50', status: 'posted', feeSplit: { subtotal: '300.00', payerTotalFees: '10.50' } });
  expect(payment).not.toHaveProperty('receivableId');
  const transactions = receivables.map(
    (receivableId) => call<Schemas['ReceivableTransactionList']>('listReceivableTransactions', { params: { receivableId } }).results,
  );
  expect(transactions.map(([one]) => [one?.paymentId, one?.amountApplied, one?.paymentOrigin])).toEqual(
    receivables.map(() => [payment?.id, '100.00', 'checkout']),
  );
  expect(receivables.map((id) => receivable(id).status)).toEqual(['paid', 'paid', 'paid']);
});

it('pays a part, by any of the test cards and banks, without a fee where there is none', () => {
  const { checkout, payments, receivables } = atCheckout('INV-1', 'INV-2');
  const [receivableId] = receivables;
  const part = { receivables: [{ receivableId, amount: '10.00' }] };
  checkout({ ...part, bank: 'verified' });
  checkout({ ...part, bank: 'unverified', description: 'By ACH' });
  checkout({ ...part, cardNumber: '4000000000000077', convenienceFee: false });
  expect(payments().map(({ amount, feeSplit, status, description }) => [amount, feeSplit.feeType, status, description])).toEqual([
    ['10.00', 'cardPayment.posted', 'paid', undefined],
    ['10.00', 'achBankPayment.posted', 'processing', 'By ACH'],
    ['10.00', 'networkBankPayment.posted', 'processing', undefined],
  ]);
});

it('is refused as a charge is', () => {
  const { checkout, payments, receivables, receivable } = atCheckout('INV-1');
  const [receivableId = ''] = receivables;
  expect(checkout({ cardNumber: '4000000000000002' })).toBe('402 card_declined R27');
  expect(checkout({ receivables: [{ receivableId, amount: '100.01' }] })).toBe('422 validationError receivableId R145');
  expect(checkout({ receivables: [{ receivableId }, { receivableId }] })).toBe('422 validationError receivableId R25');
  expect(checkout({ receivables: [{ receivableId: 'x' }] })).toBe('422 validationError receivableId R25');
  expect(checkout({ bank: 'verified', cardNumber: '4242424242424242' })).toBe('422 validationError bank R25');
  expect(checkout({ cardId: 'fixturecard0000000004242' })).toBe('422 validationError cardId R25');
  expect([payments(), receivable(receivableId).amountPaid]).toEqual([[], '0.00']);
  checkout();
  expect(checkout()).toBe('422 validationError amount R25');
});
