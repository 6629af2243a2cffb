import type { Action } from '@paystub/mock-http';
import { takes } from '@paystub/mock-kernel';
import { advanceTransfer, failTransfer } from '../../books/course/transfers.js';
import type { Tx } from '../../state.js';
import { transferLifecycle } from './states.js';
import type { Transfer } from './transfer.js';

const underWay = takes(transferLifecycle, 'fail');

const action = (
  name: string,
  properties: object,
  run: (tx: Tx, transfer: Transfer, fields: { readonly reason?: string }) => void,
): Action<Tx, Transfer> => ({
  name,
  on: 'transfers',
  from: underWay,
  state: ({ status }) => status,
  fields: { type: 'object', additionalProperties: false, properties },
  run,
});

const reason = { type: 'string', minLength: 1, description: 'Why the merchant’s bank does not take it.' } as const;

/** Dossier 10.6, S11. */
export const transferActions: readonly Action<Tx, Transfer>[] = [
  action('advance-transfer', {}, (tx, transfer) => void advanceTransfer(tx, transfer)),
  action('fail-transfer', { reason }, (tx, transfer, fields) => failTransfer(tx, transfer, fields.reason ?? 'The account is closed')),
];
