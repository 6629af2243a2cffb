import createTree, { type Tree } from 'functional-red-black-tree';

/** Where something stands in time: by date, then by the order of arrival. */
export interface Place {
  readonly at: number;
  readonly seq: number;
  readonly id: string;
}

/** Compares as `at`, then `seq`; two different members never share both. */
const byTime = (a: Place, b: Place) => a.at - b.at || a.seq - b.seq;

/**
 * A persistent ordered set of places: every change gives a new set and leaves the old one as it was.
 * Each call costs O(log n), a range O(log n + its length).
 */
export class Ordered<P extends Place = Place> {
  private constructor(private readonly tree: Tree<P, undefined>) {}

  private static readonly nothing = new Ordered(createTree<Place, undefined>(byTime));

  static empty<P extends Place>(): Ordered<P> {
    return Ordered.nothing as unknown as Ordered<P>;
  }

  get size(): number {
    return this.tree.length;
  }

  /** Adds a member that is not in the set yet. */
  set(member: P): Ordered<P> {
    // One date that is not a number would put all others out of order.
    if (!Number.isFinite(member.at)) throw new Error(`${member.id} has no date to stand at, but ${member.at}`);
    return new Ordered(this.tree.insert(member, undefined));
  }

  delete(member: Place): Ordered<P> {
    return new Ordered(this.tree.remove(member as P));
  }

  first(): P | undefined {
    return this.tree.begin.key;
  }

  /** Up to `limit` members before `place` (from the end when there is none), latest first. */
  before(place: Place | undefined, limit: number): P[] {
    return this.walk(place ? this.tree.lt(place as P) : this.tree.end, limit, 'prev');
  }

  /** Up to `limit` members after `place` (from the start when there is none), earliest first. */
  after(place: Place | undefined, limit: number): P[] {
    return this.walk(place ? this.tree.gt(place as P) : this.tree.begin, limit, 'next');
  }

  /** How many members stand before `place`, whether or not it is in the set. */
  rank(place: Place): number {
    return this.tree.ge(place as P).index;
  }

  /** The member with `rank` others before it. */
  at(rank: number): P | undefined {
    return rank < this.size ? this.tree.at(rank).key : undefined;
  }

  /** Every member, earliest first. */
  *[Symbol.iterator](): Generator<P> {
    for (const iterator = this.tree.begin; iterator.valid; iterator.next()) yield iterator.key as P;
  }

  private walk(iterator: ReturnType<Tree<P, undefined>['lt']>, limit: number, step: 'next' | 'prev'): P[] {
    const members: P[] = [];
    for (; iterator.valid && members.length < limit; iterator[step]()) members.push(iterator.key as P);
    return members;
  }
}
