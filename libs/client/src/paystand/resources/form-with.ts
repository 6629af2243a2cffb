import type { Form } from '../../connection/endpoint.js';
import { formOf, type Part } from '../../files/form.js';
import { invalidArgument } from '../connection/paystand-error.js';

/** A form, or what is wrong with its files: the caller's mistake, seen before anything is sent. */
export async function formWith(parts: readonly Part[]): Promise<Form> {
  try {
    return await formOf(parts);
  } catch (error) {
    throw invalidArgument('file', `The file cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}
