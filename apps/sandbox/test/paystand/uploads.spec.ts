import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Control, createControl } from '@paystub/client/control';
import { createPaystand } from '@paystub/client/paystand';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { inShort, newClient, Office, pdf, type Schemas } from '../kit/paystand.js';

const MOST = 20 * 1024 * 1024;

let temp: string;
let program: Program;
let control: Control;
let office: Office;
let receivable: Schemas['Receivable'];

beforeAll(async () => {
  temp = mkdtempSync(join(tmpdir(), 'paystub-uploads-'));
  program = await startBundle(['--quiet'], { env: { TMPDIR: temp } });
  control = createControl({ url: program.ready.control.url });
});

beforeEach(async () => {
  office = new Office(program.ready.paystand.url, newClient());
  await office.createCustomer();
  receivable = await office.createReceivable();
});

/** Whatever was sent: the process lives, and complains of no bug. */
afterEach(() => {
  expect([program.isRunning(), program.stderr()]).toEqual([true, '']);
});

afterAll(async () => {
  await program?.stop();
  rmSync(temp, { recursive: true, force: true });
});

const worldOf = ({ client }: Office) => control.world(`paystand:${client.clientId}`);
const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
/** The names of all files that the process keeps; what is let go of goes right after the answer. */
const spooled = () => readdirSync(temp, { recursive: true, withFileTypes: true }).flatMap((one) => (one.isFile() ? [one.name] : []));
/** On a busy machine. */
const soon = { timeout: 10_000 };
const attached = async () => (await office.read(receivable)).attachments.map(({ name }) => name);

async function post(body: string | Uint8Array<ArrayBuffer> | FormData, type?: string, path = `/receivables/${receivable.id}/attachments`) {
  const headers = { ...(await office.headers()), ...(type !== undefined && { 'content-type': type }) };
  return office.send<Schemas['ReceivableAttachment']>('POST', path, { headers, body });
}

function formOf(parts: readonly (readonly [field: string, content: string | Uint8Array<ArrayBuffer>])[]): FormData {
  const form = new FormData();
  for (const [i, [field, content]] of parts.entries()) form.append(field, new Blob([content]), `${i}.pdf`);
  return form;
}

describe('a PDF', () => {
  it('of 20 MiB goes up and comes down to the byte, and one byte more is refused [paystand.R116, paystand.R128]', async () => {
    const largest = pdf(MOST);
    const { status, body } = await office.upload(receivable, largest, 'largest.pdf');
    expect([status, body.size]).toEqual([200, MOST]);
    expect(spooled()).toContain(hashOf(largest));
    const { bytes, headers } = await office.call('GET', body.url);
    expect([bytes.equals(largest), headers.get('content-length')]).toEqual([true, String(MOST)]);
    expect(headers.get('content-disposition')).toBe('attachment; filename="largest.pdf"');
    const before = spooled();
    const refused = await office.upload(receivable, pdf(MOST + 1));
    expect(inShort(refused)).toBe('400 validationError attachment');
    await expect.poll(spooled, soon).toEqual(before);
    expect(await attached()).toEqual(['largest.pdf']);
  });

  it('is kept once for all worlds that have it, and goes with the last', async () => {
    const [other, content] = [new Office(program.ready.paystand.url, newClient()), pdf(70_000)];
    const kept = () => spooled().filter((name) => name === hashOf(content)).length;
    await other.createCustomer();
    const theirs = await other.createReceivable();
    const [mine] = [await office.upload(receivable, content), await other.upload(theirs, content)];
    expect(kept()).toBe(1);
    expect((await office.call('DELETE', `/receivables/${receivable.id}/attachments/${mine.body.id}`)).status).toBe(204);
    expect(kept()).toBe(1);
    expect((await office.call('GET', mine.body.url)).status).toBe(404);
    const read = await other.read(theirs);
    expect((await other.call('GET', read.attachments[0]?.url ?? '')).bytes.equals(content)).toBe(true);
    await worldOf(other).reset();
    await expect.poll(kept, soon).toBe(0);
  });

  it('is replaced under its id, and a world that is dropped takes its files along [paystand.R127]', async () => {
    const [first, second] = [pdf(), pdf()];
    const { body } = await office.upload(receivable, first);
    const headers = await office.headers();
    const path = `/receivables/${receivable.id}/attachments/${body.id}`;
    const replaced = await office.send<Schemas['ReceivableAttachment']>('PUT', path, { headers, body: formOf([['attachment', second]]) });
    expect(replaced.body).toMatchObject({ id: body.id, name: '0.pdf' });
    await expect.poll(spooled, soon).not.toContain(hashOf(first));
    expect((await office.call('GET', body.url)).bytes.equals(second)).toBe(true);
    await worldOf(office).drop();
    await expect.poll(spooled, soon).not.toContain(hashOf(second));
  });

  it('may come with the invoice, three at most [paystand.R121]', async () => {
    const create = async (files: number, erpId: string) => {
      const form = formOf(Array.from({ length: files }, () => ['attachment', pdf()] as const));
      const fields = { extCustomerId: 'CUST-1', erpId, erpRef: 'INV', totalAmount: '10.00', dueDate: '2027-03-31' };
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      return post(form, undefined, '/receivables/create');
    };
    const before = spooled().length;
    expect(inShort(await create(4, 'FOUR'))).toBe('400 validationError attachment');
    await expect.poll(spooled, soon).toHaveLength(before);
    const { body } = await create(3, 'THREE');
    expect((await office.read(body)).attachments.map(({ name }) => name)).toEqual(['0.pdf', '1.pdf', '2.pdf']);
    expect(spooled()).toHaveLength(before + 3);
    expect(await office.done('GET', '/receivables')).toMatchObject({ count: 2 });
  });

  it('goes up from a path, a buffer and a stream by the client', async () => {
    const paystand = createPaystand({ ...office.client, baseUrl: office.url });
    const largest = Buffer.from(pdf(MOST));
    const stream = async function* () {
      for (let at = 0; at < MOST; at += 65_536) yield largest.subarray(at, at + 65_536);
    };
    const up = await paystand.attachments.upload(receivable.id, { stream: stream(), name: 'stream.pdf' });
    const down = await paystand.attachments.download(receivable.id, up.id);
    const hash = createHash('sha256');
    for await (const chunk of down.stream) hash.update(chunk);
    expect(hash.digest('hex')).toBe(hashOf(largest));
    await paystand.attachments.upload(receivable.id, { data: largest.subarray(0, 1000), name: 'buffer.pdf' });
    const folder = mkdtempSync(join(tmpdir(), 'paystub-own-'));
    writeFileSync(join(folder, 'path.pdf'), largest.subarray(0, 2000));
    expect(await paystand.attachments.upload(receivable.id, { path: join(folder, 'path.pdf') })).toMatchObject({ size: 2000 });
    rmSync(folder, { recursive: true });
    await expect(paystand.attachments.upload(receivable.id, { data: Buffer.from('no PDF'), name: 'text.pdf' })).rejects.toMatchObject({
      kind: 'validation',
    });
    expect(await attached()).toEqual(expect.arrayContaining(['stream.pdf', 'buffer.pdf', 'path.pdf']));
  });
});

const part = (more = '') => `--x\r\nContent-Disposition: form-data; name="attachment"; filename="a.pdf"\r\n${more}\r\n`;
const multipart = 'multipart/form-data; boundary=x';

const refusals: readonly (readonly [string, () => ReturnType<typeof post>, string])[] = [
  ['of what is no PDF [paystand.R117]', () => post(formOf([['attachment', '\x89PNG\r\n\x1a\n']])), '400 validationError attachment'],
  ['of nothing', () => post(formOf([['attachment', '']])), '400 validationError attachment'],
  [
    'of two files [paystand.R119]',
    () =>
      post(
        formOf([
          ['attachment', pdf()],
          ['attachment', pdf()],
        ]),
      ),
    '400 validationError attachment',
  ],
  [
    'of two files of 20 MiB',
    () =>
      post(
        formOf([
          ['attachment', pdf(MOST)],
          ['attachment', pdf(MOST)],
        ]),
      ),
    '400 ',
  ],
  ['of another part [paystand.R120]', () => post(formOf([['file', pdf()]])), '400 apiError parameterMissing attachment'],
  ['of no part', () => post('--x--\r\n', multipart), '400 apiError parameterMissing attachment'],
  ['of JSON', () => post('{"attachment":"JVBERi0="}', 'application/json'), '400 apiError'],
  ['of a form of another kind', () => post('attachment=%25PDF-', 'application/x-www-form-urlencoded'), '400 apiError'],
  ['without a boundary', () => post(`${part()}%PDF-1.7\r\n--x--\r\n`, 'multipart/form-data'), '400 apiError'],
  ['with another boundary than it says', () => post(`${part()}%PDF-1.7\r\n--x--\r\n`, 'multipart/form-data; boundary=y'), '400 apiError'],
  ['that ends in the middle of its file', () => post(`${part()}%PDF-1.7`, multipart), '400 apiError'],
  ['that ends in the middle of a header', () => post('--x\r\nContent-Disposition: form', multipart), '400 apiError'],
  ['of no body', () => post('', multipart), '400 apiError'],
];

describe('an upload that is refused leaves nothing behind:', () => {
  it.each(refusals)('one %s', async (_, send, expected) => {
    const before = spooled();
    const answer = await send();
    expect(inShort(answer)).toMatch(new RegExp(`^${expected}`));
    await expect.poll(spooled, soon).toEqual(before);
    expect(await attached()).toEqual([]);
    expect((await worldOf(office).request(answer.seq)).refused).toMatchObject({ message: expect.any(String) });
  });

  it('one to an invoice that is not there, void, or another merchant’s', async () => {
    await office.done('POST', `/receivables/${receivable.id}/cancel`);
    const before = spooled();
    const theirs = new Office(program.ready.paystand.url, newClient());
    expect(inShort(await theirs.upload(receivable, pdf()))).toBe('404 resourceNotFound');
    expect(inShort(await office.upload({ id: 'a'.repeat(24) }, pdf()))).toBe('404 resourceNotFound');
    expect(inShort(await office.upload(receivable, pdf()))).toBe('422 validationError receivableId');
    await expect.poll(spooled, soon).toEqual(before);
  });

  it('one whose sender hangs up in the middle of 20 MiB', async () => {
    const before = spooled();
    const { hostname, port, host, pathname } = new URL(`${office.url}/receivables/${receivable.id}/attachments`);
    const headers = { host, ...(await office.headers()), 'content-type': multipart, 'content-length': String(MOST) };
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const start = (await worldOf(office).requests().all())[0]?.seq ?? 0;
    await new Promise<void>((done) => {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => {}).on('close', () => done());
      socket.write([`POST ${pathname} HTTP/1.1`, ...head, '', part()].join('\r\n'));
      socket.write(pdf(5_000_000), () => socket.destroy());
    });
    const noted = async () => (await worldOf(office).requests({ since: start }).all())[0];
    let entry = await noted();
    // The process learns of the end when it reads that connection.
    while (!entry) entry = await noted();
    expect(entry).toMatchObject({ operation: 'uploadAttachment', status: 400, refused: { message: expect.any(String) } });
    await expect.poll(spooled, soon).toEqual(before);
  });
});

describe('the files of a process', () => {
  it('are in a folder for its user alone, and go with it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'paystub-spool-'));
    const alone = await startBundle([], { env: { TMPDIR: folder } });
    const there = new Office(alone.ready.paystand.url, newClient());
    await there.createCustomer();
    const one = await there.createReceivable();
    expect(readdirSync(folder)).toEqual([]);
    const content = pdf();
    await there.upload(one, content);
    const [spool = ''] = readdirSync(folder);
    expect(statSync(join(folder, spool)).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(folder, spool))).toEqual([hashOf(content)]);
    await alone.stop();
    expect(existsSync(join(folder, spool))).toBe(false);
    rmSync(folder, { recursive: true });
  });
});
