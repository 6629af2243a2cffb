import { connect, type PaystandOptions } from './connection/connection.js';
import { attachments } from './resources/attachments.js';
import { customers, merchant } from './resources/customers.js';
import { events } from './resources/events.js';
import { disputes, payments, refunds } from './resources/payments.js';
import { receivables } from './resources/receivables.js';
import { transfers } from './resources/transfers.js';
import { sync } from './sync/sync.js';

/**
 * Paystand X, for servers: `createPaystand({ clientId, clientSecret, customerId, environment: 'sandbox' }).customers.list()`. Fields are
 * Paystand's own; money is text with two decimals, `'100.00'`, as on the wire (paystand.R225), and times are ISO 8601 in UTC. Its token is
 * fetched with the first call and renewed in time. What goes wrong is thrown as a `PaystandError`. Repeated are reads, calls that reached
 * nobody, and what the limit of requests refused; nothing else, because Paystand has no idempotency keys.
 */
export function createPaystand(options: PaystandOptions) {
  const connection = connect(options);
  return {
    customers: customers(connection),
    receivables: receivables(connection),
    attachments: attachments(connection),
    payments: payments(connection),
    refunds: refunds(connection),
    disputes: disputes(connection),
    transfers: transfers(connection),
    events: events(connection),
    merchant: merchant(connection),
    sync: sync(connection),
  };
}

export type Paystand = ReturnType<typeof createPaystand>;
