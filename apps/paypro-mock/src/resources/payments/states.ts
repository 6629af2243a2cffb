import { type Lifecycle, takes } from '@paystub/mock-kernel';

export type PaymentState = 'initialized' | 'open' | 'processing' | 'paid' | 'completed' | 'canceled' | 'failed' | 'expired';
export type PaymentEvent = 'choose' | 'submit' | 'settle' | 'pay' | 'complete' | 'cancel' | 'fail' | 'expire';

/** Dossier 6.1: the states of a payment. A missing cell is a refusal. `settle` is for money that is on its way, `pay` for any. */
export const paymentLifecycle: Lifecycle<PaymentState, PaymentEvent> = {
  initialized: { choose: 'open', cancel: 'canceled', expire: 'expired' },
  open: { submit: 'processing', pay: 'paid', cancel: 'canceled', fail: 'failed', expire: 'expired' },
  processing: { settle: 'paid', pay: 'paid', fail: 'failed' },
  paid: { complete: 'completed' },
  completed: {},
  canceled: {},
  failed: {},
  expired: {},
};

/** Its method is still to be chosen. */
export const undecided: readonly PaymentState[] = takes(paymentLifecycle, 'choose');

/** Its money is on its way. */
export const underWay: readonly PaymentState[] = takes(paymentLifecycle, 'settle');

/** paypro.R54, dossier 8.2: its money is there, for refunds and for chargebacks. */
export const settled: readonly PaymentState[] = ['paid', 'completed'];

/** It came to nothing. */
export const fruitless: readonly PaymentState[] = ['canceled', 'failed', 'expired'];

/** It may have no method: none is chosen yet, or it was given up before one was. */
export const unchosen: readonly PaymentState[] = ['initialized', 'canceled', 'expired'];
