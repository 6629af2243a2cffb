import { createHash } from 'node:crypto';
import type { IdFormat, TxBase } from '@paystub/mock-kernel';

const idFormat: IdFormat = { length: 24, alphabet: 'abcdefghijklmnopqrstuvwxyz0123456789' };

/** paystand.R224: 24 small letters and digits, without a prefix: no two objects of any kind share one. */
export const nextId = (tx: TxBase<unknown>): string => tx.ids.next('', idFormat);

/** Letters and digits of an id's kind that stand for a text: the same for the same one. */
export const idFor = (text: string): string =>
  BigInt(`0x${createHash('sha256').update(text).digest('hex')}`)
    .toString(36)
    .padStart(50, '0')
    .slice(-24);

/** The same for the same number, which it does not tell. */
export const fingerprintOf = (number: string): string => idFor(`fingerprint/${number}`);
