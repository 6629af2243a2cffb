import { moveToSubjectsCore } from '../measure/cores.js';
import { request } from '../measure/http.js';
import { drive } from '../measure/load.js';
import { median, say, shuffled } from '../measure/rounds.js';
import { atMost, type Budget, type Part, type Row, type RunOptions } from '../measure/row.js';
import { Subject } from '../measure/subject.js';
import type { Billed } from '../subjects/receivables.js';

const FEW = 1000;
const DAY = 86_400_000;
/** Requests of a kind that differ. */
const VARIETY = 500;
/** Requests a round that look at every record. */
const SEARCHES = 3;

interface World extends Billed {
  readonly subject: Subject;
  readonly count: number;
}

interface Kind {
  readonly title: string;
  readonly budget: Budget;
  readonly warmUp: number;
  readonly count: number;
  readonly queries: (world: World) => readonly string[];
}

/** Numbers all over the place, the same each time. */
const scattered = (below: number): readonly number[] => Array.from({ length: VARIETY }, (_, i) => (i * 7_368_787) % below);
const dayAfter = (day: string, days: number) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** Pages of three hundred days, for records of a thousand: from anywhere, and anywhere in them. */
function windows({ days, count }: World): readonly string[] {
  const starts = scattered(700);
  return scattered(Math.floor(count / 10)).map((offset, i) => {
    const start = dayAfter(days[0], starts[i] as number);
    const span = `f.datepreset=custom&f.datestart=${start}&f.dateend=${dayAfter(start, 300)}&f.datetype=lastUpdated`;
    return `f.querytype=by-query-filters&${span}&f.limit=20&f.offset=${offset}`;
  });
}

/** What has an index: a page, its offset and its count cost O(log n + page). */
const indexed: readonly Kind[] = [
  { title: 'first page of 20', budget: atMost(1.75, 1.3), warmUp: 5000, count: 1500, queries: () => ['limit=20'] },
  {
    title: 'any page of 20',
    budget: atMost(3, 2),
    warmUp: 5000,
    count: 1500,
    queries: ({ count }) => scattered(count).map((offset) => `limit=20&offset=${offset}`),
  },
  { title: 'any page of 20 in a window of days', budget: atMost(3, 2), warmUp: 5000, count: 1500, queries: windows },
];

/** What has none: it looks at every record. */
const searched = [
  { title: 'first page of 20 by amount', queries: () => ['limit=20&order=amount%20ASC'] },
  {
    title: 'any page of 20 by amount',
    queries: ({ count }: World) => scattered(count).map((offset) => `limit=20&offset=${offset}&order=amount%20ASC`),
  },
] as const;

async function filled(count: number): Promise<World> {
  // Loading is not measured: it may use both cores.
  const subject = Subject.start('receivables', { args: [String(count)], nodeFlags: ['--max-old-space-size=8192'], isUnpinned: true });
  const told = await subject.said<Billed>();
  moveToSubjectsCore(subject.pid);
  await subject.vitals('collected');
  return { subject, count, ...told };
}

/** Microseconds of processor time per request. */
async function cost(queries: readonly string[], { subject, port, token, customerId }: World, count: number): Promise<number> {
  const headers = [`X-CUSTOMER-ID: ${customerId}`];
  const requests = queries.map((query) => request('GET', `/v3/receivables?${query}`, token, undefined, headers));
  const before = await subject.vitals();
  await drive({ port, requests, status: 200, count });
  return ((await subject.vitals()).cpu - before.cpu) / count;
}

async function growthOf(worlds: readonly [World, World], { quick }: RunOptions): Promise<readonly Row[]> {
  const rounds = new Map(indexed.map((kind) => [kind, [] as { few: number; many: number }[]]));
  // The first round warms up.
  for (let n = 0; n <= (quick ? 3 : 7); n++) {
    for (const kind of shuffled(indexed)) {
      const spent = new Map<World, number>();
      for (const world of shuffled(worlds)) spent.set(world, await cost(kind.queries(world), world, n === 0 ? kind.warmUp : kind.count));
      const [few, many] = worlds.map((world) => spent.get(world) as number) as [number, number];
      if (n > 0) rounds.get(kind)?.push({ few, many });
    }
    say(`  round ${n}`);
  }
  return indexed.map((kind) => {
    const all = rounds.get(kind) ?? [];
    const us = (of: 'few' | 'many') => median(all.map((one) => one[of])).toFixed(1);
    return {
      name: `Paystand, ${kind.title}: ${worlds[1].count.toLocaleString('en')} against ${FEW.toLocaleString('en')} receivables`,
      unit: 'times',
      values: all.map((one) => one.many / one.few),
      budget: kind.budget,
      note: `${us('many')} us against ${us('few')} us`,
    };
  });
}

async function searchesOf(world: World, { quick }: RunOptions): Promise<readonly Row[]> {
  const rounds = new Map(searched.map((kind) => [kind, [] as number[]]));
  for (let n = 0; n <= (quick ? 3 : 7); n++) {
    for (const kind of shuffled(searched)) {
      const queries = kind.queries(world);
      // One after the other: so many at once would wait longer than the server lets them.
      for (let i = 0; i < SEARCHES; i++) {
        const us = await cost([queries[(n * SEARCHES + i) % queries.length] as string], world, 1);
        if (n > 0) rounds.get(kind)?.push(us);
      }
    }
  }
  return searched.map((kind) => ({
    name: `Paystand, ${kind.title}: ${world.count.toLocaleString('en')} receivables`,
    unit: 'us',
    values: rounds.get(kind) ?? [],
    budget: atMost(500_000, 250_000),
  }));
}

export const receivables: Part = {
  name: 'receivables',
  async run(options) {
    const many = options.quick ? 100_000 : 1_000_000;
    const worlds = [await filled(FEW), await filled(many)] as const;
    try {
      return [...(await growthOf(worlds, options)), ...(await searchesOf(worlds[1], options))];
    } finally {
      await Promise.all(worlds.map(({ subject }) => subject.stop()));
    }
  },
};
