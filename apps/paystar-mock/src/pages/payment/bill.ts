import type { Account } from '../../resources/accounts/account.js';
import { type PaymentSession, subtotalOf } from '../../resources/payment-sessions/payment-session.js';
import { findBusinessUnit } from '../../settings/business-unit.js';
import type { Tx } from '../../state.js';

/** One of the accounts that a session is to pay for. */
export interface BilledAccount {
  readonly account: Account;
  /** What is paid for it, in cents. */
  readonly amount: number;
  readonly isChosen: boolean;
}

/** What is paid, and for whom, as people read it. Amounts are cents. */
export interface Bill {
  readonly biller: string;
  /** Who takes the payment at the counter. */
  readonly agent: string | null;
  readonly accounts: readonly BilledAccount[];
  readonly lines: readonly { readonly text: string; readonly amount: number }[];
  readonly subtotal: number;
  /** Undefined as long as it depends on how is paid. */
  readonly fee: number | undefined;
}

export const billerOf = (tx: Tx, slug: string): string => findBusinessUnit(tx.settings.businessUnits, slug)?.name ?? slug;

export function billOf(tx: Tx, session: PaymentSession): Bill {
  const { BusinessUnitSlug, PosUser, Charges, Chosen, ServiceFee } = session;
  return {
    biller: billerOf(tx, BusinessUnitSlug),
    agent: PosUser,
    accounts: accountIds(session).map((id) => ({
      account: tx.accounts.get(id) as Account,
      amount: Charges.reduce((sum, { Account, Amount }) => (Account === id ? sum + Amount : sum), 0),
      isChosen: Chosen.some((index) => Charges[index]?.Account === id),
    })),
    lines: Chosen.flatMap((index) => {
      const charge = Charges[index];
      return charge ? [{ text: textOf(charge), amount: charge.Amount }] : [];
    }),
    subtotal: subtotalOf(session),
    fee: ServiceFee?.amount,
  };
}

/** paystar.R53, R54: the accounts of a session, each once. */
export const accountIds = ({ Charges }: PaymentSession): readonly string[] => [
  ...new Set(Charges.flatMap(({ Account }) => (Account === null ? [] : [Account]))),
];

const textOf = ({ Description, ChargeType, AccountNumber }: PaymentSession['Charges'][number]): string =>
  Description || ChargeType || (AccountNumber === null ? 'Payment' : `Account ${AccountNumber}`);
