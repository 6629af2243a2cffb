import { describe, expect, it } from 'vitest';
import { type Account, accountKey, newAccount, synced, withCustomer } from './account.js';

const fresh = newAccount('100001', 5, 'acme-utilities', { AccountNumber: 'W-77' });
const nothing = { Name: null, Balance: null, PhoneNumber: null, DueDate: null, IssueDate: null, Address: null };
const known: Account = { ...fresh, Name: 'Pat Roe', Balance: 4210, PhoneNumber: '555-0100', Paperless: true, Customers: ['500001'] };

describe('an account that is synchronised', () => {
  it('becomes what was sent, without what was left out [paystar.R57, R58, R59]', () => {
    expect(synced(known, { AccountNumber: 'W-77', Balance: 0, DueDate: '2026-04-15' })).toEqual({
      ...known,
      ...nothing,
      Balance: 0,
      DueDate: '2026-04-15',
    });
  });

  it('keeps what no session sends: its id, its date, its customers, paperless billing', () => {
    expect(synced(known, { AccountNumber: 'W-77' })).toEqual({ ...known, ...nothing });
  });

  it('takes over neither a note nor members that nobody knows [paystar.R60, R61]', () => {
    const sent = { AccountNumber: 'W-77', Note: 'x', Meter: 'M-1', Address: { City: 'Delta', Planet: 'Earth' } };
    expect(synced(fresh, sent)).toEqual({ ...fresh, Address: { City: 'Delta' } });
  });

  it('has an empty address where an empty one was sent [paystar.R26]', () => {
    expect(synced(fresh, { AccountNumber: 'W-77', Address: {} }).Address).toEqual({});
  });
});

describe('two accounts are the same', () => {
  const key = (slug: string, AccountNumber: string, SubAccountNumber?: string) => accountKey(slug, { AccountNumber, SubAccountNumber });
  it.each([
    ['with the same numbers', key('a', 'W-77', '2'), key('a', 'W-77', '2'), true],
    ['where one has no sub-account number, and the other an empty one', key('a', 'W-77'), key('a', 'W-77', ''), true],
    ['with another sub-account number', key('a', 'W-77', '2'), key('a', 'W-77', '3'), false],
    ['in another business unit', key('a', 'W-77'), key('b', 'W-77'), false],
    ['where the numbers run together', key('a', 'W-7', '7'), key('a', 'W-77', ''), false],
    ['where the slug runs into the number', key('a', 'b","c'), key('a","b', 'c'), false],
    ['in another case', key('a', 'W-77'), key('a', 'w-77'), false],
  ])('%s [paystar.R56]', (_, one, other, same) => {
    expect(one === other).toBe(same);
  });
});

it('a customer is linked once [paystar.R69]', () => {
  const linked = withCustomer(fresh, '500001');
  expect(linked.Customers).toEqual(['500001']);
  expect(withCustomer(linked, '500001')).toBe(linked);
  expect(withCustomer(linked, '500002').Customers).toEqual(['500001', '500002']);
});
