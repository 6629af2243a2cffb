import type { Records, TxBase } from '@paystub/mock-kernel';
import { amountField, amountOf } from '../../books/charging/amount.js';
import type { Books } from '../../books/ledger/book.js';
import { bookPaid } from '../../books/ledger/paid.js';
import { invalid } from '../../refusals.js';
import type { Settings } from '../../settings/settings.js';
import { nextId } from '../../values/ids.js';
import type { Currency, Meta } from '../../values/stored.js';
import type { Bank } from '../banks/bank.js';
import type { Card } from '../cards/card.js';
import { type Fee, newFee } from '../fees/fee.js';
import { type SeededTimes, seedId, seedTimes, timesOf } from '../seed-fields.js';
import { newPayment } from './new-payment.js';
import { advance, type Payment } from './payment.js';
import { clear, fail, post } from './transitions.js';

/** What a payment may have come to. */
const statuses = ['processing', 'posted', 'paid', 'failed'] as const;

interface PaymentSeed extends SeededTimes {
  readonly id?: string;
  readonly amount: string | number;
  readonly currency?: Currency;
  readonly cardId?: string;
  readonly bankId?: string;
  readonly status?: (typeof statuses)[number];
  readonly description?: string;
  readonly meta?: Meta;
}

type World = Books &
  TxBase<Settings> & {
    readonly payments: Records<Payment>;
    readonly fees: Records<Fee>;
    readonly cards: Records<Card>;
    readonly banks: Records<Bank>;
  };

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['amount'],
  properties: {
    id: seedId,
    amount: amountField,
    currency: { type: 'string', enum: ['USD', 'CAD'], description: 'USD, unless given.' },
    cardId: { type: 'string', description: 'A saved card; or else a saved bank, as `bankId`. The payer is the one whose it is.' },
    bankId: { type: 'string' },
    status: { type: 'string', enum: statuses, description: 'posted, unless given. What is due follows from it.' },
    description: { type: 'string' },
    meta: { type: 'object' },
    ...seedTimes,
  },
} as const;

/** Nobody pays nothing. */
function payable(cents: number): number {
  if (cents === 0) throw invalid('amount', 'Minimum payment amount requirement not met', '0.00');
  return cents;
}

/** A payment as it stood at some time, with what it costs and, where it is paid, its money on hold. It is on no receivable. */
export const seed = {
  schema,
  build(tx: World, body: PaymentSeed): Payment {
    const { amount, currency = 'USD', description, meta } = body;
    const source = sourceIn(tx, body);
    const { created, lastUpdated } = timesOf(body, tx.now);
    const charge = { source, payerId: source.payerId ?? '', amount: payable(amountOf(amount, 'amount')), currency, description, meta };
    const made = newPayment(body.id ?? nextId(tx), created, { ...charge, origin: 'api', accountKey: 'default' });
    const payment = tx.payments.put({ ...standing(tx, made, body.status ?? 'posted'), lastUpdated });
    const fee = tx.fees.put(newFee(nextId(tx), created, payment, tx.settings.merchantFees));
    if (payment.datePaid !== null) bookPaid(tx, payment, [fee]);
    return payment;
  },
} as const;

/** With all that its state implies, as of its creation. */
function standing(tx: World, made: Payment, status: (typeof statuses)[number]): Payment {
  const at = made.created;
  const processing = advance(made, 'process', at);
  if (status === 'processing') return processing;
  if (status === 'failed') return fail(processing, at);
  const posted = post(processing, at, nextId(tx), tx.settings.times);
  return status === 'paid' ? clear(posted, at) : posted;
}

/** A saved card, unless a bank is named. */
function sourceIn(tx: World, { cardId, bankId }: PaymentSeed): Card | Bank {
  if ((cardId === undefined) === (bankId === undefined))
    throw invalid('cardId', 'One of cardId and bankId is needed, and only one', cardId);
  const source = cardId === undefined ? tx.banks.get(bankId as string) : tx.cards.get(cardId);
  if (!source || source.payerId === null) throw invalid(cardId === undefined ? 'bankId' : 'cardId', 'No payer has one of that id');
  return source;
}
