import type { Action } from '@paystub/mock-http';
import { invalid } from '../../refusals.js';
import { newBank } from '../../resources/banks/bank.js';
import { testBank } from '../../resources/banks/test-banks.js';
import { payerTotal, quote, withoutFee } from '../../resources/fees/plan.js';
import type { PayerCustomer } from '../../resources/payer-customers/payer-customer.js';
import type { Payer } from '../../resources/payers/payer.js';
import { railOf } from '../../resources/payments/payment.js';
import { type Receivable, roomOf } from '../../resources/receivables/receivable.js';
import type { Tx } from '../../state.js';
import { nextId } from '../../values/ids.js';
import { amountField, amountOf } from './amount.js';
import { charge } from './charge.js';
import { sourceOf } from './source.js';

interface Fields {
  readonly receivables: readonly { readonly receivableId: string; readonly amount?: string | number }[];
  readonly cardId?: string;
  readonly bankId?: string;
  readonly cardNumber?: string;
  readonly bank?: 'verified' | 'unverified';
  readonly convenienceFee?: boolean;
  readonly description?: string;
}

const fields = {
  type: 'object',
  additionalProperties: false,
  required: ['receivables'],
  properties: {
    receivables: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['receivableId'],
        properties: {
          receivableId: { type: 'string' },
          amount: {
            ...amountField,
            description: 'What of it is paid: all that is open, unless given.',
          },
        },
      },
    },
    cardId: { type: 'string', description: 'A saved card of the customer.' },
    bankId: { type: 'string', description: 'A saved and verified bank of the customer.' },
    cardNumber: { type: 'string', description: 'A test card: 4242424242424242, unless a source is given.' },
    bank: { type: 'string', enum: ['verified', 'unverified'], description: 'The test bank, logged in to or only named.' },
    convenienceFee: { type: 'boolean', description: 'Whether the payer pays what the plan puts on top: yes, unless given.' },
    description: { type: 'string' },
  },
} as const;

/** Dossier 10.6, S1; paystand.R108: the payer pays one or more receivables at the checkout. */
function checkout(tx: Tx, customer: PayerCustomer, asked: Fields): void {
  const payer = tx.payers.get(customer.payerId) as Payer;
  checkOnce(asked);
  const receivables = asked.receivables.map(({ receivableId, amount }) => partOf(tx, customer, receivableId, amount));
  const currency = (receivables[0] as (typeof receivables)[0]).receivable.currency;
  const source = sourceIn(tx, payer, currency, asked);
  const subtotal = receivables.reduce((sum, { cents }) => sum + cents, 0);
  const feeSplit = asked.convenienceFee === false ? withoutFee(subtotal) : quote(railOf(source), subtotal);
  charge(tx, {
    source,
    payer,
    amount: payerTotal(feeSplit),
    currency,
    feeSplit,
    receivables,
    origin: 'checkout',
    accountKey: 'default',
    description: asked.description,
  });
}

function checkOnce({ receivables, ...asked }: Fields): void {
  if (new Set(receivables.map(({ receivableId }) => receivableId)).size < receivables.length)
    throw invalid('receivableId', 'Each receivable is paid once');
  const [, other] = (['cardId', 'bankId', 'cardNumber', 'bank'] as const).filter((name) => asked[name] !== undefined);
  if (other) throw invalid(other, 'There is one source');
}

function partOf(
  tx: Tx,
  customer: PayerCustomer,
  id: string,
  amount: string | number | undefined,
): { receivable: Receivable; cents: number } {
  const receivable = tx.receivables.get(id);
  if (receivable?.payerCustomerId !== customer.id) throw invalid('receivableId', `The customer has no receivable ${id}`, id);
  const cents = amount === undefined ? roomOf(receivable) : amountOf(amount, 'amount');
  if (cents === 0) throw invalid('amount', `Nothing of ${id} is paid`, amount);
  return { receivable, cents };
}

function sourceIn(tx: Tx, payer: Payer, currency: Receivable['currency'], { cardId, bankId, cardNumber, bank }: Fields) {
  const { name } = payer;
  if (bank) {
    const made = newBank(nextId(tx), tx.now, payer.id, testBank(currency, name));
    return tx.banks.put({ ...made, verified: bank === 'verified' });
  }
  const card = { nameOnCard: name, expirationMonth: '12', expirationYear: '2099', securityCode: '123' };
  return sourceOf(tx, { cardId, bankId, card: { ...card, cardNumber: cardNumber ?? '4242424242424242' } }, payer);
}

/** Dossier 10.6. */
export const checkoutActions: readonly Action<Tx, PayerCustomer>[] = [
  {
    name: 'checkout',
    on: 'payerCustomers',
    from: ['active'],
    state: () => 'active',
    fields,
    run: (tx, customer, asked) => checkout(tx, customer, asked as unknown as Fields),
  },
];
