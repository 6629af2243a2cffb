import { readGrid } from '@paystub/testing';
import { expect, it } from 'vitest';
import { type WithdrawalEvent, type WithdrawalStatus, withdrawalLifecycle } from '../withdrawals/states.js';
import { reportStatusOf } from './report.js';
import { type TransferEvent, type TransferStatus, transferLifecycle } from './states.js';
import type { Transfer } from './transfer.js';

const documented = readGrid<TransferStatus, TransferEvent>(`
              process     send     post    settle  fail
  created     processing  -        -       -       failed
  processing  -           sending  -       -       failed
  sending     -           -        posted  -       failed
  posted      -           -        -       paid    failed
  paid        -           -        -       -       -
  failed      -           -        -       -       -       `);

it.each(documented)('a transfer that is %s, then %s: %s [paystand.R185, R187]', (from, event, to) => {
  expect(transferLifecycle[from][event] ?? 'refused').toBe(to);
});

const followed = readGrid<WithdrawalStatus, WithdrawalEvent>(`
              process     post    settle  fail
  created     processing  -       -       failed
  processing  -           posted  -       failed
  posted      -           -       paid    failed
  paid        -           -       -       -
  failed      -           -       -       -       `);

it.each(followed)('a withdrawal that is %s, then %s: %s', (from, event, to) => {
  expect(withdrawalLifecycle[from][event] ?? 'refused').toBe(to);
});

const report = (status: TransferStatus, reportId: string | null) => reportStatusOf({ status, reportId } as Transfer);

it('a payout has a report from when it is posted, completed once it is paid [paystand.R191]', () => {
  expect((['created', 'processing', 'sending', 'failed'] as const).map((status) => report(status, null))).toEqual(Array(4).fill(undefined));
  expect((['posted', 'paid', 'failed'] as const).map((status) => report(status, 'id'))).toEqual(['processing', 'completed', 'reversed']);
});
