import type { CallOptions } from '../../connection/connection.js';
import type { Connection } from '../connection/connection.js';
import type { ListEndpoint, Row } from '../connection/endpoint.js';
import { pageAt } from '../lists/listing.js';
import type { Page } from '../lists/page.js';
import type { ListOptions } from '../lists/query.js';
import type { windowOf } from './options.js';

/** The lists that can be read in the order of changes, and of some days (dossier 4.3). */
export type SyncEndpoint = Extract<
  ListEndpoint,
  'GET /receivables' | 'GET /payments/all' | 'GET /refunds' | 'GET /disputes' | 'GET /transfers'
>;

export interface Changing {
  readonly id: string;
  readonly lastUpdated: string;
}

/** A row of such a list. */
export type SyncRow<E extends SyncEndpoint> = Extract<Row<E>, Changing>;

/** When a row was changed last, by the server's clock. */
export const timeOf = ({ lastUpdated }: Changing): number => Date.parse(lastUpdated);

/** A list in the order of changes, oldest first: what changes while it is read goes to its end. */
export interface Pages<T> {
  at(offset: number): Promise<Page<T>>;
  /** The row that was changed last. */
  newest(): Promise<T | undefined>;
}

type Paging = Required<Pick<ListOptions, 'limit' | 'offset' | 'order'>>;

export function pagesOf<E extends SyncEndpoint>(
  connection: Connection,
  endpoint: E,
  window: ReturnType<typeof windowOf>,
  limit: number,
  options: CallOptions,
): Pages<SyncRow<E>> {
  const ask = async (paging: Paging) =>
    (await pageAt(connection, endpoint, { ...options, ...window, ...paging })) as unknown as Page<SyncRow<E>>;
  return {
    async at(offset) {
      const page = await ask({ limit, offset, order: 'lastUpdated ASC' });
      const times = page.data.map(timeOf);
      if (times.some((time, index) => !(time >= (times[index - 1] ?? 0))))
        throw connection.unexpected(endpoint, 'The list is not in the order of changes.');
      return page;
    },
    async newest() {
      const page = await ask({ limit: 1, offset: 0, order: 'lastUpdated DESC' });
      return page.data[0];
    },
  };
}
