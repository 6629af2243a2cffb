import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileToSend, formOf, type Part } from '../../src/files/form.js';
import { isSpent } from '../../src/files/streamed-form.js';

const pdf = Buffer.from('%PDF-1.7\n\r\n--boundary\n\0\xff%%EOF', 'latin1');
let folder: string;
let path: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paystub-form-'));
  path = join(folder, 'march.pdf');
  writeFileSync(path, pdf);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a server reads of a form. */
async function received(parts: readonly Part[]) {
  const form = await formOf(parts);
  const bytes = (await buffer(form.open())) as Buffer<ArrayBuffer>;
  return new Response(bytes, { headers: { 'content-type': form.contentType } }).formData();
}

const sources: readonly (readonly [string, () => FileToSend, string])[] = [
  ['a path', () => ({ path }), 'march.pdf'],
  ['a Buffer', () => ({ data: pdf }), 'attachment.pdf'],
  ['a File', () => ({ data: new File([pdf], 'april.pdf') }), 'april.pdf'],
  ['a stream of Node', () => ({ stream: Readable.from([pdf.subarray(0, 5), pdf.subarray(5)]) }), 'attachment.pdf'],
  ['a stream of the web', () => ({ stream: new Blob([pdf]).stream() }), 'attachment.pdf'],
];

describe('a form', () => {
  it.each(sources)('has the bytes of %s', async (_, source, name) => {
    const file = (await received([['attachment', source()]])).get('attachment') as File;
    expect({ name: file.name, type: file.type, bytes: Buffer.from(await file.arrayBuffer()) }).toEqual({
      name,
      type: 'application/pdf',
      bytes: pdf,
    });
  });

  it.each(sources)('calls %s as it is told', async (_, source) => {
    const name = 'Rechnung "März"\r\n.pdf';
    const form = await received([['attachment', { ...source(), name, contentType: 'application/x-pdf' }]]);
    const file = form.get('attachment') as File;
    expect([file.name, file.type]).toEqual([name, 'application/x-pdf']);
  });

  it('has texts and several files, in their order, a stream among them or not', async () => {
    for (const [, source] of sources) {
      const form = await received([
        ['erpId', 'INV-1'],
        ['attachment', { path }],
        ['attachment', source()],
        ['dueDate', '2026-02-04'],
      ]);
      expect([...form.keys()]).toEqual(['erpId', 'attachment', 'attachment', 'dueDate']);
      expect([form.get('erpId'), form.get('dueDate')]).toEqual(['INV-1', '2026-02-04']);
    }
  });

  it('takes chunks of text from a stream for UTF-8', async () => {
    const stream = Readable.from(['%PDF', '-März']);
    expect(await ((await received([['attachment', { stream }]])).get('attachment') as File).text()).toBe('%PDF-März');
  });

  it('says how long it is, unless a stream is in it', async () => {
    for (const [, source] of sources) {
      const form = await formOf([
        ['note', 'März'],
        ['attachment', source()],
      ]);
      expect(form.size).toBe('stream' in source() ? undefined : (await buffer(form.open())).length);
    }
  });

  it('of files alone can be sent again, one with a stream only until it is read', async () => {
    const again = await formOf([['attachment', { path }]]);
    expect(await buffer(again.open())).toEqual(await buffer(again.open()));
    expect(isSpent(again)).toBe(false);
    const once = await formOf([['attachment', { stream: Readable.from([pdf]) }]]);
    await once.open().cancel();
    expect(isSpent(once)).toBe(false);
    await buffer(once.open());
    expect(isSpent(once)).toBe(true);
  });

  it('does not come about without its file', async () => {
    await expect(formOf([['attachment', { path: join(folder, 'none.pdf') }]])).rejects.toThrow();
  });
});
