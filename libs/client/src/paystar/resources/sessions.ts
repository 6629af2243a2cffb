import type { components } from '@paystub/contracts/paystar';
import type { CallOptions } from '../../connection/connection.js';
import type { Connection } from '../connection/connection.js';

type Schemas = components['schemas'];

/**
 * Pages of Paystar for a payer or a customer. Each call makes another session, also with the same body: there are no idempotency keys.
 * `validation` has all that is wrong with the request.
 */
export const sessions = (connection: Connection) => ({
  /**
   * A page on which `Charges` are paid: open `PaymentLogInLink` within 30 minutes (paystar.R79). `Amount` and `Balance` are integers in US
   * cents (paystar.R19, paystar.R20). With `Channel` QuickPay a payer serves themselves, with POS the agent `PosUser` acts for one, and
   * there is no `ClientUser` (paystar.R33 to paystar.R37). `SuccessUrl` and `ReturnUrl` go together (paystar.R38 to paystar.R40).
   * Give it a `ClientReference`: a second session with it is refused (paystar.R41), and it finds the session again should the answer be
   * lost. The accounts and the customer are created or brought up to date at once (paystar.R55 to paystar.R60, paystar.R66 to paystar.R69).
   */
  initiatePayment: (session: Schemas['PaymentSessionCreate'], options?: CallOptions) =>
    connection.call('POST /integrations/embedded/initiate', { body: session }, options),

  /**
   * A page on which a customer enrolls an account in AutoPay or ends it: open `SessionLink` until `ValidUntil`, 60 minutes later
   * (paystar.R80; the answer's members are observed, paystar.R76). An account that Paystar does not know needs `SyncAccount: true`
   * (paystar.R62 to paystar.R64).
   */
  initiateManageAutopay: (session: Schemas['AccountSessionCreate'], options?: CallOptions) =>
    connection.call('POST /integrations/embedded/initiate-manage-autopay', { body: session }, options),

  /** A page on which a customer adds, sees and deletes payment methods (paystar.R77). No account takes part (paystar.R65, paystar.R74). */
  initiateManageWallet: (session: Schemas['CustomerSessionCreate'], options?: CallOptions) =>
    connection.call('POST /integrations/embedded/initiate-manage-wallet', { body: session }, options),

  /** A page on which a customer chooses paperless billing for an account, which is treated as by `initiateManageAutopay` (paystar.R73). */
  initiateManagePaperless: (session: Schemas['AccountSessionCreate'], options?: CallOptions) =>
    connection.call('POST /integrations/embedded/initiate-manage-paperless', { body: session }, options),

  /** A page on which a customer says what to be told by e-mail and SMS (paystar.R78). No account takes part (paystar.R65, paystar.R75). */
  initiateManageNotifications: (session: Schemas['CustomerSessionCreate'], options?: CallOptions) =>
    connection.call('POST /integrations/embedded/initiate-manage-notifications', { body: session }, options),

  /** A page on which a customer schedules one payment of an account. The operation is observed, not documented. */
  initiateSchedulePayment: (session: Schemas['AccountSessionCreate'], options?: CallOptions) =>
    connection.call('POST /integrations/embedded/initiate-schedule-payment-session', { body: session }, options),

  /** A page that shows the scheduled payments of an account, to cancel them. The operation is observed, not documented. */
  initiateManageSchedulePayments: (session: Schemas['AccountSessionCreate'], options?: CallOptions) =>
    connection.call('POST /integrations/embedded/initiate-manage-schedule-payments', { body: session }, options),
});
