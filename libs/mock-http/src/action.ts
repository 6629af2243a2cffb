/** What others do to records: the payer pays, the bank returns. */
export interface Action<T, R> {
  readonly name: string;
  /** The collection it acts on, the states it is for, and which one a record is in (at `now`, epoch milliseconds of the world's clock). */
  readonly on: string;
  readonly from: readonly string[];
  readonly state: (record: R, now: number) => string;
  /** JSON Schema of the fields beside `id`. */
  readonly fields: object;
  readonly run: (tx: T, record: R, fields: Readonly<Record<string, unknown>>) => void;
}
