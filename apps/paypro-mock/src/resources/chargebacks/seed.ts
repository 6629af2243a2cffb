import type { Records, TxBase } from '@paystub/mock-kernel';
import { fault } from '../../faults.js';
import { idFormat } from '../../ids.js';
import type { Payment } from '../payments/payment.js';
import { cents, dateTime, momentOf } from '../seed-fields.js';
import { type Chargeback, newChargeback } from './chargeback.js';

export interface ChargebackSeed {
  readonly id?: string;
  readonly payment: string;
  readonly amount?: number;
  readonly description?: string;
  readonly reason?: string | null;
  readonly charged_back_at?: string;
  readonly created_at?: string;
}

type World = TxBase<unknown> & { readonly payments: Records<Payment>; readonly chargebacks: Records<Chargeback> };

/** A chargeback as it stood at some time. It is held to the same rules as one that a bank makes (paypro.R61). */
export const seed = {
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['payment'],
    properties: {
      id: { type: 'string', pattern: '^PC[A-Z0-9]{12,16}$', description: 'A new one, unless given.' },
      payment: { type: 'string', description: 'Id of a payment that is there, and paid or completed.' },
      amount: { ...cents, description: 'Euro cents. What is left of the payment, unless given.' },
      description: { type: 'string', description: "The payment's, unless given." },
      reason: { type: ['string', 'null'] },
      charged_back_at: { ...dateTime, description: 'When it was created, unless given.' },
      created_at: { ...dateTime, description: "The world's time, unless given." },
    },
  },
  build(tx: World, { id, payment: paymentId, description, charged_back_at, created_at, ...dispute }: ChargebackSeed): Chargeback {
    const payment = tx.payments.get(paymentId);
    if (!payment) throw fault('unknown_reference', { param: 'payment' });
    const at = momentOf(created_at, tx.now);
    const earlier = tx.chargebacks.all(['payment', paymentId]);
    const chargeback = newChargeback(id ?? tx.ids.next('PC', idFormat), at, payment, earlier, dispute);
    return tx.chargebacks.put({
      ...chargeback,
      description: description ?? chargeback.description,
      charged_back_at: momentOf(charged_back_at, at, 'charged_back_at'),
    });
  },
} as const;
