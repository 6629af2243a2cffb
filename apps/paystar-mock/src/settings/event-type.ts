/** Dossier 6.1: what Paystar tells of. */
export const eventTypes = [
  'Payment.Succeeded',
  'Payment.Failed',
  'Payment.Pending',
  'AutoPay.Enrolled',
  'AutoPay.Unenrolled',
  'Paperless.Enrolled',
  'Paperless.Unenrolled',
] as const;

export type EventType = (typeof eventTypes)[number];
