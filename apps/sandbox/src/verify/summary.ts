import type { Result } from '@paystub/contracts/verifier';
import type { Ask } from './flags.js';
import { providers } from './providers.js';
import { differencesIn, isFailure, type Tally, tallyOf } from './tally.js';

const TITLE = 26;
const columns = ['passed', 'failed', 'not checkable', 'inferred'];
const row = (title: string, cells: readonly string[]): string =>
  title.padEnd(TITLE) + cells.map((cell, i) => cell.padStart((columns[i] as string).length + 2)).join('');

export const tableHead = row('', columns);

export const tableRow = ({ title, passed, failed, notCheckable, inferred: { hold, of } }: Tally): string =>
  row(title, [String(passed), String(failed), String(notCheckable), of === 0 ? '-' : `${hold}/${of}`]);

const indented = (text: string): string => text.replace(/^/gm, '    ');

/** What stands below the table: failures with their reasons, what is inferred, what could not be checked and what would help. */
export function details(results: readonly Result[], ask: Ask): readonly string[] {
  const failed = results
    .filter(isFailure)
    .map(({ id, source, sentence, reason = '' }) => `FAILED ${id} ${source} ${sentence}\n${indented(reason)}\n`);
  const differing = differencesIn(results).map(({ id, label, reason }) => `  ${id} ${label}\n${indented(reason)}`);
  const apart = differing.length > 0 ? ['OTHERWISE THAN INFERRED, which breaks no documented rule', ...differing, ''] : [];
  return [...failed, ...apart, ...unchecked(results, ask)];
}

function unchecked(results: readonly Result[], ask: Ask): readonly string[] {
  const open = results.filter(({ outcome }) => outcome === 'not checkable here');
  if (open.length === 0) return [];
  const reasons = [...new Set(open.map(({ reason = '' }) => reason))];
  const lines = reasons.map((reason) => `  ${reason}: ${idsWith(reason, open)}`);
  return ['NOT CHECKABLE HERE', ...lines, ...hints(reasons.join(), ask), ''];
}

const idsWith = (reason: string, results: readonly Result[]): string =>
  results
    .filter((result) => result.reason === reason)
    .map(({ id }) => shortened(id))
    .join(' ');

const shortened = (id: string): string => id.slice(id.indexOf('.') + 1);

function hints(reasons: string, { control, provider }: Ask): readonly string[] {
  const hint = (pattern: RegExp, text: string) => (pattern.test(reasons) ? [`  → ${text}`] : []);
  const variables = Object.entries(providers.get(provider)?.factVariables ?? {});
  const ofSandbox = /needs (accounts|clock|payer|provider|records|settings)/;
  return [
    ...(control ? [] : hint(ofSandbox, '--control URL gives accounts, clock, payer, provider, records and settings, if this is a sandbox')),
    ...variables.flatMap(([fact, variable]) => hint(new RegExp(`needs ${fact}\\b`), `${variable} says what ${fact} is`)),
    ...hint(/needs webhooks/, 'webhooks are received on this machine alone, and come from a target that runs here'),
    ...hint(/needs browser/, 'this command drives no browser: the specs of the mock do (apps/paystar-mock/test/contract)'),
    ...hint(/may not: creates/, '--effects creates allows it; what is created stays in the account'),
    ...hint(/may not: money/, '--effects money allows it; on a real account money is then really moved'),
    ...hint(/may not: load/, '--effects load allows it: many requests in a row'),
  ];
}

export function lastLine(results: readonly Result[]): string {
  const { passed, failed, notCheckable, inferred } = tallyOf('', results);
  const differ = inferred.of - inferred.hold;
  return `${passed} passed, ${failed} failed, ${notCheckable} not checkable here; of ${inferred.of} inferred, ${differ} otherwise`;
}
