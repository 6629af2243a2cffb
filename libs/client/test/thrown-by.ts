import { expect } from 'vitest';

interface Kind<E> {
  [Symbol.hasInstance](value: unknown): value is E;
}

/** What a call is refused with; it is an error of this kind, or the spec fails. */
export const thrownByOf =
  <E>(kind: Kind<E>) =>
  async (call: Promise<unknown> | (() => unknown)): Promise<E> => {
    try {
      await (typeof call === 'function' ? call() : call);
    } catch (error) {
      expect(error).toBeInstanceOf(kind);
      if (error instanceof kind) return error;
    }
    throw new Error('the call was not refused');
  };
