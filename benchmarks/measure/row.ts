export type Unit = 'share' | 'times' | 'us' | 's' | 'bytes';

/** What design.md section 11 asks of a row: the least, and what we are after. */
export interface Budget {
  readonly better: 'more' | 'less';
  /** Undefined where the row has a goal only. */
  readonly budget: number | undefined;
  readonly goal: number;
}

export interface Row {
  readonly name: string;
  readonly unit: Unit;
  /** One value per round. */
  readonly values: readonly number[];
  /** Rows without one are there to compare with. */
  readonly budget?: Budget;
  /** What the value was computed from. */
  readonly note?: string;
}

export interface RunOptions {
  readonly quick: boolean;
}

/** One part of the benchmarks: a name for `--row`, and rows. */
export interface Part {
  readonly name: string;
  readonly run: (options: RunOptions) => Promise<readonly Row[]>;
}

export const atLeast = (budget: number, goal: number): Budget => ({ better: 'more', budget, goal });
export const atMost = (budget: number, goal: number): Budget => ({ better: 'less', budget, goal });
