import type { Fault } from '@paystub/mock-kernel';
import { expect, it } from 'vitest';
import { inShop } from '../../test/in-world.js';
import { outcomes, putOutcomes } from './outcomes.js';

/** A subscription whose first payment is paid after a weekend. */
function paid() {
  const shop = inShop();
  const { id } = shop.create({ period: { amount: 2500, interval: 'year', multiplier: 1 } });
  shop.wait(5);
  const [payment] = shop.payments();
  return { ...shop, id, payment: payment?.id ?? '', state: () => shop.periods(id)[0]?.split(' ')[2] };
}

it('a period is pending with its payment, then paid [dossier 6.6]', () => {
  const { create, periods, wait } = inShop();
  const { id } = create();
  expect(periods(id)).toEqual(['1 2500 pending 2026-01-30']);
  wait(5);
  expect(periods(id)).toEqual(['1 2500 paid 2026-01-30']);
});

it('a debit that is refused leaves its period open, and is not tried again [dossier 8.6]', () => {
  const { create, act, payments, periods, wait } = inShop();
  const { id } = create();
  act('fail', payments()[0]?.id ?? '');
  wait(20);
  expect(periods(id)).toEqual(['1 2500 open 2026-01-30']);
  expect(payments()).toHaveLength(1);
});

it.each([[undefined], [100]])('a chargeback of %s reverses the period, and leaves the payment as it is [paypro.P3]', (amount) => {
  const shop = paid();
  shop.act('chargeback', shop.payment, amount === undefined ? {} : { amount });
  expect(shop.state()).toBe('reversed');
  expect(shop.payments()[0]?.state).toBe('paid');
});

it('refunds make a period refunded once they reach the amount', () => {
  const shop = paid();
  const refund = (amount: number) => {
    const { id } = shop.ask<{ id: string }>('createRefund', { params: { id: shop.payment }, body: { amount } });
    shop.act('refund-settle', id);
    return shop.state();
  };
  expect([refund(1000), refund(1500)]).toEqual(['paid', 'refunded']);
});

it('what was reversed stays so when it is refunded too, and the other way round', () => {
  const shop = paid();
  const other = paid();
  const refund = ({ ask, act, payment }: typeof shop) =>
    act('refund-settle', ask<{ id: string }>('createRefund', { params: { id: payment }, body: { amount: 2500 } }).id);
  shop.act('chargeback', shop.payment);
  refund(shop);
  refund(other);
  other.act('chargeback', other.payment);
  expect([shop.state(), other.state()]).toEqual(['reversed', 'refunded']);
});

it('a bank does what was told of it: pays, refuses, or pays and takes back a fortnight later', () => {
  const { create, run, periods, events, wait, payments } = inShop();
  const { id } = create({ period: { amount: 100, interval: 'week', multiplier: 4 } });
  run((tx) =>
    putOutcomes(tx, [
      { subscription: id, period: 2, outcome: 'fail' },
      { subscription: id, period: 3, outcome: 'chargeback' },
      { subscription: id, period: 4, outcome: 'pay' },
    ]),
  );
  const fired = wait(120).filter(([job]) => job !== 'complete' && job !== 'next-period');
  expect(fired).toEqual([
    ['settle', 5],
    ['refuse', 33],
    ['settle', 61],
    ['charge-back', 75],
    ['settle', 89],
    ['settle', 117],
  ]);
  expect(periods(id).map((period) => period.split(' ')[2])).toEqual(['paid', 'open', 'reversed', 'paid', 'paid']);
  expect(payments().map(({ state }) => state)).toEqual(['completed', 'failed', 'completed', 'completed', 'completed']);
  expect(events().filter((type) => /failed|chargeback/.test(type))).toEqual(['payment.failed', 'chargeback.created']);
});

it('what was told is whole, replaced as a whole, and names what there is', () => {
  const { create, createPlan, run } = inShop();
  const told = [
    { subscription: create().id, period: 2, outcome: 'fail' },
    { installment_plan: createPlan().id, period: 3, outcome: 'chargeback' },
  ] as const;
  run((tx) => putOutcomes(tx, told));
  expect(run(outcomes.list)).toEqual(told);
  const refusal = (entry: object) => {
    try {
      return run((tx) => putOutcomes(tx, [entry as never]));
    } catch (error) {
      return (error as Fault).facts.param;
    }
  };
  expect(refusal({ subscription: 'PS0', period: 1, outcome: 'pay' })).toBe('subscription');
  expect(refusal({ installment_plan: 'PI0', period: 1, outcome: 'pay' })).toBe('installment_plan');
  expect(run(outcomes.list)).toEqual(told);
  run((tx) => putOutcomes(tx, []));
  expect(run(outcomes.list)).toEqual([]);
});

it('a chargeback that was told is left out where nothing is left to take back', () => {
  const shop = inShop();
  const { id } = shop.create({ period: { amount: 100, interval: 'week', multiplier: 1 } });
  shop.run((tx) => putOutcomes(tx, [{ subscription: id, period: 2, outcome: 'chargeback' }]));
  shop.wait(12);
  shop.act('chargeback', shop.payments()[1]?.id ?? '');
  shop.wait(20);
  expect(shop.events().filter((type) => type === 'chargeback.created')).toHaveLength(1);
});
