import type { Map as PersistentMap } from 'immutable';
import { deepFreeze } from '../state.js';
import type { Identified, IndexSpec } from './collection.js';
import { Ordered, type Place } from './ordered.js';
import { Records } from './records.js';
import type { Entry, Keys, Partitions, Planned, Table } from './table.js';
import { placeFor, type TableSpec } from './table-spec.js';

/** What a draft needs of the transaction it is part of. */
export interface DraftHost {
  nextSeq(): number;
  /** Brings the schedule in line with what a record is due for; the same list when it was. */
  plan(spec: TableSpec, record: Identified, old: readonly Planned[]): readonly Planned[];
  unplan(old: readonly Planned[]): void;
}

/** One record put (with its new value) or deleted. */
export interface Change {
  readonly provider: string;
  readonly collection: string;
  readonly id: string;
  readonly record: Identified | undefined;
}

const unplanned: readonly Planned[] = [];

/** A collection being changed. Its mutable copy never leaves the transaction; `commit` gives the next value. */
export class Draft {
  private byId: PersistentMap<string, Entry>;
  private ordered: Ordered;
  private indexes: readonly Partitions[];
  private uniques: readonly Keys[];
  private isWritten = false;
  /** Made once, as a transaction asks for it again and again. */
  readonly records: Records<never> = new Records(this);
  /** Ids put or deleted, one as often as it was. */
  private touched: string[] | undefined;

  constructor(
    readonly spec: TableSpec,
    table: Table,
    private readonly host: DraftHost,
  ) {
    this.byId = table.byId;
    this.ordered = table.order;
    this.indexes = table.indexes;
    this.uniques = table.unique;
  }

  get written(): boolean {
    return this.isWritten;
  }
  entry(id: string): Entry | undefined {
    return this.byId.get(id);
  }
  /** Shows every record, in no order; it is the quickest way to see them all. */
  each(visit: (entry: Entry) => void): void {
    this.byId.forEach((entry) => {
      if (!entry.deleted) visit(entry);
    });
  }
  order(): Ordered {
    return this.ordered;
  }
  index(name: string): Partitions {
    return this.named(this.indexes, this.spec.indexNames, name);
  }
  indexSpec(name: string): IndexSpec<Identified> {
    return this.named(this.spec.indexes, this.spec.indexNames, name);
  }
  unique(name: string): Keys {
    return this.named(this.uniques, this.spec.uniqueNames, name);
  }

  /** Whatever can refuse comes first, so that a put that throws has changed nothing. */
  put(record: Identified): void {
    const { id } = record;
    const entry = this.byId.get(id);
    const old = entry?.deleted ? undefined : entry;
    const uniques = this.rekeyed(old, record, id);
    const at = this.spec.createdAt(record);
    const place = old?.place.at === at ? old.place : { at, seq: old?.place.seq ?? this.host.nextSeq(), id };
    const ordered = moved(this.ordered, old?.place, place);
    const indexes = this.reindexed(old, record, place);
    const planned = this.spec.work ? this.host.plan(this.spec, record, old?.planned ?? unplanned) : unplanned;
    this.ordered = ordered;
    this.indexes = indexes;
    this.uniques = uniques;
    this.write({ place, record: deepFreeze(record), deleted: false, planned });
    this.touch(id);
  }

  delete(id: string): boolean {
    const entry = this.byId.get(id);
    if (entry === undefined || entry.deleted) return false;
    this.uniques = this.rekeyed(entry, undefined, id);
    this.ordered = this.ordered.delete(entry.place);
    this.indexes = this.reindexed(entry, undefined, entry.place);
    this.host.unplan(entry.planned);
    if (this.spec.forgets) this.open().delete(id);
    else this.write({ ...entry, deleted: true, planned: unplanned });
    this.touch(id);
    return true;
  }

  /** Takes a job that has been started off its record. */
  started(job: Planned): void {
    const entry = this.byId.get(job.id) as Entry;
    this.write({ ...entry, planned: entry.planned.filter((other) => other !== job) });
  }

  /** Plans the due work of every record anew. */
  replan(): void {
    for (const { id } of this.ordered) {
      const entry = this.byId.get(id) as Entry;
      const planned = this.host.plan(this.spec, entry.record, entry.planned);
      if (planned !== entry.planned) this.write({ ...entry, planned });
    }
  }

  /** What was put (with its new record) and deleted, in order of first change. */
  changes(): Change[] {
    const ids = this.touched ?? [];
    const { provider, name: collection } = this.spec;
    return (ids.length > 1 ? [...new Set(ids)] : ids).map((id) => {
      const entry = this.byId.get(id);
      return { provider, collection, id, record: entry?.deleted ? undefined : entry?.record };
    });
  }

  commit(): Table {
    return { byId: this.byId.asImmutable(), order: this.ordered, indexes: this.indexes, unique: this.uniques };
  }

  private open(): PersistentMap<string, Entry> {
    if (!this.isWritten) {
      this.isWritten = true;
      this.byId = this.byId.asMutable();
    }
    return this.byId;
  }

  private write(entry: Entry): void {
    this.open().set(entry.place.id, entry);
  }

  private touch(id: string): void {
    if (this.touched) this.touched.push(id);
    else this.touched = [id];
  }

  private rekeyed(old: Entry | undefined, record: Identified | undefined, id: string): readonly Keys[] {
    if (this.uniques.length === 0) return this.uniques;
    return this.uniques.map((keys, i) => rekeyed(keys, this.spec.uniques[i] as KeyOf, old, record, id));
  }

  private reindexed(old: Entry | undefined, record: Identified | undefined, place: Place): readonly Partitions[] {
    if (this.indexes.length === 0) return this.indexes;
    return this.indexes.map((index, i) => repartitioned(index, this.spec.indexes[i] as IndexSpec<Identified>, old, record, place));
  }

  private named<V>(values: readonly V[], names: readonly string[], name: string): V {
    const value = values[names.indexOf(name)];
    if (value === undefined) throw new Error(`${this.spec.name} has no index ${name}`);
    return value;
  }
}

type KeyOf = (record: Identified) => string | undefined;

function moved(members: Ordered, from: Place | undefined, to: Place | undefined): Ordered {
  if (from === to || (from && to && from.at === to.at && from.seq === to.seq)) return members;
  const left = from ? members.delete(from) : members;
  return to ? left.set(to) : left;
}

function repartitioned(
  index: Partitions,
  spec: IndexSpec<Identified>,
  old: Entry | undefined,
  record: Identified | undefined,
  place: Place,
): Partitions {
  const keyOf = spec.key ?? (() => '');
  const from = old && keyOf(old.record);
  const to = record && keyOf(record);
  const fromPlace = old && placeFor(spec, old.record, old.place);
  const toPlace = record && placeFor(spec, record, place);
  if (from === to) return from === undefined ? index : rewritten(index, from, fromPlace, toPlace);
  const left = from === undefined ? index : rewritten(index, from, fromPlace, undefined);
  return to === undefined ? left : rewritten(left, to, undefined, toPlace);
}

/** One partition with a member moved, added or taken out; an empty one is not kept. */
function rewritten(index: Partitions, key: string, from: Place | undefined, to: Place | undefined): Partitions {
  const members = index.get(key) ?? Ordered.empty();
  const next = moved(members, from, to);
  if (next === members) return index;
  return next.size === 0 ? index.delete(key) : index.set(key, next);
}

function rekeyed(keys: Keys, keyOf: KeyOf, old: Entry | undefined, record: Identified | undefined, id: string): Keys {
  const from = old && keyOf(old.record);
  const to = record && keyOf(record);
  if (from === to) return keys;
  if (to !== undefined && keys.has(to)) throw new Error(`two records with the unique key ${to}`);
  const left = from === undefined ? keys : keys.delete(from);
  return to === undefined ? left : left.set(to, id);
}
