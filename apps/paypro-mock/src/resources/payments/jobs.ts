import { after, type Due } from '@paystub/mock-kernel';
import { raiseChargeback } from '../../recurring/foretold.js';
import { forMethod, type Times } from '../../settings/times.js';
import type { Tx } from '../../state.js';
import { completePayment, expirePayment, failPayment, settlePayment } from './actions.js';
import type { Payment } from './payment.js';

type Job = 'settle' | 'refuse' | 'complete' | 'expire' | 'charge-back';
const one = (job: Job, at: number): readonly (Due & { readonly job: Job })[] => [{ at, job }];

/** Dossier 8.3: what happens to a payment by itself, and when. A debit is refused when it would have been paid. */
function due(payment: Payment, { times }: { readonly times: Times }): readonly Due[] {
  const { state, pay_method, outcome, created_at, processing_at, paid_at } = payment;
  switch (state) {
    case 'initialized':
    case 'open':
      return one('expire', after(created_at, forMethod(times.expired, pay_method)));
    case 'processing':
      return one(outcome === 'fail' ? 'refuse' : 'settle', after(processing_at ?? created_at, forMethod(times.paid, pay_method)));
    case 'paid':
      return [...one('complete', after(paid_at ?? created_at, forMethod(times.completed, pay_method))), ...takenBack(payment, times)];
    default:
      return takenBack(payment, times);
  }
}

/** What was told of its bank, once it is paid. */
const takenBack = ({ outcome, paid_at }: Payment, { chargeback }: Times) =>
  outcome === 'chargeback' && paid_at !== null ? one('charge-back', after(paid_at, chargeback)) : [];

const jobs: Readonly<Record<Job, (tx: Tx, payment: Payment) => void>> = {
  settle: settlePayment,
  refuse: (tx, payment) => failPayment(tx, payment),
  complete: completePayment,
  expire: expirePayment,
  'charge-back': raiseChargeback,
};

export const paymentWork = { due, jobs };
