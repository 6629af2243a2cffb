import type { components } from '@paystub/contracts/paypro';
import type { Chargeback } from '../chargebacks/chargeback.js';
import type { Customer } from '../customers/customer.js';
import type { InstallmentPlan } from '../installment-plans/installment-plan.js';
import type { Payment } from '../payments/payment.js';
import type { Refund } from '../refunds/refund.js';
import type { Subscription } from '../subscriptions/subscription.js';

export type EventType = components['schemas']['EventType'];

/** What an event tells of: the type of its payload, and the record. */
export interface Subjects {
  readonly payment: Payment;
  readonly refund: Refund;
  readonly chargeback: Chargeback;
  readonly customer: Customer;
  readonly subscription: Subscription;
  readonly installment_plan: InstallmentPlan;
}

/** paypro.R122: the payload is the record as it was. Records never change, so keeping it is keeping a reference. */
export interface Event {
  readonly id: string;
  readonly event_type: EventType;
  readonly subject: { readonly [K in keyof Subjects]: { readonly kind: K; readonly record: Subjects[K] } }[keyof Subjects];
  readonly created_at: number;
}
