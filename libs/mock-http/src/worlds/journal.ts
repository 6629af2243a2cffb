interface Kept<T> {
  readonly item: T;
  readonly seq: number;
  bytes: number;
}

/** Bounds what all journals of a process keep together. The one that was written to longest ago gives way first. */
export class JournalBudget {
  private used = 0;
  private readonly turns = new Set<Journal<unknown>>();

  constructor(
    readonly perJournal: number,
    private readonly perProcess: number,
  ) {}

  /** Bytes that are kept now. */
  get bytes(): number {
    return this.used;
  }

  wrote(journal: Journal<unknown>, bytes: number): void {
    this.used += bytes;
    this.turns.delete(journal);
    this.turns.add(journal);
    while (this.used > this.perProcess) {
      const [oldest] = this.turns as unknown as [Journal<unknown>];
      if (!oldest.dropOldest()) this.turns.delete(oldest);
    }
  }

  freed(bytes: number): void {
    this.used -= bytes;
  }

  forget(journal: Journal<unknown>): void {
    this.turns.delete(journal);
  }
}

/** A ring of what happened, bounded in bytes: it drops the oldest and never refuses an entry. */
export class Journal<T> {
  private kept: Kept<T>[] = [];
  private first = 0;
  private bytes = 0;
  private newest = 0;

  constructor(
    private readonly budget: JournalBudget,
    private readonly onDrop: (item: T) => void = () => {},
  ) {}

  /** The number that the next entry gets; numbers start at 1 and are never given twice, until `clear`. */
  get nextSeq(): number {
    return this.newest + 1;
  }

  add(item: T, bytes: number): number {
    this.newest++;
    this.kept.push({ item, seq: this.newest, bytes });
    this.grew(bytes);
    return this.newest;
  }

  /** Notes that an entry has become larger. */
  grow(seq: number, bytes: number): void {
    const kept = this.kept[this.indexOf(seq)];
    if (!kept || kept.seq !== seq) return;
    kept.bytes += bytes;
    this.grew(bytes);
  }

  get(seq: number): T | undefined {
    const kept = this.kept[this.indexOf(seq)];
    return kept?.seq === seq ? kept.item : undefined;
  }

  /** Entries before `seq` (from the newest when there is none), newest first. */
  *before(seq: number | undefined): Generator<T> {
    const from = seq === undefined ? this.kept.length - 1 : Math.min(this.indexOf(seq) - 1, this.kept.length - 1);
    for (let i = from; i >= this.first; i--) yield (this.kept[i] as Kept<T>).item;
  }

  dropOldest(): boolean {
    const oldest = this.kept[this.first];
    if (!oldest) return false;
    this.kept[this.first] = undefined as never;
    this.first++;
    this.bytes -= oldest.bytes;
    this.budget.freed(oldest.bytes);
    this.onDrop(oldest.item);
    if (this.first > 64 && this.first * 2 > this.kept.length) {
      this.kept = this.kept.slice(this.first);
      this.first = 0;
    }
    return true;
  }

  /** Drops everything; numbers start at 1 again. */
  clear(): void {
    while (this.dropOldest());
    this.newest = 0;
    this.budget.forget(this as Journal<unknown>);
  }

  private grew(bytes: number): void {
    this.bytes += bytes;
    while (this.bytes > this.budget.perJournal && this.kept.length - this.first > 1) this.dropOldest();
    this.budget.wrote(this as Journal<unknown>, bytes);
  }

  private indexOf(seq: number): number {
    const oldest = this.kept[this.first];
    return oldest ? this.first + seq - oldest.seq : -1;
  }
}
