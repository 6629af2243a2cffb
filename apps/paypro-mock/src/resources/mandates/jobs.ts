import { after, type Due, next } from '@paystub/mock-kernel';
import type { Times } from '../../settings/times.js';
import type { Tx } from '../../state.js';
import { approveMandate } from './actions.js';
import { type Mandate, mandateLifecycle } from './mandate.js';

/** Dossier 6.4: without the client doing anything, right after the answer that created it unless the times say otherwise. */
const due = ({ state, created_at }: Mandate, { times }: { readonly times: Times }): readonly Due[] =>
  next(mandateLifecycle, state, 'approve') ? [{ at: after(created_at, times.mandate.approved), job: 'approve' }] : [];

const jobs: Readonly<Record<'approve', (tx: Tx, mandate: Mandate) => void>> = { approve: approveMandate };

export const mandateWork = { due, jobs };
