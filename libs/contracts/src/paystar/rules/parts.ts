import { type Call, type Exchange, exactly, matching, type Stage, where } from '../../verifier/index.js';
import type { operations } from '../index.js';
import type { Given } from '../situations.js';

/** Everything a check of Paystar works with. */
export type PaystarStage = Stage<operations, Given>;

export const uuid = matching(/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i);

/** ISO 8601 in UTC; Paystar does not say how fine. */
export const utcTime = where(
  'an instant in UTC like 2025-03-20T11:00:00Z',
  (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) && !Number.isNaN(Date.parse(value)),
);

/** The envelope of a success with this in it. */
export const success = <const T>(data: T) => ({ hasErrors: false, errors: exactly([]), data }) as const;

/** All of these are refused. That the status is 400, and whom it blames, is inferred. */
export async function allRefused(
  { inferred }: PaystarStage,
  blames: string | readonly string[],
  calls: readonly Call<unknown>[],
): Promise<void> {
  for (const call of calls) await call.isRefused();
  await inferred('the status and whom it blames', async () => {
    for (const call of calls) await call.refuses(400, { blames });
  });
}

/** It is not taken, however that is said: a refusal like any other, or one of the doorkeeper's. Nothing has moved. */
export async function turnedAway({ expect }: PaystarStage, call: Call<unknown>): Promise<void> {
  expect('what the answer says', saidBy(await call.movesNothing()), 'no');
}

/** What an answer says of the request: `yes`, `no` or nothing; anything else by its status. */
export function saidBy({ status, body }: Exchange): string {
  const hasErrors = (body as { readonly hasErrors?: unknown } | null | undefined)?.hasErrors;
  if (status >= 400 && status < 500 && status !== 429) return 'no';
  if (status < 200 || status > 299) return `status ${status}`;
  return hasErrors === true ? 'no' : hasErrors === false ? 'yes' : 'nothing';
}

/** One by one: rules look at the whole account, so what they ask for must not overlap. */
export async function eachOf<T>(values: readonly T[], work: (value: T) => Promise<unknown>): Promise<void> {
  for (const value of values) await work(value);
}
