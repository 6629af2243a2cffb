import type { Records, TxBase } from '@paystub/mock-kernel';
import type { Settings } from '../../settings/settings.js';
import { type Account, withCustomer } from '../accounts/account.js';
import { nextCustomerId, number } from '../ids.js';
import { checkSame, checkSlug, dateTime, momentOf, slug, there, unfit } from '../seeds.js';
import { type Customer, customerKey, newCustomer } from './customer.js';

export type CustomerSeed = Partial<Omit<Customer, 'createdAt'>> &
  Pick<Customer, 'BusinessUnitSlug' | 'EmailAddress'> & { readonly createdAt?: string };

type World = TxBase<Settings> & { readonly accounts: Records<Account>; readonly customers: Records<Customer> };

const name = { type: ['string', 'null'] } as const;

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['BusinessUnitSlug', 'EmailAddress'],
  properties: {
    id: number,
    BusinessUnitSlug: slug,
    EmailAddress: { type: 'string', format: 'email' },
    FirstName: name,
    LastName: name,
    Accounts: { type: 'array', items: { type: 'string' }, description: 'Ids of accounts of the same business unit, which get linked too.' },
    EmailNotifications: { type: 'boolean', description: 'True, unless given.' },
    SmsNotifications: { type: 'boolean', description: 'False, unless given.' },
    createdAt: dateTime,
  },
} as const;

/** A customer as it stood at some time. */
export const seed = {
  schema,
  build(tx: World, { id, createdAt, Accounts = [], ...fields }: CustomerSeed): Customer {
    const { BusinessUnitSlug, EmailAddress } = fields;
    checkSlug(tx.settings, BusinessUnitSlug);
    if (tx.customers.find('email', customerKey(BusinessUnitSlug, EmailAddress))) throw unfit('EmailAddress', 'is taken');
    const at = momentOf(createdAt, tx.now);
    const made = newCustomer(id ?? nextCustomerId(tx), at, BusinessUnitSlug, fields);
    const accounts = [...new Set(Accounts)].map((account) => there(tx.accounts.get(account), 'Accounts'));
    for (const account of accounts) {
      checkSame('Accounts', account.BusinessUnitSlug, BusinessUnitSlug);
      tx.accounts.put(withCustomer(account, made.id));
    }
    return tx.customers.put({ ...made, ...fields, Accounts: accounts.map((account) => account.id) });
  },
} as const;
