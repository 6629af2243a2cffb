type Compare<T> = (a: T, b: T) => number;

/**
 * Those of `items` that sorting would put from place `from` to before `to`, in their order, which has no equals. The others are only told
 * apart from them: a page from the middle of a million costs a few looks at each. `items` are left in disorder.
 */
export function between<T>(items: T[], from: number, to: number, compare: Compare<T>): T[] {
  const end = Math.min(to, items.length);
  if (from >= end) return [];
  settle(items, from, 0, compare);
  if (end < items.length) settle(items, end, from, compare);
  return items.slice(from, end).sort(compare);
}

/** Puts the right one at a place, all that come before it to its left and the others to its right. What is left of `low` stays. */
function settle<T>(items: T[], place: number, low: number, compare: Compare<T>): void {
  let [left, right] = [low, items.length - 1];
  while (left < right) {
    const [start, end] = divide(items, left, right, compare);
    if (place <= end) right = end;
    else if (place >= start) left = start;
    else return;
  }
}

/** Moves what comes before a pivot to the left and what comes after it to the right; where the right part starts, and the left one ends. */
function divide<T>(items: T[], left: number, right: number, compare: Compare<T>): readonly [start: number, end: number] {
  const pivot = pivotOf(items, left, right, compare);
  let [i, j] = [left, right];
  while (i <= j) {
    while (compare(items[i] as T, pivot) < 0) i++;
    while (compare(items[j] as T, pivot) > 0) j--;
    if (i > j) break;
    [items[i], items[j]] = [items[j] as T, items[i] as T];
    i++;
    j--;
  }
  return [i, j];
}

/** One that is likely in the middle: of nine that stand all over. */
function pivotOf<T>(items: readonly T[], left: number, right: number, compare: Compare<T>): T {
  const some = Array.from({ length: 9 }, (_, n) => items[left + Math.floor(((right - left) * n) / 8)] as T);
  return some.sort(compare)[4] as T;
}
