import { describe, expect, it } from 'vitest';
import { inWorld, refusal, start } from '../../test/in-world.js';
import type { Customer } from '../resources/customers/customer.js';
import type { Enrollment } from '../resources/enrollments/enrollment.js';
import type { ManagementSession } from '../resources/management-sessions/management-session.js';
import type { Tx } from '../state.js';
import { type AutopaySettings, endAutopay, enroll, unenroll, updateAutopay } from './autopay.js';

const withCustomer = { DueDate: '2026-04-01T00:00:00Z', SubAccountNumber: '2' };

/** A world with an account, and its customer in an AutoPay session. */
function enrolling() {
  const world = inWorld();
  const account = world.account(withCustomer);
  const customer = world.customer({ FirstName: 'Pat', LastName: 'Roe' }, [account]);
  const about = (who = customer) => ({ ...world.managing('autopay', who), Account: account.id });
  const inSession = <R>(who: Customer | undefined, work: (tx: Tx, session: ManagementSession) => R): R => {
    const session = about(who);
    return world.run((tx) => work(tx, session));
  };
  return {
    ...world,
    about,
    customerRecord: customer,
    accountRecord: account,
    enroll: (settings?: AutopaySettings, who?: Customer) => inSession(who, (tx, session) => enroll(tx, session, settings)),
    update: (settings: AutopaySettings, who?: Customer) => inSession(who, (tx, session) => updateAutopay(tx, session, settings)),
    unenroll: () => inSession(undefined, unenroll),
    enrollments: () => world.run((tx) => [...tx.enrollments.all()]),
    wallet: () => world.run((tx) => [...tx.paymentSources.all()]),
  };
}

describe('enrolling', () => {
  it('begins AutoPay on the account, and tells it [paystar.R108]', () => {
    const { enroll, accountRecord, customerRecord, wallet, enrollments, told } = enrolling();
    const card = '5454545454545454';
    const enrollment = enroll({ card, processingLeadTime: 3, maximumBalanceAllowed: 15_000 });
    expect(enrollments()).toEqual([
      {
        id: enrollment.id,
        BusinessUnitSlug: 'acme-utilities',
        Account: accountRecord.id,
        Customer: customerRecord.id,
        PaymentSource: wallet()[0]?.id,
        ProcessingLeadTime: 3,
        MaximumBalanceAllowed: 15_000,
        createdAt: start,
      },
    ]);
    const payload = {
      accountId: accountRecord.id,
      accountName: 'Pat Roe',
      accountNumber: 'W-77',
      subAccountNumber: '2',
      activityType: 'Enroll',
      customerEmailAddress: 'pat@example.com',
      customerId: customerRecord.id,
      dueDate: '2026-04-01',
      maximumBalanceAllowed: '150.00',
      paymentSource: 'Mastercard ending in 5454',
      processingLeadTime: '3',
    };
    expect(told()).toEqual([['AutoPay.Enrolled', { action: 'AutoPay.Enrolled', payload }]]);
  });

  it('with nothing said is on the due date, without a limit, by the newest source of the wallet, else by a Visa that is put there', () => {
    const world = enrolling();
    expect(world.enroll()).toMatchObject({ ProcessingLeadTime: 0, MaximumBalanceAllowed: null });
    expect(world.wallet()).toMatchObject([{ accountType: 'Visa', accountNumberLast4: '1111', accountHolderName: 'Pat Roe' }]);
    world.unenroll();
    const again = world.enroll();
    expect([again.PaymentSource, world.wallet().length]).toEqual([world.wallet()[0]?.id, 1]);
  });

  it('is done once an account, whoever asks [dossier 4.10]', () => {
    const { enroll, customer, enrollments } = enrolling();
    enroll();
    const other = customer({ EmailAddress: 'sam@example.com' });
    expect([refusal(enroll), refusal(() => enroll({}, other)), enrollments().length]).toEqual(['autopay_on', 'autopay_on', 1]);
  });

  it('by the source of another is refused', () => {
    const { enroll, unenroll, wallet, customer } = enrolling();
    enroll();
    unenroll();
    const other = customer({ EmailAddress: 'sam@example.com' });
    expect(refusal(() => enroll({ paymentSource: wallet()[0]?.id as string }, other))).toBe('source_not_in_wallet');
  });
});

describe('an update', () => {
  it('changes what is given, and tells it [dossier 4.10]', () => {
    const { enroll, update, told } = enrolling();
    const before = enroll({ maximumBalanceAllowed: 100 });
    expect(update({ processingLeadTime: 5 })).toEqual({ ...before, ProcessingLeadTime: 5 });
    expect(update({ maximumBalanceAllowed: null })).toEqual({ ...before, ProcessingLeadTime: 5, MaximumBalanceAllowed: null });
    expect(
      told().map(([type, { payload }]) => [type, payload.activityType, payload.processingLeadTime, payload.maximumBalanceAllowed]),
    ).toEqual([
      ['AutoPay.Enrolled', 'Enroll', '0', '1.00'],
      ['AutoPay.Enrolled', 'UpdateSettings', '5', '1.00'],
      ['AutoPay.Enrolled', 'UpdateSettings', '5', ''],
    ]);
  });

  it('of the source makes it AutoPay of the customer whose source it is', () => {
    const { enroll, update, customer, told } = enrolling();
    const { Customer } = enroll();
    const other = customer({ EmailAddress: 'sam@example.com' });
    expect(update({ processingLeadTime: 1 }, other).Customer).toBe(Customer);
    expect(update({ card: '378282246310005' }, other).Customer).toBe(other.id);
    expect(told().at(-1)?.[1].payload).toMatchObject({ customerEmailAddress: 'sam@example.com', paymentSource: 'Amex ending in 0005' });
  });

  it('of an account without AutoPay is refused', () => {
    const { update, unenroll } = enrolling();
    expect([refusal(() => update({})), refusal(unenroll)]).toEqual(['autopay_off', 'autopay_off']);
  });
});

it.each(['a customer', 'an event'])('AutoPay is ended by %s, which is told as it was [paystar.R97, R109]', (who) => {
  const { run, enroll, unenroll, enrollments, told } = enrolling();
  enroll({ processingLeadTime: 2 });
  if (who === 'a customer') unenroll();
  else run((tx) => endAutopay(tx, [...tx.enrollments.all()][0] as Enrollment));
  expect(enrollments()).toEqual([]);
  const payload = {
    activityType: 'Cancel',
    processingLeadTime: '2',
    paymentSource: 'Visa ending in 1111',
    customerEmailAddress: 'pat@example.com',
  };
  expect(told().at(-1)).toMatchObject(['AutoPay.Unenrolled', { payload }]);
});

it('a session of another flow, or one that has expired, changes nothing [paystar.R80]', () => {
  const { run, wait, about, managing, told } = enrolling();
  const session = about();
  const wallet = managing('wallet');
  expect(refusal(() => run((tx) => enroll(tx, wallet)))).toBe('wrong_flow');
  wait(60);
  for (const change of [enroll, unenroll]) expect(refusal(() => run((tx) => change(tx, session)))).toBe('session_expired');
  expect(refusal(() => run((tx) => updateAutopay(tx, session, {})))).toBe('session_expired');
  expect(told()).toEqual([]);
});
