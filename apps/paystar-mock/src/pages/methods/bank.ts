import { isRoutingNumber } from '../../resources/payment-sources/routing-number.js';
import { type BankAccount, findBankAccount } from '../../resources/payment-sources/test-numbers.js';
import { holderProblem, type Problems } from './holder.js';

type Form = Readonly<Record<string, string>>;

export const owners = [
  ['personal', 'Personal'],
  ['business', 'Business'],
] as const;
export const accountTypes = [
  ['Checking', 'Checking'],
  ['Savings', 'Savings'],
] as const;

/** Dossier 8: all accounts for tests are at this bank; this one pays. */
const ROUTING_NUMBER = '110000000';
const GOOD_ACCOUNT = '000123456789';

/** What is wrong with a bank account, by field. */
export function bankProblems(form: Form): Problems {
  const { bank_owner, bank_type, bank_holder = '' } = form;
  const { routingNumber, accountNumber } = bankIn(form);
  const isOf = (options: readonly (readonly [string, string])[], given: string | undefined) => options.some(([value]) => value === given);
  return [
    ['bank_owner', isOf(owners, bank_owner) ? undefined : 'Choose one.'],
    ['bank_type', isOf(accountTypes, bank_type) ? undefined : 'Choose one.'],
    ['bank_holder', holderProblem(bank_holder)],
    ['bank_routing', routingProblem(routingNumber)],
    ['bank_account', accountProblem(accountNumber)],
  ];
}

/** The account that a form names. */
export const bankIn = ({ bank_routing = '', bank_account = '', bank_type }: Form): BankAccount => ({
  routingNumber: bank_routing.trim(),
  accountNumber: bank_account.trim(),
  accountType: bank_type === 'Savings' ? 'Savings' : 'Checking',
});

function routingProblem(routingNumber: string): string | undefined {
  if (routingNumber === '') return 'Type a routing number.';
  if (!isRoutingNumber(routingNumber)) return 'This is no routing number: its check digit is wrong.';
  return routingNumber === ROUTING_NUMBER ? undefined : `This may be a real bank. Use the routing number for tests, ${ROUTING_NUMBER}.`;
}

function accountProblem(accountNumber: string): string | undefined {
  if (findBankAccount({ routingNumber: ROUTING_NUMBER, accountNumber })) return undefined;
  if (accountNumber === '') return 'Type an account number.';
  return `This is not a test account. Use one of them, such as ${GOOD_ACCOUNT}, and never a real one.`;
}
