import type { Blueprint } from './blueprint.js';
import { type Clock, frozenAt, runningFrom, timeOf } from './clock.js';
import type { Identified } from './collections/collection.js';
import type { Change } from './collections/draft.js';
import type { Records } from './collections/records.js';
import type { Planned } from './collections/table.js';
import type { TableSpec } from './collections/table-spec.js';
import { type SeedKeys, seedKeys } from './ids.js';
import { DELIVERIES, type Delivery, type Outcome } from './outbox.js';
import type { WorldState } from './state.js';
import { type Dropped, type Emitted, Transaction, type TxBase } from './tx.js';

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
  readonly now: number;
}

/** A collection as it stands, for those who only look. */
export type ReadRecords<T extends Identified = Identified> = Omit<Records<T>, 'put' | 'delete'>;

/** One isolated universe. Its state is one immutable value; every method that changes it swaps the value as a whole. */
export class World {
  readonly seed: string;
  /** What its ids and secrets come from. */
  readonly keys: SeedKeys;
  private readonly start: Snapshot;
  private value: WorldState;
  /** The latest time that the clock was seen to show. */
  private shown: number;
  private age = 1;

  constructor(
    private readonly blueprint: Blueprint,
    { seed, now, machine, frozen = false }: WorldOptions,
  ) {
    this.seed = seed;
    this.keys = seedKeys(seed);
    this.value = { ...blueprint.start, clock: frozen ? frozenAt(now) : runningFrom(now, machine), last: now };
    this.start = { state: this.value, now };
    this.shown = now;
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
  /** The world's time when the machine's shows `machine`. It waits where the machine's goes back. */
  now(machine: number): number {
    this.shown = Math.max(this.shown, this.value.last, timeOf(this.value.clock, machine));
    return this.shown;
  }
  /** Whether the world holds, or held, anything but what it started with. */
  get touched(): boolean {
    const { tables } = this.start.state;
    return this.pendingDeliveries > 0 || this.value.tables.some((table, i) => i !== DELIVERIES && table !== tables[i]);
  }
  /** Fixtures included, deliveries not. */
  get size(): number {
    return this.value.tables.reduce((sum, table, i) => (i === DELIVERIES ? sum : sum + table.order.size), 0);
  }
  get pendingDeliveries(): number {
    return this.value.tables[DELIVERIES]?.order.size ?? 0;
  }
  /** When the earliest due work is due, if there is any. */
  get dueAt(): number | undefined {
    return this.value.schedule.first()?.at;
  }

  /** The deliveries on their way, oldest first. */
  deliveries(): Delivery[] {
    return [...this.begin(this.value.last).records<Delivery>(DELIVERIES).all()];
  }

  /** Those that are due and whose outcome is not known: after `fork` or `restore`, the ones to send. */
  readyDeliveries(): Delivery[] {
    return this.deliveries().filter((delivery) => delivery.ready);
  }

  settings(provider: string): object {
    return this.begin(this.value.last).settingsOf(provider);
  }

  /** A provider's collection as it stands; undefined when there is none of that name. */
  records(provider: string, name: string): ReadRecords | undefined {
    const table = this.blueprint.tableOf(provider, name);
    return table === undefined ? undefined : this.begin(this.value.last).records(table);
  }

  /** Runs `work` for a provider at the world's time `now`. What it throws is thrown on, and nothing has changed. */
  transact<T extends TxBase<unknown>, R>(provider: string, now: number, work: (tx: T) => R): Commit<R> {
    return this.commit(now, (transaction) => work(this.blueprint.tx(transaction, provider) as unknown as T));
  }

  /** Reads a provider's records; changes are thrown away. */
  read<T extends TxBase<unknown>, R>(provider: string, now: number, work: (tx: T) => R): R {
    return work(this.blueprint.tx(this.begin(now), provider) as unknown as T);
  }

  /** Replaces a provider's settings; its due work is planned anew. */
  changeSettings(provider: string, now: number, settings: object): Commit<void> {
    return this.commit(now, (transaction) => transaction.changeSettings(provider, settings));
  }

  /** Notes what became of an attempt; false when the delivery is no longer wanted. */
  settle(delivery: string, now: number, outcome: Outcome): boolean {
    return this.commit(now, (transaction) => {
      const provider = transaction.records<Delivery>(DELIVERIES).get(delivery)?.provider;
      const isWanted = transaction.settle(delivery, outcome);
      if (isWanted && provider !== undefined) outcome.note?.(this.blueprint.tx(transaction, provider) as never);
      return isWanted;
    }).result;
  }

  /** Runs the earliest due work if it is due at or before `limit`, at its own time (never before the newest transaction). */
  fire(limit: number): Firing | undefined {
    const { schedule, last, fired } = this.value;
    const job = schedule.first();
    if (job === undefined || job.at > limit) return undefined;
    const about = { seq: fired + 1, at: Math.max(job.at, last), provider: this.providerOf(job), job: job.job, id: job.id };
    try {
      return { ...about, commit: this.commit(about.at, (transaction) => this.run(transaction, job)) };
    } catch (error) {
      return { ...about, commit: this.commit(about.at, (transaction) => transaction.start(job)), error };
    }
  }

  /**
   * Sets the clock: frozen at `now`, or running from there with the machine's.
   * False, and nothing has changed, where that would take it back while the world holds anything but its fixtures.
   */
  setClock(now: number, frozen: boolean, machine: number): boolean {
    if (now < Math.max(this.shown, this.value.last) && this.touched) return false;
    const clock: Clock = frozen ? frozenAt(now) : runningFrom(now, machine);
    this.value = { ...this.value, clock, last: Math.min(this.value.last, now) };
    this.shown = now;
    return true;
  }

  /** Keeps the present value. */
  snapshot(machine: number): Snapshot {
    return { state: this.value, now: this.now(machine) };
  }

  /** Goes back to a snapshot; a running clock runs on from the time it showed then. */
  restore({ state, now }: Snapshot, machine: number): void {
    this.value = state.clock.since === undefined ? state : { ...state, clock: runningFrom(now, machine) };
    this.shown = now;
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

  private run(transaction: Transaction, job: Planned): void {
    const spec = this.specOf(job);
    const work = spec.work?.jobs[job.job];
    if (!work) throw new Error(`no job ${job.job} for ${spec.name}`);
    transaction.start(job);
    work(this.blueprint.tx(transaction, spec.provider), transaction.records(job.table).get(job.id) as Identified);
    if (transaction.repeats(job)) throw new Error(`${job.job} of ${job.id} leaves its record due for it at the same time, for ever`);
  }

  /** A retry is its delivery's provider's. */
  private providerOf(job: Planned): string {
    if (job.table !== DELIVERIES) return this.specOf(job).provider;
    const delivery = this.value.tables[DELIVERIES]?.byId.get(job.id)?.record as Delivery;
    return delivery.provider;
  }

  private specOf({ table }: Planned): TableSpec {
    return this.blueprint.tables[table] as TableSpec;
  }

  /** Nothing happens before what happened last. */
  private begin(now: number): Transaction {
    return new Transaction(this.blueprint.tables, this.value, Math.max(now, this.value.last), this.keys);
  }

  private commit<R>(now: number, work: (transaction: Transaction) => R): Commit<R> {
    const before = this.value;
    const transaction = this.begin(now);
    const result = work(transaction);
    if (this.value !== before) throw new Error('the world was changed inside a transaction');
    this.value = transaction.commit();
    return {
      result,
      changes: transaction.changes(),
      events: transaction.emitted,
      ready: transaction.ready(),
      dropped: transaction.dropped,
    };
  }
}
