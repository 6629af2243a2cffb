import type { Sandbox } from '../sandbox.js';
import type { RequestEntry } from '../worlds/entry.js';
import type { Journal } from '../worlds/journal.js';
import { settled, worldOf } from './find.js';
import type { Owned } from './operations.js';
import { Problem } from './refusals/problem.js';
import { pageOf } from './views/page.js';
import { showRequest, showRequestInFull } from './views/show-request.js';

interface JournalQuery {
  readonly provider?: string;
  readonly operation?: string;
  readonly status?: number;
  readonly method?: string;
  readonly since?: number;
  readonly cursor?: string;
  readonly limit?: number;
}

export function journalOperations(sandbox: Sandbox): Owned<'listRequests' | 'getRequest' | 'listUnroutedRequests' | 'getUnroutedRequest'> {
  return {
    listRequests: ({ params, query }) => ({ status: 200, body: list(sandbox, settled(worldOf(sandbox, params.world)).requests, query) }),
    getRequest: ({ params }) => ({
      status: 200,
      body: showRequestInFull(sandbox, entryOf(settled(worldOf(sandbox, params.world)).requests, params.seq)),
    }),
    listUnroutedRequests: ({ query }) => ({ status: 200, body: list(sandbox, sandbox.unrouted, query) }),
    getUnroutedRequest: ({ params }) => ({ status: 200, body: showRequestInFull(sandbox, entryOf(sandbox.unrouted, params.seq)) }),
  };
}

function list(sandbox: Sandbox, journal: Journal<RequestEntry>, query: JournalQuery) {
  const matching: RequestEntry[] = [];
  for (const entry of journal.before(undefined)) {
    if (entry.seq <= (query.since ?? 0)) break;
    if (matches(entry, query)) matching.push(entry);
  }
  const { data, next } = pageOf(matching, query, ({ seq }) => seq);
  return { data: data.map((entry) => showRequest(sandbox, entry)), count: matching.length, next };
}

function matches(entry: RequestEntry, { provider, operation, status, method }: JournalQuery): boolean {
  return (
    (provider === undefined || entry.provider === provider) &&
    (operation === undefined || entry.operation === operation) &&
    (status === undefined || entry.status === status) &&
    (method === undefined || entry.method === method)
  );
}

function entryOf(journal: Journal<RequestEntry>, seq: number): RequestEntry {
  const entry = journal.get(seq);
  if (entry) return entry;
  const why = seq < journal.nextSeq ? 'It has been dropped: the journal keeps the newest.' : 'Nothing has that number yet.';
  throw new Problem(404, 'unknown-entry', 'There is no such journal entry', why, 'GET …/requests lists what there is.');
}
