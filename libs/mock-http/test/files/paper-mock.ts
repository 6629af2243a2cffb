import type { Finding, Route, Validate } from '@paystub/contracts/http';
import { type CollectionSpec, collection, Fault, type ProviderDefinition, type Tx } from '@paystub/mock-kernel';
import { body, built, credential, type Mock, notBuilt, route, type UploadCaps, type UploadedFile } from '../../src/index.js';
import type { AnyMock } from '../../src/sandbox.js';
import { toyMock } from '../toy-mock.js';
import { format, HOUR } from '../toy-records.js';

/** The toy provider where it keeps papers: records with a file each, which are shredded in time. */
export interface Paper {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly hash: string;
  readonly shredded: boolean;
  readonly created_at: number;
}

const collections = {
  papers: collection<Paper>({ createdAt: (paper) => paper.created_at }),
} satisfies Record<string, CollectionSpec<never>>;

type PaperTx = Tx<typeof collections, { readonly keep: number }>;

const definition: ProviderDefinition<typeof collections, { readonly keep: number }> = {
  provider: 'toy',
  collections,
  settings: { keep: HOUR },
  work: {
    papers: {
      due: ({ shredded, created_at }, { keep }) => (shredded ? [] : [{ at: created_at + keep, job: 'shred' }]),
      jobs: { shred: (tx, paper) => void tx.papers.put({ ...paper, shredded: true }) },
    },
  },
};

interface Asked {
  readonly params: { readonly id: string };
  readonly body: { readonly title?: string; readonly knot?: string } | undefined;
  readonly files: readonly UploadedFile[];
}

function paperOf(tx: PaperTx, id: string): Paper {
  const paper = tx.papers.get(id);
  if (!paper || paper.shredded) throw new Fault('no_thing', { id });
  return paper;
}

/** What this provider refuses of files, in its order. */
function accepted(files: readonly UploadedFile[], caps: UploadCaps): readonly UploadedFile[] {
  const papers = files.filter(({ field }) => field === caps.field);
  if (papers.length === 0) throw new Fault('no_file', { fields: files.map(({ field }) => field) });
  if (papers.length > caps.maxFiles) throw new Fault('too_many_files', { count: papers.length });
  if (papers.some(({ truncated }) => truncated)) throw new Fault('file_too_large', { sizes: papers.map(({ size }) => size) });
  if (papers.some(({ size }) => size === 0)) throw new Fault('empty_file');
  return papers;
}

const filed = (tx: PaperTx, { name, contentType: type, size, hash }: UploadedFile, id = tx.ids.next('pp', format)): Paper =>
  tx.papers.put({ id, name, type, size, hash, shredded: false, created_at: tx.now });

const operations = (caps: UploadCaps) => ({
  createPapers: (tx: PaperTx, { files }: Asked) => ({ status: 201, body: accepted(files, caps).map((file) => filed(tx, file)) }),
  /** As a form or as JSON, with files or without. */
  createBook(tx: PaperTx, { body: asked, files }: Asked) {
    if (asked?.title === 'refused') throw new Fault('stubborn');
    if (asked?.title === 'buggy') throw new TypeError('a bug in this operation');
    const papers = files.filter(({ hash }) => hash).map((file) => filed(tx, file));
    const knot: Record<string, unknown> = {};
    knot.knot = asked?.title === 'knotted' ? knot : undefined;
    return { status: 201, body: { asked, files, papers, knot } };
  },
  replacePaper(tx: PaperTx, { params, files }: Asked) {
    const { id } = paperOf(tx, params.id);
    return { status: 200, body: filed(tx, accepted(files, caps)[0] as UploadedFile, id) };
  },
  deletePaper(tx: PaperTx, { params }: Asked) {
    tx.papers.delete(paperOf(tx, params.id).id);
    return { status: 204, body: undefined };
  },
  downloadPaper(tx: PaperTx, { params }: Asked) {
    const { hash, name, type: contentType } = paperOf(tx, params.id);
    return { status: 200, body: undefined, file: { hash, name, contentType } };
  },
  misplacePaper: () => ({ status: 200, body: undefined, file: { hash: '0'.repeat(64), name: 'none', contentType: 'text/plain' } }),
  scanPaper: notBuilt,
});

type Id = keyof ReturnType<typeof operations>;

const at = (operationId: Id, method: Route['method'], path: string, multipart = false): Route => ({
  operationId,
  method,
  path,
  fields: [],
  query: [],
  bodyRequired: multipart,
  multipart,
});

const routes = [
  at('createPapers', 'POST', '/papers', true),
  at('createBook', 'POST', '/books', true),
  at('replacePaper', 'PUT', '/papers/{id}', true),
  at('deletePaper', 'DELETE', '/papers/{id}'),
  at('downloadPaper', 'GET', '/papers/{id}/file'),
  at('misplacePaper', 'GET', '/misplaced'),
  at('scanPaper', 'POST', '/scans', true),
];

/** A book has a title. */
const isBook: Validate = (data) => {
  const isThere = typeof (data as { title?: unknown } | undefined)?.title === 'string';
  isBook.errors = isThere ? null : [{ instancePath: '/title', keyword: 'type', params: { type: 'string' } }];
  return isThere;
};

export const smallCaps: UploadCaps = { field: 'paper', maxFiles: 3, maxBytes: 100_000 };

export const paperMock = (caps: UploadCaps = smallCaps): Mock<PaperTx> => ({
  ...(toyMock as AnyMock),
  definition,
  routes,
  requests: { createBook: { body: isBook } },
  responses: async () => Object.fromEntries(routes.map(({ operationId }) => [operationId, anyAnswer])),
  operations: operations(caps),
  uploads: { createPapers: caps, createBook: caps, replacePaper: { ...caps, maxFiles: 1 } },
  files: { collection: 'papers', hash: ({ shredded, hash }: Paper) => (shredded ? undefined : hash) },
  pipeline: [
    credential({ read: ({ authorization }) => /^Toy (\S+)$/.exec(authorization ?? '')?.[1], refuse: () => new Fault('no_key') }),
    route({ refuse: (method, path) => new Fault('no_route', { method, path }) }),
    built({ refuse: (operation) => new Fault('not_built', { operation }) }),
    body({
      unreadable: (why) => new Fault(why),
      refuse: (findings: readonly Finding[]) => new Fault('wrong_field', { field: findings[0]?.instancePath }),
      normalise: (value) => value,
    }),
  ],
  webhooks: { request: () => undefined, delivered: () => true, retryAt: () => undefined },
  actions: [
    {
      name: 'shred',
      on: 'papers',
      from: ['kept'],
      state: ({ shredded }: Paper) => (shredded ? 'shredded' : 'kept'),
      fields: { type: 'object', properties: {}, additionalProperties: false },
      run: (tx, paper: Paper) => void tx.papers.put({ ...paper, shredded: true }),
    },
  ],
  pages: [],
  settingsSchema: {
    type: 'object',
    properties: { keep: { type: 'integer', minimum: 1 } },
    required: ['keep'],
    additionalProperties: false,
  },
  seeds: {
    papers: {
      schema: { type: 'object', properties: { hash: { type: 'string' } }, required: ['hash'], additionalProperties: false },
      build: (tx, { hash }: { readonly hash: string }) =>
        filed(tx, { field: 'paper', name: 'seeded', contentType: 'text/plain', size: 0, hash, head: '', truncated: false }),
    },
  },
  present: {},
});

const anything: Validate = () => true;
const anyAnswer = Object.fromEntries([200, 201, 401, 404, 409, 413, 422].map((status) => [status, anything]));
