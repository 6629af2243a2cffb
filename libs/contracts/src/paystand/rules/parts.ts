import { type Call, matching, type RefusalFacts, type Stage, where } from '../../verifier/index.js';
import type { operations } from '../index.js';
import type { Given } from '../situations.js';

/** Everything a check of Paystand works with. */
export type PaystandStage = Stage<operations, Given>;

export const id24 = matching(/^[0-9a-z]{24}$/);

/** ISO 8601 in UTC, with milliseconds. */
export const utcMillis = where(
  'an instant like 2026-01-05T10:00:00.000Z',
  (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) && !Number.isNaN(Date.parse(value)),
);

/** Ids that look right and that nothing has. */
export const unknownId = 'zzzzzzzzzzzzzzzzzzzzzzzz';

/** Details of a refusal for something that is well-formed and yet not right. */
export const invalid = (parameter: string) => ({ code: 'validationError', parameter }) as const;

/** Details of a refusal for something that is not there. */
export const missingParameter = (parameter: string) => ({ code: 'apiError', detailCode: 'parameterMissing', parameter }) as const;

/** All of these are refused. The status, and what the details say, is inferred. */
export async function allRefused(
  { inferred }: PaystandStage,
  status: number,
  details: RefusalFacts,
  calls: readonly Call<unknown>[],
): Promise<void> {
  for (const call of calls) await call.isRefused();
  await inferred('the status and whom it blames', async () => {
    for (const call of calls) await call.refuses(status, details);
  });
}

/** One by one: rules look at the whole account, so what they ask for must not overlap. */
export async function eachOf<T>(values: readonly T[], work: (value: T) => Promise<unknown>): Promise<void> {
  for (const value of values) await work(value);
}
