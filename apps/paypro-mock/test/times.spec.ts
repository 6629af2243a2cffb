import { expect, it } from 'vitest';
import { defaultTimes, forMethod } from '../src/settings/times.js';

it('of a method that is not named is the default', () => {
  expect(forMethod(defaultTimes.completed, 'afterpay')).toBe('30 days');
  expect(forMethod(defaultTimes.completed, 'ideal')).toBe('1 working day');
  expect(forMethod(defaultTimes.expired, null)).toBe('24 hours');
});
