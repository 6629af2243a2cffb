import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FormReader } from '../../src/files/form.js';
import { Spool } from '../../src/files/spool.js';
import { until } from '../http.js';
import { stderr } from '../stderr.js';
import { BOUNDARY, formType, hashOf, paper } from './paper-form.js';
import { KEY, type PaperToy, startPapers } from './paper-server.js';

const MB = 1024 * 1024;
const caps = { field: 'paper', maxFiles: 1, maxBytes: 5 * MB };

let toy: PaperToy;

beforeAll(async () => {
  toy = await startPapers({ caps });
});

afterAll(async () => {
  expect((await toy.form([paper('after all')])).status).toBe(201);
  expect(toy.spooled()).toContain(hashOf('after all'));
  await toy.stop();
});

const start = Buffer.from(
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="paper"; filename="x"\r\nContent-Type: application/octet-stream\r\n\r\n`,
);
const end = Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
const piece = Buffer.alloc(64 * 1024, 0x20);

/** A form with a file of `bytes`; each says its number in its first bytes. */
function* formWith(bytes: number, number = 0): Generator<Buffer> {
  yield start;
  yield Buffer.from(String(number).padStart(8));
  for (let left = bytes - 8; left > 0; left -= piece.length) yield piece.subarray(0, Math.min(left, piece.length));
  yield end;
}

it.each(['toy_default0', 'no key'])('an upload that never ends is given up, with its connection (%s)', async (key) => {
  const before = toy.spooled();
  const got = await toy.stream('/papers', formWith(1024 * MB), { key });
  expect(got === undefined || got.status === (key === KEY ? 413 : 401)).toBe(true);
  // What was sent is little more than what is read of it: the caps, a JSON body, and what is read on for an answer.
  expect(got?.sent ?? 0).toBeLessThan(64 * MB);
  const [newest] = (await toy.ask('GET', key === KEY ? '/worlds/default/requests' : '/requests')).body.data;
  expect(newest).toMatchObject({ path: '/papers', refused: { code: key === KEY ? 'too large' : 'no_key' } });
  expect(toy.spooled()).toEqual(before);
});

it('an upload that is cut off in the middle of a file leaves a line in the journal and nothing else', async () => {
  const before = toy.spooled();
  const { hostname, port } = new URL(toy.url);
  const head = `POST /papers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Toy ${KEY}\r\nContent-Type: ${formType}\r\nContent-Length: 1000000\r\n\r\n`;
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.write(Buffer.concat([Buffer.from(head), start, piece, piece]));
  await until(() => toy.spooled().some((name) => name.endsWith('.part')));
  const { requests } = toy.running.sandbox.defaultWorld ?? {};
  const seq = requests?.nextSeq ?? 0;
  socket.destroy();
  await until(() => (requests?.nextSeq ?? 0) > seq);
  expect(requests?.get(seq)).toMatchObject({ path: '/papers', status: 422, refused: { code: 'cut off' } });
  expect(toy.spooled()).toEqual(before);
});

it('forty uploads at once are never in memory together', async () => {
  const held = () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = held();
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, held() - before)), 50);
  const all = await Promise.all(Array.from({ length: 40 }, (_, i) => toy.stream('/papers', formWith(5 * MB, i))));
  clearInterval(watch);
  expect(all.map((got) => got?.status)).toEqual(all.map(() => 201));
  expect(new Set(toy.spooled()).size).toBe(40);
  expect(most).toBeLessThan(80 * MB);
  expect((await toy.ask('POST', '/worlds/default/reset')).status).toBe(200);
  expect(toy.spooled()).toEqual([]);
}, 60_000);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** A disk that writes when it is told to. */
class SlowSpool extends Spool {
  private isFast = false;
  private goOn: (() => void) | undefined;

  override store(bytes: AsyncIterable<Buffer>) {
    return super.store(this.slowly(bytes));
  }

  hurry(): void {
    this.isFast = true;
    this.goOn?.();
  }

  private async *slowly(bytes: AsyncIterable<Buffer>) {
    for await (const chunk of bytes) {
      if (!this.isFast) await new Promise<void>((resolve) => (this.goOn = resolve));
      yield chunk;
    }
  }
}

it('a slow disk makes the sender wait', async () => {
  const spool = new SlowSpool();
  let more = () => {};
  const form = new FormReader({ 'content-type': formType }, caps, spool, () => more());
  let sent = 0;
  let waits = false;
  const feed = (pieces: Iterator<Buffer>): Promise<void> =>
    new Promise((resolve) => {
      const go = () => {
        for (;;) {
          const { done, value } = pieces.next();
          if (done) return resolve();
          sent += value.length;
          if (!form.write(value)) return void (waits = true);
        }
      };
      more = go;
      go();
    });
  const fed = feed(formWith(5 * MB));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(waits).toBe(true);
  expect(sent).toBeLessThan(MB);
  spool.hurry();
  await fed;
  const { files } = await form.end();
  expect(files).toMatchObject([{ size: 5 * MB }]);
  await spool.close();
});

it('a disk that fails is our fault, and the connection goes on', async () => {
  const { spool } = toy.running.sandbox;
  const { store } = spool;
  spool.store = async (bytes) => {
    for await (const _ of bytes) throw new Error('no space left');
    return store.call(spool, bytes);
  };
  const told = await stderr(async () => {
    for (const bytes of [10, 2 * MB]) expect(await toy.stream('/papers', formWith(bytes))).toMatchObject({ status: 500 });
  });
  spool.store = store;
  expect(told).toContain('no space left');
  expect(toy.spooled()).toEqual([]);
});

it('a spool that somebody has removed is a failure of the disk, too', async () => {
  const other = await startPapers({ caps });
  await other.form([paper('x')]);
  rmSync(other.running.sandbox.spool.path as string, { recursive: true });
  const told = await stderr(async () => {
    expect(await other.stream('/papers', formWith(2 * MB))).toMatchObject({ status: 500 });
  });
  expect(told).toContain('ENOENT');
  await other.stop();
});
