export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text, where it is one. */
export const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);
