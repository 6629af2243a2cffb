import type { Records, TxBase } from '@paystub/mock-kernel';
import { type Customer, fullName } from '../customers/customer.js';
import { dateTime, momentOf, there, uuid } from '../seeds.js';
import type { PaymentSource } from './payment-source.js';
import { brands, outcomeFor, usual } from './test-numbers.js';

export type PaymentSourceSeed = Partial<Omit<PaymentSource, 'createdAt'>> &
  Pick<PaymentSource, 'Customer'> & { readonly createdAt?: string };

type World = TxBase<unknown> & { readonly customers: Records<Customer>; readonly paymentSources: Records<PaymentSource> };

const ends = { type: 'string', enum: ['Succeeded', 'Failed'] } as const;

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['Customer'],
  properties: {
    id: uuid,
    Customer: { type: 'string', description: 'The id of the customer whose wallet it is in.' },
    paymentSourceType: { type: 'string', enum: ['CreditCard', 'ACH'], description: 'CreditCard, unless given.' },
    accountHolderName: { type: 'string', minLength: 1, maxLength: 200, description: 'The name of the customer, unless given.' },
    accountType: { type: 'string', description: `Of a card ${brands.join(', ')}; of a bank account Checking or Savings.` },
    accountNumberLast4: { type: 'string', pattern: '^[0-9]{4}$' },
    nickname: { type: ['string', 'null'], maxLength: 100 },
    outcome: {
      type: 'object',
      additionalProperties: false,
      required: ['Status', 'gatewayResponseDescription'],
      description: 'What a payment comes to: that of the test number with these last four digits, else success, unless given.',
      properties: {
        Status: { type: 'string', enum: [...ends.enum, 'Pending'] },
        settles: { ...ends, description: 'What becomes of one that is pending.' },
        gatewayResponseDescription: { type: 'string', minLength: 1, maxLength: 200 },
      },
    },
    createdAt: dateTime,
  },
  anyOf: [
    { properties: { paymentSourceType: { const: 'CreditCard' }, accountType: { enum: brands } } },
    {
      required: ['paymentSourceType'],
      properties: { paymentSourceType: { const: 'ACH' }, accountType: { enum: ['Checking', 'Savings'] } },
    },
  ],
} as const;

/** A source of a wallet as it stood at some time: what it was numbered is not told. */
export const seed = {
  schema,
  build(tx: World, { id, createdAt, Customer: customerId, ...given }: PaymentSourceSeed): PaymentSource {
    const customer = there(tx.customers.get(customerId), 'Customer');
    const { paymentSourceType = 'CreditCard', nickname = null, outcome } = given;
    const { accountType, accountNumberLast4 } = { ...usual[paymentSourceType], ...given };
    return tx.paymentSources.put({
      id: id ?? tx.ids.uuid(),
      Customer: customerId,
      paymentSourceType,
      accountHolderName: given.accountHolderName ?? (fullName(customer) || 'Test Payer'),
      accountType,
      accountNumberLast4,
      nickname,
      outcome: outcome ?? outcomeFor({ paymentSourceType, accountType, accountNumberLast4 }),
      createdAt: momentOf(createdAt, tx.now),
    });
  },
} as const;
