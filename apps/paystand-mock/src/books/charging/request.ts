import type { components } from '@paystub/contracts/paystand';
import { fault } from '../../faults.js';
import { invalid } from '../../refusals.js';
import { payerTotal, quote } from '../../resources/fees/plan.js';
import { newPayer, type Payer } from '../../resources/payers/payer.js';
import { type Payment, type PaymentFeeSplit, railOf } from '../../resources/payments/payment.js';
import type { Receivable } from '../../resources/receivables/receivable.js';
import type { Tx } from '../../state.js';
import { nextId } from '../../values/ids.js';
import type { Currency } from '../../values/stored.js';
import { amountOf } from './amount.js';
import { charge } from './charge.js';
import { checkOneSource, sourceOf } from './source.js';

type Body = components['schemas']['PaymentCreate'];

/** Dossier 5.6: what a request says first, what it names next; what becomes of it last. */
export function securePayment(tx: Tx, body: Body): Payment {
  const amount = amountIn(body);
  const currency = currencyIn(body);
  checkForms(tx, body);
  const payer = payerIn(tx, body);
  const receivable = receivableIn(tx, body);
  const source = sourceOf(tx, body, payer);
  const feeSplit = feeSplitIn(body, amount, railOf(source));
  return charge(tx, {
    source,
    payer,
    amount,
    currency,
    feeSplit,
    receivables: receivable ? [{ receivable, cents: feeSplit?.subtotal ?? amount }] : [],
    origin: 'api',
    accountKey: body.accountKey ?? 'default',
    receivableId: receivable?.id,
    description: body.description,
    meta: body.meta,
  });
}

function amountIn({ amount }: Body): number {
  const cents = amountOf(amount, 'amount');
  if (cents < 1) throw invalid('amount', 'Minimum payment amount requirement not met', amount);
  return cents;
}

/** Dossier 5.6: older documents name more. */
function currencyIn({ currency }: Body): Currency {
  if (currency === 'USD' || currency === 'CAD') return currency;
  throw invalid('currency', 'This merchant takes USD and CAD', currency);
}

/** What members mean together. */
function checkForms(tx: Tx, body: Body): void {
  const { payerId, payer, receivableId } = body;
  if (payerId === undefined && payer === undefined)
    throw invalid('payerId', 'One of payerId and payer is required', undefined, 'paystand.R142');
  if (payerId !== undefined && payer !== undefined)
    throw invalid('payerId', 'payerId and payer cannot be used together', payerId, 'paystand.R142');
  checkOneSource(body);
  for (const name of ['feesIncentivesUrlKey', 'feeSettingPlanId'] as const)
    if (body[name] !== undefined) throw invalid(name, 'There is no fee plan but the default one', body[name]);
  if (tx.settings.sageIntacct && receivableId === undefined)
    throw invalid('receivableId', 'receivableId is required', undefined, 'paystand.R147');
}

function payerIn(tx: Tx, { payerId, payer }: Body): Payer {
  if (payer) return tx.payers.put(newPayer(nextId(tx), tx.now, payer));
  const known = tx.payers.get(payerId ?? '');
  if (!known) throw invalid('payerId', 'There is no such payer', payerId);
  return known;
}

function receivableIn(tx: Tx, { receivableId }: Body): Receivable | undefined {
  if (receivableId === undefined) return undefined;
  const receivable = tx.receivables.get(receivableId);
  if (!receivable) throw invalid('receivableId', 'There is no such receivable', receivableId);
  return receivable;
}

/** paystand.R140, R141: what was quoted for the rail that is charged, and nothing else. */
function feeSplitIn({ feeSplit }: Body, amount: number, rail: Payment['rail']): PaymentFeeSplit | undefined {
  if (!feeSplit) return undefined;
  const quoted = quote(rail, amountOf(feeSplit.subtotal, 'feeSplit.subtotal'));
  if (feeSplit.feeSplitType !== quoted.feeSplitType || amount !== payerTotal(quoted))
    throw fault('malformed', { explanation: 'The fee split does not go with the payment', rule: 'paystand.R141' });
  return quoted;
}
