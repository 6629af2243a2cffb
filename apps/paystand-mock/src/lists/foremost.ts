/** The first `count` of the items in an order, equals as they came: sorting a million for a page of twenty would take long. */
export function foremost<T>(items: readonly T[], compare: (a: T, b: T) => number, count: number): T[] {
  if (count * 4 >= items.length) return items.toSorted(compare).slice(0, count);
  const first: T[] = [];
  for (const item of items) {
    if (first.length === count && compare(first[count - 1] as T, item) <= 0) continue;
    if (first.length === count) first.pop();
    first.splice(placeOf(item, first, compare), 0, item);
  }
  return first;
}

/** Behind everything that is not after it. */
function placeOf<T>(item: T, sorted: readonly T[], compare: (a: T, b: T) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(sorted[middle] as T, item) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
