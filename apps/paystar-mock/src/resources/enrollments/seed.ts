import type { Records, TxBase } from '@paystub/mock-kernel';
import { type Account, withCustomer } from '../accounts/account.js';
import { type Customer, withAccount } from '../customers/customer.js';
import type { PaymentSource } from '../payment-sources/payment-source.js';
import { checkSame, dateTime, momentOf, there, unfit, uuid } from '../seeds.js';
import type { Enrollment } from './enrollment.js';

export type EnrollmentSeed = Partial<Omit<Enrollment, 'BusinessUnitSlug' | 'createdAt'>> &
  Pick<Enrollment, 'Account' | 'PaymentSource'> & { readonly createdAt?: string };

type World = TxBase<unknown> & {
  readonly accounts: Records<Account>;
  readonly customers: Records<Customer>;
  readonly paymentSources: Records<PaymentSource>;
  readonly enrollments: Records<Enrollment>;
};

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['Account', 'PaymentSource'],
  properties: {
    id: uuid,
    Account: { type: 'string', description: 'The id of an account without AutoPay.' },
    PaymentSource: { type: 'string', description: 'The id of a source in the wallet of a customer of the same business unit.' },
    Customer: { type: 'string', description: 'Whose wallet that is.' },
    ProcessingLeadTime: { type: 'integer', minimum: 0, maximum: 365, description: 'Days before the due date; 0, unless given.' },
    MaximumBalanceAllowed: {
      type: ['integer', 'null'],
      minimum: 1,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'Cents; no limit, unless given.',
    },
    createdAt: dateTime,
  },
} as const;

/** AutoPay of an account as it stood at some time. The customer and the account are linked, as a session would have done it. */
export const seed = {
  schema,
  build(tx: World, { id, createdAt, ...given }: EnrollmentSeed): Enrollment {
    const account = there(tx.accounts.get(given.Account), 'Account');
    if (tx.enrollments.find('account', account.id)) throw unfit('Account', 'has AutoPay already');
    const source = there(tx.paymentSources.get(given.PaymentSource), 'PaymentSource');
    const customer = there(tx.customers.get(given.Customer ?? source.Customer), 'Customer');
    checkSame('PaymentSource', source.Customer, customer.id);
    checkSame('Account', account.BusinessUnitSlug, customer.BusinessUnitSlug);
    tx.accounts.put(withCustomer(account, customer.id));
    tx.customers.put(withAccount(customer, account.id));
    return tx.enrollments.put({
      id: id ?? tx.ids.uuid(),
      BusinessUnitSlug: account.BusinessUnitSlug,
      Account: account.id,
      Customer: customer.id,
      PaymentSource: source.id,
      ProcessingLeadTime: given.ProcessingLeadTime ?? 0,
      MaximumBalanceAllowed: given.MaximumBalanceAllowed ?? null,
      createdAt: momentOf(createdAt, tx.now),
    });
  },
} as const;
