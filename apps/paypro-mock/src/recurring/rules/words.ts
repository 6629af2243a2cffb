import type { SeriesEvent, SeriesState } from './states.js';

interface Words {
  readonly name: string;
  readonly one: string;
  /** The rule that settles its first period. */
  readonly started: string;
  /** The rules that refuse a step by name. */
  readonly against: { readonly [state in SeriesState]?: { readonly [event in SeriesEvent]?: string } };
}

/** What is said of each when it is refused something, and the rules that refuse it. */
export const words: Readonly<Record<'subscription' | 'installment_plan', Words>> = {
  subscription: {
    name: 'subscription',
    one: 'A subscription',
    started: 'paypro.R89',
    against: { canceled: { resume: 'paypro.R93' } },
  },
  installment_plan: {
    name: 'installment plan',
    one: 'An installment plan',
    started: 'paypro.R115',
    against: { canceled: { resume: 'paypro.R112' } },
  },
};

export const participles = { start: 'started', pause: 'paused', resume: 'resumed', cancel: 'canceled', complete: 'completed' } as const;
