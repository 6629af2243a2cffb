import type { Due } from '@paystub/mock-kernel';
import type { Tx } from '../../state.js';
import { after, forMethod, type Times } from '../../times.js';
import { completePayment, expirePayment, settlePayment } from './actions.js';
import type { Payment } from './payment.js';

type Job = 'settle' | 'complete' | 'expire';
const one = (job: Job, at: number): readonly (Due & { readonly job: Job })[] => [{ at, job }];

/** Dossier 8.3: what happens to a payment by itself, and when. */
function due({ state, pay_method, created_at, processing_at, paid_at }: Payment, { times }: { readonly times: Times }): readonly Due[] {
  switch (state) {
    case 'initialized':
    case 'open':
      return one('expire', after(created_at, forMethod(times.expired, pay_method)));
    case 'processing':
      return one('settle', after(processing_at ?? created_at, forMethod(times.paid, pay_method)));
    case 'paid':
      return one('complete', after(paid_at ?? created_at, forMethod(times.completed, pay_method)));
    default:
      return [];
  }
}

const jobs: Readonly<Record<Job, (tx: Tx, payment: Payment) => void>> = {
  settle: settlePayment,
  complete: completePayment,
  expire: expirePayment,
};

export const paymentWork = { due, jobs };
