import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Spool } from '../../src/files/spool.js';
import { hashOf } from './paper-form.js';

let spool = new Spool();

afterEach(async () => {
  await spool.close();
  spool = new Spool();
});

async function* pieces(...texts: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

async function* failing(): AsyncGenerator<Buffer> {
  yield Buffer.from('the beginning');
  throw new Error('cut off');
}

const listed = () => (spool.path === undefined ? [] : readdirSync(spool.path).sort());
const pathOf = (hash: string) => join(spool.path as string, hash);

describe('the spool', () => {
  it('is made with the first file, below the folder of the system, for its user alone', async () => {
    expect(spool.path).toBeUndefined();
    const { hash } = await spool.store(pieces('a', 'b'));
    expect(dirname(spool.path as string)).toBe(tmpdir());
    expect(statSync(spool.path as string).mode & 0o777).toBe(0o700);
    expect(statSync(pathOf(hash)).mode & 0o777).toBe(0o600);
    expect(readFileSync(pathOf(hash), 'utf8')).toBe('ab');
  });

  it('tells the hash, the size and the head of what it stored', async () => {
    expect(await spool.store(pieces('%PD', '', 'F-1', '.4567'))).toEqual({ hash: hashOf('%PDF-1.4567'), size: 11, head: '%PDF-1.4' });
    expect(await spool.store(pieces())).toEqual({ hash: hashOf(''), size: 0, head: '' });
  });

  it('keeps what is the same once, until the last has let go of it', async () => {
    const [{ hash }] = await Promise.all([spool.store(pieces('same')), spool.store(pieces('sa', 'me'))]);
    expect(listed()).toEqual([hash]);
    spool.hold(hash);
    for (const left of [[hash], [hash], []]) {
      spool.release(hash);
      expect(listed()).toEqual(left);
    }
    await spool.store(pieces('same'));
    expect(listed()).toEqual([hash]);
  });

  it('keeps nothing of a source that fails, and what was there before', async () => {
    const { hash } = await spool.store(pieces('before'));
    await expect(spool.store(failing())).rejects.toThrow('cut off');
    expect(listed()).toEqual([hash]);
  });

  it('reads a file to its end also when everybody else has let go of it', async () => {
    const { hash } = await spool.store(pieces('content'));
    const { size, bytes } = spool.open(hash);
    spool.release(hash);
    expect(listed()).toEqual([hash]);
    const chunks = await bytes.toArray();
    expect([size, Buffer.concat(chunks).toString()]).toEqual([7, 'content']);
    expect(listed()).toEqual([]);
  });

  it('reads nothing else, and removes nothing else', async () => {
    await spool.store(pieces('x'));
    for (const name of ['../x', '', '0'.repeat(63), `${'0'.repeat(64)}/..`]) {
      expect(() => spool.open(name)).toThrow('there is no file');
      expect(() => spool.release(name)).toThrow('there is no file');
    }
    expect(() => spool.open('0'.repeat(64))).toThrow('ENOENT');
    spool.release('0'.repeat(64));
    expect(listed()).toEqual([hashOf('x')]);
  });

  it('is gone once it is closed, with what was being stored', async () => {
    await spool.store(pieces('x'));
    const path = spool.path as string;
    let goOn = () => {};
    const waiting = new Promise<void>((resolve) => (goOn = resolve));
    async function* slow() {
      yield Buffer.from('y');
      await waiting;
    }
    const storing = spool.store(slow());
    const closing = spool.close();
    goOn();
    await Promise.all([storing, closing]);
    expect([existsSync(path), spool.path, process.listenerCount('exit')]).toEqual([false, undefined, before]);
  });
});

const before = process.listenerCount('exit');
