import type { IdFormat, TxBase } from '@paystub/mock-kernel';

const idFormat: IdFormat = { length: 24, alphabet: 'abcdefghijklmnopqrstuvwxyz0123456789' };

/** paystand.R224: 24 small letters and digits, without a prefix: no two objects of any kind share one. */
export const nextId = (tx: TxBase<unknown>): string => tx.ids.next('', idFormat);
