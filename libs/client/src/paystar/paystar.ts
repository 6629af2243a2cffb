import { connect, type PaystarOptions } from './connection/connection.js';
import { events } from './resources/events.js';
import { paymentSessions } from './resources/payment-sessions.js';
import { sessions } from './resources/sessions.js';

/**
 * Paystar's APIs, for servers: `createPaystar({ apiKey, environment: 'development' }).sessions.initiatePayment({ … })`.
 * Members are Paystar's own: PascalCase in sessions and what they answer, camelCase in events and queries. Amounts in requests are
 * integers in US cents. What is answered is the `data` of Paystar's envelope; what goes wrong is thrown as a `PaystarError`. Repeated are
 * reads, with longer and longer waits as Paystar's guide advises, calls that reached nobody, and what was refused with 429 and
 * Retry-After; nothing else, because Paystar has no idempotency keys: sent twice, a call makes two sessions.
 */
export function createPaystar(options: PaystarOptions) {
  const connection = connect(options);
  return {
    sessions: sessions(connection),
    events: events(connection),
    paymentSessions: paymentSessions(connection),
  };
}

export type Paystar = ReturnType<typeof createPaystar>;
