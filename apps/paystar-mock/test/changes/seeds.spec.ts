import { describe, expect, it } from 'vitest';
import { paths, paystar, type World } from '../calls.js';
import { account, managed, unit, user } from '../sent.js';

const { world } = paystar();
const createdAt = '2026-01-01T00:00:00Z';
const seed = (of: World, collection: string, body: object) => of.control('POST', `/paystar/${collection}`, body);

const seedAccount = (of: World, fields: object = {}) => seed(of, 'accounts', { BusinessUnitSlug: unit, AccountNumber: 'W-77', ...fields });
const seedCustomer = (of: World, fields: object = {}) =>
  seed(of, 'customers', { BusinessUnitSlug: unit, EmailAddress: user.EmailAddress, ...fields });

describe('a seeded account', () => {
  it('is as it is said to have been', async () => {
    const here = world();
    const about = {
      AccountNumber: 'W-77',
      SubAccountNumber: '2',
      Name: 'Pat Roe',
      Balance: -325,
      DueDate: '2026-04-01T09:30:00',
      Paperless: true,
    };
    const Address = { City: 'Delta' };
    const seeded = await seedAccount(here, { ...about, Address, id: '700', createdAt });
    expect(seeded).toEqual({
      id: '700',
      BusinessUnitSlug: unit,
      ...about,
      Address,
      PhoneNumber: null,
      IssueDate: null,
      Customers: [],
      createdAt,
    });
    expect(await here.records('accounts')).toEqual([seeded]);
  });

  it('is the one that requests then find, and numbers that it takes are passed over', async () => {
    const here = world();
    await seedAccount(here, { id: '100001' });
    await here.post(paths.autopay, managed({ ClientAccount: { ...account, AccountNumber: 'W-78' } }));
    await here.post(paths.autopay, managed());
    expect((await here.records('accounts')).map(({ id, AccountNumber }) => [id, AccountNumber]).toSorted()).toEqual([
      ['100001', 'W-77'],
      ['100002', 'W-78'],
    ]);
  });

  it.each<[object, string]>([
    [{ BusinessUnitSlug: 'nobody' }, 'BusinessUnitSlug names nothing'],
    [{ BusinessUnitSlug: 'constructor' }, 'BusinessUnitSlug names nothing'],
    [{ Customers: ['1'] }, 'Customers names nothing'],
    [{ AccountNumber: '' }, 'AccountNumber'],
    [{ Balance: 1.5 }, 'Balance'],
    [{ DueDate: 'soon' }, 'DueDate is no ISO 8601 date'],
    [{ DueDate: '2026-02-31' }, 'DueDate is no ISO 8601 date'],
    [{ IssueDate: '2026-02-31T09:30:00' }, 'IssueDate is no ISO 8601 date'],
    [{ IssueDate: '2026-02-28T25:00:00' }, 'IssueDate is no ISO 8601 date'],
    [{ DueDate: '2026-04-01 09:30:00Z' }, 'DueDate is no ISO 8601 date'],
    [{ DueDate: 20260401 }, 'DueDate'],
    [{ createdAt: '2016-12-31T23:59:60Z' }, 'createdAt is no moment'],
    [{ Address: { StreetAddress: 'x'.repeat(101) } }, 'StreetAddress'],
    [{ id: 'W-77' }, 'id'],
    [{ Colour: 'blue' }, 'Colour'],
  ])('with %j is refused: %s', async (fields, why) => {
    const here = world();
    await expect(seedAccount(here, fields)).rejects.toThrow(why);
    expect(await here.records('accounts')).toEqual([]);
  });

  it('is refused where its number is taken, and taken in another business unit', async () => {
    const here = world();
    await seedAccount(here);
    await expect(seedAccount(here, { SubAccountNumber: '' })).rejects.toThrow('AccountNumber is taken');
    await seedAccount(here, { BusinessUnitSlug: 'water-bill-pay' });
    expect(await here.records('accounts')).toHaveLength(2);
  });
});

describe('a seeded customer', () => {
  it('is linked with the accounts, and they with it, whichever was there first', async () => {
    const here = world();
    const first = await seedAccount(here);
    const customer = await seedCustomer(here, { FirstName: 'Pat', Accounts: [first.id], SmsNotifications: true, createdAt });
    const second = await seedAccount(here, { AccountNumber: 'W-78', Customers: [customer.id] });
    expect(customer).toMatchObject({ FirstName: 'Pat', LastName: null, EmailNotifications: true, SmsNotifications: true, createdAt });
    expect(await here.records('customers')).toEqual([{ ...customer, Accounts: [first.id, second.id] }]);
    expect((await here.records('accounts')).map(({ Customers }) => Customers)).toEqual([[customer.id], [customer.id]]);
  });

  it('has an address that nobody has, whatever its case [paystar.P9]', async () => {
    const here = world();
    await seedCustomer(here);
    await expect(seedCustomer(here, { EmailAddress: 'PAT@example.com' })).rejects.toThrow('EmailAddress is taken');
    await expect(seedCustomer(here, { EmailAddress: 'pat' })).rejects.toThrow('EmailAddress');
  });

  it('has no accounts of another business unit', async () => {
    const here = world();
    const { id } = await seedAccount(here, { BusinessUnitSlug: 'water-bill-pay' });
    await expect(seedCustomer(here, { Accounts: [id] })).rejects.toThrow('Accounts belongs to another');
    expect(await here.records('customers')).toEqual([]);
  });
});

describe('a seeded source', () => {
  const usual = { paymentSourceType: 'CreditCard', accountType: 'Visa', accountNumberLast4: '1111', accountHolderName: 'Test Payer' };
  const approved = { Status: 'Succeeded', gatewayResponseDescription: 'Approved' };

  it.each<[object, object]>([
    [{}, { ...usual, nickname: null, outcome: approved }],
    [
      { nickname: 'Work', accountHolderName: 'P. Roe', createdAt },
      { ...usual, nickname: 'Work', accountHolderName: 'P. Roe', outcome: approved, createdAt },
    ],
    [
      { accountNumberLast4: '0002' },
      { ...usual, accountNumberLast4: '0002', outcome: { Status: 'Failed', gatewayResponseDescription: 'Declined' } },
    ],
    [{ paymentSourceType: 'ACH' }, { paymentSourceType: 'ACH', accountType: 'Checking', accountNumberLast4: '6789' }],
    [{ paymentSourceType: 'ACH', accountNumberLast4: '0001' }, { outcome: { Status: 'Pending', settles: 'Succeeded' } }],
    [
      { outcome: { Status: 'Failed', gatewayResponseDescription: 'Lost' } },
      { outcome: { Status: 'Failed', gatewayResponseDescription: 'Lost' } },
    ],
  ])('with %j is %j', async (fields, expected) => {
    const here = world();
    const { id: Customer } = await seedCustomer(here);
    expect(await seed(here, 'payment-sources', { Customer, ...fields })).toMatchObject({ Customer, ...expected });
  });

  it.each<[object, string]>([
    [{ Customer: '1' }, 'Customer names nothing'],
    [{ accountType: 'Checking' }, 'accountType'],
    [{ paymentSourceType: 'ACH', accountType: 'Visa' }, 'accountType'],
    [{ accountNumberLast4: '4111111111111111' }, 'accountNumberLast4'],
  ])('with %j is refused: %s', async (fields, why) => {
    const here = world();
    const { id: Customer } = await seedCustomer(here);
    await expect(seed(here, 'payment-sources', { Customer, ...fields })).rejects.toThrow(why);
  });
});

describe('a seeded enrollment', () => {
  const seeded = async (here: World) => {
    const { id: Account } = await seedAccount(here);
    const { id: Customer } = await seedCustomer(here);
    const { id: PaymentSource } = await seed(here, 'payment-sources', { Customer });
    return { Account, Customer, PaymentSource } as const;
  };

  it('is of the customer whose source it is, is linked, and tells nobody', async () => {
    const here = world();
    const { Account, Customer, PaymentSource } = await seeded(here);
    const enrollment = await seed(here, 'enrollments', { Account, PaymentSource, ProcessingLeadTime: 3 });
    expect(enrollment).toMatchObject({
      Account,
      Customer,
      PaymentSource,
      BusinessUnitSlug: unit,
      ProcessingLeadTime: 3,
      MaximumBalanceAllowed: null,
    });
    expect((await here.records('accounts'))[0]?.Customers).toEqual([Customer]);
    expect((await here.records('customers'))[0]?.Accounts).toEqual([Account]);
    expect((await here.control('GET', '/deliveries')).count).toBe(0);
    await here.push('Accounts.UnenrollAutopay', { accountNumber: 'W-77', subAccountNumber: '' });
    expect(await here.records('enrollments')).toEqual([]);
    expect((await here.control('GET', '/deliveries')).count).toBe(1);
  });

  it('is refused where it does not fit', async () => {
    const here = world();
    const { Account, PaymentSource } = await seeded(here);
    const { id: other } = await seedCustomer(here, { EmailAddress: 'sam@example.com' });
    const { id: elsewhere } = await seedAccount(here, { BusinessUnitSlug: 'water-bill-pay' });
    const attempt = (body: object) => seed(here, 'enrollments', { Account, PaymentSource, ...body });
    await expect(attempt({ Account: '1' })).rejects.toThrow('Account names nothing');
    await expect(attempt({ PaymentSource: '1' })).rejects.toThrow('PaymentSource names nothing');
    await expect(attempt({ Customer: other })).rejects.toThrow('PaymentSource belongs to another');
    await expect(attempt({ Account: elsewhere })).rejects.toThrow('Account belongs to another');
    await expect(attempt({ MaximumBalanceAllowed: 0 })).rejects.toThrow('MaximumBalanceAllowed');
    await seed(here, 'enrollments', { Account, PaymentSource });
    await expect(attempt({})).rejects.toThrow('Account has AutoPay already');
  });
});
