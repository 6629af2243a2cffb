import { fault } from '../../faults.js';
import { idFormat } from '../../ids.js';
import { momentOf } from '../../resources/seed-fields.js';
import { newSubscription, type Subscription, type SubscriptionRequest } from '../../resources/subscriptions/subscription.js';
import type { Tx } from '../../state.js';
import { startOfDay } from '../rules/dates.js';
import { day, seriesFields } from './fields.js';
import { mandateOfSeed, type Progress, standing } from './standing.js';

export interface SubscriptionSeed extends Partial<SubscriptionRequest>, Progress {
  readonly id?: string;
  readonly customer: string;
  readonly created_at?: string;
}

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['customer'],
  properties: {
    id: { type: 'string', pattern: '^PS[A-Z0-9]{12,16}$', description: 'A new one, unless given.' },
    ...seriesFields,
    start_at: day,
    cancel_at: day,
    scheduling: { type: ['string', 'null'], enum: ['automatic', 'manual', null] },
    cancel_periods_on_cancellation: { type: ['boolean', 'null'] },
  },
} as const;

/** A subscription as it stands; periods that it had are seeded beside it. */
export const subscriptionSeed = {
  schema,
  build(tx: Tx, { id, created_at, state, periods_made, ...request }: SubscriptionSeed): Subscription {
    if (!request.period && request.scheduling !== 'manual') throw fault('must_be_set', { param: 'period' });
    const at = momentOf(created_at, tx.now);
    const start = Math.max(at, request.start_at ? startOfDay(request.start_at) : at);
    const mandate = mandateOfSeed(tx, { ...request, ...(state ? { state } : {}) });
    const fields = { description: 'Seeded', ...request, currency: 'EUR' } as const;
    const made = newSubscription(id ?? tx.ids.next('PS', idFormat), at, fields, mandate);
    const usual = mandate && start <= tx.now ? 'active' : 'pending';
    return tx.subscriptions.put(
      standing(made, start, tx.now, { state: state ?? usual, ...(periods_made === undefined ? {} : { periods_made }) }),
    );
  },
} as const;
