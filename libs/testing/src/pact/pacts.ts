import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { contractFolder } from '../contract-folder.js';

/** A call with its answer, or a message: what one test of a client counts on. */
export interface Interaction {
  readonly type: 'Synchronous/HTTP' | 'Asynchronous/Messages';
  readonly description: string;
  readonly providerStates?: readonly { readonly name: string }[];
  readonly response?: { readonly status: number; readonly headers?: object; readonly body: Content };
  readonly contents?: Content;
  readonly metadata?: object;
}

interface Content {
  readonly content: object;
}

/** A pact file as it is committed. */
export interface Pact {
  readonly name: string;
  readonly file: string;
  readonly interactions: readonly Interaction[];
}

/** Every pact of a provider. */
export function pactsOf(provider: string): readonly Pact[] {
  const folder = join(contractFolder(provider), 'pacts');
  return readdirSync(folder).map((name) => {
    const file = join(folder, name);
    return { name: basename(name, '.json'), file, interactions: JSON.parse(readFileSync(file, 'utf8')).interactions };
  });
}

/** `getPayment 404` for each call: the description of one begins with its operationId. */
export const askedIn = (pacts: readonly Pact[]): readonly string[] =>
  pacts.flatMap(({ interactions }) => interactions).map(({ description, response }) => `${description.split(',')[0]} ${response?.status}`);
