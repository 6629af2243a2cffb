import { defaultTimes, type Times } from './times.js';

/** What a merchant pays on top of nothing, or a payer on top of the invoice: a factor, and cents. */
export interface Rate {
  readonly rate: string;
  readonly flat: number;
}

/** What in reality a dashboard or Paystand decides. */
export interface Settings {
  /** Which of the two hosts this world stands for: tokens of the other are refused. */
  readonly environment: 'sandbox' | 'production';
  /** Requests a minute; the documented 3,000, unless given. */
  readonly rateLimit?: number;
  /** The merchant's IANA time zone. */
  readonly timeZone: string;
  readonly webhooks: { readonly enabled: boolean; readonly urls: readonly string[]; readonly timeoutMs: number };
  /** Whether only PDFs are taken as attachments. */
  readonly pdfOnly: boolean;
  /** Whether payouts have reports. */
  readonly transferReports: boolean;
  /** Whether every payment has to name a receivable. */
  readonly sageIntacct: boolean;
  /** Whether some calls are refused as they are for some merchants. */
  readonly integrationGaps: boolean;
  /** Whether the merchant's plan has the API. */
  readonly apiAccess: boolean;
  /** What Paystand keeps of each payment. */
  readonly merchantFees: { readonly card: Rate; readonly networkBank: Rate; readonly achBank: Rate };
  readonly times: Times;
}

export const defaultSettings: Settings = {
  environment: 'sandbox',
  timeZone: 'America/Los_Angeles',
  webhooks: { enabled: false, urls: [], timeoutMs: 15_000 },
  pdfOnly: true,
  transferReports: true,
  sageIntacct: false,
  integrationGaps: false,
  apiAccess: true,
  merchantFees: { card: { rate: '0.0249', flat: 30 }, networkBank: { rate: '0', flat: 0 }, achBank: { rate: '0', flat: 100 } },
  times: defaultTimes,
};
