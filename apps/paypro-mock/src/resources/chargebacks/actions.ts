import type { Action } from '@paystub/mock-http';
import { idFormat } from '../../ids.js';
import { reversePeriod } from '../../recurring/follow.js';
import type { Tx } from '../../state.js';
import { emit } from '../../webhooks.js';
import type { Payment } from '../payments/payment.js';
import { settled } from '../payments/states.js';
import { type Chargeback, type Dispute, newChargeback } from './chargeback.js';

/** paypro.R63, P3: the payer's bank takes money back; the payment's state stays, its period is reversed. */
export function chargeBack(tx: Tx, payment: Payment, dispute: Dispute = {}): Chargeback {
  const earlier = tx.chargebacks.all(['payment', payment.id]);
  const chargeback = tx.chargebacks.put(newChargeback(tx.ids.next('PC', idFormat), tx.now, payment, earlier, dispute));
  emit(tx, 'chargeback.created', 'chargeback', chargeback);
  reversePeriod(tx, payment);
  return chargeback;
}

const fields = {
  type: 'object',
  properties: {
    amount: { type: 'integer', minimum: 1, description: 'Euro cents. What is left of the payment, unless given.' },
    reason: { type: 'string', description: 'Why, in the codes of SEPA for a direct debit: MD06 when the debtor asks for the money.' },
  },
  additionalProperties: false,
} as const;

/** Dossier 8.2. */
export const chargebackActions: readonly Action<Tx, Payment>[] = [
  { name: 'chargeback', on: 'payments', from: settled, state: ({ state }) => state, fields, run: chargeBack },
];
