import { call, order, request } from '../measure/http.js';
import { drive } from '../measure/load.js';
import { median } from '../measure/rounds.js';
import { atMost, type Part } from '../measure/row.js';
import { type Sandbox, startSandbox } from './servers.js';

/** Requests that fill the journal of one world (4 MiB) with room to spare, at 1.2 KB of answer each. */
const RING = 3000;
/** Worlds whose journals come to more than the process keeps (128 MiB), and the requests (27 KB of answer) that fill one. */
const CAP_WORLDS = 40;
const CAP_REQUESTS = 180;

interface Pass {
  readonly rings: number;
  readonly cap: number;
  readonly ring: number;
  readonly atCap: number;
}

const inUse = async ({ subject }: Sandbox): Promise<number> => (await subject.vitals('collected')).used;

/** Memory of a journal after one ring and after three: the same payment is read again and again. */
async function rings(sandbox: Sandbox): Promise<{ one: number; three: number }> {
  const { port, key } = sandbox;
  const { id } = await call<{ id: string }>(`http://127.0.0.1:${port}/payments`, key, order(0));
  const read = (count: number) => drive({ port, requests: [request('GET', `/payments/${id}`, key)], status: 200, count });
  await call(`${sandbox.controlUrl}/worlds/default`, '');
  const before = await inUse(sandbox);
  await read(RING);
  const one = (await inUse(sandbox)) - before;
  await read(2 * RING);
  return { one, three: (await inUse(sandbox)) - before };
}

/** Memory of all journals once more was written than the process keeps, and after as much again. */
async function cap(sandbox: Sandbox): Promise<{ one: number; two: number }> {
  const { port } = sandbox;
  const keys = Array.from({ length: CAP_WORLDS }, (_, n) => `pp_${String(n).padStart(32, '0')}`);
  for (const key of keys) await drive({ port, requests: [request('POST', '/payments', key, order(0))], status: 201, count: 20 });
  const read = async () => {
    for (const key of keys) {
      await drive({ port, requests: [request('GET', '/payments?limit=20', key)], status: 200, count: CAP_REQUESTS });
    }
  };
  const before = await inUse(sandbox);
  await read();
  const one = (await inUse(sandbox)) - before;
  await read();
  return { one, two: (await inUse(sandbox)) - before };
}

async function pass(): Promise<Pass> {
  const sandbox = await startSandbox();
  try {
    const ring = await rings(sandbox);
    const all = await cap(sandbox);
    return { rings: ring.three / ring.one, ring: ring.one, cap: all.two / all.one, atCap: all.one };
  } finally {
    await sandbox.subject.stop();
  }
}

export const journal: Part = {
  name: 'journal',
  async run({ quick }) {
    const passes: Pass[] = [];
    for (let n = 0; n < (quick ? 1 : 3); n++) passes.push(await pass());
    const megabytes = (of: 'ring' | 'atCap') => `${(median(passes.map((one) => one[of])) / 2 ** 20).toFixed(1)} MB`;
    return [
      {
        name: 'journal of a world: memory after three rings against one',
        unit: 'times',
        values: passes.map((one) => one.rings),
        budget: atMost(1.1, 1),
        note: `${megabytes('ring')} for a ring of 4 MiB of texts`,
      },
      {
        name: 'journals of all worlds: memory after twice the cap against once',
        unit: 'times',
        values: passes.map((one) => one.cap),
        budget: atMost(1.1, 1),
        note: `${megabytes('atCap')} for a cap of 128 MiB of texts`,
      },
    ];
  },
};
