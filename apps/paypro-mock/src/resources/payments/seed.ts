import type { Records, TxBase } from '@paystub/mock-kernel';
import { fault } from '../../faults.js';
import { idFormat } from '../../ids.js';
import type { Customer } from '../customers/customer.js';
import type { InstallmentPlan } from '../installment-plans/installment-plan.js';
import type { Mandate } from '../mandates/mandate.js';
import { type PayMethodId, payMethods } from '../pay-methods/pay-method.js';
import { cents, dateTime, momentOf } from '../seed-fields.js';
import type { Subscription } from '../subscriptions/subscription.js';
import { newPayment, type PaymentRequest } from './new-payment.js';
import type { Payment } from './payment.js';
import { fruitless, type PaymentState, paymentLifecycle, settled, unchosen, undecided, underWay } from './states.js';

export interface PaymentSeed extends Partial<Omit<PaymentRequest, 'amount'>> {
  readonly id?: string;
  readonly amount: number;
  readonly pay_method?: PayMethodId | null;
  readonly state?: PaymentState;
  readonly subscription?: string | null;
  readonly installment_plan?: string | null;
  readonly paid_at?: string | null;
  readonly created_at?: string;
}

type World = TxBase<unknown> & {
  readonly payments: Records<Payment>;
  readonly customers: Records<Customer>;
  readonly mandates: Records<Mandate>;
  readonly subscriptions: Records<Subscription>;
  readonly installmentPlans: Records<InstallmentPlan>;
};

const method = { type: 'string', enum: payMethods.map(({ id }) => id) } as const;
const reference = { type: ['string', 'null'] } as const;
const url = { type: ['string', 'null'], format: 'uri' } as const;

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['amount'],
  properties: {
    id: { type: 'string', pattern: '^PP[A-Z0-9]{12,16}$', description: 'A new one, unless given.' },
    amount: { ...cents, description: 'Euro cents.' },
    currency: { type: 'string', enum: ['EUR'] },
    description: { type: 'string', minLength: 1 },
    pay_methods: { type: ['array', 'null'], items: method, description: 'What the payer may choose from.' },
    pay_method: {
      type: ['string', 'null'],
      enum: [...method.enum, null],
      description: 'What was chosen: the mandate’s, or the only one, unless given.',
    },
    state: {
      type: 'string',
      enum: Object.keys(paymentLifecycle),
      description: 'That of a new payment, unless given. What is due follows from it.',
    },
    return_url: url,
    cancel_url: url,
    metadata: { type: ['object', 'null'] },
    customer: reference,
    mandate: reference,
    setup_mandate: { type: ['boolean', 'null'] },
    subscription: reference,
    installment_plan: reference,
    locale: { type: ['string', 'null'] },
    paid_at: { ...dateTime, type: ['string', 'null'], description: 'Of one that is paid or completed: when it was created, unless given.' },
    created_at: { ...dateTime, description: "The world's time, unless given." },
  },
} as const;

/** A payment as it stood at some time. Refunds are seeded beside it; they add to what was refunded. */
export const seed = {
  schema,
  build(tx: World, body: PaymentSeed): Payment {
    checkReferences(tx, body);
    const at = momentOf(body.created_at, tx.now);
    const mandate = body.mandate ? tx.mandates.get(body.mandate) : undefined;
    const request = { description: 'Seeded', ...body, currency: 'EUR' } as const;
    const { subscription = null, installment_plan = null } = body;
    const made = newPayment(body.id ?? tx.ids.next('PP', idFormat), at, request, mandate, { subscription, installment_plan });
    return tx.payments.put(standing({ ...made, customer: made.customer ?? body.customer ?? null }, body, at));
  },
} as const;

/** With all that its state implies. */
function standing(made: Payment, { state = made.state, pay_method = made.pay_method, paid_at }: PaymentSeed, at: number): Payment {
  if (pay_method === null && !unchosen.includes(state)) throw fault('must_be_set', { param: 'pay_method' });
  if (pay_method !== null && undecided.includes(state)) throw fault('not_supported', { param: 'state' });
  return {
    ...made,
    state,
    pay_method,
    started: !undecided.includes(state),
    processing_at: underWay.includes(state) ? at : made.processing_at,
    paid_at: settled.includes(state) ? momentOf(paid_at, at, 'paid_at') : null,
    ended_at: fruitless.includes(state) ? at : null,
  };
}

function checkReferences(tx: World, { customer, mandate, subscription, installment_plan }: PaymentSeed): void {
  const missing =
    (customer && !tx.customers.get(customer) && 'customer') ||
    (mandate && !tx.mandates.get(mandate) && 'mandate') ||
    (subscription && !tx.subscriptions.get(subscription) && 'subscription') ||
    (installment_plan && !tx.installmentPlans.get(installment_plan) && 'installment_plan');
  if (missing) throw fault('unknown_reference', { param: missing });
}
