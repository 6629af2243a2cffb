import type { IdFormat } from '@paystub/mock-kernel';

const alphabet = 'ABCDEFGHJKLMNOPQRSTUVWXYZ0123456789';

/** paypro.R12: two letters of the type, then capital letters (no I) and digits: 12, and 16 for events. */
export const idFormat: IdFormat = { length: 12, alphabet };
export const eventIdFormat: IdFormat = { length: 16, alphabet };

/** paypro.R127: the secret of a webhook is 32 letters and digits. */
export const secretFormat: IdFormat = { length: 32, alphabet: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789' };
