import type { Records, TxBase } from '@paystub/mock-kernel';
import { invalid } from '../../refusals.js';
import { nextId } from '../../values/ids.js';
import { centsOf } from '../../values/money.js';
import type { Currency } from '../../values/stored.js';
import type { PayerCustomer } from '../payer-customers/payer-customer.js';
import { momentOf, type SeededTimes, seedId, seedMoney, seedTime, seedTimes, timesOf } from '../seed-fields.js';
import { checkKeyFree } from './checks.js';
import { dayOf, todayIn } from './days.js';
import { cancel, type Receivable, standing } from './receivable.js';
import { type ReceivableStatus, receivableLifecycle } from './states.js';

interface ReceivableSeed extends SeededTimes {
  readonly id?: string;
  readonly payerCustomerId?: string;
  readonly extCustomerId?: string;
  readonly extId: string;
  readonly invoiceKey: string;
  readonly amount: string | number;
  readonly amountPaid?: string | number;
  readonly currency?: Currency;
  readonly status?: ReceivableStatus;
  readonly date?: string;
  readonly dateDue: string;
  readonly datePaid?: string;
}

type World = TxBase<{ readonly timeZone: string }> & {
  readonly payerCustomers: Records<PayerCustomer>;
  readonly receivables: Records<Receivable>;
};

const key = { type: 'string', minLength: 1, maxLength: 40 } as const;
const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}(T00:00:00(\\.000)?Z)?$' } as const;

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['extId', 'invoiceKey', 'amount', 'dateDue'],
  properties: {
    id: seedId,
    payerCustomerId: { type: 'string', description: 'Id of a customer that is there; or else its key, as `extCustomerId`.' },
    extCustomerId: { type: 'string' },
    extId: { ...key, description: 'The key of the ERP; no other receivable may have it.' },
    invoiceKey: { ...key, description: 'The number that the payer sees.' },
    amount: { ...seedMoney, description: 'The total.' },
    amountPaid: { ...seedMoney, description: 'What was paid elsewhere: all of one that is paid, else nothing, unless given.' },
    currency: { type: 'string', enum: ['USD', 'CAD'], description: 'USD, unless given.' },
    status: { type: 'string', enum: Object.keys(receivableLifecycle), description: 'It follows from the amounts, unless given.' },
    date: { ...day, description: 'Today, unless given.' },
    dateDue: day,
    datePaid: { ...seedTime, description: 'Of one that is paid: when it last changed, unless given.' },
    ...seedTimes,
  },
} as const;

/** A receivable as it stood at some time, before any payment. */
export const seed = {
  schema,
  build(tx: World, body: ReceivableSeed): Receivable {
    const { id = nextId(tx), extId, invoiceKey, currency = 'USD', date } = body;
    const payerCustomerId = customerIn(tx, body).id;
    checkKeyFree(extId, tx.receivables.find('extId', extId));
    const times = timesOf(body, tx.now);
    const { amount, paid } = amountsIn(body);
    const made: Receivable = {
      id,
      ...times,
      payerCustomerId,
      extId,
      invoiceKey,
      amount,
      opening: paid,
      amountPaid: paid,
      currency,
      status: 'active',
      date: date === undefined ? todayIn(tx.settings.timeZone, tx.now) : dayOf(date.slice(0, 10), 'date'),
      dateDue: dayOf(body.dateDue.slice(0, 10), 'dateDue'),
      datePaid: null,
    };
    return tx.receivables.put(inStatus(made, body));
  },
} as const;

/** It is paid where its amounts say so, and cancelled only where they allow it. */
function inStatus(made: Receivable, { status, datePaid }: ReceivableSeed): Receivable {
  const stood = standing(made, made.lastUpdated);
  const asked = status === 'cancelled' ? cancel(stood, made.lastUpdated) : stood;
  if (status !== undefined && asked.status !== status) throw invalid('status', `By its amounts the receivable is ${asked.status}`, status);
  if (datePaid !== undefined && asked.datePaid === null) throw invalid('datePaid', 'The receivable is not paid', datePaid);
  return asked.datePaid === null ? asked : { ...asked, datePaid: momentOf(datePaid, asked.datePaid, 'datePaid') };
}

function amountsIn(body: ReceivableSeed): { readonly amount: number; readonly paid: number } {
  const amount = centsIn(body.amount, 'amount');
  const { amountPaid = body.status === 'paid' ? body.amount : 0 } = body;
  const paid = centsIn(amountPaid, 'amountPaid');
  if (paid > amount) throw invalid('amountPaid', 'amountPaid must not be more than amount', amountPaid);
  return { amount, paid };
}

function centsIn(value: string | number, parameter: string): number {
  const cents = centsOf(value);
  if (cents === undefined) throw invalid(parameter, `${parameter} must be an amount with no more than two decimals`, value);
  return cents;
}

function customerIn(tx: World, { payerCustomerId, extCustomerId }: ReceivableSeed): PayerCustomer {
  if ((payerCustomerId === undefined) === (extCustomerId === undefined))
    throw invalid('payerCustomerId', 'One of payerCustomerId and extCustomerId is needed, and only one', payerCustomerId);
  const customer =
    payerCustomerId === undefined
      ? tx.payerCustomers.find('extCustomerId', extCustomerId as string)
      : tx.payerCustomers.get(payerCustomerId);
  if (!customer) throw invalid(payerCustomerId === undefined ? 'extCustomerId' : 'payerCustomerId', 'There is no such customer');
  return customer;
}
