import type { FeeTier } from '../../settings/fee-table.js';
import type { ChosenSource } from '../payment-sources/payment-source.js';
import type { SessionStatus } from './states.js';

/** One line of what is to be paid; `Amount` is integer cents. */
export interface Charge {
  readonly Amount: number;
  readonly Description: string | null;
  readonly ChargeType: string | null;
  readonly CustomMeta: Readonly<Record<string, string>> | null;
  /** The account's id, and its numbers as they were then. */
  readonly Account: string | null;
  readonly AccountNumber: string | null;
  readonly SubAccountNumber: string | null;
  readonly Note: string | null;
}

/** The last attempt to pay; amounts are integer cents. */
export interface Payment {
  readonly Status: 'Succeeded' | 'Failed' | 'Pending';
  readonly paymentDate: number;
  /** Without the fee. */
  readonly amount: number;
  readonly serviceFee: number;
  readonly referenceNumber: string;
  /** Empty when it failed. */
  readonly authCode: string;
  readonly gatewayResponseDescription: string;
  /** What becomes of one that is pending when it is settled. */
  readonly settles: 'Succeeded' | 'Failed';
  /** Indexes into the session's charges: those that were paid. */
  readonly charges: readonly number[];
}

export interface PaymentSession {
  /** The session identifier: a UUID. */
  readonly id: string;
  readonly BusinessUnitSlug: string;
  readonly Channel: 'QuickPay' | 'POS';
  readonly Status: SessionStatus;
  readonly PosUser: string | null;
  /** A customer's id. */
  readonly Customer: string | null;
  readonly Charges: readonly Charge[];
  readonly PaymentDescriptor: string | null;
  readonly ClientReference: string | null;
  readonly SuccessUrl: string | null;
  readonly ReturnUrl: string | null;
  /** As given, and then as the payer filled them in. */
  readonly PaymentFields: Readonly<Record<string, string>>;
  /** Names of those that the payer has filled in, and may change. */
  readonly FilledIn: readonly string[];
  readonly CustomMeta: Readonly<Record<string, unknown>> | null;
  readonly PaymentMethods: readonly ('Credit Card' | 'ACH')[] | null;
  /** Indexes of the charges that the payer has left chosen; all, at first. */
  readonly Chosen: readonly number[];
  readonly PaymentSource: ChosenSource | null;
  readonly ServiceFee: { readonly tier: FeeTier | null; readonly amount: number } | null;
  readonly Payment: Payment | null;
  readonly createdAt: number;
  readonly expiresAt: number;
}

const PAYMENT_SESSION_MS = 30 * 60_000;

/** paystar.R79: counted from its creation, whatever happens in between. */
export const expiryOf = (now: number): number => now + PAYMENT_SESSION_MS;

/** paystar.R41, P11: a reference is used up in its business unit, forever. */
export const referenceKey = (slug: string, reference: string): string => JSON.stringify([slug, reference]);

/** What the chosen charges come to, in cents. */
export const subtotalOf = ({ Charges, Chosen }: Pick<PaymentSession, 'Charges' | 'Chosen'>): number =>
  Chosen.reduce((sum, index) => sum + (Charges[index]?.Amount ?? 0), 0);
