import { fee } from './fees.js';
import { refund } from './payments.js';
import { ids, owned, times } from './people.js';

export const transfer = {
  object: 'transfer',
  id: ids.transfer,
  amount: '64.12',
  currency: 'USD',
  dateToPost: '2026-03-05T08:00:00.000Z',
  holds: [],
  bankId: 'm2c5r8b5t8n1w4z7k0q3v6x9',
  accountKey: 'default',
  resourceId: 'w4z7k0q3v6x9m2c5r8b5t8n1',
  resourceType: 'Withdrawal',
  status: 'paid',
  dateSettled: '2026-03-06T08:00:00.000Z',
  ...owned,
};

export const report = {
  object: 'transferReport',
  id: 'g0q3v6x9m2c5r8b5t8n1w4z7',
  transferId: ids.transfer,
  status: 'completed',
  amount: '64.12',
  currency: 'USD',
  entryCount: 2,
  ...owned,
};

export const entry = {
  object: 'transferReportEntry',
  id: 'q6w9z2t5k8c1n4v7b0x3m6e9',
  transferId: ids.transfer,
  resourceId: fee.id,
  resourceType: 'Fee',
  paymentId: ids.payment,
  amount: '-1.95',
  currency: 'USD',
  ...times,
};

export const withdrawal = {
  object: 'withdrawal',
  id: 'w4z7k0q3v6x9m2c5r8b5t8n1',
  amount: '64.12',
  currency: 'USD',
  bankId: 'm2c5r8b5t8n1w4z7k0q3v6x9',
  accountKey: 'default',
  dateToPost: '2026-03-05T08:00:00.000Z',
  transfers: [transfer],
  hasTransactions: false,
  status: 'posted',
  ...owned,
};

export const creditMemo = {
  object: 'creditMemo',
  id: 's8n1w4z7k0q3v6x9m2c5r8b5',
  extId: 'memo-510',
  extKey: 'CM-2026-0031',
  amount: '25.00',
  amountRemaining: '12.50',
  currency: 'USD',
  extCustomerId: 'HS-3071',
  payerCustomerId: ids.customer,
  extCreationDate: '03-02-2026',
  extPostedDate: '03/05/2026',
  status: 'active',
  ...owned,
};

export const change = {
  object: 'paymentBalanceChange',
  id: 'z6t9k2c5n8v1b4x7m0q3e6w9',
  paymentId: ids.payment,
  actingResourceId: refund.id,
  actingResourceType: 'Refund',
  change: { owner: { origin: { final: '-12.50', transferable: '-12.50' } } },
  status: 'complete',
  ...times,
};

export const listOf = (...results: readonly object[]) => ({
  results,
  count: results.length,
  settings: { limit: 50, offset: 0, order: 'created DESC' },
});
