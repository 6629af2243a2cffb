import type { components } from '@paystub/contracts/paypro';
import type { Links } from '../../links.js';
import { linksOfSeries, presentSeries, typeOfMandate } from '../../recurring/present.js';
import type { Subscription } from './subscription.js';

/** Dossier 5.7: all fields, always. */
export const presentSubscription = (subscription: Subscription, links: Links): components['schemas']['Subscription'] => ({
  ...presentSeries(subscription),
  type: 'subscription',
  subscription_type: typeOfMandate(subscription),
  start_at: subscription.start_at,
  cancel_at: subscription.cancel_at,
  scheduling: subscription.scheduling,
  period: subscription.period,
  cancel_periods_on_cancellation: subscription.cancel_periods_on_cancellation,
  _links: linksOfSeries(subscription, 'subscriptions', links),
});
