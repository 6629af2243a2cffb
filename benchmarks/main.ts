import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { takeOwnCore } from './measure/cores.js';
import { say } from './measure/rounds.js';
import type { Part } from './measure/row.js';
import { advance } from './rows/advance.js';
import { growth } from './rows/growth.js';
import { journal } from './rows/journal.js';
import { receivables } from './rows/receivables.js';
import { requests } from './rows/requests.js';
import { start } from './rows/start.js';
import { uploads } from './rows/uploads.js';
import { forks, idleWorlds } from './rows/worlds.js';
import { type Measured, measured, table } from './table.js';

const parts: readonly Part[] = [...requests, growth, receivables, forks, idleWorlds, journal, uploads, advance, start];
const names = parts.map(({ name }) => name).join(', ');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { quick: { type: 'boolean', default: false }, row: { type: 'string', multiple: true }, json: { type: 'string' } },
  });
  const unknown = values.row?.find((row) => !parts.some(({ name }) => name === row));
  if (unknown !== undefined) throw new Error(`there is no row ${unknown}; there are ${names}`);
  const cores = takeOwnCore();
  say(cores);
  const rows: Measured[] = [];
  for (const part of parts.filter(({ name }) => !values.row || values.row.includes(name))) {
    say(part.name);
    rows.push(...(await part.run({ quick: values.quick })).map(measured));
  }
  const about = `node ${process.versions.node}, ${cpus().length} cores, ${cores}${values.quick ? '; --quick: few rounds, small counts' : ''}`;
  process.stdout.write(`${about}\n\n${table(rows)}\n`);
  // npm runs scripts in the project's folder and says in INIT_CWD where the command was typed.
  if (values.json) writeFileSync(resolve(process.env.INIT_CWD ?? '.', values.json), `${JSON.stringify({ about, rows }, null, 2)}\n`);
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`bench: ${error.message}\n`);
    process.exit(1);
  },
);
