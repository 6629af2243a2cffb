import type { components } from '@paystub/contracts/paypro';
import { isoSeconds } from '@paystub/mock-kernel';
import { checkoutLink, type Links } from '../../links.js';
import { payMethod } from '../pay-methods/pay-method.js';
import { type Payment, payable } from './payment.js';

type Presented = components['schemas']['Payment'];

/** Dossier 5.1: all fields, always. */
export const presentPayment = (payment: Payment, links: Links): Presented => ({
  id: payment.id,
  type: 'payment',
  amount: payment.amount,
  currency: payment.currency,
  description: payment.description,
  pay_method: payment.pay_method && payMethod(payment.pay_method).shown,
  state: payment.state,
  refunded_amount: payment.refunded_amount,
  return_url: payment.return_url,
  cancel_url: payment.cancel_url,
  metadata: payment.metadata,
  customer: payment.customer,
  mandate: payment.mandate,
  subscription: payment.subscription,
  installment_plan: payment.installment_plan,
  locale: payment.locale,
  paid_at: payment.paid_at === null ? null : isoSeconds(payment.paid_at),
  created_at: isoSeconds(payment.created_at),
  _links: linksOf(payment, links),
});

function linksOf(payment: Payment, links: Links): Presented['_links'] {
  const { id, customer, mandate, subscription, installment_plan } = payment;
  return {
    self: `${links.api}/payments/${id}`,
    ...(payable(payment) ? { checkout: checkoutLink(links, id) } : {}),
    ...(customer ? { customer: `${links.api}/customers/${customer}` } : {}),
    ...(mandate ? { mandate: `${links.api}/mandates/${mandate}` } : {}),
    ...(subscription ? { subscription: `${links.api}/subscriptions/${subscription}` } : {}),
    ...(installment_plan ? { installment_plan: `${links.api}/installment_plans/${installment_plan}` } : {}),
  };
}
