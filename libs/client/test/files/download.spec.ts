import { describe, expect, it } from 'vitest';
import { downloadOf } from '../../src/files/download.js';

const pdf = Buffer.from('%PDF-1.7\n\0\xff%%EOF', 'latin1');
const of = (headers: Readonly<Record<string, string>> = {}, body: Uint8Array<ArrayBuffer> | ReadableStream | null = pdf) =>
  downloadOf(new Response(body, { headers }), (cause) => new Error('broken', { cause }));

describe('a download', () => {
  it('is read as a stream, or whole', async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of of().stream) chunks.push(chunk);
    expect(Buffer.concat(chunks)).toEqual(pdf);
    expect(Buffer.from(await of().bytes())).toEqual(pdf);
    expect(await of({}, null).bytes()).toHaveLength(0);
  });

  it('says what its answer says', () => {
    const headers = { 'content-type': 'application/pdf', 'content-length': '17', 'content-disposition': 'attachment; filename="a.pdf"' };
    expect(of(headers)).toMatchObject({ name: 'a.pdf', contentType: 'application/pdf', size: 17 });
    expect(of()).toMatchObject({ name: null, contentType: null, size: null });
  });

  it.each([
    ['attachment; filename="invoice 1; \\"new\\".pdf"', 'invoice 1; "new".pdf'],
    ['attachment; filename=invoice.pdf; x=1', 'invoice.pdf'],
    [`attachment; filename="M_rz.pdf"; filename*=UTF-8''M%C3%A4rz.pdf`, 'März.pdf'],
    [`attachment; filename="M_rz.pdf"; filename*=UTF-8''M%FFrz.pdf`, 'M_rz.pdf'],
    ['attachment', null],
  ])('has its name from %s', (disposition, name) => {
    expect(of({ 'content-disposition': disposition }).name).toBe(name);
  });

  it('that breaks off says so, one way or the other', async () => {
    const cause = new TypeError('terminated');
    const halfway = () => {
      let pulls = 0;
      return new ReadableStream({ pull: (controller) => (pulls++ === 0 ? controller.enqueue(pdf) : controller.error(cause)) });
    };
    await expect(of({}, halfway()).bytes()).rejects.toMatchObject({ message: 'broken', cause });
    const read = async () => {
      for await (const _ of of({}, halfway()).stream);
    };
    await expect(read()).rejects.toMatchObject({ message: 'broken', cause });
  });

  it('that is cancelled is read no further', async () => {
    let cancelled: unknown;
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(pdf),
      cancel: (reason) => void (cancelled = reason ?? true),
    });
    const reader = of({}, body).stream.getReader();
    await reader.read();
    await reader.cancel();
    expect(cancelled).toBe(true);
  });
});
