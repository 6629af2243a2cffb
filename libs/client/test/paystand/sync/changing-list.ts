import type { StubAnswer, StubCall } from '../../stub-server.js';
import { receivable } from '../kit/answers.js';
import { listed } from '../kit/envelopes.js';

/** What somebody else does to a list between two pages. */
export type Change =
  | { readonly does: 'make' }
  | { readonly does: 'touch' | 'remove'; readonly nth: number }
  /** Lets time pass without a change. */
  | { readonly does: 'wait'; readonly ms: number };

type Row = typeof receivable;

/** Rows as a server keeps them, in an order by their last change; rows of the same moment by their id. */
export class ChangingList {
  readonly #rows = new Map<string, Row>();
  #now = Date.parse('2026-03-01T12:00:00Z');
  #made = 0;
  #changes = 0;

  constructor(
    /** How much time passes with each change. */
    public tickMs: number,
    private readonly largestPage: number = 1000,
  ) {}

  get rows(): ReadonlyMap<string, Row> {
    return this.#rows;
  }

  do(change: Change): void {
    if (change.does === 'wait') {
      this.#now += change.ms;
      return;
    }
    this.#now += this.tickMs;
    if (change.does === 'make') this.#put(`r${String(((this.#made += 1) * 7919) % 10_007).padStart(5, '0')}`);
    const ids = [...this.#rows.keys()].sort();
    const id = ids[('nth' in change ? change.nth : 0) % ids.length];
    if (id === undefined) return;
    if (change.does === 'touch') this.#put(id);
    if (change.does === 'remove') this.#rows.delete(id);
  }

  /** Each change leaves a mark, so that a row of the same moment can be told from the one before. */
  #put(id: string): void {
    this.#rows.set(id, { ...receivable, id, extId: `state-${(this.#changes += 1)}`, lastUpdated: new Date(this.#now).toISOString() });
  }

  /** The list in the order and within the days that are asked for. */
  answer({ query }: Pick<StubCall, 'query'>): StubAnswer {
    const [limit, offset] = [Math.min(Number(query['f.limit'] ?? 50), this.largestPage), Number(query['f.offset'] ?? 0)];
    const [from, to] = [Date.parse(`${query['f.datestart']}T00:00:00Z`), Date.parse(`${query['f.dateend']}T24:00:00Z`)];
    const within = [...this.#rows.values()].filter(({ lastUpdated }) => Date.parse(lastUpdated) >= from && Date.parse(lastUpdated) < to);
    const keyOf = ({ lastUpdated, id }: Row) => `${lastUpdated} ${id}`;
    const sorted = within.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    if (query['f.order'] === 'lastUpdated DESC') sorted.reverse();
    return { status: 200, body: listed(sorted.slice(offset, offset + limit), sorted.length, offset, limit) };
  }
}
