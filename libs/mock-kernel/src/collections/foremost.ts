/** Past this many, sorting everything costs less than keeping the best in order. */
const FEW = 4096;

/** Keeps the first `count` of all that it is shown, in an order without equals: sorting a million for a page of twenty would take long. */
export class Foremost<T> {
  private readonly kept: T[] = [];

  constructor(
    private readonly compare: (a: T, b: T) => number,
    private readonly count: number,
  ) {}

  add(item: T): void {
    const { kept, count } = this;
    if (count > FEW) kept.push(item);
    else if (kept.length < count || this.compare(item, kept[count - 1] as T) < 0) {
      if (kept.length === count) kept.pop();
      kept.splice(this.placeOf(item), 0, item);
    }
  }

  inOrder(): T[] {
    return this.count > FEW ? this.kept.sort(this.compare).slice(0, this.count) : this.kept;
  }

  private placeOf(item: T): number {
    let low = 0;
    let high = this.kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.compare(this.kept[middle] as T, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
