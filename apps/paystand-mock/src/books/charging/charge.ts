import { declined } from '../../refusals.js';
import type { Bank } from '../../resources/banks/bank.js';
import type { Card } from '../../resources/cards/card.js';
import { newFee } from '../../resources/fees/fee.js';
import type { Payer } from '../../resources/payers/payer.js';
import { type Charge, newPayment } from '../../resources/payments/new-payment.js';
import { advance, type Payment, railOf } from '../../resources/payments/payment.js';
import { isClearedAtOnce, isPostedAtOnce } from '../../resources/payments/transitions.js';
import { checkPayable, type Receivable } from '../../resources/receivables/receivable.js';
import type { Tx } from '../../state.js';
import { nextId } from '../../values/ids.js';
import { OWNER, tell } from '../../webhooks.js';
import { presentFee } from '../../wire/fee.js';
import { presentPayment } from '../../wire/payment.js';
import { applyPayment } from '../applying/payments.js';
import { clearPayment, postPayment } from '../course/payments.js';
import { changePayment } from '../course/record.js';
import { checkLimit } from './limits.js';

export interface ChargeRequest extends Omit<Charge, 'payerId'> {
  readonly payer: Payer;
  /** How many cents are for which receivable. */
  readonly receivables: readonly { readonly receivable: Receivable; readonly cents: number }[];
}

/** Dossier 5.6, 7.2: a payer is charged. paystand.R232: of what is refused nothing is kept. paystand.R218: events in the order of dossier 14.6. */
export function charge(tx: Tx, { payer, receivables, ...asked }: ChargeRequest): Payment {
  checkLimit(tx.settings, railOf(asked.source), asked.amount);
  for (const { receivable, cents } of receivables) checkPayable(receivable, asked.currency, cents);
  checkAccepted(asked.source);
  const begun = begin(tx, { ...asked, payerId: payer.id });
  const posted = isPostedAtOnce(begun, tx.settings.times) ? postPayment(tx, begun) : begun;
  for (const { receivable, cents } of receivables) applyPayment(tx, posted, receivable, cents, asked.origin);
  return isClearedAtOnce(posted) ? clearPayment(tx, posted) : posted;
}

/** paystand.R27, R158: some cards' banks say no. */
function checkAccepted(source: Card | Bank): void {
  if ('decline' in source && source.decline) throw declined(source.decline.code, source.decline.explanation);
}

/** The payment with what it costs, and under way. */
function begin(tx: Tx, asked: Charge): Payment {
  const created = tx.payments.put(newPayment(nextId(tx), tx.now, asked));
  const fee = tx.fees.put(newFee(nextId(tx), tx.now, created, tx.settings.merchantFees));
  tell(tx, 'Payment', undefined, presentPayment(tx, created, OWNER));
  const begun = changePayment(tx, created, () => advance(created, 'process', tx.now));
  tell(tx, 'Fee', undefined, presentFee(fee, created, OWNER));
  return begun;
}
