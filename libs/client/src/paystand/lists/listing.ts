import type { paths } from '@paystub/contracts/paystand';
import type { InputOf } from '../../connection/endpoint.js';
import type { Connection } from '../connection/connection.js';
import type { ListEndpoint, Row } from '../connection/endpoint.js';
import { type Page, pageOf } from './page.js';
import { queryOf, type ReceivableOptions } from './query.js';

/**
 * A list. It is read page by page as it is iterated, by offset; each iteration starts anew. Nothing is sent before. What changes while it
 * is read moves rows: some then come twice, and some not at all. `sync` is for lists that change.
 */
export interface Listing<T> extends AsyncIterable<T> {
  /** One page. */
  page(): Promise<Page<T>>;
  /** All that there are, on as many pages as it takes. */
  all(): Promise<T[]>;
}

export function listing<E extends ListEndpoint>(
  connection: Connection,
  endpoint: E,
  options: ReceivableOptions = {},
  names: Readonly<Record<string, string>> = {},
): Listing<Row<E>> {
  const { offset = 0 } = options;
  const page = (at: number) => pageAt<E>(connection, endpoint, { ...options, offset: at }, names);

  async function* each(): AsyncGenerator<Row<E>> {
    for (let at: number | null = offset; at !== null; ) {
      const { data, next }: Page<Row<E>> = await page(at);
      yield* data;
      at = next;
    }
  }

  return {
    [Symbol.asyncIterator]: each,
    page: () => page(offset),
    async all() {
      const found: Row<E>[] = [];
      for await (const row of each()) found.push(row);
      return found;
    },
  };
}

/** One page of a list. */
export async function pageAt<E extends ListEndpoint>(
  connection: Connection,
  endpoint: E,
  { signal, timeoutMs, ...asked }: ReceivableOptions & { readonly offset: number },
  names: Readonly<Record<string, string>> = {},
): Promise<Page<Row<E>>> {
  const input = { ...names, query: queryOf(asked, asked.offset) } as unknown as InputOf<paths, E>;
  const answer = await connection.call(endpoint, input, { ...(signal && { signal }), ...(timeoutMs !== undefined && { timeoutMs }) });
  const page = pageOf<Row<E>>(answer, asked);
  if (!page) throw connection.unexpected(endpoint, 'The answer is not a list.');
  return page;
}
