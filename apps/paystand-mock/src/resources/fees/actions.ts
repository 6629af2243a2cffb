import type { Action } from '@paystub/mock-http';
import { finaliseFee } from '../../books/course/fees.js';
import type { Tx } from '../../state.js';
import type { Fee } from './fee.js';

/** Dossier 10.6, S5. */
export const feeActions: readonly Action<Tx, Fee>[] = [
  {
    name: 'finalise-fee',
    on: 'fees',
    from: ['delayed'],
    state: ({ feeType }) => feeType,
    fields: { type: 'object', additionalProperties: false, properties: {} },
    run: finaliseFee,
  },
];
