import type { Records, TxBase } from '@paystub/mock-kernel';
import { invalid } from '../../refusals.js';
import { nextId } from '../../values/ids.js';
import { newPayer, type Payer } from '../payers/payer.js';
import { type SeededTimes, seedId, seedTimes, timesOf } from '../seed-fields.js';
import { checkKeyFree, newPayerCustomer, type PayerCustomer, type PayerCustomerRequest } from './payer-customer.js';

interface PayerCustomerSeed extends PayerCustomerRequest, SeededTimes {
  readonly id?: string;
  readonly payerId?: string;
}

type World = TxBase<unknown> & {
  readonly payerCustomers: Records<PayerCustomer>;
  readonly formerPayerCustomers: Records<PayerCustomer>;
  readonly payers: Records<Payer>;
};

const name = { type: 'string', minLength: 1, maxLength: 256 } as const;

/** A customer as it stood at some time, and its payer. */
export const seed = {
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['extCustomerId', 'customerName', 'email'],
    properties: {
      id: seedId,
      extCustomerId: { type: 'string', minLength: 1, maxLength: 40, description: 'No other customer may have it.' },
      customerName: name,
      email: { type: 'string', format: 'email', maxLength: 128 },
      contactFirstName: name,
      contactLastName: name,
      payerId: { ...seedId, description: 'Id of its payer, whom nobody knows yet: a new one, unless given.' },
      ...seedTimes,
    },
  },
  build(tx: World, body: PayerCustomerSeed): PayerCustomer {
    const { id = nextId(tx), payerId = nextId(tx), extCustomerId, customerName, email } = body;
    checkKeyFree(extCustomerId, tx.payerCustomers.find('extCustomerId', extCustomerId));
    if (tx.formerPayerCustomers.get(id)) throw invalid('id', 'That was a customer, and is deleted', id);
    if (tx.payers.get(payerId)) throw invalid('payerId', 'There is such a payer already', payerId);
    const times = timesOf(body, tx.now);
    tx.payers.put({ ...newPayer(payerId, tx.now, { name: customerName, email, externalId: extCustomerId }), ...times });
    return tx.payerCustomers.put({ ...newPayerCustomer(id, payerId, tx.now, body), ...times });
  },
} as const;
