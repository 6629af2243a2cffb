import type { Outcome } from '../../resources/payment-sources/payment-source.js';
import { findBankAccount, findCard } from '../../resources/payment-sources/test-numbers.js';

/** Dossier 8: numbers to try, and what comes of them. */
const cards = [
  '4111111111111111',
  '5454545454545454',
  '378282246310005',
  '6011111111111117',
  '4000000000000002',
  '4000000000009995',
  '4000000000000069',
  '4000000000000127',
];
const routingNumber = '110000000';
const accounts = ['000123456789', '000111111113', '000111111116', '000222222227', '000100000001', '000100000002'];

interface Example {
  readonly number: string;
  readonly name: string;
  readonly outcome: string;
  /** The fields of the form, as a query. */
  readonly fill: string;
}

const outcomeOf = ({ Status, settles, gatewayResponseDescription: says }: Outcome): string => {
  if (Status === 'Failed') return `Fails: ${says}`;
  return Status === 'Pending' ? `Pending, then ${settles === 'Failed' ? 'fails' : 'succeeds'}` : 'Succeeds';
};

const grouped = (number: string) => number.replace(/(\d{4})(?=\d)/g, '$1 ');

const cardExamples = (now: number): readonly Example[] =>
  cards.flatMap((number) => {
    const card = findCard(number);
    if (!card) return [];
    const card_expiry = `12/${(new Date(now).getUTCFullYear() + 2) % 100}`;
    const fields = { card_number: grouped(number), card_expiry, card_cvv: card.accountType === 'Amex' ? '1234' : '123', card_zip: '81416' };
    return [
      { number: grouped(number), name: card.accountType, outcome: outcomeOf(card.outcome), fill: String(new URLSearchParams(fields)) },
    ];
  });

const bankExamples = (): readonly Example[] =>
  accounts.flatMap((accountNumber) => {
    const account = findBankAccount({ routingNumber, accountNumber });
    if (!account) return [];
    const fill = String(new URLSearchParams({ bank_routing: routingNumber, bank_account: accountNumber }));
    return [{ number: accountNumber, name: `at ${routingNumber}`, outcome: outcomeOf(account.outcome), fill }];
  });

export const CardExamples = ({ now }: { readonly now: number }) => <Examples of={cardExamples(now)} name="Test cards" />;
export const BankExamples = () => <Examples of={bankExamples()} name="Test accounts" />;

const Examples = ({ of, name }: { readonly of: readonly Example[]; readonly name: string }) => (
  <details class="examples">
    <summary>{name}</summary>
    <ul>
      {of.map(({ number, name: what, outcome, fill }) => (
        <li>
          <span class="mono">{number}</span>
          <span class="soft small">
            {what} · {outcome}
          </span>
          <button type="button" class="link scripted" data-fill={fill} aria-label={`Fill in ${number}`}>
            Fill in
          </button>
        </li>
      ))}
    </ul>
  </details>
);
