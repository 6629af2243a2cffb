import { expect, it } from 'vitest';
import { stepsOf, violationsIn } from './violations.js';

it('what Prism says is read, and nothing where it says nothing', () => {
  const violation = { location: ['request', 'body', 'lines', '0', 'amount'], message: 'Request body property must be integer' };
  expect(violationsIn(JSON.stringify([violation]))).toEqual([violation]);
  expect([null, undefined].map(violationsIn)).toEqual([[], []]);
  expect(() => violationsIn('Too many violations! [{')).toThrow(SyntaxError);
});

it.each([
  [
    'at a member',
    ['request', 'body', 'lines', '0', 'amount'],
    'Request body property lines.0.amount must be integer',
    ['lines', '0', 'amount'],
  ],
  [
    'about one that is missing',
    ['request', 'body', 'lines', '0'],
    "Request body property lines.0 must have required property 'amount'",
    ['lines', '0', 'amount'],
  ],
  ['in the query', ['request', 'query'], "Request query must have required property 'reference'", ['reference']],
  ['with the whole body', ['request', 'body'], 'Body parameter is required', []],
  ['with the request', ['request'], 'Invalid security scheme used', []],
])('a violation %s says the way there', (_, location, message, steps) => {
  expect(stepsOf({ location, message })).toEqual(steps);
});
