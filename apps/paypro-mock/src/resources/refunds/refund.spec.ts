import type { Fault } from '@paystub/mock-kernel';
import { readGrid } from '@paystub/testing';
import { describe, expect, it } from 'vitest';
import { inWorld } from '../../../test/in-world.js';
import { payNow } from '../payments/actions.js';
import { refundActions } from './actions.js';
import { advance, cancel, type Refund, type RefundEvent, type RefundState, refundLifecycle } from './refund.js';

const documented = readGrid<RefundState, RefundEvent>(`
              hold     process     settle    cancel    fail    expire
  open        pending  processing  -         canceled  -       -
  pending     -        processing  -         canceled  -       expired
  processing  -        -           refunded  canceled  failed  -
  refunded    -        -           -         -         -       -
  canceled    -        -           -         -         -       -
  failed      -        -           -         -         -       -
  expired     -        -           -         -         -       - `);

const aPaidPayment = (world: ReturnType<typeof inWorld>, method: 'ideal' | 'direct-debit' = 'ideal') => {
  const open = world.payment({ pay_methods: [method] });
  return world.run((tx) => payNow(tx, open));
};

const outcome = (step: () => string) => {
  try {
    return step();
  } catch (error) {
    return (error as Fault).code === 'refund_state_refused' ? 'refused' : error;
  }
};

it.each(documented)('%s then %s: %s [dossier 6.2]', (from, event, to) => {
  expect(refundLifecycle[from][event] ?? 'refused').toBe(to);
});

it.each(documented)('from %s, %s leads to %s or throws [dossier 6.2]', (from, event, to) => {
  expect(outcome(() => advance({ state: from } as Refund, event).state)).toBe(to);
});

it.each(['refunded', 'canceled', 'failed', 'expired'] as const)('%s cannot be canceled [paypro.R58]', (state) => {
  expect(() => cancel({ state } as Refund)).toThrow('refund_not_cancelable');
});

describe('an action', () => {
  // Dossier 8.2, restated.
  it.each<[string, RefundState[], RefundState, string[]]>([
    ['refund-hold', ['open'], 'pending', []],
    ['refund-settle', ['open', 'pending', 'processing'], 'refunded', ['refund.refunded']],
    ['refund-fail', ['open', 'pending', 'processing'], 'failed', ['refund.failed']],
    ['refund-expire', ['pending'], 'expired', ['refund.expired']],
  ])('%s is for %j and leads to %s', (name, from, to, told) => {
    const action = refundActions.find((one) => one.name === name);
    expect(action?.from).toEqual(from);
    for (const state of from) {
      const world = inWorld();
      const refund = { ...world.refund(aPaidPayment(world)), state };
      const before = world.events().length;
      world.run((tx) => action?.run(tx, refund, {}));
      expect(world.run((tx) => tx.refunds.get('PR1')?.state)).toBe(to);
      expect(world.events().slice(before)).toEqual(told);
    }
  });

  it('that settles dates the refund, counts it on the payment and leaves the payment as it is [paypro.R55, R59]', () => {
    const world = inWorld();
    const payment = aPaidPayment(world);
    const refund = world.refund(payment);
    world.run((tx) => refundActions.find(({ name }) => name === 'refund-settle')?.run(tx, refund, {}));
    expect(world.run((tx) => tx.refunds.get('PR1'))).toMatchObject({ state: 'refunded', refunded_at: world.now() });
    expect(world.run((tx) => tx.payments.get('PP1'))).toEqual({ ...payment, refunded_amount: 400 });
  });
});

// Days are counted from a Friday, 12:00.
describe('by itself a refund', () => {
  it('is under way after one working day and refunded after two [dossier 8.3]', () => {
    const world = inWorld();
    world.refund(aPaidPayment(world));
    expect(world.wait(100).filter(([job]) => job !== 'complete')).toEqual([
      ['process', 3],
      ['settle', 4],
    ]);
    expect(world.events().at(-1)).toBe('refund.refunded');
  });

  it('of a direct debit is pending until 56 days after it was paid [dossier 8.3]', () => {
    const world = inWorld();
    const payment = aPaidPayment(world, 'direct-debit');
    world.wait(10);
    world.refund(payment);
    expect(world.wait(0)).toEqual([['hold', 10]]);
    expect(world.run((tx) => tx.refunds.get('PR1')?.state)).toBe('pending');
    expect(world.wait(45.9)).toEqual([]);
    expect(world.wait(0.1)).toEqual([['settle', 56]]);
  });

  it('of a direct debit whose window is nearly or quite over is refunded two working days after its creation', () => {
    const world = inWorld();
    const payment = aPaidPayment(world, 'direct-debit');
    world.wait(55);
    world.refund(payment);
    expect(world.wait(100)).toEqual([
      ['hold', 55],
      ['settle', 59],
    ]);
    const late = inWorld();
    const old = aPaidPayment(late, 'direct-debit');
    late.wait(56);
    late.refund(old);
    expect(late.wait(100).map(([job]) => job)).toEqual(['process', 'settle']);
  });

  it('that was held by hand stays pending', () => {
    const world = inWorld();
    const refund = world.refund(aPaidPayment(world));
    world.run((tx) => refundActions.find(({ name }) => name === 'refund-hold')?.run(tx, refund, {}));
    expect(world.wait(400).map(([job]) => job)).toEqual(['complete']);
  });

  it('that was canceled does nothing more', () => {
    const world = inWorld();
    const refund = world.refund(aPaidPayment(world));
    world.run((tx) => tx.refunds.put(cancel(refund)));
    expect(world.wait(400).map(([job]) => job)).toEqual(['complete']);
  });
});
