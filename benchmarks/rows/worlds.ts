import { call } from '../measure/http.js';
import { median } from '../measure/rounds.js';
import { atMost, type Part } from '../measure/row.js';
import { Subject } from '../measure/subject.js';
import type { Forks } from '../subjects/forks.js';
import { startSandbox } from './servers.js';

const RECORDS = 100_000;
const WORLDS = 2000;

interface Pass {
  readonly small: Forks;
  readonly large: Forks;
}

async function pass(): Promise<Pass> {
  const subject = Subject.start('forks', { args: [String(RECORDS)] });
  const told = await subject.said<Pass>();
  await subject.stop();
  return told;
}

export const forks: Part = {
  name: 'fork',
  async run({ quick }) {
    const passes: Pass[] = [];
    for (let n = 0; n < (quick ? 3 : 5); n++) passes.push(await pass());
    const row = (name: string, of: keyof Forks, budget: number, goal: number) => ({
      name: `${name} of ${RECORDS.toLocaleString('en')} records`,
      unit: 'us' as const,
      values: passes.map(({ large }) => large[of]),
      budget: atMost(budget, goal),
      note: `${median(passes.map(({ large, small }) => large[of] / small[of])).toFixed(2)} x of what a world of 100 records takes`,
    });
    return [row('fork and reset of a world', 'forkAndReset', 50, 5), row('first write in a fork', 'firstWrite', 1000, 50)];
  },
};

/** Bytes that one of many new worlds takes, made as users make them. */
async function idleWorld(): Promise<number> {
  const { subject, controlUrl } = await startSandbox();
  const open = async (count: number) => {
    for (let i = 0; i < count; i++) await call(`${controlUrl}/worlds`, '', {});
  };
  // What the first worlds and requests bring with them is not theirs alone.
  await open(WORLDS / 10);
  const before = await subject.vitals('collected');
  await open(WORLDS);
  const after = await subject.vitals('collected');
  await subject.stop();
  return (after.used - before.used) / WORLDS;
}

export const idleWorlds: Part = {
  name: 'idle',
  async run({ quick }) {
    const values: number[] = [];
    for (let n = 0; n < (quick ? 2 : 5); n++) values.push(await idleWorld());
    return [
      { name: `memory of an idle world (${WORLDS.toLocaleString('en')} of them)`, unit: 'bytes', values, budget: atMost(8192, 2048) },
    ];
  },
};
