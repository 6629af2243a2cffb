import { describe, expect, it } from 'vitest';
import { achBank, inWorld } from './in-world.js';

/** A world with a card payment of 100.00 that is paid, and on which receivables. */
function paid(...keys: string[]) {
  const world = inWorld();
  const { customer, receivables } = world.debtor(...keys);
  if (receivables.length === 0) return { ...world, id: world.charge().id, receivables };
  world.act('checkout', customer.id, { receivables: receivables.map((receivableId) => ({ receivableId, amount: '50.00' })) });
  const [payment] = world.call<{ results: readonly { readonly id: string }[] }>('listAllPayments').results;
  return { ...world, id: payment?.id ?? '', receivables };
}

function cleared(...keys: string[]) {
  const world = paid(...keys);
  world.act('clear', world.id);
  return world;
}

describe('a refund', () => {
  it('is under way, and paid in three working days; the payment stays as it is [paystand.R151, R174, R179]', () => {
    const { id, refund, payment, call, wait, balance } = cleared();
    const before = payment(id);
    const made = refund(id, { description: 'One crate came back', meta: { crate: 4 } });
    expect(made).toMatchObject({
      amount: '10.00',
      currency: 'USD',
      status: 'processing',
      feesRefunded: false,
      paymentId: id,
      resourceType: 'Payment',
      description: 'One crate came back',
      meta: { crate: 4 },
      resource: { object: 'payment', amount: 100, source: { object: 'source' } },
    });
    expect(balance()).toEqual({ available: 9000, held: 0 });
    expect(wait(5)).toContainEqual(['settle', '2026-02-04T18:00']);
    expect(call('getRefund', { params: { refundId: made.id } })).toMatchObject({ status: 'paid' });
    expect(payment(id)).toMatchObject({ status: before.status, amount: '100.00', refunds: [{ id: made.id, status: 'paid' }] });
    expect(payment(id).lastUpdated > before.lastUpdated).toBe(true);
  });

  it('opens again what its payment had paid, the latest first, and fails back [paystand.R109, R110, R178]', () => {
    const { id, refund, act, receivable, receivables, told, balance, call } = cleared('INV-1', 'INV-2');
    const [first = '', second = ''] = receivables;
    const before = told().length;
    const { id: refundId } = refund(id, { amount: '60.00' });
    expect([first, second].map((one) => receivable(one).amountPaid)).toEqual(['40.00', '0.00']);
    expect(told().slice(before)).toEqual([
      'refund created',
      'refund processing',
      'receivableTransaction active',
      'receivableTransaction active',
    ]);
    expect(act('fail-refund', refundId, { reason: 'The card is closed' })).toBeUndefined();
    expect(call('getRefund', { params: { refundId } })).toMatchObject({ status: 'failed', reason: 'The card is closed' });
    expect([first, second].map((one) => receivable(one).amountPaid)).toEqual(['50.00', '50.00']);
    expect(balance()).toEqual({ available: 10_350, held: 0 });
    expect(refund(id, { amount: '103.50' })).toMatchObject({ status: 'processing' });
    expect(act('settle-refund', refundId)).toContain('failed');
  });

  it('from the dashboard takes all that is left', () => {
    const { id, refund, act, payment } = cleared();
    refund(id, { amount: '30.00' });
    expect(act('refund', id)).toBeUndefined();
    expect(payment(id).refunds).toMatchObject([{ amount: '30.00' }, { amount: '70.00' }]);
    expect(act('refund', id)).toBe('422 validationError amount R25');
  });
});

describe('a refund is refused', () => {
  it.each([
    ['of nothing', { amount: '0' }, '422 validationError amount R25'],
    ['of half a cent', { amount: '0.005' }, '422 validationError amount R25'],
    ['of more than was paid', { amount: '100.01' }, '422 validationError amount R175'],
    ['in another currency', { currency: 'CAD' }, '422 validationError currency R25'],
  ])('%s', (_, body, refusal) => {
    const { id, refund } = cleared();
    expect(refund(id, body)).toBe(refusal);
  });

  it('of more than is left after refunds and disputes [paystand.R175]', () => {
    const { id, refund, act } = cleared();
    refund(id, { amount: '30.00' });
    act('dispute', id, { amount: '50.00' });
    expect(refund(id, { amount: '20.01' })).toBe('422 validationError amount R175');
    expect(refund(id, { amount: '20.00' })).toMatchObject({ amount: '20.00' });
  });

  it('of a payment that has not cleared [paystand.R176]', () => {
    const { id, refund, act } = paid();
    expect(refund(id)).toBe('422 validationError paymentId R176');
    expect(act('refund', id)).toContain('posted');
  });

  it('of a bank payment in its first seven days [paystand.R177]', () => {
    const { charge, refund, wait } = inWorld();
    const { id } = charge({ cardId: undefined, bank: achBank });
    wait(6.999);
    expect(refund(id)).toBe('422 validationError paymentId R177');
    wait(0.001);
    expect(refund(id)).toMatchObject({ status: 'processing' });
  });

  it('of what is no payment [paystand.R30]', () => {
    expect(inWorld().refund('x')).toBe('404 resourceNotFound R30');
  });
});
