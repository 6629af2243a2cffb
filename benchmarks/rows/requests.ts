import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertAlike, call, order, orders, request } from '../measure/http.js';
import { drive } from '../measure/load.js';
import { median, say, shuffled } from '../measure/rounds.js';
import { atLeast, type Budget, type Part, type Row } from '../measure/row.js';
import { type Server, startPlain, startSandbox } from './servers.js';

type Kind = 'sandbox' | 'bare' | 'express' | 'logging' | 'webhook';

interface Phase {
  readonly name: 'post' | 'get' | 'list';
  readonly title: string;
  readonly status: number;
  /** Requests until all that is hot is compiled (with fewer, the larger program looks twice as dear), and those that count. */
  readonly warmUp: number;
  readonly count: number;
  readonly requests: (server: Server) => Promise<readonly Buffer[]>;
  readonly share: Budget;
  readonly cheaper?: Budget;
  readonly others?: readonly Kind[];
}

const PAGE = 20;
/** Records that are there before reads are measured. */
const SEEDED = 1000;

interface Shown {
  readonly id: string;
  readonly pay_method: unknown;
}

const urlOf = ({ port }: Server) => `http://127.0.0.1:${port}/payments`;
const listPath = `/payments?limit=${PAGE}`;

const phases: readonly Phase[] = [
  {
    name: 'post',
    title: 'POST /payments',
    status: 201,
    warmUp: 20_000,
    count: 10_000,
    requests: async ({ key }) => orders(key),
    share: atLeast(0.55, 0.75),
    cheaper: atLeast(1.4, 2),
    others: ['logging', 'webhook'],
  },
  {
    name: 'get',
    title: 'GET /payments/{id}',
    status: 200,
    warmUp: 20_000,
    count: 10_000,
    requests: async (server) => {
      await seed(server);
      const { data } = await call<{ data: Shown[] }>(`${urlOf(server)}?limit=100`, server.key);
      return data.map(({ id }) => request('GET', `/payments/${id}`, server.key));
    },
    share: atLeast(0.7, 0.85),
    cheaper: atLeast(2, 2.7),
  },
  {
    name: 'list',
    title: `GET ${listPath}`,
    status: 200,
    warmUp: 8000,
    count: 4000,
    requests: async (server) => {
      await seed(server);
      return [request('GET', listPath, server.key)];
    },
    share: atLeast(0.6, 0.8),
  },
];

const seed = ({ port, key }: Server) => drive({ port, requests: orders(key), status: 201, count: SEEDED });

/** Processor time per request, in microseconds, per kind of server. */
type Round = Readonly<Record<Kind, number>>;

/** A fresh server of each kind, one after the other: warmed up and measured without a pause, in which V8 would let go of what it has grown. */
async function round(phase: Phase, payMethod: unknown): Promise<Round> {
  const spent: Partial<Record<Kind, number>> = {};
  for (const kind of shuffled<Kind>(['sandbox', 'bare', 'express', ...(phase.others ?? [])])) {
    spent[kind] = await withServer(kind, payMethod, (server) => cost(phase, server));
  }
  return spent as Round;
}

async function cost({ status, warmUp, count, requests }: Phase, server: Server): Promise<number> {
  const load = { port: server.port, status, requests: await requests(server) };
  await drive({ ...load, count: warmUp });
  const before = await server.subject.vitals();
  await drive({ ...load, count });
  const after = await server.subject.vitals();
  return (after.cpu - before.cpu) / count;
}

async function withServer<T>(kind: Kind, payMethod: unknown, use: (server: Server) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'paystub-bench-'));
  const log = openSync(join(folder, 'log'), 'a');
  const server = await start(kind, payMethod, log);
  try {
    return await use(server);
  } finally {
    await server.subject.stop();
    closeSync(log);
    rmSync(folder, { recursive: true });
  }
}

async function start(kind: Kind, payMethod: unknown, log: number): Promise<Server> {
  if (kind === 'bare' || kind === 'express') return startPlain(kind, payMethod);
  const server = await startSandbox(kind === 'logging' ? log : undefined);
  // A host that is not listed: events go through the outbox and its log, and nothing is sent.
  const webhook = { name: 'shop', description: 'every event', url: 'https://shop.example/hooks' };
  if (kind === 'webhook') await call(`http://127.0.0.1:${server.port}/webhooks`, server.key, webhook);
  return server;
}

/** What the sandbox shows as pay method, once it is clear that with it the plain servers answer with as much. */
async function commonPayMethod(): Promise<unknown> {
  const answer = (server: Server) => call<Shown>(urlOf(server), server.key, order(0));
  const shown = await withServer('sandbox', undefined, answer);
  for (const kind of ['bare', 'express'] as const) {
    assertAlike(kind, shown, await withServer(kind, shown.pay_method, answer));
  }
  return shown.pay_method;
}

function rowsOf({ title, share, cheaper, others = [] }: Phase, rounds: readonly Round[]): Row[] {
  const us = (kind: Kind) => median(rounds.map((one) => one[kind]));
  const spent = (kind: Kind) => `${kind} ${us(kind).toFixed(1)} us`;
  const values = (top: Kind, bottom: Kind) => rounds.map((one) => one[top] / one[bottom]);
  const note = (['sandbox', 'bare', 'express'] as const).map(spent).join(', ');
  const compared: readonly [Kind, string][] = [
    ['logging', 'with a log line each'],
    ['webhook', 'with one webhook, not listed'],
  ];
  return [
    { name: `${title}: share of bare node:http`, unit: 'share', values: values('bare', 'sandbox'), budget: share, note },
    {
      name: `${title}: times cheaper than bare Express`,
      unit: 'times',
      values: values('express', 'sandbox'),
      ...(cheaper ? { budget: cheaper } : {}),
    },
    ...compared
      .filter(([kind]) => others.includes(kind))
      .map(([kind, words]): Row => ({ name: `${title} ${words}: share`, unit: 'share', values: values('bare', kind), note: spent(kind) })),
  ];
}

export const requests: readonly Part[] = phases.map((full) => ({
  name: full.name,
  async run({ quick }) {
    const phase = quick ? { ...full, count: full.count / 2, others: [] } : full;
    const payMethod = await commonPayMethod();
    const rounds: Round[] = [];
    for (let n = 1; n <= (quick ? 3 : 7); n++) {
      const spent = await round(phase, payMethod);
      rounds.push(spent);
      say(
        `  round ${n}: ${Object.entries(spent)
          .map(([kind, us]) => `${kind} ${us.toFixed(1)} us`)
          .join(', ')}`,
      );
    }
    return rowsOf(phase, rounds);
  },
}));
