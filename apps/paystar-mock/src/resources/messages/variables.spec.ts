import { describe, expect, it } from 'vitest';
import { newAccount } from '../accounts/account.js';
import { newCustomer } from '../customers/customer.js';
import { newPayment } from '../payment-sessions/payment.js';
import { findBankAccount, findCard, type Numbered } from '../payment-sources/test-numbers.js';
import { accountVariables, autopayVariables, type Paid, paymentVariables } from './variables.js';

const visa = { ...(findCard('4111111111111111') as Numbered), accountHolderName: 'Pat Roe' };
const checking = {
  ...(findBankAccount({ routingNumber: '110000000', accountNumber: '000123456789' }) as Numbered),
  accountHolderName: 'Pat Roe',
};
const account = { ...newAccount('100001', 0, 'acme-utilities', { AccountNumber: '123-45', SubAccountNumber: '2' }), Name: 'John Smith' };
const customer = newCustomer('500001', 0, 'acme-utilities', { EmailAddress: 'pat@example.com' });
const payment = (amount: number, serviceFee: number) =>
  newPayment(
    { paymentDate: Date.UTC(2026, 2, 2, 9), amount, serviceFee, referenceNumber: 'NYDVNT-WSQPG', authCode: 'A1B2C3', charges: [0] },
    visa.outcome,
  );

const paid: Paid = {
  SessionIdentifier: '5a0f0c86-1d5e-4d0e-9a53-0b2f6f7a2c11',
  Channel: 'QuickPay',
  ClientReference: 'inv-881',
  PaymentDescriptor: 'March',
  CustomMeta: { PaymentIdentifier: 'p-5', count: 3, rush: false, nothing: null, cart: { items: [1] } },
  payment: payment(30_034, 1012),
  source: visa,
  account,
  customer,
};

describe('the variables of a payment', () => {
  it('are these [paystar.R103, R104, R107, R110, R111]', () => {
    expect(paymentVariables(paid)).toEqual({
      SessionIdentifier: '5a0f0c86-1d5e-4d0e-9a53-0b2f6f7a2c11',
      Status: 'Succeeded',
      ReferenceNumber: 'NYDVNT-WSQPG',
      Amount: '300.34',
      AmountFormatted: '$300.34',
      AmountMinor: '30034',
      ServiceFeeAmount: '10.12',
      ServiceFeeAmountFormatted: '$10.12',
      ServiceFeeAmountMinor: '1012',
      AccountNumber: '123-45',
      SubAccountNumber: '2',
      AccountName: 'John Smith',
      CustomerEmailAddress: 'pat@example.com',
      ClientReference: 'inv-881',
      Channel: 'QuickPay',
      PaymentDate: '2026-03-02T09:00:00Z',
      PaymentDescriptor: 'March',
      PaymentSourceDescription: 'Visa ending in 1111',
      PaymentMetaJson_PaymentIdentifier: 'p-5',
      PaymentMetaJson_count: '3',
      PaymentMetaJson_rush: 'false',
      PaymentMetaJson_nothing: '',
      PaymentMetaJson_cart: '{"items":[1]}',
    });
  });

  it('are empty where nothing is known', () => {
    const nothing = { ClientReference: null, PaymentDescriptor: null, CustomMeta: null, account: null, customer: null };
    const variables = paymentVariables({ ...paid, ...nothing });
    const empty = ['AccountNumber', 'SubAccountNumber', 'AccountName', 'CustomerEmailAddress', 'ClientReference', 'PaymentDescriptor'];
    expect(empty.map((name) => variables[name])).toEqual(empty.map(() => ''));
  });

  it.each([
    [0, '0.00', '$0.00'],
    [5, '0.05', '$0.05'],
    [99, '0.99', '$0.99'],
    [100_000, '1000.00', '$1,000.00'],
    [12_345_678_901, '123456789.01', '$123,456,789.01'],
  ])('write %i cents as %s and as %s [paystar.R103]', (cents, Amount, AmountFormatted) => {
    expect(paymentVariables({ ...paid, payment: payment(cents, 0) })).toMatchObject({ Amount, AmountFormatted });
  });
});

describe('the variables of AutoPay', () => {
  it('are these [paystar.R108, R109, R110]', () => {
    const variables = {
      ...accountVariables({ ...account, DueDate: '2026-04-01T00:00:00Z' }, customer, 'Enroll'),
      ...autopayVariables({ ProcessingLeadTime: 3, MaximumBalanceAllowed: 15_000 }, checking),
    };
    expect(variables).toEqual({
      AccountId: '100001',
      AccountName: 'John Smith',
      AccountNumber: '123-45',
      SubAccountNumber: '2',
      ActivityType: 'Enroll',
      CustomerEmailAddress: 'pat@example.com',
      CustomerId: '500001',
      DueDate: '2026-04-01',
      MaximumBalanceAllowed: '150.00',
      PaymentSourceDescription: 'Checking ending in 6789',
      ProcessingLeadTime: '3',
    });
  });

  it('have no limit, no name and no due date where there is none', () => {
    const bare = { ...account, Name: null, SubAccountNumber: '' };
    expect(accountVariables(bare, customer, 'Cancel')).toMatchObject({ AccountName: '', SubAccountNumber: '', DueDate: '' });
    expect(autopayVariables({ ProcessingLeadTime: 0, MaximumBalanceAllowed: null }, visa)).toMatchObject({ MaximumBalanceAllowed: '' });
  });

  it.each(['2026-04-01', '2026-04-01T23:30:00', '2026-04-01T23:30:00-07:00'])(
    'write the due date %s as the day that it is there',
    (DueDate) => {
      expect(accountVariables({ ...account, DueDate }, customer, 'Enroll').DueDate).toBe('2026-04-01');
    },
  );
});
