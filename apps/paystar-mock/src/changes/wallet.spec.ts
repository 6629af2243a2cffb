import { describe, expect, it } from 'vitest';
import { inWorld, refusal, start } from '../../test/in-world.js';
import { enroll, unenroll } from './autopay.js';
import { cancelScheduledPayment, schedulePayment } from './scheduled.js';
import { addPaymentSource, deletePaymentSource, type NewSource } from './wallet.js';

/** A world, and a customer in a wallet session. */
function keeping() {
  const world = inWorld();
  const session = world.managing('wallet');
  return {
    ...world,
    session,
    add: (source?: NewSource) => world.run((tx) => addPaymentSource(tx, session, source)),
    remove: (id: string) => world.run((tx) => deletePaymentSource(tx, session, id)),
    wallet: () => world.run((tx) => [...tx.paymentSources.all()].map(({ id }) => id)),
  };
}

describe('a wallet', () => {
  it('takes sources, and gives them up again [paystar.R77]', () => {
    const { add, remove, wallet, session, told } = keeping();
    const card = add({ card: '371449635398431', nickname: 'Work', accountHolderName: 'P. Roe' });
    expect(card).toEqual({
      id: card.id,
      Customer: session.Customer,
      paymentSourceType: 'CreditCard',
      accountType: 'Amex',
      accountNumberLast4: '8431',
      accountHolderName: 'P. Roe',
      nickname: 'Work',
      outcome: { Status: 'Succeeded', gatewayResponseDescription: 'Approved' },
      createdAt: start,
    });
    const bank = add({ bank: { routingNumber: '110000000', accountNumber: '000111111113', accountType: 'Savings' } });
    expect(bank).toMatchObject({ accountType: 'Savings', nickname: null, outcome: { gatewayResponseDescription: 'Account closed' } });
    expect(wallet()).toEqual([card.id, bank.id]);
    remove(card.id);
    expect(wallet()).toEqual([bank.id]);
    expect(told()).toEqual([]);
  });

  it.each([
    [{ FirstName: '', LastName: 'Roe' }, 'Roe'],
    [{ FirstName: ' ', LastName: '' }, 'Test Payer'],
  ])('names the holder after a customer with %j: %s', (names, holder) => {
    const { run, customer, managing } = inWorld();
    const session = managing('wallet', customer(names));
    expect(run((tx) => addPaymentSource(tx, session)).accountHolderName).toBe(holder);
  });

  it('takes test numbers only', () => {
    const { add, wallet } = keeping();
    expect(refusal(() => add({ card: '4929420573595709' }))).toBe('card_not_for_tests');
    expect(wallet()).toEqual([]);
  });

  it('gives up no source of another, and none that is not there', () => {
    const { remove, run, add, managing, customer } = keeping();
    const { id } = add();
    const other = managing('wallet', customer({ EmailAddress: 'sam@example.com' }));
    expect(refusal(() => run((tx) => deletePaymentSource(tx, other, id)))).toBe('source_not_in_wallet');
    expect(refusal(() => remove('none'))).toBe('source_not_in_wallet');
  });
});

describe('a source', () => {
  it('that AutoPay uses stays [paystar.P34]', () => {
    const { add, remove, run, managing, wallet } = keeping();
    const { id } = add();
    const autopay = managing('autopay');
    run((tx) => enroll(tx, autopay, { paymentSource: id }));
    expect(refusal(() => remove(id))).toBe('source_in_use');
    run((tx) => unenroll(tx, autopay));
    remove(id);
    expect(wallet()).toEqual([]);
  });

  it('that a scheduled payment uses stays until that has come to its end', () => {
    const { add, remove, run, managing, wait } = keeping();
    const { id } = add({ bank: { routingNumber: '110000000', accountNumber: '000100000001' } });
    const sessions = [managing('schedule-payment'), managing('scheduled-payments')] as const;
    const [first] = [1, 2].map((days) => {
      const order = { paymentSource: id, amount: 100, date: start + 86_400_000 };
      return run((tx) => schedulePayment(tx, { ...sessions[0], id: String(days) }, order));
    });
    run((tx) => cancelScheduledPayment(tx, sessions[1], first?.id as string));
    expect(refusal(() => remove(id))).toBe('source_in_use');
    wait(24 * 60);
    expect(run((tx) => tx.scheduledPayments.count(['source', id]))).toBe(1);
    const another = managing('wallet');
    expect(refusal(() => run((tx) => deletePaymentSource(tx, another, id)))).toBe('source_in_use');
    run((tx) => {
      for (const payment of tx.scheduledPayments.all()) tx.scheduledPayments.put({ ...payment, Status: 'Succeeded' });
    });
    run((tx) => deletePaymentSource(tx, another, id));
    expect(run((tx) => tx.paymentSources.count())).toBe(0);
  });
});

it('a session of another flow, or one that has expired, changes nothing [paystar.R80]', () => {
  const { add, remove, run, managing, wait } = keeping();
  const autopay = managing('autopay');
  expect(refusal(() => run((tx) => addPaymentSource(tx, autopay)))).toBe('wrong_flow');
  const { id } = add();
  wait(60);
  expect([refusal(add), refusal(() => remove(id))]).toEqual(['session_expired', 'session_expired']);
});
