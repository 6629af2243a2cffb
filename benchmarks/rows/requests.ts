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
  /** Requests that warm up, and those of one slice; a round has three slices. */
  readonly warmUp: number;
  readonly count: number;
  readonly requests: (server: Server) => Promise<readonly Buffer[]>;
  readonly share: Budget;
  readonly cheaper?: Budget;
  readonly others?: readonly Kind[];
}

const PAGE = 20;
const SLICES = 3;
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
    warmUp: 5000,
    count: 4000,
    requests: async ({ key }) => orders(key),
    share: atLeast(0.55, 0.75),
    cheaper: atLeast(1.4, 2),
    others: ['logging', 'webhook'],
  },
  {
    name: 'get',
    title: 'GET /payments/{id}',
    status: 200,
    warmUp: 6000,
    count: 5000,
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
    warmUp: 2000,
    count: 1500,
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

async function round({ status, warmUp, requests, others = [] }: Phase, count: number): Promise<Round> {
  const folder = mkdtempSync(join(tmpdir(), 'paystub-bench-'));
  const log = openSync(join(folder, 'log'), 'a');
  const servers = await startAll(others, log);
  try {
    const loads = new Map<Kind, Parameters<typeof drive>[0]>();
    const spent = new Map<Kind, number>();
    for (const [kind, server] of shuffled([...servers])) {
      const load = { port: server.port, status, requests: await requests(server), count };
      await drive({ ...load, count: warmUp });
      loads.set(kind, load);
    }
    for (let slice = 0; slice < SLICES; slice++) {
      for (const [kind, { subject }] of shuffled([...servers])) {
        const before = await subject.vitals();
        await drive(loads.get(kind) as Parameters<typeof drive>[0]);
        const after = await subject.vitals();
        spent.set(kind, (spent.get(kind) ?? 0) + (after.cpu - before.cpu) / count / SLICES);
      }
    }
    return Object.fromEntries(spent) as unknown as Round;
  } finally {
    await Promise.all([...servers.values()].map(({ subject }) => subject.stop()));
    closeSync(log);
    rmSync(folder, { recursive: true });
  }
}

async function startAll(others: readonly Kind[], log: number): Promise<Map<Kind, Server>> {
  const sandbox = await startSandbox();
  const shown = await call<Shown>(urlOf(sandbox), sandbox.key, order(0));
  const bare = await startPlain('bare', shown.pay_method);
  const express = await startPlain('express', shown.pay_method);
  for (const plain of [bare, express]) assertAlike('a plain server', shown, await call(urlOf(plain), plain.key, order(0)));
  const servers = new Map<Kind, Server>([
    ['sandbox', sandbox],
    ['bare', bare],
    ['express', express],
  ]);
  if (others.includes('logging')) servers.set('logging', await startSandbox(log));
  if (others.includes('webhook')) {
    const server = await startSandbox();
    // A host that is not listed: events go through the outbox and its log, and nothing is sent.
    await call(`http://127.0.0.1:${server.port}/webhooks`, server.key, {
      name: 'shop',
      description: 'every event',
      url: 'https://shop.example/hooks',
    });
    servers.set('webhook', server);
  }
  return servers;
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

export const requests: readonly Part[] = phases.map((phase) => ({
  name: phase.name,
  async run({ quick }) {
    const rounds: Round[] = [];
    for (let n = 1; n <= (quick ? 3 : 7); n++) {
      rounds.push(await round(phase, quick ? phase.count / 4 : phase.count));
      say(
        `  round ${n}: ${Object.entries(rounds.at(-1) as Round)
          .map(([kind, us]) => `${kind} ${us.toFixed(1)} us`)
          .join(', ')}`,
      );
    }
    return rowsOf(phase, rounds);
  },
}));
