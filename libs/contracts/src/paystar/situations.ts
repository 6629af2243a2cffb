import type { Ground } from '../verifier/index.js';
import type { operations } from './index.js';
import { management } from './situations/management.js';
import { payments } from './situations/payments.js';
import { receivers } from './situations/receivers.js';
import { requests } from './situations/requests.js';

/** The named starting points of Paystar: for checks, and as provider states. */
export function situations(ground: Ground<operations>) {
  return { ...requests(ground), ...payments(ground), ...management(ground), ...receivers(ground) };
}

export type Given = ReturnType<typeof situations>;
