import type { components } from '@paystub/contracts/paystar';
import type { Violation } from '../../faults.js';
import type { Sound } from '../../request/sound.js';
import type { AccountKey } from '../accounts/account.js';

export type AccountSessionRequest = components['schemas']['AccountSessionCreate'];

const account = ['SyncAccount', 'ClientAccount.AccountNumber', 'ClientAccount.SubAccountNumber'] as const;

/** paystar.R64: an account that is not known yet has to be synchronised. */
export function* accountViolations(
  { SyncAccount = false, ClientAccount }: Partial<AccountSessionRequest>,
  sound: Sound,
  isKnown: (account: AccountKey) => boolean,
): Generator<Violation> {
  if (ClientAccount === undefined || !sound(...account) || SyncAccount || isKnown(ClientAccount)) return;
  yield {
    propertyName: 'SyncAccount',
    errorMessage: 'SyncAccount must be true for an account that is not known yet.',
    rule: 'paystar.R64',
  };
}
