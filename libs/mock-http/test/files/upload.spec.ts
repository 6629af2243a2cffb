import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hashOf, paper } from './paper-form.js';
import { smallCaps } from './paper-mock.js';
import { type PaperToy, startPapers } from './paper-server.js';

let toy: PaperToy;

beforeAll(async () => {
  toy = await startPapers();
});

/** Whatever was uploaded, the next request is answered, and a reset leaves nothing. */
afterEach(async () => {
  expect((await toy.ask('POST', '/worlds/default/reset')).status).toBe(200);
  expect(toy.spooled()).toEqual([]);
});

afterAll(() => toy.stop());

const { maxBytes } = smallCaps;
const count = async () => (await toy.ask('GET', '/worlds/default/toy/papers')).body.count;
const book = (name: string, content: string) => ({ name, content });

describe('a file', () => {
  it('is stored under the SHA-256 of its content, and told with its name, type and size', async () => {
    const got = await toy.form([paper('hello', 'letter.txt', 'text/plain; charset=utf-8')]);
    expect(got).toMatchObject({ status: 201, body: [{ name: 'letter.txt', type: 'text/plain', size: 5, hash: hashOf('hello') }] });
    expect(toy.spooled()).toEqual([hashOf('hello')]);
  });

  it('is told with its first eight bytes, whatever they are', async () => {
    const bytes = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0xff, 0x00, 0x0a, 0x41]);
    const got = await toy.form([book('title', 'a book'), paper(bytes)], '/books');
    expect(got.body.files).toEqual([
      {
        field: 'paper',
        name: 'a.txt',
        contentType: 'text/plain',
        size: 9,
        hash: hashOf(bytes),
        head: '%PDF-\u00ff\u0000\n',
        truncated: false,
      },
    ]);
  });

  it.each([maxBytes - 1, maxBytes])('of %i bytes is within the cap', async (size) => {
    const bytes = Buffer.alloc(size, 'x');
    expect(await toy.form([paper(bytes)])).toMatchObject({ status: 201, body: [{ size, hash: hashOf(bytes) }] });
  });

  it.each([maxBytes + 1, 3 * maxBytes])('of %i bytes is over it, read to its end and not kept', async (size) => {
    const got = await toy.form([paper(Buffer.alloc(size, 'x'))]);
    expect(got).toMatchObject({ status: 422, body: { code: 'file_too_large', sizes: [maxBytes + 1] } });
    expect(got.headers.connection).toBe('keep-alive');
    expect([toy.spooled(), await count()]).toEqual([[], 0]);
  });

  it('that is empty is told as such', async () => {
    expect(await toy.form([paper('')])).toMatchObject({ status: 422, body: { code: 'empty_file' } });
    expect(toy.spooled()).toEqual([]);
    const { files } = (await toy.form([book('title', 'a book'), paper('')], '/books')).body;
    expect(files).toMatchObject([{ size: 0, hash: hashOf(''), head: '', truncated: false }]);
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\\\Users\\\\me\\\\bill.pdf', 'bill.pdf'],
    ['/', ''],
    ['..', ''],
    ['a.txt; x=y', 'a.txt; x=y'],
    ['with \\"quotes\\".txt', 'with "quotes".txt'],
    ['Rechnung für Zoë.pdf', 'Rechnung für Zoë.pdf'],
  ])('that is called %s keeps the base name only', async (filename, name) => {
    expect((await toy.form([paper('x', filename)])).body).toMatchObject([{ name }]);
  });

  it('may have its name in an encoding of its own', async () => {
    const headers = `Content-Disposition: form-data; name="paper"; filename="x"; filename*=UTF-8''..%2F%e2%82%ac%20rates%0d%0a.txt\r\n`;
    expect((await toy.form([{ content: 'x', headers }])).body).toMatchObject([{ name: '€ rates\r\n.txt' }]);
  });

  it('without a name or a type is a file by its type, or not at all', async () => {
    const headers = 'Content-Disposition: form-data; name="paper"\r\nContent-Type: application/octet-stream\r\n';
    expect((await toy.form([{ content: 'x', headers }])).body).toMatchObject([{ name: '', type: 'application/octet-stream' }]);
    expect((await toy.form([{ name: 'paper', content: 'x' }])).body).toMatchObject({ code: 'no_file' });
  });
});

describe('files', () => {
  it('come in the order of the form, up to as many as the operation takes', async () => {
    const got = await toy.form(['one', 'two', 'three'].map((text) => paper(text, `${text}.txt`)));
    expect(got.body.map(({ name }: { name: string }) => name)).toEqual(['one.txt', 'two.txt', 'three.txt']);
    expect(toy.spooled()).toEqual(['one', 'two', 'three'].map(hashOf).sort());
  });

  it('beyond that are counted and not stored', async () => {
    const parts = ['one', 'two', 'three', 'four', 'five'].map((text) => paper(text));
    expect(await toy.form(parts)).toMatchObject({ status: 422, body: { code: 'too_many_files', count: 5 } });
    expect([toy.spooled(), await count()]).toEqual([[], 0]);
    const { files } = (await toy.form([book('title', 'a book'), ...parts], '/books')).body;
    expect(files.map(({ hash }: { hash: string }) => hash !== '')).toEqual([true, true, true, false, false]);
    expect(files[3]).toEqual({ field: 'paper', name: 'a.txt', contentType: 'text/plain', size: 4, hash: '', head: '', truncated: false });
  });

  it('in parts of another name are counted and not stored', async () => {
    const got = await toy.form([{ name: 'other', filename: 'x', content: 'x' }]);
    expect(got).toMatchObject({ status: 422, body: { code: 'no_file', fields: ['other'] } });
  });

  it('that are the same lie there once', async () => {
    expect((await toy.form([paper('same', 'a'), paper('same', 'b'), paper('same', 'c')])).status).toBe(201);
    expect(toy.spooled()).toEqual([hashOf('same')]);
  });

  it('that are the same, sent by many at once, lie there once', async () => {
    const content = Buffer.alloc(maxBytes, 'same');
    const all = await Promise.all(Array.from({ length: 8 }, () => toy.form([paper(content)])));
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 201));
    expect(toy.spooled()).toEqual([hashOf(content)]);
  });
});
