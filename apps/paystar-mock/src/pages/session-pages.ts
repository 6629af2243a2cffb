import type { Page } from '@paystub/mock-http';
import type { Tx } from '../state.js';
import { autopayPages } from './management/autopay.js';
import { notificationPages } from './management/notifications.js';
import { paperlessPages } from './management/paperless.js';
import { schedulePages } from './management/schedule.js';
import { scheduledPages } from './management/scheduled.js';
import { walletPages } from './management/wallet.js';
import { paymentPages } from './payment/payment-page.js';

/** Dossier 5.5: every hosted page. */
export const pages: readonly Page<Tx>[] = [
  ...paymentPages,
  ...autopayPages,
  ...walletPages,
  ...paperlessPages,
  ...notificationPages,
  ...schedulePages,
  ...scheduledPages,
];
