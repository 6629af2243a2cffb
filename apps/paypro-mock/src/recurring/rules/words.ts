/** What is said of each when it is refused something, and the rules that refuse it. */
export const words = {
  subscription: { name: 'subscription', one: 'A subscription', noResume: 'paypro.R93', started: 'paypro.R89' },
  installment_plan: { name: 'installment plan', one: 'An installment plan', noResume: 'paypro.R112', started: 'paypro.R115' },
} as const;

export const participles = { start: 'started', pause: 'paused', resume: 'resumed', cancel: 'canceled', complete: 'completed' } as const;
