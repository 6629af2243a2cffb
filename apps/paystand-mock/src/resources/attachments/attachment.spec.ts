import { readGrid } from '@paystub/testing';
import { describe, expect, it } from 'vitest';
import { outcome, pdf } from '../../../test/receivables/in-world.js';
import { type AttachmentStatus, attachmentLifecycle, heldHash, newAttachment, removed, replaced } from './attachment.js';
import { filesAtCreation, theFile, uploads } from './files.js';

const documented = readGrid<AttachmentStatus, 'remove'>(`
              remove
  active      inactive
  inactive    -        `);

it.each(documented)('%s then %s: %s [dossier 7.9]', (from, event, to) => {
  expect(attachmentLifecycle[from][event] ?? 'refused').toBe(to);
});

it('a file has 20 MB, and three of them come with a new receivable [paystand.R116, R121]', () => {
  expect(uploads).toEqual({
    createReceivable: { field: 'attachment', maxFiles: 3, maxBytes: 20_971_520 },
    uploadAttachment: { field: 'attachment', maxFiles: 1, maxBytes: 20_971_520 },
    replaceAttachment: { field: 'attachment', maxFiles: 1, maxBytes: 20_971_520 },
  });
});

const truncated = pdf({ size: 20_971_521, hash: '', head: '', truncated: true });
const empty = pdf({ size: 0, head: '' });
const picture = pdf({ name: 'invoice.pdf', contentType: 'application/pdf', head: '\x89PNG\r\n\x1a\n' });

describe('an upload', () => {
  it.each<[string, readonly ReturnType<typeof pdf>[], string]>([
    ['a PDF', [pdf()], 'taken'],
    ['a PDF by another name [paystand.R118]', [pdf({ name: 'invoice.bin', contentType: 'application/octet-stream' })], 'taken'],
    ['a picture by a PDF’s name [paystand.R117]', [picture], '400 attachment R117'],
    ['four bytes of a PDF', [pdf({ size: 4, head: '%PDF' })], '400 attachment R117'],
    ['a PDF behind a byte', [pdf({ head: ' %PDF-1.7' })], '400 attachment R117'],
    ['nothing [paystand.R120]', [], '400 parameterMissing attachment R120'],
    ['a file in another part', [pdf({ field: 'file' })], '400 parameterMissing attachment R120'],
    ['two files [paystand.R119]', [pdf(), pdf()], '400 attachment R119'],
    ['a second file in another part', [pdf({ field: 'file' }), pdf()], '400 attachment R119'],
    ['one byte over 20 MB [paystand.R116]', [truncated], '400 attachment R116'],
    ['20 MB', [pdf({ size: 20_971_520 })], 'taken'],
    ['an empty file', [empty], '400 attachment'],
  ])('of %s', (_, files, expected) => {
    expect(outcome(() => theFile(files, true) && 'taken')).toBe(expected);
  });

  it('may be anything where the merchant takes more than PDFs, but not nothing', () => {
    expect(outcome(() => theFile([picture], false))).toBe(picture);
    expect(outcome(() => theFile([empty], false))).toBe('400 attachment');
  });
});

describe('with a new receivable', () => {
  it.each<[string, readonly ReturnType<typeof pdf>[], number | string]>([
    ['no file', [], 0],
    ['three', [pdf(), pdf(), pdf()], 3],
    ['four', [pdf(), pdf(), pdf(), pdf()], '400 attachment R121'],
    ['files in other parts', [pdf({ field: 'file' }), pdf({ field: 'other' }), pdf()], 1],
    ['a picture among them', [pdf(), picture], '400 attachment R117'],
    ['one that is too large', [pdf(), truncated], '400 attachment R116'],
  ])('comes %s [paystand.R121]', (_, files, expected) => {
    expect(outcome(() => filesAtCreation(files, true).length)).toBe(expected);
  });
});

const attachment = newAttachment('f', 5, 'r', pdf());

it('an attachment has the name that was sent, and what its content is', () => {
  expect(attachment).toEqual({
    id: 'f',
    created: 5,
    lastUpdated: 5,
    receivableId: 'r',
    name: 'invoice.pdf',
    contentType: 'application/pdf',
    size: 1234,
    hash: 'a'.repeat(64),
    status: 'active',
  });
  expect(newAttachment('f', 5, 'r', pdf({ name: '' })).name).toBe('attachment');
});

it('a replacement keeps the id, and nothing else of the file [paystand.R127]', () => {
  const other = pdf({ name: 'second.pdf', size: 99, hash: 'b'.repeat(64) });
  expect(replaced(attachment, other, 6)).toEqual({ ...newAttachment('f', 5, 'r', other), lastUpdated: 6 });
});

it('a removed attachment holds no file, and cannot be removed again [paystand.R124]', () => {
  const inactive = removed(attachment, 6);
  expect(inactive).toEqual({ ...attachment, status: 'inactive', lastUpdated: 6 });
  expect([heldHash(attachment), heldHash(inactive)]).toEqual(['a'.repeat(64), undefined]);
  expect(outcome(() => removed(inactive, 7))).toBe('404 R124');
});
