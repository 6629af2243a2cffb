import type { paths } from '@paystub/contracts/paypro';
import type { CallOptions } from '../../connection/connection.js';
import type { InputOf } from '../../connection/endpoint.js';
import type { Connection } from './connection.js';
import type { Item, ListEndpoint } from './endpoint.js';

export interface ListOptions extends CallOptions {
  /** How many a page holds, from 1 to 100; 10 unless it says otherwise (paypro.R16, paypro.R17). */
  readonly limit?: number;
  /** Where to start, as another page has it in `next` or `prev`; else with the newest. */
  readonly cursor?: string;
}

export interface Page<T> {
  readonly data: readonly T[];
  /** How many this page holds; PayPro does not say how many there are in all (paypro.R22). */
  readonly count: number;
  /** The cursor of the page of older ones, null on the last page. */
  readonly next: string | null;
  /** The cursor of the page of newer ones, null on the first page. */
  readonly prev: string | null;
}

/** A list, newest first (paypro.R18). It is read page by page as it is iterated; each iteration starts anew. Nothing is sent before. */
export interface Listing<T> extends AsyncIterable<T> {
  /** One page. */
  page(): Promise<Page<T>>;
  /** All that there are, on as many pages as it takes. */
  all(): Promise<T[]>;
}

interface Envelope<T> {
  readonly data: readonly T[];
  readonly count: number;
  readonly _links: { readonly next?: string | null; readonly prev?: string | null };
}

export function listing<E extends ListEndpoint, T = Item<E>>(
  connection: Connection,
  endpoint: E,
  { limit, cursor, ...options }: ListOptions = {},
  id?: string,
): Listing<T> {
  async function page(at: string | undefined): Promise<Page<T>> {
    const query = { ...(limit !== undefined && { limit }), ...(at !== undefined && { cursor: at }) };
    const input = { ...(id !== undefined && { id }), query } as unknown as InputOf<paths, E>;
    const list = (await connection.call(endpoint, input, options)) as unknown as Partial<Envelope<T>>;
    if (!Array.isArray(list.data) || !list._links) throw connection.unexpected(endpoint, 'The answer is not a list.');
    const { data, count = data.length, _links } = list as Envelope<T>;
    return { data, count, next: cursorIn(_links.next), prev: cursorIn(_links.prev) };
  }

  /** Only the cursor of a link is used, as in PayPro's SDKs (paypro.R21): the key goes nowhere but to the base URL. */
  function cursorIn(link: string | null | undefined): string | null {
    if (link === undefined || link === null) return null;
    const found = URL.canParse(link) ? new URL(link).searchParams.get('cursor') : null;
    if (!found) throw connection.unexpected(endpoint, 'The link to another page has no cursor.');
    return found;
  }

  async function* each(): AsyncGenerator<T> {
    const read = new Set<string>();
    for (let at = cursor; ; ) {
      const { data, next } = await page(at);
      yield* data;
      if (next === null) return;
      if (read.has(next)) throw connection.unexpected(endpoint, 'The list has no end: a page leads back to one before it.');
      read.add(next);
      at = next;
    }
  }

  return {
    [Symbol.asyncIterator]: each,
    page: () => page(cursor),
    async all() {
      const found: T[] = [];
      for await (const item of each()) found.push(item);
      return found;
    },
  };
}
