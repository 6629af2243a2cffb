import type { Variables } from '../../settings/template.js';
import type { Account } from '../accounts/account.js';
import type { Customer } from '../customers/customer.js';
import type { Enrollment } from '../enrollments/enrollment.js';
import { instant } from '../instant.js';
import type { Payment } from '../payment-sessions/payment-session.js';
import { describe, type PaymentSourceFacts } from '../payment-sources/payment-source.js';

/** A payment and what it was made for; what is not known is null. */
export interface Paid {
  /** Of the session that it was made, or ordered, in. */
  readonly SessionIdentifier: string;
  readonly Channel: string;
  readonly ClientReference: string | null;
  readonly PaymentDescriptor: string | null;
  readonly CustomMeta: Readonly<Record<string, unknown>> | null;
  readonly payment: Payment;
  readonly source: PaymentSourceFacts;
  /** paystar.P28: that of the first charge that has one. */
  readonly account: Pick<Account, 'AccountNumber' | 'SubAccountNumber' | 'Name'> | null;
  readonly customer: Pick<Customer, 'EmailAddress'> | null;
}

/** paystar.R103, R104, R107: what messages about a payment can say. */
export const paymentVariables = ({ payment, source, account, customer, ...about }: Paid): Variables => ({
  SessionIdentifier: about.SessionIdentifier,
  Status: payment.Status,
  ReferenceNumber: payment.referenceNumber,
  Amount: dollars(payment.amount),
  AmountFormatted: formatted(payment.amount),
  AmountMinor: String(payment.amount),
  ServiceFeeAmount: dollars(payment.serviceFee),
  ServiceFeeAmountFormatted: formatted(payment.serviceFee),
  ServiceFeeAmountMinor: String(payment.serviceFee),
  AccountNumber: account?.AccountNumber ?? '',
  SubAccountNumber: account?.SubAccountNumber ?? '',
  AccountName: account?.Name ?? '',
  CustomerEmailAddress: customer?.EmailAddress ?? '',
  ClientReference: about.ClientReference ?? '',
  Channel: about.Channel,
  PaymentDate: instant(payment.paymentDate),
  PaymentDescriptor: about.PaymentDescriptor ?? '',
  PaymentSourceDescription: describe(source),
  ...metaVariables(about.CustomMeta ?? {}),
});

/** paystar.R105: one for each key; what is no text is written as JSON. */
const metaVariables = (meta: Readonly<Record<string, unknown>>): Variables =>
  Object.fromEntries(Object.entries(meta).map(([key, value]) => [`PaymentMetaJson_${key}`, textOf(value)]));

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Dossier 4.10: what became of AutoPay, or of paperless billing. The documentation names the activities, not how they are written. */
export type Activity = 'Enroll' | 'UpdateSettings' | 'Cancel';

/** What messages about something that an account has can say. */
export const accountVariables = (account: Account, customer: Customer, activity: Activity): Variables => ({
  AccountId: account.id,
  AccountName: account.Name ?? '',
  AccountNumber: account.AccountNumber,
  SubAccountNumber: account.SubAccountNumber,
  ActivityType: activity,
  CustomerEmailAddress: customer.EmailAddress,
  CustomerId: customer.id,
  DueDate: account.DueDate?.slice(0, 'YYYY-MM-DD'.length) ?? '',
});

/** paystar.R108, R109: and about AutoPay. */
export const autopayVariables = (
  enrollment: Pick<Enrollment, 'ProcessingLeadTime' | 'MaximumBalanceAllowed'>,
  source: PaymentSourceFacts,
): Variables => ({
  MaximumBalanceAllowed: enrollment.MaximumBalanceAllowed === null ? '' : dollars(enrollment.MaximumBalanceAllowed),
  PaymentSourceDescription: describe(source),
  ProcessingLeadTime: String(enrollment.ProcessingLeadTime),
});

/** 123456 is `1234.56`. */
function dollars(cents: number): string {
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** 123456 is `$1,234.56`. */
const formatted = (cents: number): string => `$${dollars(cents).replace(/\B(?=(\d{3})+\.)/g, ',')}`;
