import type { CallOptions } from '../../connection/connection.js';
import type { Connection } from '../connection/connection.js';

/**
 * What became of a payment session. Amounts named `…Minor` are integers in US cents (paystar.R101); `subtotal` and the amounts of
 * `serviceFeeCalculation` are in dollars, which is inferred. `payment` and `paymentSource` are null before there are any (paystar.P19).
 *
 * Paystar documents these operations but not their paths, which are inferred. They are sent to a server on loopback only, such as the
 * sandbox, unless the client was made with `allowInferred`; else the error is `inferred`.
 */
export const paymentSessions = (connection: Connection) => ({
  /** The session that was created with this `ClientReference` (paystar.R98). `not_found`: paystar.P18. */
  find: ({ clientReference }: { readonly clientReference: string }, options?: CallOptions) =>
    connection.call('GET /integrations/query/payment-session', { query: { clientReference } }, options),

  /** The session with this `PaymentSessionIdentifier` (paystar.R99). `not_found`: paystar.P18. */
  get: (sessionIdentifier: string, options?: CallOptions) =>
    connection.call('GET /integrations/query/payment-session/{sessionIdentifier}', { sessionIdentifier }, options),
});
