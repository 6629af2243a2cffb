import type { Blueprint } from './blueprint.js';
import { OUTBOX } from './blueprint.js';
import { type Clock, frozenAt, runningFrom, timeOf } from './clock.js';
import { type SeedKeys, seedKeys } from './ids.js';
import type { Delivery, Outcome } from './outbox.js';
import type { WorldState } from './state.js';
import type { Planned, TableSpec } from './table.js';
import { type Change, type Dropped, type Emitted, Transaction, type TxBase } from './tx.js';

export interface WorldOptions {
  readonly seed: string;
  /** Epoch milliseconds: what the world's clock shows at first, and the machine's then. */
  readonly now: number;
  readonly machine: number;
  readonly frozen?: boolean;
}

/** What a transaction did, once it is committed. */
export interface Commit<R> {
  readonly result: R;
  readonly changes: readonly Change[];
  readonly events: readonly Emitted[];
  /** Deliveries that are due now, for the shell to send. */
  readonly ready: readonly Delivery[];
  readonly dropped: readonly Dropped[];
}

/** A piece of due work that ran. */
export interface Firing {
  /** Counts the world's firings, from 1. */
  readonly seq: number;
  readonly at: number;
  readonly provider: string;
  readonly job: string;
  readonly id: string;
  readonly commit: Commit<void>;
  /** What the job threw: a bug in it. It is off the schedule and changed nothing. */
  readonly error?: unknown;
}

/** A value to go back to. */
export interface Snapshot {
  readonly state: WorldState;
  readonly fired: number;
  readonly now: number;
}

const nothing = { changes: [], events: [], ready: [], dropped: [] } as const;

/** One isolated universe. Its state is one immutable value; every method that changes it swaps the value as a whole. */
export class World {
  readonly seed: string;
  private readonly keys: SeedKeys;
  private readonly start: Snapshot;
  private value: WorldState;
  private count = 0;
  private age = 1;

  constructor(
    private readonly blueprint: Blueprint,
    { seed, now, machine, frozen = false }: WorldOptions,
  ) {
    this.seed = seed;
    this.keys = seedKeys(seed);
    this.value = { ...blueprint.start, clock: frozen ? frozenAt(now) : runningFrom(now, machine), last: now };
    this.start = { state: this.value, fired: 0, now };
  }

  get state(): WorldState {
    return this.value;
  }
  /** Raised by `reset` and `restore`: what arrives from an older epoch is not for this world any more. */
  get epoch(): number {
    return this.age;
  }
  get frozen(): boolean {
    return this.value.clock.since === undefined;
  }
  now(machine: number): number {
    return timeOf(this.value.clock, machine);
  }
  /** Whether any record differs from those the world started with. */
  get touched(): boolean {
    return this.value.tables.some((table, i) => table !== this.start.state.tables[i]);
  }
  get pendingDeliveries(): number {
    return this.value.tables[0]?.order.size ?? 0;
  }
  /** When the earliest due work is due, if there is any. */
  get dueAt(): number | undefined {
    return this.value.schedule.first()?.at;
  }

  /** Runs `work` for a provider at the world's time `now`. What it throws is thrown on, and nothing has changed. */
  transact<T extends TxBase<never>, R>(provider: string, now: number, work: (tx: T) => R): Commit<R> {
    return this.commit(now, (transaction) => work(this.blueprint.tx(transaction, provider) as unknown as T));
  }

  /** Reads a provider's records; changes are thrown away. */
  read<T extends TxBase<never>, R>(provider: string, now: number, work: (tx: T) => R): R {
    const transaction = new Transaction(this.blueprint.tables, this.value, now, this.keys);
    return work(this.blueprint.tx(transaction, provider) as unknown as T);
  }

  /** Replaces a provider's settings; its due work is planned anew. */
  changeSettings(provider: string, now: number, settings: object): Commit<void> {
    return this.commit(now, (transaction) => transaction.changeSettings(provider, settings));
  }

  /** Notes what became of an attempt; false when the delivery is no longer wanted. */
  settle(delivery: string, now: number, outcome: Outcome): boolean {
    return this.commit(now, (transaction) => transaction.settle(delivery, outcome)).result;
  }

  /** Runs the earliest due work if it is due at or before `limit`, at its own time (never before the newest transaction). */
  fire(limit: number): Firing | undefined {
    const job = this.value.schedule.first();
    if (job === undefined || job.at > limit) return undefined;
    const spec = this.blueprint.tables[job.table] as TableSpec;
    const at = Math.max(job.at, this.value.last);
    const record = this.value.tables[job.table]?.byId.get(job.id)?.record as { provider?: string };
    const provider = spec.provider === OUTBOX ? (record.provider as string) : spec.provider;
    const about = { seq: ++this.count, at, provider, job: job.job, id: job.id };
    try {
      return { ...about, commit: this.commit(at, (transaction) => this.run(transaction, spec, job)) };
    } catch (error) {
      this.commit(at, (transaction) => transaction.start(job));
      return { ...about, commit: { ...nothing, result: undefined }, error };
    }
  }

  /** Sets the clock: frozen at `now`, or running from there with the machine's. */
  setClock(now: number, frozen: boolean, machine: number): void {
    const clock: Clock = frozen ? frozenAt(now) : runningFrom(now, machine);
    this.value = { ...this.value, clock };
  }

  /** Keeps the present value. */
  snapshot(machine: number): Snapshot {
    return { state: this.value, fired: this.count, now: this.now(machine) };
  }

  /** Goes back to a snapshot; a running clock runs on from the time it showed then. */
  restore(snapshot: Snapshot, machine: number): void {
    const { state, fired, now } = snapshot;
    this.value = state.clock.since === undefined ? state : { ...state, clock: runningFrom(now, machine) };
    this.count = fired;
    this.age++;
  }

  /** Back to the fixtures, clock and ids included. */
  reset(machine: number): void {
    this.restore(this.start, machine);
  }

  /** A world that equals this one and from now on goes its own way. */
  fork(): World {
    return Object.assign(Object.create(World.prototype) as World, this, { age: 1 });
  }

  private run(transaction: Transaction, spec: TableSpec, job: Planned): void {
    transaction.start(job);
    const record = transaction.records(job.table).get(job.id);
    const work = spec.work?.jobs[job.job];
    if (!work) throw new Error(`no job ${job.job} for ${spec.name}`);
    work(this.blueprint.tx(transaction, spec.provider), record);
  }

  private commit<R>(now: number, work: (transaction: Transaction) => R): Commit<R> {
    const transaction = new Transaction(this.blueprint.tables, this.value, now, this.keys);
    const result = work(transaction);
    const state = transaction.commit();
    if (state === this.value) return { ...nothing, result };
    this.value = state;
    return { result, changes: transaction.changes(), events: transaction.emitted, ready: transaction.ready, dropped: transaction.dropped };
  }
}
