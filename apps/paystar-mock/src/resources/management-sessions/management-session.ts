export const flows = ['autopay', 'wallet', 'paperless', 'notifications', 'schedule-payment', 'scheduled-payments'] as const;

export type Flow = (typeof flows)[number];

/** A link to one of the pages where a customer changes something. */
export interface ManagementSession {
  /** The UUID in its link. */
  readonly id: string;
  readonly flow: Flow;
  readonly BusinessUnitSlug: string;
  /** An account's id; null where the flow is about a customer alone. */
  readonly Account: string | null;
  readonly Customer: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

const MANAGEMENT_SESSION_MS = 60 * 60_000;

/** paystar.R80: counted from its creation, whatever happens in between. */
export const expiryOf = (now: number): number => now + MANAGEMENT_SESSION_MS;
