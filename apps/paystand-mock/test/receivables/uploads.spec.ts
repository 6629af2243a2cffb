import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { invoice } from './in-world.js';
import { type Answer, inShort, type Part, paystand } from './server.js';

const server = paystand();
const MOST = 20 * 1024 * 1024;

let pdfs = 0;
/** A PDF of so many bytes, unlike any other. */
function pdf(size = 100, name = 'invoice.pdf') {
  const content = new Uint8Array(size).fill(32);
  content.set(Buffer.from(`%PDF-${++pdfs}`));
  return { content, name };
}
const hashOf = ({ content }: Part) => createHash('sha256').update(content).digest('hex');

async function withReceivable() {
  const office = await server.office();
  const { body } = await office.create();
  const id: string = body.id;
  return { ...office, id, path: `/receivables/${id}/attachments` };
}

describe('a PDF', () => {
  it('goes up, comes down, is replaced and removed, and takes its bytes along [paystand.R113, R114, R122, R123, R127, R128]', async () => {
    const { path, id, form, send, follow } = await withReceivable();
    const [first, second] = [pdf(70_000, 'Zoë.pdf'), pdf(10, 'second.bin')];
    const up = await form('POST', path, [first]);
    const { url } = up.body;
    expect(up).toMatchObject({ status: 200, body: { object: 'receivableAttachment', name: 'Zoë.pdf', size: 70_000 } });
    expect((await send('GET', `/receivables/${id}/read`)).body.attachments).toEqual([up.body]);
    const down = await follow(url);
    expect(down.bytes.equals(first.content)).toBe(true);
    expect(down.headers.get('content-type')).toBe('application/pdf');
    expect(down.headers.get('content-disposition')).toMatch(/^attachment; filename=.*Zo%C3%AB\.pdf$/);

    const replaced = await form('PUT', `${path}/${up.body.id}`, [second]);
    expect(replaced.body).toMatchObject({ id: up.body.id, name: 'second.bin', size: 10, contentType: 'application/pdf' });
    expect((await follow(url)).bytes.equals(second.content)).toBe(true);
    expect(server.spooled()).not.toContain(hashOf(first));

    const gone = await send('DELETE', `${path}/${up.body.id}`);
    expect([gone.status, gone.bytes.length]).toEqual([204, 0]);
    expect((await follow(url)).status).toBe(404);
    expect(server.spooled()).not.toContain(hashOf(second));
  });

  it('has 20 MB, and not a byte more [paystand.R116]', async () => {
    const { path, form, count, follow } = await withReceivable();
    const largest = pdf(MOST);
    const up = await form('POST', path, [largest]);
    expect(up.body).toMatchObject({ size: MOST });
    expect((await follow(up.body.url)).bytes.equals(largest.content)).toBe(true);
    const before = server.spooled();
    expect(inShort(await form('POST', path, [pdf(MOST + 1)]))).toBe('400 validationError attachment');
    expect(await count()).toEqual({ receivables: 1, attachments: 1 });
    expect(server.spooled()).toEqual(before);
  });

  it('is kept once, however many receivables have it, and goes with the last', async () => {
    const { path, id, form, send, create } = await withReceivable();
    const same = pdf();
    await form('POST', path, [same]);
    const other = (await create({ erpId: 'other' })).body.id;
    await form('POST', `/receivables/${other}/attachments`, [same]);
    const kept = () => server.spooled().filter((name) => name === hashOf(same)).length;
    expect(kept()).toBe(1);
    await send('DELETE', `/receivables/${id}`);
    expect(kept()).toBe(1);
    await send('DELETE', `/receivables/${other}`);
    expect(kept()).toBe(0);
  });
});

const head = 'Content-Disposition: form-data; name="attachment"; filename="a.pdf"\r\nContent-Type: application/pdf';
const picture = { content: '\x89PNG\r\n\x1a\n', name: 'invoice.pdf' };

describe('an upload that is refused leaves nothing behind:', () => {
  type Office = Awaited<ReturnType<typeof withReceivable>>;
  it.each<[string, (office: Office) => Promise<Answer>, string]>([
    ['no PDF, whatever its name [paystand.R117]', ({ form, path }) => form('POST', path, [picture]), '400 validationError attachment'],
    ['an empty file', ({ form, path }) => form('POST', path, [{ content: '' }]), '400 validationError attachment'],
    ['a second file [paystand.R119]', ({ form, path }) => form('POST', path, [pdf(), pdf()]), '400 validationError attachment'],
    [
      'a second file in another part [paystand.R119]',
      ({ form, path }) => form('POST', path, [pdf(), { ...pdf(), field: 'file' }]),
      '400 validationError attachment',
    ],
    [
      'a file in another part [paystand.R120]',
      ({ form, path }) => form('POST', path, [{ ...pdf(), field: 'file' }]),
      '400 apiError parameterMissing attachment',
    ],
    [
      'a form without files [paystand.R120]',
      ({ form, path }) => form('POST', path, [], { a: 1 }),
      '400 apiError parameterMissing attachment',
    ],
    ['a text for a file', ({ form, path }) => form('POST', path, [], { attachment: '%PDF-' }), '400 apiError parameterMissing attachment'],
    ['JSON', ({ json, path }) => json('POST', path, { attachment: '%PDF-' }), '400 apiError'],
    ['a form without a boundary', ({ raw, path }) => raw(path, '--x--', 'multipart/form-data'), '400 apiError'],
    ['a form that does not end', ({ raw, path }) => raw(path, `--x\r\n${head}\r\n\r\n%PDF-1.7`), '400 apiError'],
    ['a form that breaks off in a head', ({ raw, path }) => raw(path, `--x\r\n${head}`), '400 apiError'],
    ['nothing at all', ({ send, path }) => send('POST', path), '400 apiError'],
    [
      'a file for an unknown receivable',
      ({ form }) => form('POST', `/receivables/${'a'.repeat(24)}/attachments`, [pdf()]),
      '404 resourceNotFound',
    ],
  ])('%s', async (_, upload, expected) => {
    const office = await withReceivable();
    const before = server.spooled();
    expect(inShort(await upload(office))).toBe(expected);
    expect(await office.count()).toEqual({ receivables: 1, attachments: 0 });
    expect(server.spooled()).toEqual(before);
  });

  it('a body that is cut off', async () => {
    const { path, hangUp, count, send } = await withReceivable();
    const before = server.spooled();
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '100000' };
    await hangUp(path, headers, `--x\r\n${head}\r\n\r\n%PDF-1.7 and then`);
    await expect.poll(server.spooled).toEqual(before);
    expect((await send('GET', '/receivables')).status).toBe(200);
    expect(await count()).toEqual({ receivables: 1, attachments: 0 });
  });
});

it('a merchant may take more than PDFs [paystand.R117]', async () => {
  const { settings, form, path, follow } = await withReceivable();
  await settings({ pdfOnly: false });
  const up = await form('POST', path, [picture]);
  expect(up).toMatchObject({ status: 200, body: { name: 'invoice.pdf' } });
  expect((await follow(up.body.url)).bytes.toString()).toBe(picture.content);
});

describe('a new receivable', () => {
  const fields = invoice({ erpId: 'new' });

  it('comes with up to three PDFs, in a form [paystand.R121]', async () => {
    const { form, send, follow } = await server.office();
    const files = [pdf(9, '1.pdf'), pdf(9, '2.pdf'), pdf(9, '3.pdf')];
    const { status, body } = await form('POST', '/receivables/create', files, fields);
    expect([status, body.extId, body.amount]).toEqual([200, 'new', '100.00']);
    const { attachments } = (await send('GET', `/receivables/${body.id}/read`)).body;
    expect(attachments.map(({ name }: { name: string }) => name)).toEqual(['1.pdf', '2.pdf', '3.pdf']);
    expect((await follow(attachments[2].url)).bytes.equals((files[2] as ReturnType<typeof pdf>).content)).toBe(true);
  });

  it('may come in a form without any', async () => {
    const { form } = await server.office();
    const { status, body } = await form('POST', '/receivables/create', [], { ...fields, totalAmount: '12.5', amountDue: '2' });
    expect([status, body.amount, body.amountPaid]).toEqual([200, '12.50', '10.50']);
  });

  it.each<[string, readonly Part[], object, string]>([
    ['four', [pdf(), pdf(), pdf(), pdf()], {}, '400 validationError attachment'],
    ['a picture among them', [pdf(), picture], {}, '400 validationError attachment'],
    ['one that is too large', [pdf(), pdf(MOST + 1)], {}, '400 validationError attachment'],
    ['no key', [pdf()], { erpId: undefined }, '400 apiError parameterMissing extId'],
    ['a wrong amount', [pdf()], { totalAmount: '1.005' }, '422 validationError totalAmount'],
    ['a customer that is none', [pdf()], { extCustomerId: 'CUST-0' }, '422 validationError extCustomerId'],
  ])('with %s is none, and nothing of it stays', async (_, files, change, expected) => {
    const { form, count } = await server.office();
    const before = server.spooled();
    const sent = Object.entries({ ...fields, ...change }).filter(([, value]) => value !== undefined);
    expect(inShort(await form('POST', '/receivables/create', files, Object.fromEntries(sent)))).toBe(expected);
    expect(await count()).toEqual({ receivables: 0, attachments: 0 });
    expect(server.spooled()).toEqual(before);
  });
});
