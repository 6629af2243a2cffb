import { invalid } from '../../refusals.js';
import { centsOf } from '../../values/money.js';

/** Cents of what a request says, below zero too. */
export function amountOf(value: string | number, parameter: string): number {
  const cents = centsOf(value);
  if (cents === undefined) throw invalid(parameter, `${parameter} must be an amount with no more than two decimals`, value);
  return cents;
}

/** In the schema of an action or a seed: text with two decimals, or a number. */
export const amountField = { type: ['string', 'number'], pattern: '^\\d{1,13}(\\.\\d{1,2})?$', minimum: 0 } as const;
