import { describe, expect, it } from 'vitest';
import { type Lifecycle, next, takes } from '../src/index.js';

const table: Lifecycle<'open' | 'paid' | 'gone', 'pay' | 'lose'> = {
  open: { pay: 'paid', lose: 'gone' },
  paid: { lose: 'gone' },
  gone: {},
};

describe('a lifecycle table', () => {
  it.each([
    ['open', 'pay', 'paid'],
    ['open', 'lose', 'gone'],
    ['paid', 'pay', undefined],
    ['gone', 'lose', undefined],
  ] as const)('leads from %s by %s to %s', (from, event, to) => {
    expect(next(table, from, event)).toBe(to);
  });

  it('knows the states that take an event', () => {
    expect(takes(table, 'lose')).toEqual(['open', 'paid']);
    expect(takes(table, 'pay')).toEqual(['open']);
  });

  it('knows no event that it does not list', () => {
    expect(next(table, 'open', 'toString' as never)).toBeUndefined();
    expect(takes(table, 'constructor' as never)).toEqual([]);
  });
});
