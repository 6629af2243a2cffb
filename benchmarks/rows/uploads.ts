import { pause } from '../measure/rounds.js';
import { atMost, type Part } from '../measure/row.js';
import { readyOf } from './servers.js';

const UPLOADS = 1000;
const FILE_BYTES = 1_000_000;
/** Uploads at a time. */
const CLIENTS = 16;

interface Ready {
  readonly control: { readonly url: string };
  readonly toy: { readonly url: string; readonly key: string };
}

/** Each is another file. */
async function upload({ toy: { url, key } }: Ready, n: number): Promise<void> {
  const body = new FormData();
  body.append('paper', new Blob([`%PDF-1.7 ${n}`, new Uint8Array(FILE_BYTES)]), `${n}.pdf`);
  const { status } = await fetch(`${url}/papers`, { method: 'POST', headers: { authorization: `Toy ${key}` }, body });
  if (status !== 201) throw new Error(`an upload was answered ${status}`);
}

/** Bytes that are in use once a thousand files have been uploaded and nothing goes on any more, beyond those after the first few. */
async function pass(count: number): Promise<number> {
  const { subject, ready } = await readyOf<Ready>('uploads');
  const uploads = async (from: number, to: number) => {
    let next = from;
    const client = async () => {
      while (next < to) await upload(ready, next++);
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
  };
  try {
    await uploads(0, CLIENTS);
    const before = await subject.vitals('collected');
    await uploads(CLIENTS, CLIENTS + count);
    await pause(500);
    const after = await subject.vitals('collected');
    return after.used - before.used;
  } finally {
    // Told to end, it takes its files along.
    await subject.stop('SIGTERM');
  }
}

export const uploads: Part = {
  name: 'uploads',
  async run({ quick }) {
    const count = quick ? UPLOADS / 10 : UPLOADS;
    const values: number[] = [];
    for (let n = 0; n < (quick ? 1 : 3); n++) values.push(await pass(count));
    return [
      {
        name: `memory after ${count.toLocaleString('en')} uploads of 1 MB`,
        unit: 'bytes',
        values,
        budget: atMost(50 * 1024 * 1024, 10 * 1024 * 1024),
      },
    ];
  },
};
