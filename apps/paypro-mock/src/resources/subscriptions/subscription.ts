import type { components } from '@paystub/contracts/paypro';
import { changed } from '../../recurring/rules/change.js';
import { startOfDay } from '../../recurring/rules/dates.js';
import { newSeries } from '../../recurring/rules/new-series.js';
import type { SeriesFields } from '../../recurring/rules/series.js';
import { termsOf } from '../../recurring/rules/terms.js';
import type { Mandate } from '../mandates/mandate.js';

export type SubscriptionRequest = components['schemas']['SubscriptionCreate'];

export interface Subscription extends SeriesFields {
  readonly type: 'subscription';
  /** Days, as YYYY-MM-DD. */
  readonly start_at: string | null;
  readonly cancel_at: string | null;
  readonly scheduling: 'automatic' | 'manual';
  readonly cancel_periods_on_cancellation: boolean;
}

/** paypro.R75-R79, R101, R103, R104. */
export const newSubscription = (id: string, now: number, request: SubscriptionRequest, mandate: Mandate | undefined): Subscription => ({
  type: 'subscription',
  ...newSeries(id, now, request, mandate),
  period: request.period ? termsOf(request.period) : null,
  start_at: request.start_at ?? null,
  cancel_at: request.cancel_at ?? null,
  scheduling: request.scheduling ?? 'automatic',
  cancel_periods_on_cancellation: request.cancel_periods_on_cancellation ?? false,
});

/** paypro.R83: when it is canceled by itself. */
export const canceledAt = ({ cancel_at }: Subscription): number => (cancel_at === null ? Number.POSITIVE_INFINITY : startOfDay(cancel_at));

/** paypro.R77, R78: when it starts by itself; what comes at the moment of its end does not come. Undefined where it waits for a payment. */
export function startsAt(subscription: Subscription): number | undefined {
  const { mandate, start_at, created_at } = subscription;
  if (mandate === null) return undefined;
  const at = Math.max(start_at === null ? created_at : startOfDay(start_at), created_at);
  return at < canceledAt(subscription) ? at : undefined;
}

/** paypro.R83, R87, R102. */
export const changedSubscription = (
  subscription: Subscription,
  now: number,
  request: components['schemas']['SubscriptionUpdate'],
  mandate: Mandate | undefined,
): Subscription => ({
  ...changed(subscription, now, request, mandate),
  cancel_at: request.cancel_at === undefined ? subscription.cancel_at : request.cancel_at,
  cancel_periods_on_cancellation:
    request.cancel_periods_on_cancellation === undefined
      ? subscription.cancel_periods_on_cancellation
      : (request.cancel_periods_on_cancellation ?? false),
});
