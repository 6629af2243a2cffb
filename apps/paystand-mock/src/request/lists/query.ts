import { wrongParameter } from '../../refusals.js';
import { type Order, orderOf } from './order.js';
import { checkZone, givenDays, presetDays, type Span } from './span.js';

/** Dossier 4.2: a page that is larger is cut to this. */
const LARGEST_PAGE = 1000;
const USUAL_PAGE = 50;
const BY_FILTERS = 'by-query-filters';

/** A list's query, as it came. */
export interface ListQuery {
  readonly limit?: number;
  readonly offset?: number;
  readonly order?: string;
  readonly [parameter: string]: unknown;
}

/** Which patterns of dates a list knows: none, the `f.` parameters (A), or `startDate` and `endDate` as well (B). */
export type Patterns = 'none' | 'A' | 'AB';

/** What a query asks for. */
export interface Asked {
  readonly limit: number;
  readonly offset: number;
  readonly order: Order;
  readonly span: Span | undefined;
  /** Exact values of further `f.` parameters. */
  readonly wanted: Readonly<Record<string, string>>;
}

/** The clock and the zone that a query is read with. */
export interface Reading {
  readonly now: number;
  readonly zone: string;
  readonly patterns: Patterns;
  /** Further `f.` parameters that this list knows. */
  readonly filters: readonly string[];
}

export function askedBy(query: ListQuery, reading: Reading): Asked {
  // paystand.R45, R52, R234: without the word that switches it on, no `f.` parameter has an effect.
  const isOn = reading.patterns !== 'none' && query['f.querytype'] === BY_FILTERS;
  return isOn ? filtered(query, reading) : plain(query, reading);
}

function plain(query: ListQuery, { zone, patterns }: Reading): Asked {
  const { limit = USUAL_PAGE, offset = 0, order = 'created DESC' } = query;
  const span = patterns === 'AB' ? topLevelDays(query, zone) : undefined;
  return { limit: Math.min(limit, LARGEST_PAGE), offset, order: orderOf(order, 'order'), span, wanted: {} };
}

/** paystand.R54: compared with the date of creation. One day alone is refused: no source says what it would mean. */
function topLevelDays({ startDate, endDate }: ListQuery, zone: string): Span | undefined {
  if (startDate === undefined && endDate === undefined) return undefined;
  const names = { start: 'startDate', end: 'endDate' };
  return { field: 'created', ...givenDays({ start: text(startDate), end: text(endDate) }, names, zone) };
}

/** paystand.R46-R51 */
function filtered(query: ListQuery, { now, zone: home, filters }: Reading): Asked {
  const f = (name: string) => text(query[`f.${name}`]);
  const zone = checkZone(f('timezone') ?? home, 'f.timezone');
  const field = dateType(f('datetype') ?? 'created');
  const preset = f('datepreset');
  const names = { start: 'f.datestart', end: 'f.dateend' };
  const days =
    preset === undefined
      ? undefined
      : preset === 'custom'
        ? givenDays({ start: f('datestart'), end: f('dateend') }, names, zone)
        : presetDays(preset, now, zone);
  return {
    limit: Math.min(whole(f('limit'), 'f.limit', 1) ?? query.limit ?? USUAL_PAGE, LARGEST_PAGE),
    offset: whole(f('offset'), 'f.offset', 0) ?? query.offset ?? 0,
    order: orderOf(f('order') ?? query.order ?? `${field} DESC`, f('order') === undefined ? 'order' : 'f.order'),
    span: days && { field, ...days },
    wanted: Object.fromEntries(filters.flatMap((name) => (query[name] === undefined ? [] : [[name, String(query[name])]]))),
  };
}

function dateType(word: string): Span['field'] {
  if (word === 'created' || word === 'lastUpdated') return word;
  throw wrongParameter('f.datetype', 'f.datetype must be created or lastUpdated', word);
}

function whole(value: string | undefined, parameter: string, least: number): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d{1,15}$/.test(value) || number < least)
    throw wrongParameter(parameter, `${parameter} must be a whole number from ${least}`, value, 'paystand.R58');
  return number;
}

const text = (value: unknown): string | undefined => (value === undefined ? undefined : String(value));
