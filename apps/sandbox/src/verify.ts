import { writeFileSync } from 'node:fs';
import type { Effect, Result, Rule } from '@paystub/contracts/verifier';
import { CommanderError } from 'commander';
import { type Ask, all, readFlags, usual } from './verify/flags.js';
import { hiding, Problem, reasonOf } from './verify/problem.js';
import { type Provider, providers } from './verify/providers.js';
import { runRules } from './verify/run.js';
import { Screen } from './verify/screen.js';
import { details, lastLine, tableHead, tableRow } from './verify/summary.js';
import { isFailure, sectionsOf, tallyOf } from './verify/tally.js';
import { reach } from './verify/target.js';

const FAILED = 1;
const NOTHING_VERIFIED = 2;
const INTERRUPTED = 130;

/** Verifies what the command line asks for; answers the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  let hidden = (text: string) => text;
  try {
    const ask = readFlags(argv);
    const provider = providerOf(ask);
    const rules = chosen(provider, ask);
    const key = process.env[provider.keyVariable];
    hidden = hiding(key, ...provider.secretVariables.map((name) => process.env[name]));
    const screen = new Screen(process.stdout, hidden);
    const results = await verify(ask, provider, rules, key, screen);
    if (results.length < rules.length) return INTERRUPTED;
    if (results.some(isFailure)) return FAILED;
    return results.some(({ outcome }) => outcome === 'passed' || outcome === 'failed') ? 0 : NOTHING_VERIFIED;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : NOTHING_VERIFIED;
    const text = error instanceof Problem ? error.message : `broken: ${error instanceof Error ? error.stack : String(error)}`;
    process.stderr.write(`verify: ${hidden(text)}\n`);
    return NOTHING_VERIFIED;
  }
}

function providerOf({ provider: name }: Ask): Provider {
  const provider = providers.get(name);
  if (provider) return provider;
  throw new Problem(`No rules for ${name}`, `rules are written for ${[...providers.keys()].join(', ')}.`, 'Name one of those first.');
}

/** The rules to run, by section. */
function chosen(provider: Provider, { rules: ids }: Ask): readonly Rule[] {
  const unknown = ids.find((id) => !provider.rules.some((rule) => rule.id === id));
  if (unknown !== undefined) {
    const fix = `Ids are written as in libs/contracts/src/${provider.name}/FIDELITY.md, such as ${provider.rules[0]?.id}.`;
    throw new Problem(`No rule ${unknown}`, `${provider.title} has ${provider.rules.length} rules with a check, none of this id.`, fix);
  }
  const rules = ids.length === 0 ? provider.rules : provider.rules.filter(({ id }) => ids.includes(id));
  return sectionsOf(provider, rules).flatMap(({ entries }) => entries);
}

async function verify(
  ask: Ask,
  provider: Provider,
  rules: readonly Rule[],
  key: string | undefined,
  screen: Screen,
): Promise<readonly Result[]> {
  const { target, leave } = await reach(ask, provider, key);
  const effects = ask.effects ?? (ask.control === undefined ? usual : all);
  introduce(screen, ask, provider, rules, effects);
  const results: Result[] = [];
  const stop = interruption(screen);
  const table = tableWriter(provider, rules, results, screen);
  await runRules(
    rules,
    target,
    { effects },
    {
      starts: ({ id, sentence }) => screen.status(`${results.length} of ${rules.length}  ${id} ${sentence}`),
      ends: (result) => {
        results.push(result);
        table();
      },
      isOver: () => stop.aborted,
    },
  );
  screen.status('');
  await leave().catch((error: unknown) => screen.line(`The worlds of this run are still there: ${reasonOf(error)}`));
  const inOrder = rules.flatMap(({ id }) => results.filter((result) => result.id === id));
  screen.line();
  for (const line of details(inOrder, ask)) screen.line(line);
  screen.line(lastLine(inOrder));
  if (ask.json !== undefined) writeResults(ask.json, screen.hidden(JSON.stringify(report(ask, provider, effects, inOrder), null, 2)));
  return inOrder;
}

/** The results for programs: what was asked, the numbers, and each rule with its section. */
function report({ target, control }: Ask, provider: Provider, effects: readonly Effect[], results: readonly Result[]) {
  const { title: _, ...counts } = tallyOf('', results);
  const withSection = sectionsOf(provider, results).flatMap(({ title, entries }) =>
    entries.map((result) => ({ section: title, ...result })),
  );
  return { provider: provider.name, target, control: control ?? null, effects, counts, results: withSection };
}

function writeResults(path: string, text: string): void {
  try {
    writeFileSync(path, `${text}\n`);
  } catch (error) {
    throw new Problem('The results are not written', `${reasonOf(error)}.`, 'Name a file in a folder that is there with --json.');
  }
}

function introduce(screen: Screen, { target, control }: Ask, { title }: Provider, rules: readonly Rule[], effects: readonly Effect[]) {
  screen.line(
    `${rules.length} ${rules.length === 1 ? 'rule' : 'rules'} of ${title} against ${target}${control ? `, with the control plane ${control}` : ''}`,
  );
  screen.line(`They may do: ${effects.join(', ')}.${control ? ' Each has a world of its own.' : ' All share the account of the key.'}`);
  screen.line();
  screen.line(tableHead);
}

/** Writes a section's row as soon as that section and those before it are done. */
function tableWriter(provider: Provider, rules: readonly Rule[], results: readonly Result[], screen: Screen): () => void {
  const open = [...sectionsOf(provider, rules)];
  return () => {
    for (let next = open[0]; next; next = open[0]) {
      const done = results.filter(({ id }) => next?.holds(id));
      if (done.length < next.entries.length) return;
      screen.line(tableRow(tallyOf(next.title, done)));
      open.shift();
    }
  };
}

/** Ctrl-C lets what runs come to its end, so that it can put away what it made; a second one does not wait. */
function interruption(screen: Screen): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(INTERRUPTED);
      stop.abort();
      screen.line('Stopping after the rules that have begun; once more stops at once.');
    });
  }
  return stop.signal;
}

// A check that was given up on may still hold a connection open.
void main(process.argv.slice(2)).then((code) => process.stdout.write('', () => process.exit(code)));
