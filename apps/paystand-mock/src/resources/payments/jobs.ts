import type { Due } from '@paystub/mock-kernel';
import { openForeseenDispute } from '../../books/course/disputes.js';
import { clearPayment, postPayment, releasePayment } from '../../books/course/payments.js';
import type { Settings } from '../../settings/settings.js';
import type { Tx } from '../../state.js';
import { isHeld, type Payment } from './payment.js';
import { clearingAt, postingAt } from './transitions.js';

type Job = 'post' | 'clear' | 'release' | 'dispute';

/** Dossier 7.2, 7.7: what happens to a payment by itself, and when. paystand.R160: one is disputed as soon as it is paid. */
function due(payment: Payment, { times }: Settings): readonly (Due & { readonly job: Job })[] {
  const { status, hold, toBeDisputed, datePaid } = payment;
  switch (status) {
    case 'processing':
      return [{ at: postingAt(payment, times), job: 'post' }];
    case 'posted':
      return [{ at: clearingAt(payment, times), job: 'clear' }];
    case 'paid':
      return [
        ...(toBeDisputed && datePaid !== null ? [{ at: datePaid, job: 'dispute' } as const] : []),
        ...(hold && isHeld(payment) ? [{ at: hold.releaseDate, job: 'release' } as const] : []),
      ];
    default:
      return [];
  }
}

const jobs: Readonly<Record<Job, (tx: Tx, payment: Payment) => void>> = {
  post: postPayment,
  clear: clearPayment,
  release: releasePayment,
  dispute: openForeseenDispute,
};

export const paymentWork = { due, jobs };
