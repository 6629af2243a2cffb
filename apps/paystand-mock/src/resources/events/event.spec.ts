import { expect, it } from 'vitest';
import { differenceOf } from './event.js';

const payment = { object: 'payment', id: 'p1', status: 'processing', holds: [], lastUpdated: '1' };

it('of a new object everything is a change [paystand.R208]', () => {
  expect(differenceOf(undefined, payment)).toEqual({ previous: {}, changes: payment });
});

it('of a changed one the fields that changed, before and after, and always lastUpdated [paystand.R209]', () => {
  const posted = { ...payment, status: 'posted', datePosted: '2' };
  expect(differenceOf(payment, posted)).toEqual({
    previous: { status: 'processing', lastUpdated: '1' },
    changes: { status: 'posted', datePosted: '2', lastUpdated: '1' },
  });
});
