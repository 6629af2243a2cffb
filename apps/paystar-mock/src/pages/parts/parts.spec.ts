import { describe, expect, it } from 'vitest';
import { day } from './day.js';
import { idOf } from './field.js';
import { balance, centsIn, money } from './money.js';
import { webUrl } from './web-url.js';

it.each([
  [0, '$0.00'],
  [195, '$1.95'],
  [123_456, '$1,234.56'],
  [Number.MAX_SAFE_INTEGER, '$90,071,992,547,409.91'],
])('%i cents are %s', (cents, text) => {
  expect(money(cents)).toBe(text);
});

it('an account owes, or has a credit', () => {
  expect([balance(4210), balance(0), balance(-325)]).toEqual(['Balance $42.10', 'Balance $0.00', 'Credit of $3.25']);
});

describe('an amount', () => {
  it.each([
    ['42.10', 4210],
    [' $1,234.5 ', 123_450],
    ['7', 700],
    ['0.07', 7],
    ['999999999999.99', 99_999_999_999_999],
  ])('%j is %i cents', (text, cents) => {
    expect(centsIn(text)).toBe(cents);
  });

  it.each(['', '.', '1.234', '-1', '1e3', '٣', '1.2.3', 'NaN', '1234567890123'])('is not %j', (text) => {
    expect(centsIn(text)).toBeUndefined();
  });
});

it('a day is that of UTC, and what is no day stays as it is', () => {
  expect(['2025-02-01', '2025-02-01T23:59:59Z', 'soon'].map(day)).toEqual(['Feb 1, 2025', 'Feb 1, 2025', 'soon']);
});

it('a link leads to the web, or nowhere', () => {
  const url = 'https://shop.example/a?b=%20#c';
  expect([url, 'javascript:alert(1)', 'data:text/html,x', 'shop.example', '/a', null].map(webUrl)).toEqual([
    url,
    ...Array(5).fill(undefined),
  ]);
});

it('an id holds no blanks, and differs where names do', () => {
  expect(['PO no.', 'PO_no.', 'a-b'].map((name) => idOf(name))).toEqual(['PO_20no_2e', 'PO_no_2e', 'a-b']);
});
