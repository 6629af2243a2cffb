/** AutoPay of an account: there is one or none. */
export interface Enrollment {
  readonly id: string;
  readonly BusinessUnitSlug: string;
  readonly Account: string;
  readonly Customer: string;
  readonly PaymentSource: string;
  /** Days before the due date. */
  readonly ProcessingLeadTime: number;
  /** Integer cents; null for no limit. */
  readonly MaximumBalanceAllowed: number | null;
  readonly createdAt: number;
}
