import { describe, expect, it } from 'vitest';
import { type Outcome, describe as worded } from './payment-source.js';
import { isRoutingNumber } from './routing-number.js';
import { findBankAccount, findCard, outcomeFor, testCards } from './test-numbers.js';

const failed = (gatewayResponseDescription: string): Outcome => ({ Status: 'Failed', gatewayResponseDescription });
const approved: Outcome = { Status: 'Succeeded', gatewayResponseDescription: 'Approved' };

describe('the card', () => {
  it.each<[string, string, Outcome]>([
    ['4111111111111111', 'Visa ending in 1111', approved],
    ['5454545454545454', 'Mastercard ending in 5454', approved],
    ['378282246310005', 'Amex ending in 0005', approved],
    ['6011111111111117', 'Discover ending in 1117', approved],
    ['4242424242424242', 'Visa ending in 4242', approved],
    ['4000000000000002', 'Visa ending in 0002', failed('Declined')],
    ['4000000000009995', 'Visa ending in 9995', failed('Insufficient funds')],
    ['4000000000000069', 'Visa ending in 0069', failed('Expired card')],
    ['4000000000000127', 'Visa ending in 0127', failed('Incorrect CVV')],
  ])('%s is a %s [dossier 8]', (number, description, outcome) => {
    const card = findCard(number);
    expect(card?.outcome).toEqual(outcome);
    expect(card && worded({ ...card, accountHolderName: '' })).toBe(description);
  });

  it('may be written in groups', () => {
    expect(findCard('4111 1111-1111 1111')).toEqual(findCard('4111111111111111'));
  });

  it.each(['4111111111111112', '4929420573595709', '411111111111111', '4111111111111111/12', '', 'toString'])(
    '%s is not taken',
    (number) => {
      expect(findCard(number)).toBeUndefined();
    },
  );
});

const digitsOf = (number: string) => [...number].reverse().map(Number);
const luhn = (number: string) =>
  digitsOf(number).reduce((sum, digit, i) => sum + (i % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0) % 10;

it('every test card has the check digit of a card, so that the journal masks it', () => {
  expect(testCards.filter((number) => luhn(number) !== 0)).toEqual([]);
});

describe('the bank account', () => {
  const routingNumber = '110000000';

  it.each<[string, Outcome]>([
    ['000123456789', approved],
    ['000111111113', failed('Account closed')],
    ['000111111116', failed('No account')],
    ['000222222227', failed('Insufficient funds')],
    ['000100000001', { Status: 'Pending', settles: 'Succeeded', gatewayResponseDescription: 'Pending' }],
    ['000100000002', { Status: 'Pending', settles: 'Failed', gatewayResponseDescription: 'Pending' }],
  ])('%s comes to %j [dossier 8]', (accountNumber, outcome) => {
    expect(findBankAccount({ routingNumber, accountNumber })).toEqual({
      paymentSourceType: 'ACH',
      accountType: 'Checking',
      accountNumberLast4: accountNumber.slice(-4),
      outcome,
    });
  });

  it('may be for savings', () => {
    expect(findBankAccount({ routingNumber, accountNumber: '000123456789', accountType: 'Savings' })?.accountType).toBe('Savings');
  });

  it.each([
    ['110000000', '123456789'],
    ['011000015', '000123456789'],
  ])('%s %s is not taken', (other, accountNumber) => {
    expect(findBankAccount({ routingNumber: other, accountNumber })).toBeUndefined();
  });
});

it.each([
  ['110000000', true],
  ['011000015', true],
  ['110000001', false],
  ['11000000', false],
  ['11000000a', false],
])('the checksum of routing number %s: %s', (number, expected) => {
  expect(isRoutingNumber(number)).toBe(expected);
});

it.each<[string, string, string, Outcome]>([
  ['CreditCard', 'Visa', '9995', failed('Insufficient funds')],
  ['CreditCard', 'Amex', '9995', approved],
  ['CreditCard', 'Visa', '8765', approved],
  ['ACH', 'Savings', '1113', failed('Account closed')],
  ['ACH', 'Checking', '9995', approved],
])('a source of which only this is known, %s %s %s, comes to %j', (type, accountType, accountNumberLast4, outcome) => {
  expect(outcomeFor({ paymentSourceType: type as 'ACH', accountType, accountNumberLast4 })).toEqual(outcome);
});
