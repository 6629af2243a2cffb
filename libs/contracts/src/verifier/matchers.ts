/** Stands in an expectation where the exact value is not known beforehand. */
export class Matcher {
  constructor(
    readonly description: string,
    readonly test: (value: unknown) => boolean,
    /** Whether a key that is not there may match. */
    readonly takesNothing = false,
  ) {}
}

export const matching = (pattern: RegExp): Matcher =>
  new Matcher(`text like ${pattern}`, (value) => typeof value === 'string' && pattern.test(value));

export const oneOf = (...values: readonly unknown[]): Matcher =>
  new Matcher(`one of ${values.map((value) => JSON.stringify(value)).join(', ')}`, (value) => values.includes(value));

export const where = (description: string, test: (value: unknown) => boolean): Matcher => new Matcher(description, test);

/** The key is not there at all. */
export const missing = new Matcher('no such key', (value) => value === undefined, true);

/** Text that says something. */
export const someText = matching(/\S/);

/** ISO 8601 in UTC, whole seconds. */
export const utcInstant = new Matcher(
  'an instant like 2023-06-30T12:44:35Z',
  (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) && !Number.isNaN(Date.parse(value)),
);

export const absoluteUrl = new Matcher(
  'an absolute http(s) URL',
  (value) => typeof value === 'string' && /^https?:$/.test(URL.parse(value)?.protocol ?? ''),
);
