import { between } from './between.js';

/** Past this many, telling all apart at the end costs less than keeping the best in order. */
const FEW = 4096;

/** A stretch of all that it is shown, in an order without equals: sorting a million for a page of twenty would take long. */
export class Foremost<T> {
  private readonly kept: T[] = [];
  private readonly count: number;

  constructor(
    private readonly compare: (a: T, b: T) => number,
    private readonly offset: number,
    limit: number,
  ) {
    this.count = offset + limit;
  }

  add(item: T): void {
    const { kept, count } = this;
    if (count > FEW) kept.push(item);
    else if (kept.length < count || this.compare(item, kept[count - 1] as T) < 0) {
      if (kept.length === count) kept.pop();
      kept.splice(this.placeOf(item), 0, item);
    }
  }

  /** Once, when all have been shown. */
  inOrder(): T[] {
    const { kept, offset, count, compare } = this;
    return count > FEW ? between(kept, offset, count, compare) : kept.slice(offset);
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
