import type { components } from '@paystub/contracts/paypro';
import { fault } from '../../faults.js';
import type { Mandate } from '../mandates/mandate.js';
import { type PayMethodId, payMethod, payMethods } from '../pay-methods/pay-method.js';
import type { Payment } from './payment.js';

export type PaymentRequest = components['schemas']['PaymentCreate'];

const locales: readonly string[] = ['de', 'en', 'fr', 'nl'];

/** Named once each; none is every method of the account. */
const named = ({ pay_methods }: PaymentRequest): readonly PayMethodId[] => [...new Set(pay_methods ?? [])];
const given = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

/** What fields mean together, in the order of the request table. */
export function checkTogether(request: PaymentRequest): void {
  checkAmount(request);
  const mandated = given(request.mandate);
  // paypro.R39
  if (mandated && named(request).length > 0) throw fault('not_together', { param: 'pay_methods', other: 'mandate', rule: 'paypro.R39' });
  // paypro.R38
  if (mandated && given(request.customer)) throw fault('not_together', { param: 'customer', other: 'mandate', rule: 'paypro.R38' });
  // paypro.R41
  if (mandated && request.setup_mandate) throw fault('not_together', { param: 'setup_mandate', other: 'mandate', rule: 'paypro.R41' });
  // paypro.R40
  if (request.setup_mandate && !given(request.customer)) throw fault('must_be_set', { param: 'customer', rule: 'paypro.R40' });
}

/** paypro.P11: an amount that no method of the payment takes is refused. */
function checkAmount(request: PaymentRequest): void {
  const ids = named(request);
  const methods = ids.length > 0 ? ids.map(payMethod) : payMethods;
  if (methods.every(({ shown }) => request.amount < shown.minimum_amount)) throw fault('too_low', { param: 'amount', rule: 'paypro.P11' });
  if (methods.every(({ shown }) => request.amount > shown.maximum_amount)) throw fault('too_high', { param: 'amount', rule: 'paypro.P11' });
}

/** Which subscription or plan a payment is for, which of its periods, and what the bank will do. */
export type Origin = Partial<Pick<Payment, 'subscription' | 'installment_plan' | 'period' | 'outcome'>>;

/** paypro.R27, R29, R31, R32, R43, P4, P5: where a payment starts follows from its methods, or from its mandate. */
export function newPayment(id: string, now: number, request: PaymentRequest, mandate: Mandate | undefined, origin: Origin = {}): Payment {
  const methods = named(request);
  const only = methods.length === 1 ? (methods[0] as PayMethodId) : null;
  const start = mandate
    ? ({ state: 'processing', pay_method: mandate.pay_method, customer: mandate.customer, processing_at: now } as const)
    : ({ state: only ? 'open' : 'initialized', pay_method: only, customer: request.customer ?? null, processing_at: null } as const);
  return {
    id,
    amount: request.amount,
    currency: request.currency,
    description: request.description,
    pay_methods: methods.length > 0 ? methods : null,
    ...start,
    refunded_amount: 0,
    return_url: request.return_url ?? null,
    cancel_url: request.cancel_url ?? null,
    metadata: request.metadata ?? {},
    mandate: mandate?.id ?? null,
    setup_mandate: request.setup_mandate ?? false,
    subscription: null,
    installment_plan: null,
    period: null,
    outcome: null,
    ...origin,
    issuer: request.issuer ?? null,
    locale: request.locale && locales.includes(request.locale) ? request.locale : null,
    failure_reason: null,
    started: false,
    paid_at: null,
    ended_at: null,
    created_at: now,
  };
}
