import type { Tx } from '../../state.js';
import { payOut } from '../course/transfers.js';
import { type Balance, dueForPayout } from './balance.js';

/** The hour of the day has come; where it had passed before somebody set it, the next one is waited for. */
function payOutInTime(tx: Tx, balance: Balance): void {
  const isLate = dueForPayout(balance, tx.settings).some(({ at }) => at < tx.now);
  if (isLate) tx.balances.put({ ...balance, lastUpdated: tx.now });
  else payOut(tx, balance);
}

export const balanceWork = { due: dueForPayout, jobs: { 'pay-out': payOutInTime } };
