import type { operations } from '@paystub/contracts/paypro';
import type { Operations } from '@paystub/mock-http';
import { fault } from '../../faults.js';
import { idFormat } from '../../ids.js';
import { listOf } from '../../lists.js';
import { requestFirstPayment } from '../../recurring/authorize.js';
import { cancelSeries, pauseSeries, resumeSeries, startSeries } from '../../recurring/course.js';
import { subscriptionOf } from '../../recurring/lookups.js';
import { checkReferences, checkTogether, rulesOfSubscriptions } from '../../recurring/rules/new-series.js';
import { record } from '../../recurring/store.js';
import { customerOf, type Tx } from '../../state.js';
import { presentSubscription } from './present.js';
import { changedSubscription, newSubscription, type Subscription, type SubscriptionRequest, startsAt } from './subscription.js';

type Owned = Pick<
  operations,
  | 'listCustomerSubscriptions'
  | 'getSubscription'
  | 'updateSubscription'
  | 'cancelSubscription'
  | 'listSubscriptions'
  | 'createSubscription'
  | 'pauseSubscription'
  | 'resumeSubscription'
>;

export const subscriptionOperations: Operations<Owned, Tx> = {
  // paypro.R69
  listCustomerSubscriptions(tx, { params, query, links }) {
    const { id } = customerOf(tx, params.id);
    const asked = { path: `customers/${id}/subscriptions`, query, links, present: presentSubscription };
    return { status: 200, body: listOf(tx.subscriptions, asked, ['customer', id]) };
  },

  getSubscription: (tx, { params, links }) => ({ status: 200, body: presentSubscription(subscriptionOf(tx, params.id), links) }),

  updateSubscription(tx, { params, body, links }) {
    const mandate = body.mandate === undefined ? undefined : tx.mandates.get(body.mandate);
    const changed = changedSubscription(subscriptionOf(tx, params.id), tx.now, body, mandate);
    return { status: 200, body: presentSubscription(record(tx, changed, 'updated'), links) };
  },

  cancelSubscription: (tx, { params, links }) => ({
    status: 200,
    body: presentSubscription(cancelSeries(tx, subscriptionOf(tx, params.id)), links),
  }),

  listSubscriptions: (tx, { query, links }) => ({
    status: 200,
    body: listOf(tx.subscriptions, { path: 'subscriptions', query, links, present: presentSubscription }),
  }),

  createSubscription: (tx, { body, links }) => ({ status: 201, body: presentSubscription(create(tx, body), links) }),

  pauseSubscription: (tx, { params, links }) => ({
    status: 200,
    body: presentSubscription(pauseSeries(tx, subscriptionOf(tx, params.id)), links),
  }),

  resumeSubscription: (tx, { params, links }) => ({
    status: 200,
    body: presentSubscription(resumeSeries(tx, subscriptionOf(tx, params.id)), links),
  }),
};

/** paypro.R77-R79: by mandate it starts now or on its date; else it asks for a first payment. */
function create(tx: Tx, request: SubscriptionRequest): Subscription {
  // Dossier 8.6: only on demand can there be no period.
  if (!request.period && request.scheduling !== 'manual')
    throw fault('must_be_set', { param: 'period', rule: rulesOfSubscriptions.needed });
  checkTogether(request, rulesOfSubscriptions);
  const mandate = typeof request.mandate === 'string' ? tx.mandates.get(request.mandate) : undefined;
  checkReferences(request, tx.customers.get(request.customer), mandate);
  const subscription = record(tx, newSubscription(tx.ids.next('PS', idFormat), tx.now, request, mandate), 'created');
  if (!mandate) return requestFirstPayment(tx, subscription);
  const startAt = startsAt(subscription);
  return startAt !== undefined && startAt <= tx.now ? startSeries(tx, subscription) : subscription;
}
