import { formOf, type Part } from '../../files/form.js';
import type { StreamedForm } from '../../files/streamed-form.js';
import { invalidArgument } from '../connection/paystand-error.js';

/** A form, or what is wrong with its files: the caller's mistake, seen before anything is sent. */
export async function formWith(parts: readonly Part[]): Promise<StreamedForm> {
  try {
    return await formOf(parts);
  } catch (error) {
    throw invalidArgument('file', `The file cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}
