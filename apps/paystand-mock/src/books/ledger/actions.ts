import type { Action } from '@paystub/mock-http';
import type { Tx } from '../../state.js';
import { payOut } from '../course/transfers.js';
import type { Balance } from './balance.js';

/** Dossier 10.6, S10: as the daily payout; of nothing, and of a debt, nothing comes. */
export const balanceActions: readonly Action<Tx, Balance>[] = [
  {
    name: 'pay-out',
    on: 'balances',
    from: ['active'],
    state: () => 'active',
    fields: { type: 'object', additionalProperties: false, properties: {} },
    run: (tx, balance) => void payOut(tx, balance),
  },
];
