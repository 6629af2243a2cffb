import type { Identified, Records } from '@paystub/mock-kernel';
import type { Sandbox } from '../sandbox.js';
import type { WorldHost } from '../worlds/host.js';
import { kebab, mockOf, worldOf } from './find.js';
import type { Owned } from './operations.js';
import { Problem, unknown } from './problem.js';
import { showRecord } from './show.js';
import { settled } from './worlds.js';

const DEFAULT_LIMIT = 50;

export function recordOperations(sandbox: Sandbox): Owned<'listRecords' | 'getRecord'> {
  return {
    listRecords({ params, query }) {
      const host = settled(worldOf(sandbox, params.world));
      const { provider, collection } = collectionOf(sandbox, params);
      const { cursor, limit = DEFAULT_LIMIT, ...filter } = query as { cursor?: string; limit?: number } & Record<string, string>;
      const wanted = Object.entries(filter);
      return read(host, provider, collection, (records) => {
        const start = cursor === undefined ? undefined : ({ side: 'older', id: cursor } as const);
        if (wanted.length === 0) {
          const page = records.page({ cursor: start, limit });
          if (!page) throw unknownCursor(cursor as string);
          const data = page.records.map((record) => showRecord(host, provider, collection, record));
          return { status: 200, body: { data, count: records.count(), next: page.older ? (page.records.at(-1)?.id ?? null) : null } };
        }
        const all = [...records.all()].reverse();
        const matching = all
          .map((record) => showRecord(host, provider, collection, record))
          .filter((shown) => wanted.every(([field, value]) => asText(shown[field]) === value));
        const from = cursor === undefined ? 0 : matching.findIndex((record) => record.id === cursor) + 1;
        if (cursor !== undefined && from === 0) throw unknownCursor(cursor);
        const data = matching.slice(from, from + limit);
        return {
          status: 200,
          body: { data, count: matching.length, next: from + limit < matching.length ? (data.at(-1)?.id ?? null) : null },
        };
      });
    },
    getRecord({ params }) {
      const host = settled(worldOf(sandbox, params.world));
      const { provider, collection } = collectionOf(sandbox, params);
      const record = read(host, provider, collection, (records) => records.get(params.id));
      if (!record)
        throw new Problem(
          404,
          'unknown-record',
          'There is no such record',
          `${params.collection} of this world hold no ${params.id}.`,
          `GET …/${params.collection} lists what there is.`,
        );
      return { status: 200, body: showRecord(host, provider, collection, record) };
    },
  };
}

/** A provider's collection by its name in paths. */
export function collectionOf(sandbox: Sandbox, params: { provider: string; collection: string }): { provider: string; collection: string } {
  const { provider, definition } = mockOf(sandbox, params.provider);
  const names = Object.keys(definition.collections);
  const collection = names.find((name) => kebab(name) === params.collection);
  if (collection === undefined)
    throw unknown('collection', params.collection, names.map(kebab), `The collections of ${provider} are ${names.map(kebab).join(', ')}.`);
  return { provider, collection };
}

export function read<R>(host: WorldHost, provider: string, collection: string, work: (records: Records<Identified>) => R): R {
  return host.world.read<never, R>(provider, host.now, (tx) =>
    work((tx as unknown as Record<string, Records<Identified>>)[collection] as Records<Identified>),
  );
}

const asText = (value: unknown) => (value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value));

const unknownCursor = (cursor: string) =>
  new Problem(
    400,
    'invalid-request',
    'The cursor leads nowhere',
    `No record here has or had the id ${cursor}.`,
    'Use the `next` of the page before.',
  );
