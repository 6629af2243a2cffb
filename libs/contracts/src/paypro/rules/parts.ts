import type { Call, Stage } from '../../verifier/index.js';
import type { components, operations } from '../index.js';
import type { Given } from '../situations.js';

/** Everything a check of PayPro works with. */
export type PayProStage = Stage<operations, Given>;

type Schemas = components['schemas'];
type Asked = Pick<PayProStage, 'api'>;

/** All of these are refused. That the status is 422, and whom it blames, is inferred. */
export async function allRefused({ inferred }: PayProStage, param: string | null, calls: readonly Call<unknown>[]): Promise<void> {
  for (const call of calls) await call.isRefused();
  await inferred('the status and whom it blames', async () => {
    for (const call of calls) await call.refuses(422, { param });
  });
}

/** The events of one resource, oldest first. */
export async function eventsOf({ api }: Asked, id: string): Promise<readonly Schemas['Event'][]> {
  const { data } = await api.listEvents({ query: { limit: 100 } }).answers(200, { type: 'list' });
  return data.filter(({ payload }) => payload.id === id).reverse();
}

/** The periods of a subscription, oldest first. */
export async function periodsOf({ api }: Asked, id: string): Promise<readonly Schemas['SubscriptionPeriod'][]> {
  const { data } = await api.listSubscriptionPeriods({ id, query: { limit: 100 } }).answers(200, { type: 'list' });
  return data.toReversed();
}

/** The periods of an installment plan, oldest first. */
export async function planPeriodsOf({ api }: Asked, id: string): Promise<readonly Schemas['InstallmentPlanPeriod'][]> {
  const { data } = await api.listInstallmentPlanPeriods({ id, query: { limit: 100 } }).answers(200, { type: 'list' });
  return data.toReversed();
}

/** The payments that a subscription or an installment plan has made, oldest first. */
export async function paymentsFor({ api }: Asked, id: string): Promise<readonly Schemas['Payment'][]> {
  const { data } = await api.listPayments({ query: { limit: 100 } }).answers(200, { type: 'list' });
  return data.filter(({ subscription, installment_plan }) => subscription === id || installment_plan === id).reverse();
}

/** Ids that look right and that nothing has. */
export const unknownIds = {
  payment: 'PPZZZZZZZZZZZZ',
  refund: 'PRZZZZZZZZZZZZ',
  chargeback: 'PCZZZZZZZZZZZZ',
  customer: 'CUZZZZZZZZZZZZ',
  mandate: 'MDZZZZZZZZZZZZ',
  subscription: 'PSZZZZZZZZZZZZ',
  subscriptionPeriod: 'SPZZZZZZZZZZZZ',
  installmentPlan: 'PIZZZZZZZZZZZZ',
  installmentPlanPeriod: 'IPZZZZZZZZZZZZ',
  event: 'EVZZZZZZZZZZZZZZZZ',
  webhook: 'WHZZZZZZZZZZZZ',
} as const;

/** One by one: rules look at the whole account, so what they ask for must not overlap. */
export async function eachOf<T>(values: readonly T[], work: (value: T) => Promise<unknown>): Promise<void> {
  for (const value of values) await work(value);
}
