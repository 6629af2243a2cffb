import { describe, expect, it } from 'vitest';
import { achBank, bankId, cardId, inWorld, payerId } from './in-world.js';

const card = {
  nameOnCard: 'Pat Payer',
  cardNumber: '4242424242424242',
  expirationMonth: '11',
  expirationYear: '28',
  securityCode: '123',
};

describe('a charge', () => {
  it('of a card is posted, of a verified bank and of another is under way [paystand.R138, R148, R149]', () => {
    const { charge } = inWorld();
    const shown = (body: object) => {
      const { amount, status, sourceType, source, feeSplit } = charge(body);
      return [amount, status, sourceType, source.object, feeSplit.feeType];
    };
    expect(shown({})).toEqual(['100.00', 'posted', 'Card', 'card', 'cardPayment.posted']);
    expect(shown({ cardId: undefined, bankId, amount: 100 })).toEqual([
      '100.00',
      'processing',
      'Bank',
      'bank',
      'networkBankPayment.posted',
    ]);
    expect(shown({ cardId: undefined, bank: achBank })).toEqual(['100.00', 'processing', 'Bank', 'bank', 'achBankPayment.posted']);
    expect(shown({ cardId: undefined, card })).toEqual(['100.00', 'posted', 'Card', 'card', 'cardPayment.posted']);
  });

  it('keeps what goes with it, and no number or code [paystand.R153, R154, R156]', () => {
    const { charge, world } = inWorld();
    const payer = { name: 'Nia', email: 'nia@example.com', externalId: 'N-1', meta: { vip: true } };
    const payment = charge({ payerId: undefined, payer, cardId: undefined, card, meta: { batch: 17 }, description: 'Order 7' });
    expect(payment).toMatchObject({ accountKey: 'default', meta: { batch: 17 }, description: 'Order 7', payer });
    expect(payment.source).toMatchObject({ last4: '4242', brand: 'visa', expirationYear: '2028', payerId: payment.payerId });
    charge({ cardId: undefined, bank: achBank });
    const stored = JSON.stringify(world.state);
    expect([payment.source.fingerprint, card.cardNumber, achBank.accountNumber].map((text) => stored.includes(text))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('shows its merchant fee, its hold and its split [paystand.R139, R155, R167, R169]', () => {
    const { charge } = inWorld();
    const byCard = charge();
    expect(byCard).toMatchObject({ refunds: [], disputes: [], disputedAmount: '0.00', settlementAmount: '100.00' });
    expect(byCard.fees).toMatchObject([{ feeType: 'delayed', resourceAmount: '100.00', status: 'active' }]);
    expect(byCard.fees[0]).not.toHaveProperty('amount');
    expect(byCard.holds).toMatchObject([{ status: 'created', holdTime: '2', amount: '100.00', resourceType: 'Payment' }]);
    expect(byCard.feeSplit).toMatchObject({ subtotal: '100.00', payerTotalFees: '0.00', payerTotal: '100.00' });
    expect(charge({ cardId: undefined, bankId }).fees).toMatchObject([{ feeType: 'paystand', amount: '0.00' }]);
    expect(charge({ cardId: undefined, bank: achBank }).fees).toMatchObject([{ feeType: 'paystand', amount: '1.00' }]);
  });

  it('takes the split that was quoted for its rail, and no other [paystand.R140, R141]', () => {
    const { charge } = inWorld();
    const recoup = { subtotal: '100.00', feeSplitType: 'recoup_custom_of_subtotal' };
    const absorb = { subtotal: '100.00', feeSplitType: 'absorb_all_fees' };
    expect(charge({ amount: '103.50', feeSplit: recoup }).feeSplit).toMatchObject({
      subtotal: '100.00',
      customRate: '0.035',
      customFlat: '0.00',
      payerTotalFees: '3.50',
      payerTotal: '103.50',
    });
    expect(charge({ amount: '103.51', feeSplit: recoup })).toBe('400 apiError R141');
    expect(charge({ amount: '100.00', feeSplit: absorb })).toBe('400 apiError R141');
    expect(charge({ cardId: undefined, bankId, amount: '100.00', feeSplit: absorb })).toMatchObject({ amount: '100.00' });
    expect(charge({ cardId: undefined, bankId, amount: '103.50', feeSplit: recoup })).toBe('400 apiError R141');
  });

  it('pays the receivable that it names, without the payer’s fee [paystand.R103-R107, R144]', () => {
    const { charge, debtor, receivable, call } = inWorld();
    const { payerId: payer, receivables } = debtor('INV-1', 'INV-2');
    const [id = '', other = ''] = receivables;
    const feeSplit = { subtotal: '100.00', feeSplitType: 'recoup_custom_of_subtotal' };
    const payment = charge({ payerId: payer, cardId: undefined, card, receivableId: id, amount: '103.50', feeSplit });
    expect(receivable(id)).toMatchObject({ status: 'paid', amountPaid: '100.00' });
    const { results } = call<{ results: readonly object[] }>('listReceivableTransactions', { params: { receivableId: id } });
    expect(results).toMatchObject([{ resourceType: 'Payment', paymentId: payment.id, amountApplied: '100.00', paymentOrigin: 'api' }]);
    charge({ payerId: payer, cardId: undefined, card, receivableId: other, amount: '40.00' });
    expect(receivable(other)).toMatchObject({ status: 'active', amountPaid: '40.00' });
  });
});

describe('a charge is refused', () => {
  const nothing = { payerId: undefined, cardId: undefined };

  it.each([
    ['of nothing', { amount: '0.00' }, '422 validationError amount R25'],
    ['of less than nothing', { amount: '-1.00' }, '422 validationError amount R25'],
    ['of half a cent', { amount: 0.005 }, '422 validationError amount R25'],
    ['in another currency', { currency: 'EUR' }, '422 validationError currency R25'],
    ['without a payer', { payerId: undefined }, '422 validationError payerId R142'],
    ['with two payers', { payer: { name: 'Nia', email: 'nia@example.com' } }, '422 validationError payerId R142'],
    ['of an unknown payer', { payerId: 'x' }, '422 validationError payerId R25'],
    ['without a source', { cardId: undefined }, '422 validationError source R143'],
    ['of two sources', { bankId }, '422 validationError bankId R143'],
    ['by a token', { cardId: undefined, tokenId: 'tok' }, '422 validationError tokenId R25'],
    ['of an unknown card', { cardId: 'x' }, '422 validationError cardId R25'],
    ['of an unknown bank', { cardId: undefined, bankId: 'x' }, '422 validationError bankId R25'],
    ['of the merchant’s bank', { cardId: undefined, bankId: 'merchantbank000000000usd' }, '422 validationError bankId R25'],
    ['by another plan', { feeSettingPlanId: 'x' }, '422 validationError feeSettingPlanId R25'],
    ['for an unknown receivable', { receivableId: 'x' }, '422 validationError receivableId R25'],
    [
      'of a number that is no test card',
      { cardId: undefined, card: { ...card, cardNumber: '4111111111111111' } },
      '422 validationError card R25',
    ],
    ['of a card of the past', { cardId: undefined, card: { ...card, expirationYear: '25' } }, '402 expired_card R27'],
    [
      'of a card of no month',
      { cardId: undefined, card: { ...card, expirationMonth: '13' } },
      '422 validationError card.expirationMonth R25',
    ],
    [
      'of an account that is no test account',
      { cardId: undefined, bank: { ...achBank, accountNumber: '1' } },
      '422 validationError bank R25',
    ],
    [
      'of a routing number of the other country',
      { cardId: undefined, bank: { ...achBank, routingNumber: '11000-000' } },
      '422 validationError bank.routingNumber R231',
    ],
    ['first for its amount', { ...nothing, amount: '0' }, '422 validationError amount R25'],
    ['then for its payer', { ...nothing, feeSettingPlanId: 'x' }, '422 validationError payerId R142'],
    ['for its limit before its bank', { cardId: cardId('0002'), amount: '5000.01' }, '422 validationError amount R161'],
  ])('%s', (_, body, refusal) => {
    expect(inWorld().charge(body)).toBe(refusal);
  });

  it.each([
    ['0002', '402 card_declined R27'],
    ['0069', '402 expired_card R27'],
    ['0127', '402 incorrect_cvc R27'],
  ])('by the bank of card …%s, and nothing of it is kept [paystand.R158, R232]', (last4, refusal) => {
    const { charge, call, debtor, receivable } = inWorld();
    const { receivables } = debtor('INV-1');
    expect(charge({ cardId: cardId(last4), receivableId: receivables[0] })).toBe(refusal);
    expect(call('listAllPayments')).toMatchObject({ count: 0 });
    expect(receivable(receivables[0] ?? '')).toMatchObject({ amountPaid: '0.00' });
  });

  it('of another payer’s source, or of a bank that is not verified [paystand.R202]', () => {
    const { charge, stranger } = inWorld();
    const other = stranger();
    expect(charge({ payerId: other })).toBe('422 validationError cardId R25');
    expect(charge({ payerId: other, cardId: undefined, bankId })).toBe('422 validationError bankId R25');
    const { source } = charge({ cardId: undefined, bank: achBank });
    expect(charge({ cardId: undefined, bankId: source.id })).toBe('422 validationError bankId R202');
  });

  it.each([
    [{}, '5000.00'],
    [{ cardId: undefined, bank: achBank }, '2000.00'],
    [{ cardId: undefined, bankId }, '1200.00'],
  ])('above the limit of its rail in the sandbox, %j: %s [paystand.R161]', (source, amount) => {
    const above = (Number(amount) + 0.01).toFixed(2);
    expect(inWorld().charge({ ...source, amount })).toMatchObject({ amount });
    expect(inWorld().charge({ ...source, amount: above })).toBe('422 validationError amount R161');
    expect(inWorld({ environment: 'production' }).charge({ ...source, amount: above })).toMatchObject({ amount: above });
  });

  it('for more than is open of a receivable, or for one that is not open [paystand.R145, R146, R147]', () => {
    const { charge, debtor, call } = inWorld();
    const [id, other] = debtor('INV-1', 'INV-2').receivables;
    expect(charge({ receivableId: id, amount: '100.01' })).toBe('422 validationError receivableId R145');
    charge({ receivableId: id });
    expect(charge({ receivableId: id })).toBe('422 validationError receivableId R146');
    expect(charge({ receivableId: other, currency: 'CAD' })).toBe('422 validationError receivableId R25');
    call('cancelReceivable', { params: { receivableId: other } });
    expect(charge({ receivableId: other })).toBe('422 validationError receivableId R146');
    expect(inWorld({ sageIntacct: true }).charge({ payerId })).toBe('422 validationError receivableId R147');
  });
});
