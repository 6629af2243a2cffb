import { expect } from 'vitest';
import { PayproError } from '../../src/paypro/index.js';

/** What a call is refused with; it is a PayproError, or the spec fails. */
export async function thrownBy(call: Promise<unknown> | (() => unknown)): Promise<PayproError> {
  try {
    await (typeof call === 'function' ? call() : call);
  } catch (error) {
    expect(error).toBeInstanceOf(PayproError);
    if (error instanceof PayproError) return error;
  }
  throw new Error('the call was not refused');
}
