import { hash } from 'node:crypto';
import type { SyncStore } from './options.js';
import { type Changing, timeOf } from './pages.js';

/** Gives rows to a store: each state of a row once, and never an older one after a newer. */
export class Keeper<T extends Changing> {
  readonly #store: SyncStore<T>;
  readonly #times = new Map<string, number>();
  /** What rows looked like that may still change without a later time: within one tick of the server's clock. */
  readonly #looks = new Map<string, string>();
  readonly #tickFrom: number;
  #kept = 0;

  /** Rows of this time and later ones are compared as a whole. */
  constructor(store: SyncStore<T>, tickFrom: number) {
    this.#store = store;
    this.#tickFrom = tickFrom;
  }

  get kept(): number {
    return this.#kept;
  }

  /** Whether one of them was new, or had changed. */
  async take(rows: readonly T[]): Promise<boolean> {
    let news = false;
    for (const row of rows) {
      if (!this.#isNews(row)) continue;
      news = true;
      this.#kept += 1;
      await this.#store.set(row.id, row);
    }
    return news;
  }

  #isNews(row: T): boolean {
    const [time, seen] = [timeOf(row), this.#times.get(row.id) ?? Number.NEGATIVE_INFINITY];
    if (time < seen) return false;
    const look = time < this.#tickFrom ? '' : hash('sha256', JSON.stringify(row), 'base64');
    if (time === seen && look === (this.#looks.get(row.id) ?? '')) return false;
    this.#times.set(row.id, time);
    if (look !== '') this.#looks.set(row.id, look);
    return true;
  }
}
