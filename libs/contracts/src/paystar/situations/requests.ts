import type { Ground } from '../../verifier/index.js';
import type { components, operations } from '../index.js';

type Schemas = components['schemas'];
type Bill = Schemas['PaymentSessionCreate'];

/** A name that nobody has used: what Paystar has seen once it knows forever. */
export const unused = (name: string): string => `${name}-${crypto.randomUUID().slice(0, 13)}`;
export const unusedEmail = (name = 'pat'): string => `${unused(name)}@household.example`;

/** An account with no more than it has to have. */
export const newAccount = (fields: Partial<Schemas['ChargedAccount']> = {}): Schemas['ChargedAccount'] => ({
  AccountNumber: unused('W'),
  Name: 'Pat Roe',
  ...fields,
});

/** An account of which everything is known that Paystar keeps. */
export const wholeAccount = (fields: Partial<Schemas['ChargedAccount']> = {}) =>
  ({
    ...newAccount({ SubAccountNumber: '2' }),
    Balance: 4210,
    PhoneNumber: '970-555-0142',
    DueDate: '2025-04-01T00:00:00Z',
    IssueDate: '2025-03-01T00:00:00Z',
    Address: { StreetAddress: '12 Main St', StreetAddress2: 'Unit 3', City: 'Delta', State: 'CO', ZipCode: '81416' },
    ...fields,
  }) as const satisfies Schemas['ChargedAccount'];

/** What requests of each kind hold at the least. */
export function requests({ fact }: Pick<Ground<operations>, 'fact'>) {
  const bill = (fields: Partial<Bill> = {}): Bill => ({
    BusinessUnitSlug: fact('businessUnitSlug'),
    Channel: 'QuickPay',
    Charges: [{ Amount: 4210 }],
    ...fields,
  });
  return {
    /** A payment session over 42.10 dollars, for nobody in particular. */
    bill,
    /** The same, taken by an agent. */
    counterBill: (fields: Partial<Bill> = {}): Bill => bill({ Channel: 'POS', PosUser: fact('posUser'), ...fields }),
    /** A payment session for one account. */
    billFor: (account: Schemas['ChargedAccount'], fields: Partial<Bill> = {}): Bill =>
      bill({ Charges: [{ Amount: 4210, ClientAccount: account }], ...fields }),
    /** A management session about an account, which Paystar gets to know by it. */
    accountRequest: (fields: Partial<Schemas['AccountSessionCreate']> = {}): Schemas['AccountSessionCreate'] => ({
      BusinessUnitSlug: fact('businessUnitSlug'),
      SyncAccount: true,
      ClientAccount: newAccount(),
      ClientUser: { EmailAddress: unusedEmail() },
      ...fields,
    }),
    /** A management session about a customer alone. */
    customerRequest: (fields: Partial<Schemas['CustomerSessionCreate']> = {}): Schemas['CustomerSessionCreate'] => ({
      BusinessUnitSlug: fact('businessUnitSlug'),
      ClientUser: { EmailAddress: unusedEmail() },
      ...fields,
    }),
    /** An event with its payload as text. */
    event: (eventType: Schemas['EventPush']['eventType'], payload: object): Schemas['EventPush'] => ({
      eventType,
      payload: JSON.stringify(payload),
      businessUnitSlug: fact('businessUnitSlug'),
    }),
  };
}
