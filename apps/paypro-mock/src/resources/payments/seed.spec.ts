import type { Fault } from '@paystub/mock-kernel';
import { describe, expect, it } from 'vitest';
import { friday, inShop, inWorld } from '../../../test/in-world.js';
import { type RefundSeed, seed as refundSeed } from '../refunds/seed.js';
import { seed as webhookSeed } from '../webhooks/seed.js';
import { type PaymentSeed, seed } from './seed.js';

const yesterday = '2026-01-29T12:00:00Z';
const outcome = (step: () => unknown) => {
  try {
    step();
    return 'taken';
  } catch (error) {
    const { code, facts } = error as Fault;
    return facts.param ?? code;
  }
};

describe('a seeded payment', () => {
  it.each<[Partial<PaymentSeed>, readonly (readonly [string, number])[]]>([
    [{}, [['expire', 1]]],
    [{ state: 'open', pay_method: 'bank-transfer' }, [['expire', 30]]],
    [
      { state: 'processing', pay_method: 'bank-transfer', created_at: yesterday },
      [
        ['settle', 0],
        ['complete', 3],
      ],
    ],
    [{ state: 'paid', pay_method: 'ideal', created_at: yesterday }, [['complete', 0]]],
    [{ state: 'paid', pay_method: 'ideal', paid_at: '2026-01-30T12:00:00Z', created_at: yesterday }, [['complete', 3]]],
    [{ state: 'failed', pay_method: 'ideal' }, []],
  ])('%j has the due work of its state', (body, fired) => {
    const { run, wait, events } = inWorld();
    run((tx) => seed.build(tx, { amount: 1000, ...body }));
    expect(events()).toEqual([]);
    expect(wait(40)).toEqual(fired);
  });

  it('of a mandate is under way', () => {
    const { run, payer } = inShop();
    const payment = run((tx) => seed.build(tx, { amount: 1000, mandate: payer.mandate }));
    expect(payment).toMatchObject({ state: 'processing', pay_method: 'direct-debit', customer: payer.customer, processing_at: friday });
  });

  it('has to fit what is there', () => {
    const { run } = inWorld();
    const tried = (body: object) => outcome(() => run((tx) => seed.build(tx, { amount: 1000, ...body })));
    expect(
      [
        { state: 'paid' },
        { state: 'initialized', pay_method: 'ideal' },
        { customer: 'CU0' },
        { mandate: 'MD0' },
        { subscription: 'PS0' },
        { installment_plan: 'PI0' },
      ].map(tried),
    ).toEqual(['pay_method', 'state', 'customer', 'mandate', 'subscription', 'installment_plan']);
  });
});

describe('a seeded refund', () => {
  const shop = () => {
    const world = inWorld();
    const { id } = world.run((tx) => seed.build(tx, { amount: 1000, state: 'paid', pay_method: 'ideal', created_at: yesterday }));
    const put = (body: Partial<RefundSeed>) => world.run((tx) => refundSeed.build(tx, { payment: id, amount: 400, ...body }));
    return { ...world, id, put };
  };

  it('counts on its payment where it is refunded, and has the due work of its state', () => {
    const { put, run, wait, id } = shop();
    put({ state: 'refunded', refunded_at: yesterday });
    put({ state: 'processing', created_at: yesterday });
    expect(run((tx) => tx.payments.get(id)?.refunded_amount)).toBe(400);
    expect(wait(5).map(([job]) => job)).toEqual(['complete', 'settle']);
    expect(run((tx) => tx.payments.get(id)?.refunded_amount)).toBe(800);
  });

  it('does not take more than there is [paypro.R48, R54]', () => {
    const { put, run } = shop();
    const tried = (body: Partial<RefundSeed>) => outcome(() => put(body));
    expect([{ amount: 800 }, { amount: 300 }, { amount: 300, state: 'failed' } as const, { payment: 'PP0' }].map(tried)).toEqual([
      'taken',
      'refund_too_high',
      'taken',
      'payment',
    ]);
    const open = run((tx) => seed.build(tx, { amount: 1000 })).id;
    expect(tried({ payment: open })).toBe('payment_not_refundable');
  });
});

it('a seeded webhook is as one that was created', () => {
  const { run } = inWorld();
  const secret = 'S'.repeat(32);
  expect(run((tx) => webhookSeed.build(tx, { url: 'http://127.0.0.1:9/in', secret, created_at: yesterday }))).toMatchObject({
    name: 'Seeded',
    active: true,
    secret,
    enabled_event_types: ['all'],
    created_at: Date.parse(yesterday),
  });
});
