import type { Payment } from '../payment-sessions/payment-session.js';
import type { ScheduledPaymentStatus } from './states.js';

/** A payment that a customer has ordered for later. */
export interface ScheduledPayment {
  readonly id: string;
  readonly BusinessUnitSlug: string;
  readonly Account: string;
  readonly Customer: string;
  readonly PaymentSource: string;
  /** Integer cents. */
  readonly Amount: number;
  /** When it is paid, epoch milliseconds. */
  readonly date: number;
  readonly Status: ScheduledPaymentStatus;
  readonly Payment: Payment | null;
  /** The session that it was ordered in. */
  readonly session: string;
  readonly createdAt: number;
}
