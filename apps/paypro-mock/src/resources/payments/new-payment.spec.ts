import { describe, expect, it } from 'vitest';
import { order } from '../../../test/in-world.js';
import { newMandate } from '../mandates/mandate.js';
import { checkTogether, newPayment, type PaymentRequest } from './new-payment.js';

const mandate = newMandate('MD1', 1, { customer: 'CU1', pay_method: 'direct-debit' });
const made = (fields: Partial<PaymentRequest> = {}) => newPayment('PP1', 5, order(fields), undefined);

describe('a new payment', () => {
  it('with exactly one method is open and has it [paypro.R27, P4]', () => {
    expect(made()).toMatchObject({ state: 'open', pay_method: 'ideal', pay_methods: ['ideal'] });
    expect(made({ pay_methods: ['ideal', 'ideal'] })).toMatchObject({ state: 'open', pay_method: 'ideal' });
  });

  it.each([[['ideal', 'paypal']], [[]], [null]] as const)('with the methods %j is initialized without one [paypro.P4]', (pay_methods) => {
    expect(made({ pay_methods })).toMatchObject({
      state: 'initialized',
      pay_method: null,
      pay_methods: pay_methods?.length ? pay_methods : null,
    });
  });

  it('of a mandate is processing, with its method and customer [paypro.P5]', () => {
    expect(newPayment('PP1', 5, order({ pay_methods: null, mandate: 'MD1' }), mandate)).toMatchObject({
      state: 'processing',
      pay_method: 'direct-debit',
      customer: 'CU1',
      mandate: 'MD1',
      processing_at: 5,
    });
  });

  it('is neither paid nor refunded, and null or empty where nothing was given [paypro.R31, R32, R29]', () => {
    expect(made({ metadata: null, return_url: null })).toMatchObject({
      refunded_amount: 0,
      paid_at: null,
      return_url: null,
      cancel_url: null,
      metadata: {},
      customer: null,
      created_at: 5,
    });
  });

  it('keeps a known locale and ignores another [paypro.R43]', () => {
    expect([made({ locale: 'nl' }).locale, made({ locale: 'tlh' }).locale]).toEqual(['nl', null]);
  });
});

describe('fields together', () => {
  const refusal = (fields: Partial<PaymentRequest>) => {
    try {
      checkTogether(order({ pay_methods: null, ...fields }));
      return 'accepted';
    } catch (error) {
      const { code, facts } = error as { code: string; facts: Record<string, unknown> };
      return `${facts.param} ${code} ${facts.rule}`;
    }
  };

  it.each<[Partial<PaymentRequest>, string]>([
    [{ customer: 'CU1', mandate: 'MD1' }, 'customer not_together paypro.R38'],
    [{ pay_methods: ['ideal'], mandate: 'MD1' }, 'pay_methods not_together paypro.R39'],
    [{ setup_mandate: true }, 'customer must_be_set paypro.R40'],
    [{ setup_mandate: true, mandate: 'MD1' }, 'setup_mandate not_together paypro.R41'],
    [{ amount: 9 }, 'amount too_low paypro.P11'],
    [{ amount: 5_000_001 }, 'amount too_high paypro.P11'],
    [{ amount: 10 }, 'accepted'],
    [{ amount: 5_000_000 }, 'accepted'],
    [{ setup_mandate: true, customer: 'CU1' }, 'accepted'],
    [{ setup_mandate: false, mandate: 'MD1' }, 'accepted'],
    [{ pay_methods: [], mandate: 'MD1' }, 'accepted'],
    [{ customer: null, mandate: 'MD1' }, 'accepted'],
  ])('%j: %s', (fields, expected) => {
    expect(refusal(fields)).toBe(expected);
  });

  it('are refused in the order of the request table', () => {
    expect(refusal({ amount: 9, pay_methods: ['ideal'], customer: 'CU1', mandate: 'MD1', setup_mandate: true })).toContain('amount');
    expect(refusal({ pay_methods: ['ideal'], customer: 'CU1', mandate: 'MD1', setup_mandate: true })).toContain('pay_methods');
    expect(refusal({ customer: 'CU1', mandate: 'MD1', setup_mandate: true })).toContain('customer');
  });
});
