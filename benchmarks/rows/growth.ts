import { moveToSubjectsCore } from '../measure/cores.js';
import { request } from '../measure/http.js';
import { drive } from '../measure/load.js';
import { median, say, shuffled } from '../measure/rounds.js';
import { atMost, type Budget, type Part } from '../measure/row.js';
import { Subject } from '../measure/subject.js';
import type { Filled } from '../subjects/filled.js';

const FEW = 1000;

interface World extends Filled {
  readonly subject: Subject;
}

interface Kind {
  readonly title: string;
  readonly budget: Budget;
  readonly warmUp: number;
  readonly count: number;
  readonly requests: (world: World) => readonly Buffer[];
}

/** Dossier 3.2: `n:<id>` asks for what is older. */
const cursor = (id: string) => Buffer.from(`n:${id}`).toString('base64url');

const kinds: readonly Kind[] = [
  {
    title: 'GET /payments/{id}',
    budget: atMost(1.75, 1.3),
    warmUp: 20_000,
    count: 5000,
    requests: ({ ids, key }) => ids.map((id) => request('GET', `/payments/${id}`, key)),
  },
  {
    title: 'first page of 20',
    budget: atMost(1.75, 1.3),
    warmUp: 5000,
    count: 1500,
    requests: ({ key }) => [request('GET', '/payments?limit=20', key)],
  },
  {
    title: 'any page of 20',
    budget: atMost(3, 2),
    warmUp: 5000,
    count: 1500,
    requests: ({ ids, key }) => ids.slice(0, 500).map((id) => request('GET', `/payments?limit=20&cursor=${cursor(id)}`, key)),
  },
];

async function filled(count: number): Promise<World> {
  // Loading is not measured: it may use both cores.
  const subject = Subject.start('filled', { args: [String(count)], nodeFlags: ['--max-old-space-size=8192'], isUnpinned: true });
  const told = await subject.said<Filled>();
  moveToSubjectsCore(subject.pid);
  await subject.vitals('collected');
  return { subject, ...told };
}

/** Microseconds of processor time per request. */
async function cost({ requests }: Kind, world: World, count: number): Promise<number> {
  const load = { port: world.port, requests: requests(world), status: 200, count };
  const before = await world.subject.vitals();
  await drive(load);
  const after = await world.subject.vitals();
  return (after.cpu - before.cpu) / count;
}

export const growth: Part = {
  name: 'growth',
  async run({ quick }) {
    const many = quick ? 100_000 : 1_000_000;
    const worlds = [await filled(FEW), await filled(many)];
    const rounds = new Map(kinds.map((kind) => [kind, [] as { few: number; many: number }[]]));
    // The first round warms up.
    for (let n = 0; n <= (quick ? 3 : 7); n++) {
      for (const kind of shuffled(kinds)) {
        const spent = new Map<World, number>();
        for (const world of shuffled(worlds)) spent.set(world, await cost(kind, world, n === 0 ? kind.warmUp : kind.count));
        const [few, more] = worlds.map((world) => spent.get(world) as number) as [number, number];
        if (n > 0) rounds.get(kind)?.push({ few, many: more });
      }
      say(`  round ${n}`);
    }
    const { used } = await (worlds[1] as World).subject.vitals('collected');
    await Promise.all(worlds.map(({ subject }) => subject.stop()));
    const memory = `; ${(used / 2 ** 30).toFixed(2)} GB in use`;
    return kinds.map((kind, i) => {
      const all = rounds.get(kind) ?? [];
      const us = (of: 'few' | 'many') => median(all.map((one) => one[of])).toFixed(1);
      return {
        name: `${kind.title}: ${many.toLocaleString('en')} against ${FEW.toLocaleString('en')} records`,
        unit: 'times',
        values: all.map((one) => one.many / one.few),
        budget: kind.budget,
        note: `${us('many')} us against ${us('few')} us${i === 0 ? memory : ''}`,
      };
    });
  },
};
