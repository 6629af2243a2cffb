import type { Fault } from '@paystub/mock-kernel';
import { describe, expect, it } from 'vitest';
import { render } from '../../src/faults.js';
import type { PaymentSession } from '../../src/resources/payment-sessions/payment-session.js';
import { refusal, start } from '../in-world.js';
import { paying } from './paying.js';

describe('saving for later', () => {
  it('puts the source into the wallet, once, without its number [paystar.R70]', () => {
    const { pay, wallet, session, refuse } = paying();
    refuse({ save: true });
    expect(wallet()).toEqual([]);
    pay({ save: true });
    const [kept, ...rest] = wallet();
    expect(rest).toEqual([]);
    expect(kept).toEqual({
      id: kept?.id,
      Customer: session().Customer,
      paymentSourceType: 'CreditCard',
      accountType: 'Visa',
      accountNumberLast4: '1111',
      accountHolderName: 'Pat Roe',
      nickname: null,
      outcome: { Status: 'Succeeded', gatewayResponseDescription: 'Approved' },
      createdAt: start,
    });
  });

  it('keeps no second one of the same', () => {
    const { delay, giveBack, pay, wallet } = paying();
    delay({ save: true });
    giveBack();
    pay({ save: true });
    expect(wallet()).toHaveLength(1);
  });

  it('takes a customer [paystar.R71]', () => {
    const { pay, session } = paying({ customer: null });
    expect(refusal(() => pay({ save: true }))).toBe('saving_needs_customer');
    expect(session().Payment).toBeNull();
    expect(pay().Status).toBe('Succeeded');
  });
});

describe('several accounts', () => {
  const charge = (Amount: number, AccountNumber?: string) => ({
    Amount,
    ...(AccountNumber ? { ClientAccount: { AccountNumber, Name: `of ${AccountNumber}` } } : {}),
  });
  const Charges = [charge(500), charge(4000, 'A'), charge(200, 'B'), charge(30, 'A'), charge(1, 'C')];
  const ids = (session: PaymentSession) => session.Charges.map(({ Account }) => Account as string);

  it('are all paid for, unless some are left out; what has no account stays [dossier 4.2]', () => {
    const { pay, session, told } = paying({ Charges });
    const [, , b, , c] = ids(session());
    expect(pay({ accounts: [c as string, b as string] })).toMatchObject({
      Chosen: [0, 2, 4],
      Payment: { amount: 701, charges: [0, 2, 4] },
    });
    expect(told()[0]?.[1]).toMatchObject({ payload: { amount: '7.01', accountNumber: 'B', accountName: 'of B' } });
  });

  it('go by their numbers, too; where one is not there, the message has those that are', () => {
    const { choose, session } = paying({
      Charges: [...Charges, { Amount: 7, ClientAccount: { AccountNumber: 'A', SubAccountNumber: '2', Name: 'Sub' } }],
    });
    const [, a, b, , c, sub] = ids(session());
    expect(choose({ accounts: ['A', c as string] }).Chosen).toEqual([0, 1, 3, 4, 5]);
    expect(choose({ accounts: [sub as string] }).Chosen).toEqual([0, 5]);
    const known = `${a} (A), ${b} (B), ${c} (C), ${sub} (A, 2)`;
    expect(messageOf(() => choose({ accounts: ['D'] }))).toBe(
      `The session has no charge for the account D. Its accounts, by id and number: ${known}.`,
    );
  });

  it('that have the number of another by chance are told apart by their ids', () => {
    const { choose, session } = paying({ Charges: [charge(1, 'A'), charge(2, '100001')] });
    expect(ids(session())).toEqual(['100001', '100002']);
    expect(choose({ accounts: ['100001'] }).Chosen).toEqual([0]);
  });

  it('stay as they were chosen, with their fee [paystar.P28]', () => {
    const { choose, pay, session, told } = paying({ Charges });
    const [, a] = ids(session());
    expect(choose({ accounts: [a as string] })).toMatchObject({ Chosen: [0, 1, 3], ServiceFee: { amount: 195 } });
    expect(pay().Payment).toMatchObject({ amount: 4530 });
    expect(told()[0]?.[1]).toMatchObject({ payload: { accountNumber: 'A' } });
  });

  it('in a payment without any are empty [dossier 6.3]', () => {
    const { pay, told } = paying({ Charges: [charge(500)], customer: null });
    expect(pay().PaymentSource?.accountHolderName).toBe('Test Payer');
    expect(told()[0]?.[1]).toMatchObject({ payload: { accountNumber: '', accountName: '' } });
  });
});

describe('payment fields', () => {
  const fields = { paymentFields: { memoLine: { label: 'Memo' }, invoiceNumber: { label: 'Invoice' } } };

  it('that are configured have to be filled in, where they did not come with the session [paystar.R48]', () => {
    const { pay, choose, session } = paying({ PaymentFields: { memoLine: '' } }, fields);
    expect(refusal(pay)).toBe('field_not_filled_in');
    expect(refusal(() => pay({ paymentFields: { invoiceNumber: ' ' } }))).toBe('field_not_filled_in');
    choose({ paymentFields: { invoiceNumber: '1' } });
    expect(pay({ paymentFields: { invoiceNumber: '2' } }).Status).toBe('Succeeded');
    expect(session().PaymentFields).toEqual({ memoLine: '', invoiceNumber: '2' });
  });

  it('that came with the session stay as they are [paystar.R49]', () => {
    const { pay } = paying({ PaymentFields: { memoLine: 'March', invoiceNumber: '1' } }, fields);
    expect(refusal(() => pay({ paymentFields: { memoLine: 'April' } }))).toBe('field_given_before');
    expect(pay().PaymentFields).toEqual({ memoLine: 'March', invoiceNumber: '1' });
  });

  it('may be wrong in nothing but their names [paystar.R50]', () => {
    const { pay } = paying({}, fields);
    expect(refusal(() => pay({ paymentFields: { memo: 'x' } }))).toBe('field_not_configured');
  });
});

function messageOf(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    return render(error as Fault).message;
  }
}
