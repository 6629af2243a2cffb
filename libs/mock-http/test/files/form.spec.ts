import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BODY_LIMIT } from '../../src/api/body.js';
import { Api } from '../../src/api/serve.js';
import { formOf, formType, hashOf, paper } from './paper-form.js';
import { paperMock, smallCaps } from './paper-mock.js';
import { KEY, lastEntry, type PaperToy, startPapers } from './paper-server.js';

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

describe('text parts', () => {
  it('are the fields of the body, as its validator sees them', async () => {
    const got = await toy.form([book('title', 'first'), book('title', 'Zoë'), book('pages', '12'), book('constructor', 'x')], '/books');
    expect(got).toMatchObject({ status: 201, body: { asked: { title: 'Zoë', pages: '12', constructor: 'x' }, files: [] } });
    expect(await toy.form([book('pages', '12'), paper('x')], '/books')).toMatchObject({ status: 422, body: { field: '/title' } });
    expect(toy.spooled()).toEqual([]);
  });

  it('in another encoding are read in that, and refused in one that is none', async () => {
    const title = (charset: string, content: Buffer) => ({
      content,
      headers: `Content-Disposition: form-data; name="title"\r\nContent-Type: text/plain; charset=${charset}\r\n`,
    });
    expect((await toy.form([title('iso-8859-1', Buffer.from('Zo\xeb', 'latin1'))], '/books')).body.asked.title).toBe('Zoë');
    expect((await toy.form([title('none', Buffer.from('Zo'))], '/books')).body).toEqual({ code: 'not multipart' });
  });

  it('are bounded as a JSON body is', async () => {
    const half = 'x'.repeat(BODY_LIMIT / 2 - 'titlemore'.length);
    expect((await toy.form([book('title', half), book('more', half)], '/books')).status).toBe(201);
    for (const parts of [[book('title', 'x'.repeat(BODY_LIMIT))], [book('title', half), book('more', `${half}more than half`)]])
      expect(await toy.form([paper('x'), ...parts], '/books')).toMatchObject({ status: 413, headers: { connection: 'close' } });
  });

  it('with the key __proto__ are refused', async () => {
    expect((await toy.form([paper('x'), book('__proto__', 'x')], '/books')).body).toEqual({ code: 'forbidden key' });
  });

  it('are a thousand at most', async () => {
    const parts = Array.from({ length: 999 }, (_, i) => book(`field${i}`, 'x'));
    expect((await toy.form([book('title', 'x'), ...parts], '/books')).status).toBe(201);
    expect((await toy.form([book('title', 'x'), ...parts, paper('x')], '/books')).status).toBe(413);
  });
});

describe('a form', () => {
  const body = formOf([paper('hello')]);

  it.each([
    ['without a boundary in its type', body, 'multipart/form-data'],
    ['with a type that cannot be read', body, 'multipart/form-data; boundary'],
    ['with another boundary than its type says', body, 'multipart/form-data; boundary=other'],
    ['without its end', body.subarray(0, -8), formType],
    ['that ends within a file', body.subarray(0, body.indexOf('hello') + 2), formType],
    ['that ends within a header', body.subarray(0, 60), formType],
    ['that is none', Buffer.from('{"title":"x"}'), formType],
    ['that is empty', Buffer.alloc(0), formType],
    [
      'of which a header is a bomb',
      formOf([paper('x'), { content: 'x', headers: `X-Bomb: ${'x'.repeat(20_000)}\r\n` }, paper('x')]),
      formType,
    ],
    ['of which a header is none', formOf([paper('x'), { content: 'x', headers: 'no header\r\n' }]), formType],
  ])('%s is refused and leaves nothing', async (_, bytes, type) => {
    for (const path of ['/papers', '/books'])
      expect(await toy.form(bytes, path, { type })).toMatchObject({ status: 422, body: { code: 'not multipart' } });
    expect([toy.spooled(), await count()]).toEqual([[], 0]);
  });

  it('of many parts with long headers is given up', async () => {
    const headers = `Content-Disposition: form-data; name="x"\r\n${`X-Long: ${'x'.repeat(7000)}\r\n`.repeat(2)}`;
    const parts = Array.from({ length: 1001 }, () => ({ content: '', headers }));
    expect(await toy.form([paper('x'), ...parts])).toMatchObject({ status: 413 });
    expect(toy.spooled()).toEqual([]);
  });

  it('passes over parts without a name', async () => {
    const nameless = [
      'Content-Disposition: form-data; filename="x"\r\n',
      'Content-Disposition: form-data\r\n',
      'Content-Type: text/plain\r\n',
    ];
    const parts = nameless.map((headers) => ({ content: 'x', headers }));
    expect((await toy.form(parts)).body).toEqual({ code: 'no_file', fields: [] });
    expect((await toy.form([...parts, paper('y')])).body).toMatchObject([{ hash: hashOf('y') }]);
  });

  it('may have something before and behind it', async () => {
    const got = await toy.form(Buffer.concat([Buffer.from('a preamble\r\n'), formOf([paper('hello')]), Buffer.from('and the rest')]));
    expect(got).toMatchObject({ status: 201, body: [{ hash: hashOf('hello') }] });
  });

  it('is what an operation of files takes, and nothing else', async () => {
    const type = 'application/json';
    expect((await toy.form(Buffer.from('{}'), '/papers', { type })).body).toEqual({ code: 'wrong content type' });
    expect((await toy.form(body, '/papers', { type: 'multipart/mixed; boundary=x' })).body).toEqual({ code: 'wrong content type' });
    expect((await toy.call(KEY, 'POST', '/papers')).body).toEqual({ code: 'wrong content type' });
  });

  it('is one of two ways where an operation takes JSON, too', async () => {
    const json = await toy.form(Buffer.from('{"title":"x"}'), '/books', { type: 'application/json' });
    expect(json).toMatchObject({ status: 201, body: { asked: { title: 'x' }, files: [] } });
    expect((await toy.form(Buffer.from('title=x'), '/books', { type: 'application/x-www-form-urlencoded' })).body.code).toBe(
      'wrong content type',
    );
    expect((await toy.form([book('title', 'x'), paper('y')], '/books')).body.papers).toHaveLength(1);
  });

  it('is not looked at where no operation takes one', async () => {
    expect((await toy.form([paper('x')], '/papers/none', { method: 'DELETE' })).body).toEqual({ code: 'no_thing', id: 'none' });
    expect((await toy.form([paper('x')], '/nowhere')).status).toBe(404);
    expect(await toy.form([paper('x')], '/scans')).toMatchObject({ status: 501, body: { operation: 'scanPaper' } });
    expect(toy.running.sandbox.spool.path === undefined || toy.spooled().length === 0).toBe(true);
  });

  it('leaves nothing where the operation refuses, has a bug, or answers what cannot be written', async () => {
    const { status } = await toy.form([book('title', 'refused'), paper('x')], '/books');
    expect([status, toy.spooled()]).toEqual([409, []]);
    expect((await toy.form([book('title', 'buggy'), paper('x')], '/books')).status).toBe(500);
    expect(toy.spooled()).toEqual([]);
    expect((await toy.form([book('title', 'knotted')], '/books')).status).toBe(500);
    expect((await toy.form([paper('x')], '/papers', { key: 'wrong' })).status).toBe(401);
    expect(toy.spooled()).toEqual([]);
  });
});

it('an operation that takes a form says how much of it', () => {
  const mock = { ...paperMock(), uploads: {} };
  expect(() => new Api(mock, toy.running.sandbox, undefined)).toThrow('createPapers of toy takes a form, and nothing says how many');
});

describe('the journal', () => {
  it('notes fields, names, sizes and hashes of a form, and no byte of a file', async () => {
    const secret = { name: 'secret', content: 'shh' };
    await toy.form(
      [book('title', 'x'), secret, paper('the very bytes', 'b.txt'), paper(Buffer.alloc(maxBytes + 1)), paper('', 'c', 'a/b')],
      '/books',
    );
    const entry = await lastEntry(toy);
    expect(JSON.parse(entry.request.body)).toEqual({
      fields: { title: 'x', secret: '[redacted]' },
      files: [
        { field: 'paper', name: 'b.txt', contentType: 'text/plain', size: 14, hash: hashOf('the very bytes'), truncated: false },
        { field: 'paper', name: 'a.txt', contentType: 'text/plain', size: maxBytes + 1, hash: '', truncated: true },
        { field: 'paper', name: 'c', contentType: 'a/b', size: 0, hash: hashOf(''), truncated: false },
      ],
    });
    expect(JSON.stringify(entry)).not.toContain('the very bytes');
    expect(entry.changed).toHaveLength(2);
  });

  it('notes what arrived of one that could not be read', async () => {
    const whole = formOf([book('title', 'x'), paper('first'), paper('second')]);
    await toy.form(whole.subarray(0, whole.indexOf('second') + 3), '/books');
    const entry = await lastEntry(toy);
    expect(entry.refused.code).toBe('not multipart');
    expect(JSON.parse(entry.request.body)).toEqual({
      fields: { title: 'x' },
      files: [
        { field: 'paper', name: 'a.txt', contentType: 'text/plain', size: 5, hash: hashOf('first'), truncated: false },
        { field: 'paper', name: 'a.txt', contentType: 'text/plain' },
      ],
    });
  });
});
