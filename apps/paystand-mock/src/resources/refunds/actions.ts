import type { Action } from '@paystub/mock-http';
import { takes } from '@paystub/mock-kernel';
import { failRefund, settleRefund } from '../../books/course/refunds.js';
import type { Tx } from '../../state.js';
import type { Refund } from './refund.js';
import { type RefundEvent, refundLifecycle } from './states.js';

const action = (
  name: string,
  event: RefundEvent,
  properties: object,
  run: (tx: Tx, refund: Refund, fields: { readonly reason?: string }) => void,
): Action<Tx, Refund> => ({
  name,
  on: 'refunds',
  from: takes(refundLifecycle, event),
  state: ({ status }) => status,
  fields: { type: 'object', additionalProperties: false, properties },
  run,
});

const reason = { type: 'string', minLength: 1, description: 'Why the payer’s bank does not take it.' } as const;

/** Dossier 10.6, S7. */
export const refundActions: readonly Action<Tx, Refund>[] = [
  action('settle-refund', 'settle', {}, settleRefund),
  action('fail-refund', 'fail', { reason }, (tx, refund, fields) => failRefund(tx, refund, fields.reason ?? 'The account is closed')),
];
