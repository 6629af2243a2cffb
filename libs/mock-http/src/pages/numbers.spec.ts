import { expect, it } from 'vitest';
import { withoutNumbers } from './numbers.js';

const shown = (value: string) => withoutNumbers({ value }).value;

it.each([
  ['4929123412341234', '…'],
  ['4929 1234 1234 1234', '…'],
  ['4929-1234 - 1234-1234', '…'],
  ['12345678', '…'],
  ['Pat 1-2-3-4-5-6-7-8 Roe', 'Pat … Roe'],
  ['4929123412341234 12/27 123', '…/…'],
  ['4929123412341234, cvv 1234', '…, cvv …'],
  ['12345678 and 87654321', '… and …'],
])('%s is journalled as %s', (value, expected) => {
  expect(shown(value)).toBe(expected);
});

it.each([
  '1234567',
  '81416-12',
  'cvv 123',
  '$1,500.00',
  '2027-03-02',
  '12345678-1234-4234-8234-123456789012',
  'saved:12345678-1234-4234-8234-123456789012',
])('%s is journalled as it is', (value) => {
  expect(shown(value)).toBe(value);
});

it('names of fields hold no numbers either', () => {
  expect(withoutNumbers({ '4929123412341234': 'on', 'account.100001': 'on' })).toEqual({ '…': 'on', 'account.100001': 'on' });
});
