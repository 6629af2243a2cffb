import { describe, expect, it } from 'vitest';
import { absoluteUrl, exactly, matching, missing, oneOf, someText, utcInstant } from '../src/verifier/index.js';
import { differences } from '../src/verifier/match.js';

const actual = { id: 'T1', size: 3, tags: ['a', 'b'], link: { self: 'http://127.0.0.1/T1' }, none: null };

describe('an expectation', () => {
  it.each([
    ['nothing named', {}],
    ['a part', { id: 'T1', none: null }],
    ['a part of a part', { link: {} }],
    ['a whole list', { tags: ['a', 'b'] }],
    ['a matcher', { id: matching(/^T/), link: { self: absoluteUrl }, size: oneOf(1, 3) }],
    ['a key that is not there', { other: missing }],
    ['the whole', exactly(actual)],
    ['the whole, with a matcher in it', exactly({ ...actual, link: { self: someText } })],
  ])('holds: %s', (_, expected) => {
    expect(differences(actual, expected)).toEqual([]);
  });

  it.each([
    ['another value', { size: 4 }, 'answer.size: expected 4, got 3'],
    ['text for a number', { size: '3' }, 'answer.size: expected "3", got 3'],
    ['a missing key', { other: 1 }, 'answer.other: expected 1, but the key is missing'],
    ['a missing key that may not be', { other: someText }, 'answer.other: expected text like /\\S/, but the key is missing'],
    ['a key that is there', { none: missing }, 'answer.none: expected no such key, got null'],
    ['a shorter list', { tags: ['a'] }, 'answer.tags: expected 1 entries, got 2: ["a","b"]'],
    ['another order', { tags: ['b', 'a'] }, 'answer.tags[0]: expected "b", got "a"'],
    ['a list for an object', { link: [] }, 'answer.link: expected a list, got {"self":"http://127.0.0.1/T1"}'],
    ['an object for null', { none: {} }, 'answer.none: expected an object, got null'],
    ['a key too many', exactly({ ...actual, link: {} }), 'answer.link.self: expected no such key, got "http://127.0.0.1/T1"'],
  ])('does not hold: %s', (_, expected, first) => {
    expect(differences(actual, expected)[0]).toBe(first);
  });

  it.each([
    ['2023-06-30T12:44:35Z', true],
    ['2023-06-30T12:44:35.000Z', false],
    ['2023-06-30T12:44:35+00:00', false],
    ['2023-13-30T12:44:35Z', false],
  ])('knows that %s is an instant: %s', (value, is) => {
    expect(utcInstant.test(value)).toBe(is);
  });

  it('tells an absolute URL from a path', () => {
    expect([absoluteUrl.test('https://a.example/b'), absoluteUrl.test('/b'), absoluteUrl.test('ftp://a.example')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
