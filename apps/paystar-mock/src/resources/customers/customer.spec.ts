import { expect, it } from 'vitest';
import { customerKey, fullName, newCustomer, withAccount } from './customer.js';

it('a customer without names is made without them, and hears by e-mail alone [paystar.R32]', () => {
  expect(newCustomer('500001', 5, 'acme-utilities', { EmailAddress: 'pat@example.com' })).toEqual({
    id: '500001',
    BusinessUnitSlug: 'acme-utilities',
    EmailAddress: 'pat@example.com',
    FirstName: null,
    LastName: null,
    Accounts: [],
    EmailNotifications: true,
    SmsNotifications: false,
    createdAt: 5,
  });
});

it.each([
  ['in another case', 'a', 'Pat@Example.COM', true],
  ['in another business unit', 'b', 'pat@example.com', false],
  ['with another name', 'a', 'pat.roe@example.com', false],
])('an address %s is the same: %s [paystar.P9]', (_, slug, email, same) => {
  expect(customerKey(slug, email) === customerKey('a', 'pat@example.com')).toBe(same);
});

it.each<[string | null, string | null, string]>([
  ['Pat', 'Roe', 'Pat Roe'],
  ['Pat', null, 'Pat'],
  [null, 'Roe', 'Roe'],
  ['', 'Roe', 'Roe'],
  [' Pat ', ' ', 'Pat'],
  [null, '', ''],
])('%j and %j are the full name %j', (FirstName, LastName, name) => {
  expect(fullName({ FirstName, LastName })).toBe(name);
});

it('an account is linked once [paystar.R69]', () => {
  const linked = withAccount(newCustomer('500001', 5, 'a', { EmailAddress: 'pat@example.com' }), '100001');
  expect(withAccount(linked, '100001')).toBe(linked);
  expect(withAccount(linked, '100002').Accounts).toEqual(['100001', '100002']);
});
