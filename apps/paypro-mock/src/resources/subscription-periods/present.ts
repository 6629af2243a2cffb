import type { components } from '@paystub/contracts/paypro';
import type { Links } from '../../links.js';
import { presentPeriod } from '../../recurring/present.js';
import type { SubscriptionPeriod } from '../../recurring/rules/period.js';

type Shown = components['schemas']['SubscriptionPeriod'];

/** Dossier 5.9. */
export const presentSubscriptionPeriod = (period: SubscriptionPeriod, payments: Shown['payments']['data'], links: Links): Shown => {
  const self = `${links.api}/subscription_periods/${period.id}`;
  return {
    ...presentPeriod(period, payments, self),
    type: period.type,
    subscription: period.subscription,
    _links: { self, subscription: `${links.api}/subscriptions/${period.subscription}` },
  };
};
