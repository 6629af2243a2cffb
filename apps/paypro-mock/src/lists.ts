import type { Cursor, Page, Partition, Records } from '@paystub/mock-kernel';
import { fault } from './faults.js';
import type { Links } from './links.js';

interface Query {
  readonly limit?: number;
  readonly cursor?: string;
}

interface Identified {
  readonly id: string;
}

/** Finds a page; undefined where the cursor names nothing. */
type Find<R> = (request: { readonly cursor: Cursor | undefined; readonly limit: number }) => Page<R> | undefined;

export interface List<O> {
  readonly type: 'list';
  readonly data: readonly O[];
  readonly count: number;
  readonly _links: { readonly self: string; readonly next?: string; readonly prev?: string };
}

/** What a list operation was asked. `path` is the list's own, below the base of the API. */
interface Asked<R, O> {
  readonly path: string;
  readonly query: Query;
  readonly links: Links;
  readonly present: (record: R, links: Links) => O;
}

/** paypro.R16. */
const DEFAULT_LIMIT = 10;
const sides = { n: 'older', p: 'newer' } as const;

/** A list of a collection, or of one part of it: newest first. */
export const listOf = <R extends Identified, O>(records: Records<R>, asked: Asked<R, O>, partition?: Partition): List<O> =>
  listWith((request) => records.page({ ...request, in: partition }), asked);

/** A list of what stands in a fixed order. */
export const listOfAll = <R extends Identified, O>(all: readonly R[], asked: Asked<R, O>): List<O> =>
  listWith((request) => pageOf(all, request), asked);

/** paypro.R15, R19-R22: `count` is of this page; a link stands where there is more on its side. */
function listWith<R extends Identified, O>(find: Find<R>, { path, query, links, present }: Asked<R, O>): List<O> {
  const page = find({ cursor: query.cursor === undefined ? undefined : read(query.cursor), limit: query.limit ?? DEFAULT_LIMIT });
  if (!page) throw fault('cursor_unknown');
  const self = `${links.api}/${path}`;
  const to = (side: keyof typeof sides, { id }: Identified) =>
    `${self}?cursor=${written(side, id)}${query.limit === undefined ? '' : `&limit=${query.limit}`}`;
  const { records, older, newer } = page;
  const first = records[0];
  const last = records.at(-1);
  return {
    type: 'list',
    data: records.map((record) => present(record, links)),
    count: records.length,
    _links: { self, ...(older && last ? { next: to('n', last) } : {}), ...(newer && first ? { prev: to('p', first) } : {}) },
  };
}

/** Dossier 3.2: base64url of `n:<id>` for what is older than it, `p:<id>` for what is newer. */
const written = (side: keyof typeof sides, id: string) => Buffer.from(`${side}:${id}`).toString('base64url');

function read(cursor: string): Cursor {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const [, side, id] = /^([np]):([A-Za-z0-9-]+)$/.exec(text) ?? [];
  // What base64 forgives (padding, other alphabets) was not written here.
  if (!side || !id || written(side as keyof typeof sides, id) !== cursor) throw fault('cursor_unknown');
  return { side: sides[side as keyof typeof sides], id };
}

function pageOf<R extends Identified>(all: readonly R[], { cursor, limit }: Parameters<Find<R>>[0]): Page<R> | undefined {
  if (!cursor) return pageBetween(all, 0, limit);
  const at = all.findIndex(({ id }) => id === cursor.id);
  if (at === -1) return undefined;
  return cursor.side === 'older' ? pageBetween(all, at + 1, at + 1 + limit) : pageBetween(all, Math.max(0, at - limit), at);
}

const pageBetween = <R>(all: readonly R[], from: number, to: number): Page<R> => ({
  records: all.slice(from, to),
  newer: from > 0,
  older: to < all.length,
});
