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

/** A webhook's body as it was resolved when something happened: every attempt sends the same bytes. */
export interface Message {
  readonly id: string;
  readonly eventType: EventType;
  readonly BusinessUnitSlug: string;
  readonly body: string;
  readonly createdAt: number;
}
