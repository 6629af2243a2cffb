import { schemas } from '@paystub/contracts/paystar/requests';
import type { Records, TxBase } from '@paystub/mock-kernel';
import type { Settings } from '../../settings/settings.js';
import { type Customer, withAccount } from '../customers/customer.js';
import { nextAccountId, number } from '../ids.js';
import { checkSame, checkSlug, dateTime, momentOf, slug, there, unfit } from '../seeds.js';
import { type Account, accountKey, newAccount } from './account.js';

export type AccountSeed = Partial<Omit<Account, 'createdAt'>> &
  Pick<Account, 'BusinessUnitSlug' | 'AccountNumber'> & { readonly createdAt?: string };

type World = TxBase<Settings> & { readonly accounts: Records<Account>; readonly customers: Records<Customer> };

const text = { type: ['string', 'null'] } as const;
const line = { type: 'string', maxLength: 100 } as const;
const day = { ...text, description: 'ISO 8601, such as 2026-04-15 or 2026-04-15T09:30:00.' } as const;

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['BusinessUnitSlug', 'AccountNumber'],
  properties: {
    id: number,
    BusinessUnitSlug: slug,
    AccountNumber: { type: 'string', minLength: 1 },
    SubAccountNumber: { type: 'string', description: 'Empty, unless given.' },
    Name: text,
    Balance: {
      type: ['integer', 'null'],
      minimum: -Number.MAX_SAFE_INTEGER,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'Cents; negative for a credit.',
    },
    PhoneNumber: text,
    DueDate: day,
    IssueDate: day,
    Address: {
      type: ['object', 'null'],
      additionalProperties: false,
      properties: { StreetAddress: line, StreetAddress2: line, City: line, State: { type: 'string' }, ZipCode: { type: 'string' } },
    },
    Paperless: { type: 'boolean', description: 'False, unless given.' },
    Customers: { type: 'array', items: { type: 'string' }, description: 'Ids of customers of the same business unit, who get linked too.' },
    createdAt: dateTime,
  },
} as const;

/** paystar.R25: a date, as the API takes it. */
function checkDate(name: string, date: string | null | undefined): void {
  if (typeof date === 'string' && !schemas.IsoDate(date)) throw unfit(name, 'is no ISO 8601 date');
}

/** An account as it stood at some time; what is left out is not known. */
export const seed = {
  schema,
  build(tx: World, { id, createdAt, Customers = [], ...fields }: AccountSeed): Account {
    const { BusinessUnitSlug } = fields;
    checkSlug(tx.settings, BusinessUnitSlug);
    if (tx.accounts.find('number', accountKey(BusinessUnitSlug, fields))) throw unfit('AccountNumber', 'is taken');
    for (const name of ['DueDate', 'IssueDate'] as const) checkDate(name, fields[name]);
    const at = momentOf(createdAt, tx.now);
    const made = newAccount(id ?? nextAccountId(tx), at, BusinessUnitSlug, fields);
    const customers = [...new Set(Customers)].map((customer) => there(tx.customers.get(customer), 'Customers'));
    for (const customer of customers) {
      checkSame('Customers', customer.BusinessUnitSlug, BusinessUnitSlug);
      tx.customers.put(withAccount(customer, made.id));
    }
    return tx.accounts.put({ ...made, ...fields, Customers: customers.map((customer) => customer.id) });
  },
} as const;
