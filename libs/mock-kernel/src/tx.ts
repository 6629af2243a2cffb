import type { Identified } from './collections/collection.js';
import { type Change, Draft, type DraftHost } from './collections/draft.js';
import type { Ordered } from './collections/ordered.js';
import type { Records } from './collections/records.js';
import type { Planned, Table } from './collections/table.js';
import type { AnyWork, TableSpec } from './collections/table-spec.js';
import { type Counters, type IdFormat, idOf, type SeedKeys, secretOf, uuidOf } from './ids.js';
import { DELIVERIES, type Delivery, type Emission, type Outcome } from './outbox.js';
import { deepFreeze, type WorldState } from './state.js';

export interface Ids {
  /** The next id: unique in its world, and the same for the same seed and commands. */
  next(prefix: string, format: IdFormat): string;
  /** Letters for a secret, the same for the same seed and commands. */
  secret(format: IdFormat): string;
  /** The next UUID, under the same promise as an id. */
  uuid(): string;
  /** Counts what has this name: 1, then 2, … */
  number(name: string): number;
}

/** What every provider's transaction offers beside its collections. */
export interface TxBase<S> {
  /** Epoch milliseconds of the world's clock. */
  readonly now: number;
  readonly settings: S;
  readonly ids: Ids;
  /** Tells receivers of an event: one delivery each, in the same commit as the change. */
  emit(event: Emission): void;
  /** Takes back what is still on its way to a receiver. */
  dropDeliveries(receiver: string, reason: string): void;
}

export interface Emitted extends Emission {
  readonly provider: string;
}

export interface Dropped {
  readonly delivery: Delivery;
  readonly reason: string;
}

/** One unit of work on a world's state: either all of it is committed, or none. */
export class Transaction implements DraftHost, Ids {
  readonly emitted: Emitted[] = [];
  readonly dropped: Dropped[] = [];
  private readonly drafts: (Draft | undefined)[] = [];
  private counters: Record<string, number> | undefined;
  private settings: WorldState['settings'];
  private schedule: Ordered<Planned>;
  private seq: number;
  private fired: number;

  constructor(
    private readonly specs: readonly TableSpec[],
    private readonly state: WorldState,
    readonly now: number,
    private readonly keys: SeedKeys,
  ) {
    this.settings = state.settings;
    this.schedule = state.schedule;
    this.seq = state.seq;
    this.fired = state.fired;
  }

  next(prefix: string, format: IdFormat): string {
    return idOf(this.keys, prefix, this.count(prefix), format);
  }

  secret(format: IdFormat): string {
    return secretOf(this.keys, this.count('secret'), format);
  }

  uuid(): string {
    return uuidOf(this.keys, this.count('uuid'), 'record');
  }

  number(name: string): number {
    return this.count(`number/${name}`) + 1;
  }

  settingsOf(provider: string): object {
    return this.settings[provider] as object;
  }

  /** Changes a provider's settings and plans all its due work anew. */
  changeSettings(provider: string, settings: object): void {
    this.settings = { ...this.settings, [provider]: deepFreeze(settings) };
    for (const spec of this.specs) {
      if (spec.provider === provider && spec.work) this.draft(spec.number).replan();
    }
  }

  records<T extends Identified>(table: number): Records<T> {
    return this.draft(table).records as unknown as Records<T>;
  }

  emit(provider: string, event: Emission): void {
    this.emitted.push({ ...event, provider });
    const { now } = this;
    for (const receiver of event.receivers) {
      const id = `d_${this.count('delivery') + 1}`;
      this.deliveries.put({
        id,
        provider,
        event: event.id,
        eventType: event.type,
        receiver,
        attempt: 1,
        createdAt: now,
        dueAt: now,
        ready: true,
      });
    }
  }

  dropDeliveries(provider: string, receiver: string, reason: string): void {
    for (const delivery of this.deliveries.all(['receiver', `${provider}/${receiver}`])) {
      this.deliveries.delete(delivery.id);
      this.dropped.push({ delivery, reason });
    }
  }

  /** Notes what became of an attempt. False when the delivery is no longer wanted. */
  settle(id: string, { retryAt }: Outcome): boolean {
    const delivery = this.deliveries.get(id);
    if (!delivery) return false;
    if (retryAt === undefined) this.deliveries.delete(id);
    else this.deliveries.put({ ...delivery, attempt: delivery.attempt + 1, dueAt: retryAt, ready: false });
    return true;
  }

  /** Takes a job off the schedule, before it runs. */
  start(job: Planned): void {
    this.fired++;
    this.schedule = this.schedule.delete(job);
    this.draft(job.table).started(job);
  }

  /** Whether a job that ran has left its record due for it no later than it was. */
  repeats({ table, id, job, at }: Planned): boolean {
    return (
      this.draft(table)
        .entry(id)
        ?.planned.some((planned) => planned.job === job && planned.at <= at) ?? false
    );
  }

  nextSeq(): number {
    return ++this.seq;
  }

  plan(spec: TableSpec, record: Identified, old: readonly Planned[]): readonly Planned[] {
    const due = (spec.work as AnyWork).due(record, this.settingsOf(spec.provider));
    if (due.length === 0 && old.length === 0) return old;
    let { schedule } = this;
    const planned = due.map(({ at, job }) => {
      const kept = old.find((one) => one.at === at && one.job === job);
      if (kept) return kept;
      const one: Planned = { at, seq: this.nextSeq(), id: record.id, table: spec.number, job };
      schedule = schedule.set(one);
      return one;
    });
    const gone = old.filter((one) => !planned.includes(one));
    for (const one of gone) schedule = schedule.delete(one);
    this.schedule = schedule;
    return gone.length === 0 && planned.length === old.length ? old : planned;
  }

  unplan(old: readonly Planned[]): void {
    for (const job of old) this.schedule = this.schedule.delete(job);
  }

  /** The next value; the same one when nothing was changed. */
  commit(): WorldState {
    const { state, settings, schedule, now, seq, fired } = this;
    let tables: Table[] | undefined;
    for (const draft of this.drafts) {
      if (draft?.written) (tables ??= state.tables.slice())[draft.spec.number] = draft.commit();
    }
    if (!tables && !this.counters && settings === state.settings) return state;
    const counters: Counters = this.counters ?? state.counters;
    return { tables: tables ?? state.tables, settings, counters, schedule, clock: state.clock, last: now, seq, fired };
  }

  /** What was put and deleted, the outbox aside. */
  changes(): Change[] {
    return this.drafts.flatMap((draft) => (draft?.written && draft.spec.number !== DELIVERIES ? draft.changes() : []));
  }

  /** The deliveries that became ready, and still are. */
  ready(): Delivery[] {
    const changes = this.drafts[DELIVERIES]?.changes() ?? [];
    return changes.flatMap(({ record }) => ((record as Delivery | undefined)?.ready ? [record as Delivery] : []));
  }

  private get deliveries(): Records<Delivery> {
    return this.records(DELIVERIES);
  }

  private count(name: string): number {
    this.counters ??= { ...this.state.counters };
    const n = this.counters[name] ?? 0;
    this.counters[name] = n + 1;
    return n;
  }

  private draft(table: number): Draft {
    return (this.drafts[table] ??= new Draft(this.specs[table] as TableSpec, this.state.tables[table] as Table, this));
  }
}
