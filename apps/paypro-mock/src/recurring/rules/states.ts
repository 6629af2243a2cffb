import type { Lifecycle } from '@paystub/mock-kernel';

export type SeriesState = 'pending' | 'active' | 'paused' | 'canceled' | 'completed';
export type SeriesEvent = 'start' | 'pause' | 'resume' | 'cancel' | 'complete';

/** Dossier 6.5, 6.7: the states of subscriptions and installment plans. A missing cell is a refusal. */
export const seriesLifecycle: Lifecycle<SeriesState, SeriesEvent> = {
  pending: { start: 'active', cancel: 'canceled' },
  active: { pause: 'paused', cancel: 'canceled', complete: 'completed' },
  paused: { resume: 'active', cancel: 'canceled' },
  canceled: {},
  completed: {},
};

/** It has not ended: it can be changed, and may still charge its customer. */
export const ongoing: readonly SeriesState[] = ['pending', 'active', 'paused'];

/** It has started and has not ended: there is a mandate that it charges. */
export const charging: readonly SeriesState[] = ['active', 'paused'];

/** Dossier 6.5: its periods come, by themselves or on request. */
export const running: readonly SeriesState[] = ['active'];
