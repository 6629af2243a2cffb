import type { operations } from '@paystub/contracts/paypro';
import type { Operations } from '@paystub/mock-http';
import type { Links } from '../../links.js';
import { listOf, listOfAll } from '../../lists.js';
import { present } from '../../present.js';
import { openPeriod } from '../../recurring/collect.js';
import { subscriptionOf, subscriptionPeriodOf } from '../../recurring/lookups.js';
import { checkRunning } from '../../recurring/rules/checks.js';
import type { SubscriptionPeriod } from '../../recurring/rules/period.js';
import { paymentsOf } from '../../recurring/store.js';
import type { Tx } from '../../state.js';
import { presentSubscriptionPeriod } from './present.js';

type Owned = Pick<
  operations,
  'listSubscriptionPeriods' | 'createSubscriptionPeriod' | 'getSubscriptionPeriod' | 'listSubscriptionPeriodPayments'
>;

/** paypro.R99: with its payments as they are now. */
const shown = (tx: Tx, period: SubscriptionPeriod, links: Links) =>
  presentSubscriptionPeriod(
    period,
    paymentsOf(tx, period).map((payment) => present.payments(payment, links)),
    links,
  );

export const subscriptionPeriodOperations: Operations<Owned, Tx> = {
  listSubscriptionPeriods(tx, { params, query, links }) {
    const { id } = subscriptionOf(tx, params.id);
    const asked = {
      path: `subscriptions/${id}/subscription_periods`,
      query,
      links,
      present: (period: SubscriptionPeriod) => shown(tx, period, links),
    };
    return { status: 200, body: listOf(tx.subscriptionPeriods, asked, ['series', id]) };
  },

  // paypro.R96-R98: on any subscription that runs; the dates of the periods that come by themselves stay (dossier 8.6).
  createSubscriptionPeriod(tx, { params, body, links }) {
    const subscription = subscriptionOf(tx, params.id);
    checkRunning(subscription);
    const { period } = openPeriod(tx, subscription, body);
    return { status: 201, body: shown(tx, subscriptionPeriodOf(tx, period.id), links) };
  },

  getSubscriptionPeriod: (tx, { params, links }) => ({ status: 200, body: shown(tx, subscriptionPeriodOf(tx, params.id), links) }),

  listSubscriptionPeriodPayments(tx, { params, query, links }) {
    const period = subscriptionPeriodOf(tx, params.id);
    const asked = { path: `subscription_periods/${period.id}/payments`, query, links, present: present.payments };
    return { status: 200, body: listOfAll(paymentsOf(tx, period), asked) };
  },
};
