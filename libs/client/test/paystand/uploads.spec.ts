import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPaystand, type FileToSend } from '../../src/paystand/index.js';
import type { StubAnswer } from '../stub-server.js';
import { credentials, token } from './kit/access.js';
import { attachment, pdf, receivable } from './kit/answers.js';
import { newReceivable } from './kit/calls.js';
import { refused } from './kit/envelopes.js';
import { answerOf } from './kit/samples.js';
import { type Stub, startStub } from './kit/stub.js';
import { thrownBy } from './kit/thrown-by.js';

let stub: Stub;
let folder: string;
let path: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paystub-upload-'));
  path = join(folder, 'march.pdf');
  writeFileSync(path, pdf);
});
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(async () => {
  stub = await startStub({ sleep: async () => {} });
});
afterEach(async () => {
  await stub.close();
  expect(stub.faults).toEqual([]);
});

const unauthorized: StubAnswer = { status: 401, body: refused(401, { code: 'insufficientResourceAccess' }) };
const first = (operationId: string, answer: StubAnswer) => stub.on(operationId, (_, nth) => (nth === 1 ? answer : answerOf(operationId)));
const sources: readonly (readonly [string, () => FileToSend, string])[] = [
  ['a path', () => ({ path }), 'march.pdf'],
  ['a Buffer', () => ({ data: pdf, name: 'april.pdf' }), 'april.pdf'],
  ['a stream', () => ({ stream: Readable.from([pdf]), name: 'may.pdf' }), 'may.pdf'],
];

describe('an upload', () => {
  it.each(sources)('from %s has one part with its bytes, name and type [paystand.R113]', async (_, source, name) => {
    expect(await stub.paystand.attachments.upload(receivable.id, source())).toEqual(attachment);
    await stub.paystand.attachments.replace(receivable.id, attachment.id, source());
    expect(stub.asked().map(({ names, body }) => [names, body])).toEqual([
      [{ receivableId: receivable.id }, { attachment: [{ name, type: 'application/pdf', bytes: pdf }] }],
      [{ receivableId: receivable.id, attachmentId: attachment.id }, { attachment: [{ name, type: 'application/pdf', bytes: pdf }] }],
    ]);
  });

  it.each(sources)('from %s says how long it is where that is known', async (_, source) => {
    await stub.paystand.attachments.upload(receivable.id, source());
    const { 'content-length': length, 'transfer-encoding': encoding } = stub.asked()[0]?.headers ?? {};
    expect([Number(length) > pdf.length, encoding]).toEqual('stream' in source() ? [false, 'chunked'] : [true, undefined]);
  });

  it.each(sources.slice(0, 2))('from %s is sent again, in whole, where that is safe', async (_, source) => {
    await stub.paystand.customers.list().page();
    first('uploadAttachment', unauthorized);
    first('replaceAttachment', { status: 429, body: refused(429, { code: 'rateLimitExceeded' }) });
    await stub.paystand.attachments.upload(receivable.id, source());
    await stub.paystand.attachments.replace(receivable.id, attachment.id, source());
    const sent = stub.asked().slice(1) as readonly { readonly body: { readonly attachment: readonly { readonly bytes: Buffer }[] } }[];
    expect(sent.map(({ body }) => body.attachment[0]?.bytes)).toEqual(Array(4).fill(pdf));
  });

  it('from a stream is not sent again: there is nothing left of it', async () => {
    await stub.paystand.customers.list().page();
    first('uploadAttachment', unauthorized);
    const error = await thrownBy(stub.paystand.attachments.upload(receivable.id, { stream: Readable.from([pdf]) }));
    expect(error).toMatchObject({ kind: 'authentication', status: 401 });
    expect(stub.asked()).toHaveLength(2);
  });

  it('from a stream is sent again where nobody has read of it', async () => {
    let asked = 0;
    const fetch = async (request: Request) => {
      if (request.url.endsWith('/oauth/token')) return Response.json(token);
      asked += 1;
      if (asked === 1) throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED', syscall: 'connect' } });
      return Response.json({ ...attachment, size: (await request.arrayBuffer()).byteLength });
    };
    const { attachments } = createPaystand({ ...credentials, environment: 'sandbox', fetch, sleep: async () => {} });
    const { size } = await attachments.upload(receivable.id, { stream: Readable.from([pdf]) });
    expect([asked, size > pdf.length]).toEqual([2, true]);
  });

  it('whose stream fails leaves it open what came of it', async () => {
    const failing = async function* () {
      yield pdf;
      throw new Error('the disk is gone');
    };
    stub.on('uploadAttachment', () => new Promise(() => {}));
    const error = await thrownBy(stub.paystand.attachments.upload(receivable.id, { stream: failing() }));
    expect(error).toMatchObject({ kind: 'unknown_outcome', why: 'connection', message: expect.stringContaining('the disk is gone') });
    stub.faults.length = 0;
  });

  it('of a file that is not there is the caller’s mistake', async () => {
    const error = await thrownBy(stub.paystand.attachments.upload(receivable.id, { path: join(folder, 'none.pdf') }));
    expect(error).toMatchObject({ kind: 'invalid_argument', argument: 'file' });
    expect(stub.calls).toEqual([]);
  });

  it('that is refused says why [paystand.R116, paystand.R117]', async () => {
    const details = { code: 'validationError', parameter: 'attachment', explanation: 'attachment is not a PDF' };
    stub.on('uploadAttachment', () => ({ status: 400, body: refused(400, details) }));
    const error = await thrownBy(stub.paystand.attachments.upload(receivable.id, { data: Buffer.from('GIF89a') }));
    expect(error).toMatchObject({ kind: 'validation', status: 400, ...details });
  });
});

describe('an invoice with files', () => {
  it('has its fields as texts, and the files beside them [paystand.R121]', async () => {
    const files = sources.map(([, source]) => source());
    expect(await stub.paystand.receivables.createWithFiles(newReceivable, files)).toEqual(receivable);
    const texts = Object.fromEntries(Object.entries(newReceivable).map(([name, value]) => [name, [value]]));
    const attached = sources.map(([, , name]) => ({ name, type: 'application/pdf', bytes: pdf }));
    expect(stub.asked()[0]?.body).toEqual({ ...texts, attachment: attached });
  });

  it('without files is a form all the same', async () => {
    await stub.paystand.receivables.createWithFiles({ ...newReceivable, totalAmount: 100 }, []);
    expect(stub.asked()[0]?.body).toMatchObject({ totalAmount: ['100'], erpId: ['INVKEY-1'] });
  });
});

describe('a download', () => {
  it('has the bytes, the name and the type [paystand.R128]', async () => {
    const file = await stub.paystand.attachments.download(receivable.id, attachment.id);
    expect(file).toMatchObject({ name: 'invoice.pdf', contentType: 'application/pdf' });
    expect(Buffer.from(await file.bytes())).toEqual(pdf);
  });

  it('takes as long to read as it takes, and ends with its caller’s signal', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/oauth/token') response.setHeader('content-type', 'application/json').end(JSON.stringify(token));
      else response.writeHead(200, { 'content-type': 'application/pdf' }).write(pdf);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { attachments } = createPaystand({ ...credentials, baseUrl });
    const giveUp = new AbortController();
    const file = await attachments.download('a', 'b', { timeoutMs: 500, signal: giveUp.signal });
    const reader = file.stream.getReader();
    expect(Buffer.from((await reader.read()).value ?? [])).toEqual(pdf);
    await new Promise((done) => setTimeout(done, 700));
    const rest = thrownBy(reader.read());
    giveUp.abort(new Error('enough'));
    expect(await rest).toMatchObject({ kind: 'aborted', operation: expect.stringMatching(/download$/) });
    server.closeAllConnections();
    server.close();
  });

  it('that does not begin in time is given up', async () => {
    await stub.paystand.customers.list().page();
    stub.on('downloadAttachment', () => new Promise(() => {}));
    const error = await thrownBy(stub.paystand.attachments.download(receivable.id, attachment.id, { timeoutMs: 40 }));
    expect(error).toMatchObject({ kind: 'timeout', timeoutMs: 40 });
  });
});

describe('a large file', () => {
  const size = 48 * 1024 * 1024;
  const chunk = Buffer.alloc(64 * 1024, '%PDF');
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const inUse = () => {
    collect();
    return process.memoryUsage().arrayBuffers;
  };

  it.each(['path', 'stream'])('from a %s waits where the server does, and is not held in memory', async (source) => {
    const large = join(folder, 'large.pdf');
    const file = openSync(large, 'w');
    for (let written = 0; written < size; written += chunk.length) writeSync(file, chunk);
    closeSync(file);
    let [received, arrived, goOn] = [0, () => {}, () => {}];
    const hasArrived = new Promise<void>((done) => (arrived = done));
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      if (request.url === '/oauth/token') return void response.end(JSON.stringify(token));
      goOn = () => request.on('data', (data: Buffer) => (received += data.length));
      request.on('end', () => response.end(JSON.stringify(attachment)));
      arrived();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { attachments } = createPaystand({ ...credentials, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    const before = inUse();
    const upload = attachments.upload('a', source === 'path' ? { path: large } : { stream: createReadStream(large) });
    await hasArrived;
    await new Promise((done) => setTimeout(done, 200));
    expect(inUse() - before).toBeLessThan(size / 8);
    goOn();
    expect(await upload).toEqual(attachment);
    server.close();
    expect(received).toBeGreaterThan(size);
  });
});
