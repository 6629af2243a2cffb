import { describe, expect, it } from 'vitest';
import { inOffice, pdf } from './in-world.js';

const hash = (letter: string) => letter.repeat(64);
const url = (receivable: string, attachment: string) => `https://api.test/v3/receivables/${receivable}/attachments/${attachment}/download`;

function withAttachment() {
  const office = inOffice();
  const { id } = office.create();
  const attachment = office.upload(id, pdf());
  const params = { receivableId: id, attachmentId: attachment.id };
  const listed = () => office.read(id).attachments.map(({ id: one }) => one);
  return { ...office, id, attachment, params, listed };
}

describe('an attachment', () => {
  it('is answered and listed with what it is called [paystand.R113, R114]', () => {
    const { id, attachment, read } = withAttachment();
    expect(attachment).toEqual({
      object: 'receivableAttachment',
      id: attachment.id,
      name: 'invoice.pdf',
      receivableId: id,
      contentType: 'application/pdf',
      size: 1234,
      url: url(id, attachment.id),
      status: 'active',
      created: '2026-01-05T07:00:00.000Z',
      lastUpdated: '2026-01-05T07:00:00.000Z',
    });
    expect(read(id).attachments).toEqual([attachment]);
  });

  it('has others beside it, as many as one likes [paystand.R115]', () => {
    const { id, attachment, upload, listed } = withAttachment();
    const others = [1, 2, 3, 4].map(() => upload(id, pdf()).id);
    expect(listed()).toEqual([attachment.id, ...others]);
  });

  it('is downloaded as it came [paystand.R128]', () => {
    const { params, call } = withAttachment();
    const file = { hash: hash('a'), name: 'invoice.pdf', contentType: 'application/pdf' };
    expect(call('downloadAttachment', params)).toEqual({ status: 200, body: undefined, file });
  });

  it('is replaced under its id [paystand.R127]', () => {
    const { params, attachment, ask, later, read, id } = withAttachment();
    later();
    const files = [pdf({ name: 'second.pdf', size: 99, hash: hash('b') })];
    const after = ask<typeof attachment>('replaceAttachment', params, { files });
    expect(after).toEqual({ ...attachment, name: 'second.pdf', size: 99, lastUpdated: '2026-01-05T07:00:00.001Z' });
    expect(read(id).attachments).toEqual([after]);
  });

  it('is removed, and then nowhere, while the receivable stays as it is [paystand.R122-R124, R126]', () => {
    const { params, ask, later, read, id, listed } = withAttachment();
    const before = read(id);
    later();
    expect(ask('deleteAttachment', params)).toBeUndefined();
    expect(read(id)).toEqual({ ...before, attachments: [] });
    expect(listed()).toEqual([]);
    for (const name of ['deleteAttachment', 'replaceAttachment', 'downloadAttachment'])
      expect(ask(name, params, { files: [pdf()] })).toBe('404 R124');
  });

  it('of another receivable is none [paystand.R125]', () => {
    const { params, ask, create, listed, attachment } = withAttachment();
    const other = create({ erpId: 'other' }).id;
    for (const name of ['deleteAttachment', 'replaceAttachment', 'downloadAttachment'])
      expect(ask(name, { ...params, receivableId: other }, { files: [pdf()] })).toBe('404 R125');
    expect(listed()).toEqual([attachment.id]);
  });

  it('goes with its receivable [dossier 5.3]', () => {
    const { id, remove, run } = withAttachment();
    remove(id);
    expect(run((tx) => tx.attachments.count())).toBe(0);
  });
});

describe('a receivable', () => {
  it('comes with up to three [paystand.R121]', () => {
    const { create, read, run } = inOffice();
    const { id } = create({}, [pdf({ name: '1.pdf' }), pdf({ name: '2.pdf' }), pdf({ name: '3.pdf' })]);
    expect(read(id).attachments.map(({ name }) => name)).toEqual(['1.pdf', '2.pdf', '3.pdf']);
    expect(create({ erpId: 'four' }, [pdf(), pdf(), pdf(), pdf()])).toBe('400 attachment R121');
    expect(run((tx) => [tx.receivables.count(), tx.attachments.count()])).toEqual([1, 3]);
  });

  it('is not made where a file or its key is no good, nor is what came with it', () => {
    const { create, run } = inOffice();
    create();
    const before = run((tx) => [tx.receivables.count(), tx.attachments.count()]);
    expect(create({ erpId: 'new' }, [pdf(), pdf({ head: 'GIF89a' })])).toBe('400 attachment R117');
    expect(create({}, [pdf()])).toBe('422 extId R88');
    expect(create({ erpId: 'new', amountDue: '200.00' }, [pdf({ size: 0 })])).toBe('422 amountDue R82');
    expect(run((tx) => [tx.receivables.count(), tx.attachments.count()])).toEqual(before);
  });

  it('of a merchant who takes more than PDFs may come with a picture', () => {
    const { create, read } = inOffice({ pdfOnly: false });
    const { id } = create({}, [pdf({ name: 'scan.png', contentType: 'image/png', head: '\x89PNG' })]);
    expect(read(id).attachments[0]).toMatchObject({ name: 'scan.png' });
  });
});
