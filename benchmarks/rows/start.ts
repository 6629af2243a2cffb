import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onSubjectsCore } from '../measure/cores.js';
import { median, pause, shuffled } from '../measure/rounds.js';
import { atMost, type Part } from '../measure/row.js';
import { script } from '../measure/subject.js';

interface Started {
  readonly ms: number;
  /** Kilobytes of memory that are resident once it idles. */
  readonly resident: number;
}

const kinds = ['sandbox', 'empty'] as const;
type Kind = (typeof kinds)[number];

/** How far the last listener lies above the port that is given. */
const LAST = 30;
const SETTLE_MS = 300;
const LONGEST_MS = 20_000;

/** From spawn to the first answer of the last listener, asked again and again from the start. */
async function started(kind: Kind): Promise<Started> {
  const port = await freePort();
  const args = kind === 'sandbox' ? [script('paystub'), '--port', String(port), '--quiet'] : [script('empty'), String(port + LAST)];
  const [command, ...rest] = onSubjectsCore([process.execPath, ...args]);
  const from = performance.now();
  const child = spawn(command as string, rest, { stdio: 'ignore' });
  try {
    while (!(await answers(port + LAST))) if (performance.now() - from > LONGEST_MS) throw new Error(`${kind} did not start`);
    const ms = performance.now() - from;
    await pause(SETTLE_MS);
    const resident = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' }));
    return { ms, resident };
  } finally {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}

/** Whether a request for the pay methods is answered: through the whole pipeline, where there is one. */
async function answers(port: number): Promise<boolean> {
  const headers = { authorization: 'Bearer pp_DefaultKeyOfThePaystubSandbox001' };
  const isAnswered = await new Promise<boolean>((resolve) => {
    get({ port, host: '127.0.0.1', path: '/pay_methods', headers, agent: false }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode === 200));
    }).on('error', () => resolve(false));
  });
  if (!isAnswered) await pause(1);
  return isAnswered;
}

/** A port that is free, and so is the one of the last listener above it. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port > 65_000 ? freePort() : port;
}

export const start: Part = {
  name: 'start',
  async run({ quick }) {
    const rounds: Record<Kind, Started>[] = [];
    for (let n = 0; n < (quick ? 5 : 15); n++) {
      const round = {} as Record<Kind, Started>;
      for (const kind of shuffled(kinds)) round[kind] = await started(kind);
      rounds.push(round);
    }
    const middle = (kind: Kind, of: keyof Started) => median(rounds.map((round) => round[kind][of]));
    const row = (of: keyof Started) => rounds.map(({ sandbox, empty }) => sandbox[of] / empty[of]);
    const note = (of: keyof Started, spell: (value: number) => string) =>
      `${spell(middle('sandbox', of))} against ${spell(middle('empty', of))}`;
    return [
      {
        name: 'idle process against an empty node:http server',
        unit: 'times',
        values: row('resident'),
        budget: atMost(1.5, 1.2),
        note: note('resident', (value) => `${(value / 1024).toFixed(0)} MB`),
      },
      {
        name: 'start: spawn to the first answer of the last listener, against an empty node:http server',
        unit: 'times',
        values: row('ms'),
        budget: atMost(2, 1.4),
        note: note('ms', (value) => `${value.toFixed(0)} ms`),
      },
    ];
  },
};
