import type { components } from '@paystub/contracts/paypro';
import { isoSeconds } from '@paystub/mock-kernel';
import type { Links } from './links.js';
import { presentOutcome } from './recurring/outcomes.js';
import { presentStoredPeriod } from './recurring/present.js';
import { presentChargeback } from './resources/chargebacks/present.js';
import { presentCustomer } from './resources/customers/present.js';
import type { Event } from './resources/events/event.js';
import { presentInstallmentPlan } from './resources/installment-plans/present.js';
import { presentMandate } from './resources/mandates/present.js';
import { presentPayment } from './resources/payments/present.js';
import { presentRefund } from './resources/refunds/present.js';
import { presentSubscription } from './resources/subscriptions/present.js';
import { presentWebhook } from './resources/webhooks/present.js';

/** paypro.R122, R137: the payload is presented from the record as it was. */
export const presentEvent = (event: Event, links: Links): components['schemas']['Event'] => ({
  id: event.id,
  type: 'event',
  event_type: event.event_type,
  payload: payloadOf(event, links),
  created_at: isoSeconds(event.created_at),
  _links: { self: `${links.api}/events/${event.id}` },
});

function payloadOf({ subject }: Event, links: Links): components['schemas']['EventPayload'] {
  switch (subject.kind) {
    case 'payment':
      return presentPayment(subject.record, links);
    case 'refund':
      return presentRefund(subject.record, links);
    case 'chargeback':
      return presentChargeback(subject.record, links);
    case 'customer':
      return presentCustomer(subject.record, links);
    case 'subscription':
      return presentSubscription(subject.record, links);
    case 'installment_plan':
      return presentInstallmentPlan(subject.record, links);
  }
}

/** Per collection: a record as PayPro shows it. */
export const present = {
  payments: presentPayment,
  refunds: presentRefund,
  chargebacks: presentChargeback,
  customers: presentCustomer,
  mandates: presentMandate,
  subscriptions: presentSubscription,
  subscriptionPeriods: presentStoredPeriod,
  installmentPlans: presentInstallmentPlan,
  installmentPlanPeriods: presentStoredPeriod,
  outcomes: presentOutcome,
  events: presentEvent,
  webhooks: presentWebhook,
};
