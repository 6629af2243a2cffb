// Writes libs/contracts/src/<provider>/FIDELITY.md: every rule of the provider, where it comes from, and whether it is checked.
// `node tools/fidelity.mjs paypro` does one provider; `--check` writes nothing and fails where a file is stale.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { partsOf } from './generate/parts.mjs';

const contracts = fileURLToPath(new URL('../libs/contracts/src/', import.meta.url));

/** The rules are TypeScript: bundled, they can be imported by any Node. */
async function load(provider) {
  const folder = mkdtempSync(join(tmpdir(), 'paystub-fidelity-'));
  const outfile = join(folder, 'rules.mjs');
  try {
    const entryPoints = [join(contracts, provider, 'rules/index.ts')];
    await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const names = (list) => list.map((name) => `\`${name}\``).join(', ');

function stateOf(id, { rules, absentRules, excuses }, parts) {
  const checked = rules.some((rule) => rule.id === id);
  const waiting = absentRules.find((entry) => entry.id === id);
  const excuse = excuses.find((entry) => entry.id === id);
  if (excuse) return `excused: ${excuse.reason}`;
  if (!checked) return `**absent**, waits for ${names(waiting.waitsFor)}`;
  const { hangsOn } = rules.find((rule) => rule.id === id);
  const hanging = hangsOn.length > 0 ? [`hangs on ${names(hangsOn)}, of which the path is inferred`] : [];
  const left = waiting ? [`absent ${waiting.sentence}: waits for ${names(waiting.waitsFor)}`] : [];
  const apart = Object.entries(parts.get(id) ?? {}).flatMap(([basis, labels]) => {
    return labels.size > 0 ? [`${basis} in it: ${[...labels].join('; ')}`] : [];
  });
  return ['checked', ...hanging, ...apart, ...left].join('. ');
}

function table(title, ids, all, parts) {
  const known = [...all.rules, ...all.excuses, ...all.absentRules];
  const rows = ids.map((id) => {
    const entry = known.find((candidate) => candidate.id === id);
    if (!entry) throw new Error(`${id} has neither a check nor an entry in excuses.ts or absent.ts`);
    return `| ${id} | ${cell(entry.sentence)} | ${entry.source} | ${entry.basis} | ${cell(stateOf(id, all, parts))} |`;
  });
  return [`## ${title}`, '', '| rule | says | source | basis | here |', '| --- | --- | --- | --- | --- |', ...rows, ''];
}

function idsOf(provider, { sections, proposed }) {
  const range = (letter, first, last) => Array.from({ length: last - first + 1 }, (_, index) => `${provider}.${letter}${first + index}`);
  return [
    ...sections.map(([title, first, last]) => [title, range('R', first, last)]),
    ...(proposed > 0 ? [['Proposed behaviours: inferred, reported apart', range('P', 1, proposed)]] : []),
  ];
}

function summary({ rules, absentRules, excuses }) {
  const whole = absentRules.filter(({ part }) => !part);
  const by = (basis) => rules.filter((rule) => rule.basis === basis).length;
  return [
    `${rules.length} rules are checked: ${by('documented')} documented, ${by('observed')} observed, ${by('inferred')} inferred.`,
    `${whole.length} are absent, waiting for operations or pages that are not built. ${excuses.length} are excused.`,
  ].join(' ');
}

/** Names of tags, for those who have not met them. */
const tags = {
  '[seed]': 'the reference that wins every conflict',
  '[docs]': 'the documentation',
  '[docs X]': 'the current reference',
  '[docs old]': 'an older reference of the same hosts',
  '[help]': 'the help centre',
  '[docs*]': "others' words about it in public: a customer's copy of a newer document, code that runs against it (observed)",
  '[sdk]': 'the official SDKs (observed)',
  '[plugin]': 'the official plugin (observed)',
  '[client]': 'code that works with it, whoever wrote it (observed)',
  '[inferred]': 'none',
};

function legend({ rules, absentRules, excuses }) {
  const used = new Set([...rules, ...absentRules, ...excuses].flatMap(({ source }) => source.match(/\[[^\]]+\]/g)));
  for (const tag of used) if (!(tag in tags)) throw new Error(`${tag} is in no legend: say in tools/fidelity.mjs what it is`);
  const named = Object.entries(tags).filter(([tag]) => used.has(tag));
  return [
    'Sources:',
    ...named.map(([tag, meaning]) => `- \`${tag}\` ${meaning}`),
    '',
    'A part of a check that is inferred, or observed by others, is reported apart: a target that does otherwise breaks no documented rule.',
    'Where a rule hangs on an operation whose path is inferred, and the target does not have it there, nothing is known of the rule.',
  ].join('\n');
}

async function fidelity(provider) {
  const all = await load(provider);
  const parts = partsOf(join(contracts, provider, 'rules'));
  const tables = idsOf(provider, all).flatMap(([title, ids]) => table(title, ids, all, parts));
  const heading = [`# Fidelity: ${provider}`, '', 'Generated by `node tools/fidelity.mjs`; not to be edited.', ''];
  return [...heading, summary(all), '', legend(all), '', ...tables].join('\n');
}

const asked = process.argv.slice(2).filter((word) => word !== '--check');
const checking = process.argv.includes('--check');
const providers = readdirSync(contracts)
  .filter((name) => existsSync(join(contracts, name, 'rules/index.ts')) && (asked.length === 0 || asked.includes(name)))
  .sort();
for (const provider of providers) {
  const path = join(contracts, provider, 'FIDELITY.md');
  const content = await fidelity(provider);
  const stale = !existsSync(path) || readFileSync(path, 'utf8') !== content;
  if (stale && checking) {
    console.error(`libs/contracts/src/${provider}/FIDELITY.md is stale: run node tools/fidelity.mjs`);
    process.exitCode = 1;
  } else if (stale) writeFileSync(path, content);
  if (!checking) console.log(`${provider}/FIDELITY.md  ${stale ? 'written' : 'unchanged'}`);
}
