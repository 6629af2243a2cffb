import type { Action } from '@paystub/mock-http';
import type { Tx } from '../../state.js';
import { advance, type Mandate } from './mandate.js';

/** Dossier 6.4: from then on a PATCH may name it. There is no event for it. */
export const approveMandate = (tx: Tx, mandate: Mandate): Mandate => tx.mandates.put(advance(mandate, 'approve'));

const none = { type: 'object', properties: {}, additionalProperties: false } as const;

/** Dossier 8.2. */
export const mandateActions: readonly Action<Tx, Mandate>[] = [
  { name: 'mandate-approve', on: 'mandates', from: ['pending'], state: ({ state }) => state, fields: none, run: approveMandate },
];
