import type { Identified, Records } from '@paystub/mock-kernel';
import type { Sandbox } from '../sandbox.js';
import type { WorldHost } from '../worlds/host.js';
import { kebab, mockOf, settled, worldOf } from './find.js';
import { mark } from './mark.js';
import type { Owned } from './operations.js';
import { invalid, Problem, shownPart, unknown } from './refusals/problem.js';
import { refuseInvalid } from './refusals/schema.js';
import { transactTold } from './told.js';
import { showRecord } from './views/show.js';

const DEFAULT_LIMIT = 50;
/** Records whose fields are taken for those of all. */
const SAMPLE = 50;

export function recordOperations(sandbox: Sandbox): Owned<'listRecords' | 'getRecord' | 'seedRecord'> {
  return {
    listRecords({ params, query }) {
      const host = settled(worldOf(sandbox, params.world));
      const { provider, collection } = collectionOf(sandbox, params);
      const body = read(host, provider, collection, (records) =>
        listOf(records, (record) => showRecord(host, provider, collection, record), query),
      );
      return { status: 200, body };
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
          `${params.collection} of this world hold no ${shownPart(sandbox, params.id)}.`,
          `GET …/${params.collection} lists what there is.`,
        );
      return { status: 200, body: showRecord(host, provider, collection, record) };
    },
    seedRecord({ params, body, receivedAt }) {
      const host = settled(worldOf(sandbox, params.world));
      const { provider, collection } = collectionOf(sandbox, params);
      const mock = mockOf(sandbox, provider);
      const seed = mock.seeds?.[collection];
      if (!seed) throw notSeeded(params.collection, Object.keys(mock.seeds ?? {}).map(kebab));
      refuseInvalid(seed.schema, body);
      const { id } = body;
      if (typeof id === 'string' && read(host, provider, collection, (records) => records.get(id))) throw taken(params.collection, id);
      const commit = transactTold(host, mock, (tx) => seed.build(tx, body as never));
      host.committed(commit);
      const path = `/${provider}/${params.collection}`;
      mark(host, { operation: 'seedRecord', method: 'POST', path, body, commit, status: 201, receivedAt });
      return { status: 201, body: showRecord(host, provider, collection, commit.result) };
    },
  };
}

const notSeeded = (collection: string, seeded: readonly string[]) =>
  invalid(
    'collection',
    `Records of ${collection} are not put there directly.`,
    `Seed one of ${seeded.join(', ')}, or let the API and the actions make them.`,
  );

const taken = (collection: string, id: string) =>
  new Problem(
    409,
    'record-exists',
    'There is such a record already',
    `${collection} of this world hold ${id}.`,
    'Leave the id out, or choose another.',
  );

type Shown = ReturnType<typeof showRecord>;

/** A page of records: of all, or of those that match every field of the query. */
function listOf(records: Records<Identified>, show: (record: Identified) => Shown, query: object) {
  const { cursor, limit = DEFAULT_LIMIT, ...filter } = query as { cursor?: string; limit?: number } & Record<string, string>;
  const wanted = Object.entries(filter);
  refuseUnknown(
    wanted.map(([field]) => field),
    records,
    show,
  );
  const start = cursor === undefined ? undefined : ({ side: 'older', id: cursor } as const);
  if (wanted.length === 0) {
    const page = records.page({ cursor: start, limit });
    if (!page) return refuse(cursor);
    return { data: page.records.map(show), count: records.count(), next: page.older ? (page.records.at(-1)?.id ?? null) : null };
  }
  const matching = (some: Iterable<Identified>) =>
    [...some].map(show).filter((shown) => wanted.every(([field, value]) => asText(shown[field]) === value));
  const all = matching([...records.all()].reverse());
  // The record that the cursor names may match no longer, or be gone: it stands for its place.
  const left = start === undefined ? all : matching(records.page({ cursor: start, limit: records.count() })?.records ?? refuse(cursor));
  const data = left.slice(0, limit);
  return { data, count: all.length, next: left.length > limit ? (data.at(-1)?.id ?? null) : null };
}

/** A misspelt field matches nothing, which reads as if there were no such record. Which fields there are is seen in the records. */
function refuseUnknown(fields: readonly string[], records: Records<Identified>, show: (record: Identified) => Shown): void {
  if (fields.length === 0) return;
  const known = new Set((records.page({ limit: SAMPLE })?.records ?? []).flatMap((record) => Object.keys(show(record))));
  const unknownField = known.size === 0 ? undefined : fields.find((field) => !known.has(field));
  if (unknownField === undefined) return;
  throw invalid('query', `The records here have no ${unknownField}.`, `They have ${[...known].join(', ')}; names are spelled as stored.`);
}

/** A provider's collection by its name in paths. */
export function collectionOf(sandbox: Sandbox, params: { provider: string; collection: string }): { provider: string; collection: string } {
  const { provider, definition } = mockOf(sandbox, params.provider);
  const names = Object.keys(definition.collections);
  const collection = names.find((name) => kebab(name) === params.collection);
  if (collection === undefined)
    throw unknown(
      sandbox,
      'collection',
      params.collection,
      names.map(kebab),
      `The collections of ${provider} are ${names.map(kebab).join(', ')}.`,
    );
  return { provider, collection };
}

export function read<R>(host: WorldHost, provider: string, collection: string, work: (records: Records<Identified>) => R): R {
  return host.world.read<never, R>(provider, host.now, (tx) =>
    work((tx as unknown as Record<string, Records<Identified>>)[collection] as Records<Identified>),
  );
}

const asText = (value: unknown) => (value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value));

function refuse(cursor: string | undefined): never {
  throw invalid('cursor', `No record here has or had the id ${cursor}.`, 'Use the `next` of the page before.');
}
