import { median } from './measure/rounds.js';
import type { Budget, Row, Unit } from './measure/row.js';

export interface Measured extends Omit<Row, 'values'> {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly rounds: number;
  readonly verdict: 'goal met' | 'budget met' | 'goal missed' | 'MISSED' | '';
}

export const measured = ({ values, ...row }: Row): Measured => {
  const middle = median(values);
  return {
    ...row,
    median: middle,
    least: Math.min(...values),
    most: Math.max(...values),
    rounds: values.length,
    verdict: row.budget ? verdictOf(middle, row.budget) : '',
  };
};

/** A value counts as it is printed: 1.1 asked and 1.10 measured is met. */
function verdictOf(value: number, { better, budget, goal }: Budget): Measured['verdict'] {
  const shown = Math.round(value * 100) / 100;
  const meets = (wanted: number) => (better === 'more' ? shown >= wanted : shown <= wanted);
  if (meets(goal)) return 'goal met';
  if (budget === undefined) return 'goal missed';
  return meets(budget) ? 'budget met' : 'MISSED';
}

const spell: Readonly<Record<Unit, (value: number) => string>> = {
  share: (value) => `${Math.round(value * 100)} %`,
  times: (value) => `${value.toFixed(2)} x`,
  us: (value) => (value >= 1000 ? `${(value / 1000).toFixed(2)} ms` : `${value.toFixed(value < 10 ? 1 : 0)} us`),
  s: (value) => `${value.toFixed(1)} s`,
  bytes: (value) => (value >= 1024 * 1024 ? `${(value / 1024 / 1024).toFixed(1)} MB` : `${(value / 1024).toFixed(2)} KB`),
};

const asked = (unit: Unit, { better }: Budget, value: number | undefined) =>
  value === undefined ? 'measured' : `${better === 'more' ? '>=' : '<='} ${spell[unit](value)}`;

const heads = ['row', 'median', 'spread', 'rounds', 'budget', 'goal', ''];

const cells = ({ name, unit, median: middle, least, most, rounds, budget, verdict }: Measured): string[] => [
  name,
  spell[unit](middle),
  `${spell[unit](least)} to ${spell[unit](most)}`,
  String(rounds),
  budget ? asked(unit, budget, budget.budget) : '',
  budget ? asked(unit, budget, budget.goal) : '',
  verdict,
];

/** Rows as a table of Markdown, each followed further down by what it was computed from. */
export function table(rows: readonly Measured[]): string {
  const lines = [heads, ...rows.map(cells)];
  const widths = heads.map((_, i) => Math.max(...lines.map((line) => (line[i] as string).length), 3));
  const written = lines.map((line) => `| ${line.map((cell, i) => cell.padEnd(widths[i] as number)).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const notes = rows.filter(({ note }) => note).map(({ name, note }) => `${name}: ${note}`);
  return [written[0], rule, ...written.slice(1), '', ...notes].join('\n');
}
