import type { Map as PersistentMap } from 'immutable';
import type { Identified, IndexSpec } from './definition.js';
import { Ordered, type Place } from './ordered.js';
import { type Entry, type Partitions, type Planned, placeFor, type Table, type TableSpec } from './table.js';

/** What a draft needs of the transaction it is part of. */
export interface DraftHost {
  nextSeq(): number;
  plan(spec: TableSpec, record: Identified, old: readonly Planned[]): readonly Planned[];
  unplan(old: readonly Planned[]): void;
}

const unplanned: readonly Planned[] = [];

/** A collection being changed. Its mutable copies never leave the transaction; `commit` gives the next value. */
export class Draft {
  private byId: PersistentMap<string, Entry>;
  private ordered: Ordered;
  private indexes: readonly Partitions[];
  private uniques: readonly PersistentMap<string, string>[];
  written = false;
  /** Ids put or deleted, in order of first change. */
  readonly touched = new Set<string>();

  constructor(
    private readonly spec: TableSpec,
    table: Table,
    private readonly host: DraftHost,
  ) {
    this.byId = table.byId;
    this.ordered = table.order;
    this.indexes = table.indexes;
    this.uniques = table.unique;
  }

  get number(): number {
    return this.spec.number;
  }
  get provider(): string {
    return this.spec.provider;
  }
  get name(): string {
    return this.spec.name;
  }
  entry(id: string): Entry | undefined {
    return this.byId.get(id);
  }
  order(): Ordered {
    return this.ordered;
  }
  index(name: string): Partitions {
    return this.indexes[this.spec.indexNames.indexOf(name)] as Partitions;
  }
  indexSpec(name: string): IndexSpec<Identified> {
    return this.spec.spec.indexes?.[name] as IndexSpec<Identified>;
  }
  unique(name: string): PersistentMap<string, string> {
    return this.uniques[this.spec.uniqueNames.indexOf(name)] as PersistentMap<string, string>;
  }

  put(record: Identified): void {
    this.open();
    const entry = this.byId.get(record.id);
    const old = entry?.deleted === false ? entry : undefined;
    const at = this.spec.spec.createdAt(record);
    const place = old?.place.at === at ? old.place : { at, seq: old?.place.seq ?? this.host.nextSeq(), id: record.id };
    if (old?.place !== place) this.ordered = (old ? this.ordered.delete(old.place) : this.ordered).set(place);
    this.reindex(old, record, place);
    const planned = this.spec.work ? this.host.plan(this.spec, record, old?.planned ?? unplanned) : unplanned;
    this.byId.set(record.id, { place, record, deleted: false, planned });
  }

  delete(id: string): boolean {
    const entry = this.byId.get(id);
    if (entry === undefined || entry.deleted) return false;
    this.open();
    this.ordered = this.ordered.delete(entry.place);
    this.reindex(entry, undefined, entry.place);
    this.host.unplan(entry.planned);
    if (this.spec.spec.forgets) this.byId.delete(id);
    else this.byId.set(id, { ...entry, deleted: true, planned: unplanned });
    this.touched.add(id);
    return true;
  }

  /** Takes a job that has been started off its record. */
  started(job: Planned): void {
    this.open();
    const entry = this.byId.get(job.id) as Entry;
    this.byId.set(job.id, { ...entry, planned: entry.planned.filter((other) => other !== job) });
  }

  commit(): Table {
    return { byId: this.byId.asImmutable(), order: this.ordered, indexes: this.indexes, unique: this.uniques };
  }

  private open(): void {
    if (this.written) return;
    this.written = true;
    this.byId = this.byId.asMutable();
  }

  private reindex(old: Entry | undefined, record: Identified | undefined, place: Place): void {
    const id = place.id;
    this.touched.add(id);
    const { indexes, unique } = this.spec.spec;
    if (indexes) this.indexes = this.indexes.map((index, i) => moved(index, indexes[this.spec.indexNames[i] as string] as IndexSpec<Identified>, old, record, place));
    if (unique) this.uniques = this.uniques.map((keys, i) => rekeyed(keys, unique[this.spec.uniqueNames[i] as string] as never, old, record, id));
  }
}

function moved(index: Partitions, spec: IndexSpec<Identified>, old: Entry | undefined, record: Identified | undefined, place: Place): Partitions {
  const keyOf = spec.key ?? (() => '');
  const from = old && keyOf(old.record);
  const to = record && keyOf(record);
  const fromPlace = old && placeFor(spec, old.record, old.place);
  const toPlace = record && placeFor(spec, record, place);
  if (from === to && fromPlace?.at === toPlace?.at) return index;
  let next = index;
  if (from !== undefined && fromPlace) {
    const left = (next.get(from) as Ordered).delete(fromPlace);
    next = left.size === 0 ? next.delete(from) : next.set(from, left);
  }
  return to !== undefined && toPlace ? next.set(to, (next.get(to) ?? Ordered.empty()).set(toPlace)) : next;
}

function rekeyed(
  keys: PersistentMap<string, string>,
  keyOf: (record: Identified) => string | undefined,
  old: Entry | undefined,
  record: Identified | undefined,
  id: string,
): PersistentMap<string, string> {
  const from = old && keyOf(old.record);
  const to = record && keyOf(record);
  if (from === to) return keys;
  if (to !== undefined && keys.has(to)) throw new Error(`two records with the unique key ${to}`);
  const left = from === undefined ? keys : keys.delete(from);
  return to === undefined ? left : left.set(to, id);
}
