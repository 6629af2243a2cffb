import { Matcher } from './matchers.js';

/** What a value is to hold: keys that are not named may be anything, what is named is exact, lists have this length. */
export type Expected<T> =
  | Matcher
  | Exactly
  | (T extends readonly (infer E)[] ? readonly Expected<E>[] : T extends object ? { readonly [K in keyof T]?: Expected<T[K]> } : T);

/** A value in whole: no key more, none less. */
export class Exactly {
  constructor(readonly value: unknown) {}
}

export const exactly = (value: unknown): Exactly => new Exactly(value);

const show = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Says where `actual` departs from `expected`, one line each; nothing where it does not. */
export function differences(actual: unknown, expected: unknown, at = 'answer', whole = false): readonly string[] {
  if (expected instanceof Exactly) return differences(actual, expected.value, at, true);
  if (expected instanceof Matcher) return expected.test(actual) ? [] : [`${at}: expected ${expected.description}, got ${show(actual)}`];
  if (Array.isArray(expected)) return listDifferences(actual, expected, at, whole);
  if (isObject(expected)) return objectDifferences(actual, expected, at, whole);
  return Object.is(actual, expected) ? [] : [`${at}: expected ${show(expected)}, got ${show(actual)}`];
}

function listDifferences(actual: unknown, expected: readonly unknown[], at: string, whole: boolean): readonly string[] {
  if (!Array.isArray(actual)) return [`${at}: expected a list, got ${show(actual)}`];
  if (actual.length !== expected.length) return [`${at}: expected ${expected.length} entries, got ${actual.length}: ${show(actual)}`];
  return expected.flatMap((entry, index) => differences(actual[index], entry, `${at}[${index}]`, whole));
}

function objectDifferences(actual: unknown, expected: Readonly<Record<string, unknown>>, at: string, whole: boolean): readonly string[] {
  if (!isObject(actual)) return [`${at}: expected an object, got ${show(actual)}`];
  const named = Object.entries(expected).flatMap(([key, value]) => {
    const optional = value instanceof Matcher && value.takesNothing;
    if (!(key in actual) && !optional) return [`${at}.${key}: expected ${describe(value)}, but the key is missing`];
    return differences(actual[key], value, `${at}.${key}`, whole);
  });
  if (!whole) return named;
  const unexpected = Object.keys(actual).filter((key) => !(key in expected));
  return [...named, ...unexpected.map((key) => `${at}.${key}: expected no such key, got ${show(actual[key])}`)];
}

function describe(expected: unknown): string {
  if (expected instanceof Matcher) return expected.description;
  return show(expected instanceof Exactly ? expected.value : expected);
}
