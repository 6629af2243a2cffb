import { defaultTimes, type Times } from './times.js';

/** What in reality PayPro decides. */
export interface Settings {
  /** Whose time deliveries are signed with: receivers compare it with their own clock. */
  readonly signatureTime: 'machine' | 'world';
  /** How long a receiver may take to answer, in the machine's time. */
  readonly webhookTimeoutMs: number;
  readonly times: Times;
}

export const defaultSettings: Settings = { signatureTime: 'machine', webhookTimeoutMs: 10_000, times: defaultTimes };
