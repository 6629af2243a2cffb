import { fault } from '../faults.js';
import type { Tx } from '../state.js';

/** What the payer's bank will do with the payment of a period that due work will make. */
export interface Outcome {
  /** Of the subscription or plan, a slash, the number of the period. */
  readonly id: string;
  readonly subscription: string | null;
  readonly installment_plan: string | null;
  readonly period: number;
  readonly outcome: 'pay' | 'fail' | 'chargeback';
  readonly created_at: number;
}

interface Told {
  readonly subscription?: string;
  readonly installment_plan?: string;
  readonly period: number;
  readonly outcome: Outcome['outcome'];
}

const entry = (of: 'subscription' | 'installment_plan', what: string) => ({
  type: 'object',
  additionalProperties: false,
  required: [of, 'period', 'outcome'],
  properties: {
    [of]: { type: 'string', description: `Id of the ${what}.` },
    period: { type: 'integer', minimum: 1, description: 'Number of the period.' },
    outcome: {
      type: 'string',
      enum: ['pay', 'fail', 'chargeback'],
      description: 'The debit is paid, is refused when it would have been paid, or is paid and charged back `times.chargeback` later.',
    },
  },
});

/** What is told beforehand, as JSON Schema. A period of which nothing is told is paid. */
const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'What banks will do with the payments of periods that are still to come',
  type: 'array',
  items: { oneOf: [entry('subscription', 'subscription'), entry('installment_plan', 'installment plan')] },
} as const;

/** Replaces all that was told before. Of one period told twice, the last holds. */
export function putOutcomes(tx: Tx, told: readonly Told[]): void {
  for (const { id } of tx.outcomes.all()) tx.outcomes.delete(id);
  for (const { subscription = null, installment_plan = null, period, outcome } of told) {
    if (subscription !== null && !tx.subscriptions.get(subscription)) throw fault('unknown_reference', { param: 'subscription' });
    if (installment_plan !== null && !tx.installmentPlans.get(installment_plan)) {
      throw fault('unknown_reference', { param: 'installment_plan' });
    }
    const id = `${subscription ?? installment_plan}/${period}`;
    tx.outcomes.put({ id, subscription, installment_plan, period, outcome, created_at: tx.now });
  }
}

export const presentOutcome = ({ subscription, installment_plan, period, outcome }: Outcome): Told => ({
  ...(subscription === null ? {} : { subscription }),
  ...(installment_plan === null ? {} : { installment_plan }),
  period,
  outcome,
});

/** All that is told, in the order in which it was. */
const list = (tx: Tx): Told[] => [...tx.outcomes.all()].map(presentOutcome);

export const outcomes = { schema, put: putOutcomes, list };
