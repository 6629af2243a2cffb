import type { components } from '@paystub/contracts/paypro';
import type { CallOptions } from '../../connection/connection.js';
import type { Connection } from '../connection/connection.js';
import { type ListOptions, listing } from '../connection/listing.js';

type Schemas = components['schemas'];

export const installmentPlans = (connection: Connection) => ({
  /**
   * A new plan of `number_of_periods` periods; their amounts are in cents, `vat` is a percentage that they include. With a `mandate`
   * it starts at once (paypro.R106). With `pay_methods` send the customer to `_links.checkout`: the first payment starts it
   * (paypro.R107). `validation`: paypro.R105, paypro.R108, paypro.R109.
   */
  create: (plan: Schemas['InstallmentPlanCreate'], options?: CallOptions) =>
    connection.call('POST /installment_plans', { body: plan }, options),

  /** The plan as it is now. `not_found`: paypro.R4. */
  get: (id: string, options?: CallOptions) => connection.call('GET /installment_plans/{id}', { id }, options),

  /** All installment plans of the account, newest first. */
  list: (options?: ListOptions) => listing(connection, 'GET /installment_plans', options),

  /** Changes what is given, for periods still to come. `validation` for a `first_period` after the start (paypro.R115). */
  update: (id: string, changes: Schemas['InstallmentPlanUpdate'], options?: CallOptions) =>
    connection.call('PATCH /installment_plans/{id}', { id, body: changes }, options),

  /** Ends it: no new periods, and no way back (paypro.R111, paypro.R112). */
  cancel: (id: string, options?: CallOptions) => connection.call('DELETE /installment_plans/{id}', { id }, options),

  /** No new periods until it is resumed (paypro.R113). That only an `active` one can be paused is inferred (`validation`). */
  pause: (id: string, options?: CallOptions) => connection.call('POST /installment_plans/{id}/pause', { id }, options),

  /** Makes a `paused` one `active` again (paypro.R113). `validation` once it is canceled (paypro.R112). */
  resume: (id: string, options?: CallOptions) => connection.call('POST /installment_plans/{id}/resume', { id }, options),

  /** The periods of one plan, newest first, each with its payments (paypro.R110, paypro.R114). */
  periods: (id: string, options?: ListOptions) => listing(connection, 'GET /installment_plans/{id}/installment_plan_periods', options, id),
});

export const installmentPlanPeriods = (connection: Connection) => ({
  /** The period as it is now, with its payments (paypro.R114). `not_found`: paypro.R4. */
  get: (id: string, options?: CallOptions) => connection.call('GET /installment_plan_periods/{id}', { id }, options),

  /** The payments of one period, newest first. */
  payments: (id: string, options?: ListOptions) => listing(connection, 'GET /installment_plan_periods/{id}/payments', options, id),
});
