import { describe, expect, it } from 'vitest';
import { applyPayment, undoPayment } from '../../src/books/applying/payments.js';
import { applyRefund, undoRefund } from '../../src/books/applying/refunds.js';
import { fail } from '../../src/resources/payments/transitions.js';
import { inOffice, outcome } from './in-world.js';

/** Invoices of 30, 20 and 10, paid by one payment with a fee of 1.80. */
function paidThree() {
  const office = inOffice();
  const ids = ['30.00', '20.00', '10.00'].map((totalAmount, i) => office.create({ erpId: `${i}`, totalAmount }).id);
  const payment = office.payment(6180);
  office.run((tx) => {
    for (const id of ids) applyPayment(tx, payment, office.stored(id), office.stored(id).amount, 'checkout');
  });
  return {
    ...office,
    ids,
    payment,
    pay: office.payment,
    paid: () => ids.map((id) => office.stored(id).amountPaid),
    states: () => ids.map((id) => office.stored(id).status),
    /** Amount, kind and state of what there is, oldest first. */
    applied: () =>
      office.run((tx) =>
        [...tx.receivableTransactions.all()].map(
          ({ resourceType, amountApplied, receivableId, status }) =>
            `${resourceType} ${ids.indexOf(receivableId)} ${amountApplied} ${status}`,
        ),
      ),
  };
}

const applications = ['Payment 0 3000 active', 'Payment 1 2000 active', 'Payment 2 1000 active'];

describe('a payment', () => {
  it('pays each of its receivables, its fee aside [paystand.R103, R104, R108]', () => {
    const { paid, states, applied, transactions, ids, payment } = paidThree();
    expect(applied()).toEqual(applications);
    expect([paid(), states()]).toEqual([
      [3000, 2000, 1000],
      ['paid', 'paid', 'paid'],
    ]);
    const [transaction] = transactions(ids[0] as string).results;
    expect(transaction).toMatchObject({
      object: 'receivableTransaction',
      receivableId: ids[0],
      paymentId: payment.id,
      resourceId: payment.id,
      resourceType: 'Payment',
      paymentOrigin: 'checkout',
      amountApplied: '30.00',
      status: 'active',
      receivable: { object: 'receivable', id: ids[0], amountPaid: '30.00', datePaid: '2026-01-05T07:00:00.000Z' },
      payment: { object: 'payment', id: payment.id, amount: '61.80', status: 'created', disputes: [] },
    });
    expect(Object.keys(transaction?.receivable ?? {}).sort()).toEqual(
      ['amount', 'amountPaid', 'currency', 'dateDue', 'datePaid', 'extCustomerId', 'extId', 'id', 'object', 'payerEmail'].sort(),
    );
  });

  it('in part leaves the receivable open [paystand.R106]', () => {
    const { create, payment, run, stored } = inOffice();
    const { id } = create();
    const small = payment(9999);
    run((tx) => applyPayment(tx, small, stored(id), 9999, 'api'));
    expect(stored(id)).toMatchObject({ status: 'active', amountPaid: 9999, datePaid: null });
  });

  it('never pays more than is open, whatever the caller holds [paystand.R145]', () => {
    const { create, payment, run, stored } = inOffice();
    const { id } = create();
    const stale = stored(id);
    const [first, second] = [payment(6000), payment(6000)];
    run((tx) => applyPayment(tx, first, stale, 6000, 'api'));
    expect(outcome(() => run((tx) => applyPayment(tx, second, stale, 4001, 'api')))).toBe('422 receivableId R145');
    run((tx) => applyPayment(tx, second, stale, 4000, 'api'));
    expect(stored(id)).toMatchObject({ status: 'paid', amountPaid: 10_000 });
  });

  it('that fails is undone [paystand.R152]', () => {
    const { run, payment, paid, states, applied } = paidThree();
    run((tx) => undoPayment(tx, tx.payments.put(fail({ ...payment, status: 'processing' }, tx.now))));
    expect([paid(), states()]).toEqual([
      [0, 0, 0],
      ['active', 'active', 'active'],
    ]);
    expect(applied()).toEqual(applications.map((one) => one.replace('active', 'inactive')));
  });
});

describe('a refund', () => {
  it('takes back of the latest first, and opens what it took from [paystand.R109, R110]', () => {
    const { run, payment, refund, paid, states, applied, transactions, ids } = paidThree();
    const some = refund(payment, 1500);
    run((tx) => applyRefund(tx, some, payment));
    expect([paid(), states()]).toEqual([
      [3000, 1500, 0],
      ['paid', 'active', 'active'],
    ]);
    expect(applied()).toEqual([...applications, 'Refund 2 1000 active', 'Refund 1 500 active']);
    expect(transactions(ids[1] as string).results[0]).toMatchObject({
      resourceId: some.id,
      resourceType: 'Refund',
      paymentId: payment.id,
      amountApplied: '5.00',
      payment: { refunds: [{ id: some.id }] },
    });
  });

  it('follows another one, to the end of what was applied', () => {
    const { run, payment, refund, paid, applied } = paidThree();
    for (const amount of [1500, 4680]) {
      const one = refund(payment, amount);
      run((tx) => applyRefund(tx, one, payment));
    }
    expect(paid()).toEqual([0, 0, 0]);
    expect(applied().slice(3)).toEqual(['Refund 2 1000 active', 'Refund 1 500 active', 'Refund 1 1500 active', 'Refund 0 3000 active']);
  });

  it('that fails gives all of it back [dossier 7.3]', () => {
    const { run, payment, refund, paid, states, applied } = paidThree();
    const some = refund(payment, 1500);
    run((tx) => applyRefund(tx, some, payment));
    run((tx) => undoRefund(tx, some));
    expect([paid(), states()]).toEqual([
      [3000, 2000, 1000],
      ['paid', 'paid', 'paid'],
    ]);
    expect(applied()).toEqual([...applications, 'Refund 2 1000 inactive', 'Refund 1 500 inactive']);
  });

  it('that fails gives nothing to what was paid again meanwhile', () => {
    const { run, payment, pay, refund, paid, applied, stored, ids } = paidThree();
    const some = refund(payment, 1500);
    run((tx) => applyRefund(tx, some, payment));
    const again = pay(700);
    run((tx) => applyPayment(tx, again, stored(ids[2] as string), 600, 'api'));
    run((tx) => undoRefund(tx, some));
    expect(paid()).toEqual([3000, 2000, 1000]);
    expect(applied()).toEqual([
      'Payment 0 3000 active',
      'Payment 1 2000 active',
      'Payment 2 400 active',
      'Refund 2 1000 inactive',
      'Refund 1 500 inactive',
      'Payment 2 600 active',
    ]);
  });

  it('that fails gives nothing to what was cancelled meanwhile', () => {
    const { run, payment, refund, paid, states, applied, cancel, ids } = paidThree();
    const some = refund(payment, 1000);
    run((tx) => applyRefund(tx, some, payment));
    cancel(ids[2] as string);
    run((tx) => undoRefund(tx, some));
    expect([paid(), states()]).toEqual([
      [3000, 2000, 0],
      ['paid', 'paid', 'cancelled'],
    ]);
    expect(applied().slice(2)).toEqual(['Payment 2 1000 inactive', 'Refund 2 1000 inactive']);
  });
});

describe('receivers are told', () => {
  const inShort = (office: ReturnType<typeof paidThree>, from: number) =>
    office
      .told()
      .slice(from)
      .map(({ changes }) => Object.keys(changes).sort().join(' '));

  it('of each transaction, with its receivable as it is then [dossier 8.2]', () => {
    const office = paidThree();
    const told = office.told();
    expect(told.map(({ sourceType }) => sourceType)).toEqual(['ReceivableTransaction', 'ReceivableTransaction', 'ReceivableTransaction']);
    expect(told.map(({ previous }) => previous)).toEqual([{}, {}, {}]);
    expect(told[1]?.resource).toMatchObject({
      object: 'receivableTransaction',
      receivable: { amountPaid: '20.00' },
      payment: { currency: 'USD' },
    });
    expect(told[1]?.changes).toEqual(told[1]?.resource);
  });

  it('of what is undone, with what changed', () => {
    const office = paidThree();
    office.later();
    office.run((tx) => undoPayment(tx, tx.payments.put(fail({ ...office.payment, status: 'processing' }, tx.now))));
    expect(inShort(office, 3)).toEqual(['lastUpdated receivable status', 'lastUpdated receivable status', 'lastUpdated receivable status']);
    expect(office.told()[3]).toMatchObject({
      previous: { status: 'active', receivable: { amountPaid: '30.00' } },
      changes: { status: 'inactive', receivable: { amountPaid: '0.00' } },
    });
  });

  it('of a refund, and of its failure', () => {
    const office = paidThree();
    const some = office.refund(office.payment, 500);
    office.run((tx) => applyRefund(tx, some, office.payment));
    office.later();
    office.run((tx) => undoRefund(tx, some));
    expect(office.told().slice(3)).toMatchObject([
      { resource: { resourceType: 'Refund', amountApplied: '5.00', status: 'active' }, previous: {} },
      {
        resource: { status: 'inactive', receivable: { amountPaid: '10.00' } },
        previous: { status: 'active', receivable: { amountPaid: '5.00' } },
      },
    ]);
  });
});
