/** What a payment is paid with, as far as it is ever kept: no number but its last four digits. */
export interface PaymentSourceFacts {
  readonly paymentSourceType: 'CreditCard' | 'ACH';
  readonly accountHolderName: string;
  /** The card's brand, or `Checking` or `Savings`. */
  readonly accountType: string;
  readonly accountNumberLast4: string;
}

/** What a payment from a source comes to. */
export interface Outcome {
  readonly Status: 'Succeeded' | 'Failed' | 'Pending';
  /** What becomes of one that is pending when it is settled. */
  readonly settles?: 'Succeeded' | 'Failed';
  readonly gatewayResponseDescription: string;
}

/** A source, and what a payment from it comes to. */
export interface ChosenSource extends PaymentSourceFacts {
  readonly outcome: Outcome;
  /** What the customer calls one of the wallet. */
  readonly nickname?: string | null;
}

/** A source in a customer's wallet. */
export interface PaymentSource extends ChosenSource {
  readonly id: string;
  readonly Customer: string;
  readonly nickname: string | null;
  readonly createdAt: number;
}

/** Without what only one of a wallet has. */
export const factsOf = ({
  paymentSourceType,
  accountHolderName,
  accountType,
  accountNumberLast4,
  outcome,
}: ChosenSource): ChosenSource => ({ paymentSourceType, accountHolderName, accountType, accountNumberLast4, outcome });

/** Sources of a customer with the same likeness differ in what they are called alone. */
export const likeness = (customer: string, source: ChosenSource): string => JSON.stringify([customer, factsOf(source)]);

/** paystar.R110: "Visa ending in 1111". */
export const describe = ({ accountType, accountNumberLast4 }: PaymentSourceFacts): string =>
  `${accountType} ending in ${accountNumberLast4}`;
