import type { Account } from '../../resources/accounts/account.js';
import { day } from './day.js';
import { balance } from './money.js';

export const numberOf = ({ AccountNumber, SubAccountNumber }: Pick<Account, 'AccountNumber' | 'SubAccountNumber'>): string =>
  SubAccountNumber === '' ? AccountNumber : `${AccountNumber} / ${SubAccountNumber}`;

/** What is known of an account beside its number and its holder. */
export const standingOf = ({ Balance, DueDate }: Account): readonly string[] => [
  ...(Balance === null ? [] : [balance(Balance)]),
  ...(DueDate === null ? [] : [`Due ${day(DueDate)}`]),
];

/** Dossier 5.5: the account overview. */
export const AccountCard = ({ account }: { readonly account: Account }) => (
  <div class="account">
    <p>
      <span class="soft small">Account</span> <strong>{numberOf(account)}</strong>
    </p>
    {account.Name !== null && <p>{account.Name}</p>}
    {standingOf(account).length > 0 && <p class="soft small">{standingOf(account).join(' · ')}</p>}
  </div>
);
