import type { components } from '@paystub/contracts/paypro';
import type { CallOptions } from '../../connection/connection.js';
import type { Connection } from '../connection/connection.js';
import { type ListOptions, listing } from '../connection/listing.js';

type Schemas = components['schemas'];

export const subscriptions = (connection: Connection) => ({
  /**
   * A new subscription; amounts of its periods are in cents, `vat` is a percentage that they include. With a `mandate` it starts at
   * once, or at a `start_at` to come (paypro.R77, paypro.R78). With `pay_methods` send the customer to `_links.checkout`: the first
   * payment makes the mandate and starts it (paypro.R79, paypro.R80). `validation`: paypro.R75, paypro.R76, paypro.R81 to paypro.R85.
   */
  create: (subscription: Schemas['SubscriptionCreate'], options?: CallOptions) =>
    connection.call('POST /subscriptions', { body: subscription }, options),

  /** The subscription as it is now. `not_found`: paypro.R4. */
  get: (id: string, options?: CallOptions) => connection.call('GET /subscriptions/{id}', { id }, options),

  /** All subscriptions of the account, newest first. Those of one customer: `customers.subscriptions`. */
  list: (options?: ListOptions) => listing(connection, 'GET /subscriptions', options),

  /**
   * Changes what is given, for periods still to come (paypro.R88). `validation` for a `first_period` after the start (paypro.R89)
   * and for a mandate that is no approved direct debit of the customer (paypro.R91).
   */
  update: (id: string, changes: Schemas['SubscriptionUpdate'], options?: CallOptions) =>
    connection.call('PATCH /subscriptions/{id}', { id, body: changes }, options),

  /**
   * Ends it: no new periods, and no way back (paypro.R92, paypro.R93). With `cancel_periods_on_cancellation` its `open` and `reversed`
   * periods are canceled too (paypro.R102).
   */
  cancel: (id: string, options?: CallOptions) => connection.call('DELETE /subscriptions/{id}', { id }, options),

  /** No new periods until it is resumed (paypro.R94). That only an `active` one can be paused is inferred (`validation`). */
  pause: (id: string, options?: CallOptions) => connection.call('POST /subscriptions/{id}/pause', { id }, options),

  /** Makes a `paused` one `active` again (paypro.R95). `validation` once it is canceled (paypro.R93). */
  resume: (id: string, options?: CallOptions) => connection.call('POST /subscriptions/{id}/resume', { id }, options),

  /** The periods of one subscription, newest first, each with its payments (paypro.R99). */
  periods: (id: string, options?: ListOptions) => listing(connection, 'GET /subscriptions/{id}/subscription_periods', options, id),
});

export const subscriptionPeriods = (connection: Connection) => ({
  /** The next period of a subscription, of `amount` cents (paypro.R96, paypro.R97). `not_found` blames the subscription (paypro.R98). */
  create: (subscription: string, period: Schemas['SubscriptionPeriodCreate'], options?: CallOptions) =>
    connection.call('POST /subscriptions/{id}/subscription_periods', { id: subscription, body: period }, options),

  /** The period as it is now, with its payments (paypro.R99, paypro.R100). `not_found`: paypro.R4. */
  get: (id: string, options?: CallOptions) => connection.call('GET /subscription_periods/{id}', { id }, options),

  /** The payments of one period, newest first (paypro.R99). */
  payments: (id: string, options?: ListOptions) => listing(connection, 'GET /subscription_periods/{id}/payments', options, id),
});
