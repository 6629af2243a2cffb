import type { Identified } from './definition.js';
import { Draft, type DraftHost } from './draft.js';
import { type Counters, type IdFormat, idOf, type SeedKeys, secretOf } from './ids.js';
import type { Ordered } from './ordered.js';
import type { Delivery, Emission, Outcome } from './outbox.js';
import { Records } from './records.js';
import type { WorldState } from './state.js';
import type { Planned, TableSpec } from './table.js';

export interface Ids {
  /** The next id: unique in its world, and the same for the same seed and commands. */
  next(prefix: string, format: IdFormat): string;
  /** Letters for a secret, the same for the same seed and commands. */
  secret(format: IdFormat): string;
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

/** One record put (with its new value) or deleted. */
export interface Change {
  readonly provider: string;
  readonly collection: string;
  readonly id: string;
  readonly record: Identified | undefined;
}

export interface Emitted extends Emission {
  readonly provider: string;
}

export interface Dropped {
  readonly delivery: Delivery;
  readonly reason: string;
}

/** The outbox is the first collection of every blueprint. */
const DELIVERIES = 0;

/** One unit of work on a world's state: either all of it is committed, or none. */
export class Transaction implements DraftHost, Ids {
  readonly emitted: Emitted[] = [];
  readonly ready: Delivery[] = [];
  readonly dropped: Dropped[] = [];
  private readonly drafts: (Draft | undefined)[] = [];
  private readonly opened: Records<never>[] = [];
  private counters: Record<string, number> | undefined;
  private settings: Readonly<Record<string, object>>;
  private schedule: Ordered<Planned>;
  private seq: number;

  constructor(
    private readonly specs: readonly TableSpec[],
    private readonly state: WorldState,
    readonly now: number,
    private readonly keys: SeedKeys,
  ) {
    this.schedule = state.schedule;
    this.settings = state.settings;
    this.seq = state.seq;
  }

  next(prefix: string, format: IdFormat): string {
    return idOf(this.keys, prefix, this.count(prefix), format);
  }

  secret(format: IdFormat): string {
    return secretOf(this.keys, this.count('secret'), format);
  }

  settingsOf(provider: string): object {
    return this.settings[provider] as object;
  }

  /** Changes a provider's settings and plans all its due work anew. */
  changeSettings(provider: string, settings: object): void {
    this.settings = { ...this.settings, [provider]: settings };
    for (const spec of this.specs) {
      if (spec.provider !== provider || !spec.work) continue;
      for (const record of this.records<Identified>(spec.number).all()) this.draft(spec.number).put(record);
    }
  }

  records<T extends Identified>(table: number): Records<T> {
    return (this.opened[table] ??= new Records<never>(this.draft(table))) as unknown as Records<T>;
  }

  emit(provider: string, event: Emission): void {
    this.emitted.push({ ...event, provider });
    for (const receiver of event.receivers) {
      const id = `d_${this.count('delivery') + 1}`;
      const { now } = this;
      this.send({ id, provider, event: event.id, eventType: event.type, receiver, attempt: 1, createdAt: now, dueAt: now, ready: true });
    }
  }

  dropDeliveries(provider: string, receiver: string, reason: string): void {
    const deliveries = this.records<Delivery>(DELIVERIES);
    for (const delivery of deliveries.all(['receiver', `${provider}/${receiver}`])) {
      deliveries.delete(delivery.id);
      this.dropped.push({ delivery, reason });
    }
  }

  /** The next attempt of a delivery is due now. */
  retry(delivery: Delivery): void {
    this.send({ ...delivery, ready: true });
  }

  /** Notes what became of an attempt. False when the delivery is no longer wanted. */
  settle(id: string, { retryAt }: Outcome): boolean {
    const deliveries = this.records<Delivery>(DELIVERIES);
    const delivery = deliveries.get(id);
    if (!delivery) return false;
    if (retryAt === undefined) deliveries.delete(id);
    else deliveries.put({ ...delivery, attempt: delivery.attempt + 1, dueAt: retryAt, ready: false });
    return true;
  }

  /** Takes a job off the schedule, before it runs. */
  start(job: Planned): void {
    this.schedule = this.schedule.delete(job);
    this.draft(job.table).started(job);
  }

  nextSeq(): number {
    return ++this.seq;
  }

  plan(spec: TableSpec, record: Identified, old: readonly Planned[]): readonly Planned[] {
    const due = (spec.work as NonNullable<TableSpec['work']>).due(record, this.settingsOf(spec.provider));
    const kept = old.filter((planned) => due.some(({ at, job }) => at === planned.at && job === planned.job));
    this.unplan(old.filter((planned) => !kept.includes(planned)));
    const added = due
      .filter(({ at, job }) => !kept.some((planned) => at === planned.at && job === planned.job))
      .map(({ at, job }) => ({ at, seq: this.nextSeq(), id: record.id, table: spec.number, job }));
    for (const planned of added) this.schedule = this.schedule.set(planned);
    return kept.length === 0 ? added : [...kept, ...added];
  }

  unplan(old: readonly Planned[]): void {
    for (const planned of old) this.schedule = this.schedule.delete(planned);
  }

  /** The next value; the same one when nothing was changed. */
  commit(): WorldState {
    const { state, schedule, seq, settings } = this;
    const written = this.drafts.filter((draft) => draft?.written);
    if (written.length === 0 && this.counters === undefined && settings === state.settings) return state;
    const tables = state.tables.slice();
    for (const draft of written as Draft[]) tables[draft.number] = draft.commit();
    const counters: Counters = this.counters ?? state.counters;
    return { tables, settings, counters, schedule, clock: state.clock, last: Math.max(state.last, this.now), seq };
  }

  /** What was put and deleted, the outbox aside. */
  changes(): Change[] {
    const changes: Change[] = [];
    for (const draft of this.drafts) {
      if (!draft || draft.number === DELIVERIES) continue;
      for (const id of draft.touched) {
        const entry = draft.entry(id);
        changes.push({ provider: draft.provider, collection: draft.name, id, record: entry === undefined || entry.deleted ? undefined : entry.record });
      }
    }
    return changes;
  }

  private send(delivery: Delivery): void {
    this.records<Delivery>(DELIVERIES).put(delivery);
    this.ready.push(delivery);
  }

  private count(name: string): number {
    this.counters ??= { ...this.state.counters };
    const n = this.counters[name] ?? 0;
    this.counters[name] = n + 1;
    return n;
  }

  private draft(table: number): Draft {
    return (this.drafts[table] ??= new Draft(this.specs[table] as TableSpec, this.state.tables[table] as never, this));
  }
}
