/** Where something stands in time: by date, then by the order of arrival. */
export interface Place {
  readonly at: number;
  readonly seq: number;
  readonly id: string;
}

/** Compares as `at`, then `seq`; two different members never share both. */
const byTime = (a: Place, b: Place) => a.at - b.at || a.seq - b.seq;

/** Most members of a leaf, and most children of a branch. */
const WIDTH = 32;

/** A leaf of members or a branch of nodes, never empty, in order. It is never written: a change copies the nodes on its path. */
type Node<P> = Leaf<P> | Branch<P>;

interface Leaf<P> {
  readonly first: P;
  readonly size: number;
  readonly members: readonly P[];
  readonly children: undefined;
}

interface Branch<P> {
  readonly first: P;
  /** Of all leaves below it. */
  readonly size: number;
  readonly members: undefined;
  readonly children: readonly Node<P>[];
}

/**
 * A persistent ordered set of places (a counted B+ tree): every change gives a new set and leaves the old one as it was.
 * Each call costs O(log n), a range O(log n + its length).
 */
export class Ordered<P extends Place = Place> {
  private constructor(private readonly root: Node<P> | undefined) {}

  private static readonly nothing = new Ordered<never>(undefined);

  static empty<P extends Place>(): Ordered<P> {
    return Ordered.nothing;
  }

  get size(): number {
    return this.root?.size ?? 0;
  }

  /** Adds a member that is not in the set yet. */
  set(member: P): Ordered<P> {
    // One date that is not a number would put all others out of order.
    if (!Number.isFinite(member.at)) throw new Error(`${member.id} has no date to stand at, but ${member.at}`);
    const root = this.root ? added(this.root, member) : leaf([member]);
    return new Ordered(widthOf(root) > WIDTH ? branch(halves(root, member), root.size) : root);
  }

  delete(member: Place): Ordered<P> {
    let root = this.root && without(this.root, member);
    if (root === this.root) return this;
    while (root?.children?.length === 1) root = root.children[0];
    return new Ordered(root);
  }

  first(): P | undefined {
    return this.root?.first;
  }

  /** Up to `limit` members before `place` (from the end when there is none), latest first. */
  before(place: Place | undefined, limit: number): P[] {
    const end = place ? this.rank(place) : this.size;
    return this.range(end - limit, end).reverse();
  }

  /** Up to `limit` members after `place` (from the start when there is none), earliest first. */
  after(place: Place | undefined, limit: number): P[] {
    const start = place ? this.rank({ ...place, seq: place.seq + 1 }) : 0;
    return this.range(start, start + limit);
  }

  /** How many members stand before `place`, whether or not it is in the set. */
  rank(place: Place): number {
    let node = this.root;
    let before = 0;
    while (node?.children) {
      const child = childFor(node.children, place);
      for (let i = 0; i < child; i++) before += (node.children[i] as Node<P>).size;
      node = node.children[child];
    }
    return node ? before + countBefore(node.members, place) : 0;
  }

  /** The member with `rank` others before it. */
  at(rank: number): P | undefined {
    return this.range(rank, rank + 1)[0];
  }

  /** Every member, earliest first. */
  *[Symbol.iterator](): Generator<P> {
    if (this.root) yield* membersOf(this.root);
  }

  /** The members of the ranks from `start` to before `end`, earliest first. */
  range(start: number, end: number): P[] {
    const members: P[] = [];
    if (this.root) collect(this.root, start, end, members);
    return members;
  }
}

const leaf = <P>(members: readonly P[]): Node<P> => ({ first: members[0] as P, size: members.length, members, children: undefined });

const branch = <P>(children: readonly Node<P>[], size: number): Node<P> => ({
  first: (children[0] as Node<P>).first,
  size,
  members: undefined,
  children,
});

function branchOf<P>(children: readonly Node<P>[]): Node<P> {
  const size = children.reduce((sum, child) => sum + child.size, 0);
  return branch(children, size);
}

/** How many of a leaf's members stand before `place`. */
function countBefore(members: readonly Place[], place: Place): number {
  let low = 0;
  let high = members.length;
  // What is new stands last more often than not.
  if (byTime(members[high - 1] as Place, place) < 0) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byTime(members[middle] as Place, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which child `place` stands in, or would stand in. */
function childFor(children: readonly Node<Place>[], place: Place): number {
  let low = 0;
  let high = children.length - 1;
  if (byTime((children[high] as Node<Place>).first, place) <= 0) return high;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (byTime((children[middle] as Node<Place>).first, place) <= 0) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A node with a member more. It may be too wide by one: whoever holds it has to halve it. */
function added<P extends Place>(node: Node<P>, member: P): Node<P> {
  if (node.members) return leaf(node.members.toSpliced(countBefore(node.members, member), 0, member));
  const { children } = node;
  const i = childFor(children, member);
  const child = added(children[i] as Node<P>, member);
  return branch(widthOf(child) > WIDTH ? children.toSpliced(i, 1, ...halves(child, member)) : children.with(i, child), node.size + 1);
}

/** Two of a node. Where the newest member is its last, the first of them stays full: then what comes in order fills every node. */
function halves<P extends Place>(node: Node<P>, newest: P): readonly [Node<P>, Node<P>] {
  const middle = lastOf(node) === newest ? WIDTH : WIDTH / 2;
  const { members, children } = node;
  if (members) return [leaf(members.slice(0, middle)), leaf(members.slice(middle))];
  return [branchOf(children.slice(0, middle)), branchOf(children.slice(middle))];
}

function lastOf<P>(node: Node<P>): P | undefined {
  let last: Node<P> | undefined = node;
  while (last?.children) last = last.children.at(-1);
  return last?.members.at(-1);
}

/** A node without a member; the node itself where it has no such member, undefined where it has no other. */
function without<P extends Place>(node: Node<P>, member: Place): Node<P> | undefined {
  if (node.members) {
    const i = countBefore(node.members, member);
    const found = node.members[i];
    if (!found || byTime(found, member) !== 0) return node;
    return node.size === 1 ? undefined : leaf(node.members.toSpliced(i, 1));
  }
  const i = childFor(node.children, member);
  const child = node.children[i] as Node<P>;
  const left = without(child, member);
  if (left === child) return node;
  const children = left ? node.children.with(i, left) : node.children.toSpliced(i, 1);
  return children.length === 0 ? undefined : branch(joined(children, Math.max(0, i - 1)), node.size - 1);
}

/** Makes one of the two nodes from `i` where half a node holds both, so that deleting leaves no forest of small ones. */
function joined<P>(nodes: readonly Node<P>[], i: number): readonly Node<P>[] {
  const [a, b] = [nodes[i] as Node<P>, nodes[i + 1]];
  if (!b || widthOf(a) + widthOf(b) > WIDTH / 2) return nodes;
  const both = a.members && b.members ? leaf([...a.members, ...b.members]) : branchOf([...(a.children ?? []), ...(b.children ?? [])]);
  return nodes.toSpliced(i, 2, both);
}

const widthOf = ({ members, children }: Node<unknown>) => members?.length ?? children?.length ?? 0;

function* membersOf<P>({ members, children }: Node<P>): Generator<P> {
  if (members) yield* members;
  else for (const child of children) yield* membersOf(child);
}

/** The members of the ranks from `start` to before `end`. */
function collect<P>({ members, children }: Node<P>, start: number, end: number, into: P[]): void {
  if (members) {
    for (const member of members.slice(Math.max(0, start), Math.max(0, end))) into.push(member);
    return;
  }
  let before = 0;
  for (const child of children) {
    if (before >= end) return;
    if (before + child.size > start) collect(child, start - before, end - before, into);
    before += child.size;
  }
}
