export interface Page<T> {
  readonly data: readonly T[];
  readonly count: number;
  readonly next: string | null;
}

/** A list that is read as it is iterated, page by page; each iteration starts anew. */
export interface Listing<T> extends AsyncIterable<T> {
  all(): Promise<T[]>;
  /** How many there are, on all pages. */
  count(): Promise<number>;
}

export function listing<T>(page: (query: { cursor?: string; limit?: number }) => Promise<Page<T>>, limit?: number): Listing<T> {
  const size = limit === undefined ? {} : { limit };

  async function* each(): AsyncGenerator<T> {
    let cursor: string | null = null;
    do {
      const { data, next }: Page<T> = await page(cursor === null ? size : { ...size, cursor });
      yield* data;
      cursor = next;
    } while (cursor !== null);
  }

  return {
    [Symbol.asyncIterator]: each,
    async all() {
      const found: T[] = [];
      for await (const item of each()) found.push(item);
      return found;
    },
    count: async () => (await page({ limit: 1 })).count,
  };
}
