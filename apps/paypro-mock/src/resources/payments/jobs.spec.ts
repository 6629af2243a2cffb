import { describe, expect, it } from 'vitest';
import { inWorld, order } from '../../../test/in-world.js';
import { defaultTimes } from '../../settings/times.js';
import { newMandate } from '../mandates/mandate.js';
import type { PayMethodId } from '../pay-methods/pay-method.js';
import { payNow, submitPayment } from './actions.js';
import { newPayment } from './new-payment.js';

// Days are counted from a Friday, 12:00.
describe('by itself a payment', () => {
  it.each<[PayMethodId[], number]>([
    [['ideal'], 1],
    [['ideal', 'bank-transfer'], 1],
    [['direct-debit'], 1],
    [['bank-transfer'], 30],
  ])('with %j expires after %d days', (pay_methods, days) => {
    const { payment, wait, events } = inWorld();
    payment({ pay_methods });
    expect(wait(days - 0.01)).toEqual([]);
    expect(wait(0.01)).toEqual([['expire', days]]);
    expect(events()).toEqual(['payment.expired']);
    expect(wait(400)).toEqual([]);
  });

  it.each<[PayMethodId, number, number]>([
    ['bank-transfer', 3, 4],
    ['direct-debit', 5, 6],
  ])('of %s is paid %d days after a Friday, and completed after %d', (method, paid, completed) => {
    const { payment, run, wait, events } = inWorld();
    const open = payment({ pay_methods: [method] });
    run((tx) => submitPayment(tx, open));
    expect(wait(100)).toEqual([
      ['settle', paid],
      ['complete', completed],
    ]);
    expect(events()).toEqual(['payment.started', 'customer.created', 'payment.paid']);
  });

  it.each<[PayMethodId, number]>([
    ['ideal', 3],
    ['bancontact', 3],
    ['paypal', 3],
    ['creditcard', 7],
    ['afterpay', 30],
  ])('paid by %s on a Friday is completed %d days later', (method, days) => {
    const { payment, run, wait } = inWorld();
    const open = payment({ pay_methods: [method] });
    run((tx) => payNow(tx, open));
    expect(wait(100)).toEqual([['complete', days]]);
  });

  it('of a mandate is paid when its method takes that long', () => {
    const { run, wait } = inWorld();
    const mandate = newMandate('MD1', 0, { customer: 'CU1', pay_method: 'direct-debit' });
    run((tx) => tx.payments.put(newPayment('PP1', tx.now, order({ pay_methods: null, mandate: 'MD1' }), mandate)));
    expect(wait(5)).toEqual([['settle', 5]]);
  });

  it('follows the settings', () => {
    const { payment, wait } = inWorld({ times: { ...defaultTimes, expired: { default: '12 hours' } } });
    payment();
    expect(wait(1)).toEqual([['expire', 0.5]]);
  });
});
