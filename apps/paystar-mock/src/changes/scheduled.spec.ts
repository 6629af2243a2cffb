import { describe, expect, it } from 'vitest';
import { inWorld, minute, refusal, start } from '../../test/in-world.js';
import type { ScheduledPayment } from '../resources/scheduled-payments/scheduled-payment.js';
import { cancelScheduledPayment, giveBackScheduled, type Order, schedulePayment, settleScheduled } from './scheduled.js';

const tomorrow = start + 24 * 60 * minute;
const bank = (accountNumber: string) => ({ bank: { routingNumber: '110000000', accountNumber } });

/** A world, and a customer who schedules a payment of the account W-77. */
function scheduling() {
  const world = inWorld();
  const session = world.managing('schedule-payment');
  const scheduled = () => world.run((tx) => [...tx.scheduledPayments.all()]);
  return {
    ...world,
    session,
    scheduled,
    last: () => scheduled().at(-1) as ScheduledPayment,
    schedule: (order: Partial<Order> = {}) => world.run((tx) => schedulePayment(tx, session, { date: tomorrow, amount: 4210, ...order })),
    cancel: (id: string, of = world.managing('scheduled-payments')) => world.run((tx) => cancelScheduledPayment(tx, of, id)),
  };
}

describe('a payment of a day to come', () => {
  it('is scheduled, and told to nobody', () => {
    const { schedule, session, told, run } = scheduling();
    const payment = schedule({ card: '5454545454545454' });
    expect(payment).toEqual({
      id: payment.id,
      BusinessUnitSlug: 'acme-utilities',
      Account: session.Account,
      Customer: session.Customer,
      PaymentSource: run((tx) => [...tx.paymentSources.all()][0]?.id),
      Amount: 4210,
      date: tomorrow,
      Status: 'Scheduled',
      Payment: null,
      session: session.id,
      createdAt: start,
    });
    expect(told()).toEqual([]);
  });

  it('is paid when its time comes, with the fee of self-service, and told', () => {
    const { schedule, session, wait, told, last } = scheduling();
    schedule();
    expect(wait(24 * 60 - 1)).toEqual([]);
    expect(wait(1)).toEqual([['pay', 24 * 60]]);
    expect(last()).toMatchObject({ Status: 'Succeeded', Payment: { amount: 4210, serviceFee: 195, paymentDate: tomorrow } });
    const payload = { sessionIdentifier: session.id, status: 'Succeeded', amount: '42.10', accountNumber: 'W-77', serviceFee: '195' };
    expect(told()).toMatchObject([['Payment.Succeeded', { payload }]]);
    expect(wait(10_000)).toEqual([]);
  });

  it('fails where its source does', () => {
    const { schedule, wait, told, last } = scheduling();
    schedule(bank('000222222227'));
    wait(24 * 60);
    expect(last()).toMatchObject({ Status: 'Failed', Payment: { gatewayResponseDescription: 'Insufficient funds' } });
    expect(told().map(([type]) => type)).toEqual(['Payment.Failed']);
  });

  it.each([
    ['000100000001', 'Succeeded'],
    ['000100000002', 'Failed'],
  ])('by %s is pending, and settles: %s', (accountNumber, Status) => {
    const { schedule, wait, told, last, run } = scheduling();
    schedule(bank(accountNumber));
    wait(24 * 60);
    expect(last().Status).toBe('Pending');
    run((tx) => settleScheduled(tx, last()));
    expect(last()).toMatchObject({ Status, Payment: { Status } });
    expect(told().map(([type]) => type)).toEqual(['Payment.Pending', `Payment.${Status}`]);
    expect(refusal(() => run((tx) => settleScheduled(tx, last())))).toBe('scheduled_payment_refused');
  });

  it('that is pending may come back', () => {
    const { schedule, wait, last, run } = scheduling();
    schedule(bank('000100000001'));
    wait(24 * 60);
    run((tx) => giveBackScheduled(tx, last(), 'Stopped'));
    expect(last()).toMatchObject({ Status: 'Failed', Payment: { gatewayResponseDescription: 'Stopped', authCode: '' } });
  });

  it('is of the balance, where no amount is given', () => {
    const { schedule, account, run, session } = scheduling();
    const order = () => run((tx) => schedulePayment(tx, session, { date: tomorrow }));
    for (const Balance of [undefined, 0, -100]) {
      account(Balance === undefined ? {} : { Balance });
      expect(refusal(order)).toBe('amount_needed');
    }
    account({ Balance: 777 });
    expect(order().Amount).toBe(777);
    expect(refusal(schedule)).toBe('scheduled_already');
  });

  it('lies ahead', () => {
    const { schedule } = scheduling();
    expect(refusal(() => schedule({ date: start }))).toBe('date_not_ahead');
    expect(schedule({ date: start + 1 }).date).toBe(start + 1);
  });
});

describe('calling off', () => {
  it('a scheduled payment leaves it unpaid; another takes a session of its own [dossier E9]', () => {
    const { schedule, cancel, wait, told, last, run, managing } = scheduling();
    const { id } = schedule();
    expect(refusal(schedule)).toBe('scheduled_already');
    expect(cancel(id).Status).toBe('Canceled');
    expect(refusal(() => cancel(id))).toBe('scheduled_payment_refused');
    expect(refusal(schedule)).toBe('scheduled_already');
    const another = managing('schedule-payment');
    run((tx) => schedulePayment(tx, another, { date: tomorrow + minute, amount: 1 }));
    expect(wait(2 * 24 * 60)).toEqual([['pay', 24 * 60 + 1]]);
    expect(told()).toHaveLength(1);
    expect(refusal(() => cancel(last().id))).toBe('scheduled_payment_refused');
  });

  it('one of another account is refused', () => {
    const { schedule, cancel, managing, account } = scheduling();
    const { id } = schedule();
    const other = { ...managing('scheduled-payments'), Account: account({ AccountNumber: 'W-78' }).id };
    expect([refusal(() => cancel(id, other)), refusal(() => cancel('none'))]).toEqual([
      'scheduled_payment_unknown',
      'scheduled_payment_unknown',
    ]);
  });
});

it('a session of another flow, or one that has expired, changes nothing [paystar.R80]', () => {
  const { schedule, cancel, session, wait, managing } = scheduling();
  const { id } = schedule();
  expect(refusal(() => cancel(id, session))).toBe('wrong_flow');
  const list = managing('scheduled-payments');
  wait(60);
  expect([refusal(() => cancel(id, list)), refusal(schedule)]).toEqual(['session_expired', 'session_expired']);
});
