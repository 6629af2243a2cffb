import type { Due } from '@paystub/mock-kernel';
import { hasRegularPeriod, openRegularPeriod } from '../../recurring/collect.js';
import { cancelSeries, startSeries } from '../../recurring/course.js';
import type { Tx } from '../../state.js';
import { canceledAt, type Subscription, startsAt } from './subscription.js';

type Job = 'start' | 'next-period' | 'cancel';

/** Dossier 8.6: what happens to a subscription by itself. At equal instants its end goes first, so that nothing else is due then. */
function due(subscription: Subscription): readonly (Due & { readonly job: Job })[] {
  const end = canceledAt(subscription);
  const before = (job: Job, at: number | null | undefined) => (typeof at === 'number' && at < end ? [{ at, job }] : []);
  const ending = Number.isFinite(end) ? [{ at: end, job: 'cancel' as const }] : [];
  switch (subscription.state) {
    case 'pending':
      return [...before('start', startsAt(subscription)), ...ending];
    case 'active':
      return [...(hasRegularPeriod(subscription) ? before('next-period', subscription.next_at) : []), ...ending];
    case 'paused':
      return ending;
    default:
      return [];
  }
}

const jobs: Readonly<Record<Job, (tx: Tx, subscription: Subscription) => void>> = {
  start: startSeries,
  'next-period': openRegularPeriod,
  cancel: cancelSeries,
};

export const subscriptionWork = { due, jobs };
