import type { Account } from './accounts/account.js';
import type { Customer } from './customers/customer.js';
import type { Enrollment } from './enrollments/enrollment.js';
import { instant } from './instant.js';
import { presentManagementSession } from './management-sessions/present.js';
import type { Message } from './messages/message.js';
import { presentPaymentSession } from './payment-sessions/present.js';
import type { PaymentSource } from './payment-sources/payment-source.js';
import type { ScheduledPayment } from './scheduled-payments/scheduled-payment.js';

const dated = <R extends { readonly createdAt: number }>(record: R) => ({ ...record, createdAt: instant(record.createdAt) });

/** Per collection: a record as the control plane shows it. Paystar's APIs show sessions only. */
export const present = {
  accounts: (account: Account) => dated(account),
  customers: (customer: Customer) => dated(customer),
  paymentSessions: presentPaymentSession,
  managementSessions: presentManagementSession,
  paymentSources: (source: PaymentSource) => dated(source),
  enrollments: (enrollment: Enrollment) => dated(enrollment),
  scheduledPayments: (payment: ScheduledPayment) => ({
    ...dated(payment),
    date: instant(payment.date),
    Payment: payment.Payment && { ...payment.Payment, paymentDate: instant(payment.Payment.paymentDate) },
  }),
  messages: ({ id, eventType, BusinessUnitSlug, body, createdAt }: Message) => dated({ id, eventType, BusinessUnitSlug, body, createdAt }),
};
