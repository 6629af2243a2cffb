import { exactly, inference, seed } from '../../../verifier/index.js';
import { pdf, upload } from '../../situations/requests.js';
import { docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf, unknownId } from '../parts.js';
import { attachmentsOf, files, hashOf, pdfOf } from './files.js';

const idsOf = async (...[stage, receivableId]: Parameters<typeof attachmentsOf>) =>
  (await attachmentsOf(stage, receivableId)).map(({ id }) => id);

/** Files that go, change, and are fetched. */
export const removals = [
  rule('paystand.R122', 'An attachment that is removed is answered 204, without a body.', docsX('delete attachment'), async (stage) => {
    const { receivableId, attachmentId } = await stage.given.anAttachment();
    await stage.api.deleteAttachment({ receivableId, attachmentId }).answersNothing(204);
    stage.expect('attachments', await idsOf(stage, receivableId), []);
  }),

  rule(
    'paystand.R123',
    'An attachment that was removed is neither listed nor downloaded.',
    docsX('delete attachment'),
    { hangsOn: ['downloadAttachment'] },
    async (stage) => {
      const { api, given, expect, inferred } = stage;
      const { receivableId, attachmentId } = await given.anAttachment();
      const { attachmentId: kept } = await given.anAttachment({ receivable: receivableId });
      expect('attachments before', (await idsOf(stage, receivableId)).toSorted(), [attachmentId, kept].toSorted());
      await api.downloadAttachment({ receivableId, attachmentId }).answersBytes(200, 'application/pdf');
      await api.deleteAttachment({ receivableId, attachmentId }).answersNothing(204);
      expect('attachments', await idsOf(stage, receivableId), [kept]);
      await api.downloadAttachment({ receivableId, attachmentId }).refuses(404);
      await inferred('nor replaced, though the other one is', async () => {
        await api.replaceAttachment({ receivableId, attachmentId, form: upload(pdf()) }).refuses(404, { code: 'resourceNotFound' });
        await api.replaceAttachment({ receivableId, attachmentId: kept, form: upload(pdf()) }).answers(200, { id: kept });
      });
    },
  ),

  rule('paystand.R124', 'An attachment that was removed cannot be removed again: 404.', docsX('delete attachment'), async (stage) => {
    const { api, given } = stage;
    const { receivableId, attachmentId } = await given.anAttachment();
    await api.deleteAttachment({ receivableId, attachmentId }).answersNothing(204);
    await api.deleteAttachment({ receivableId, attachmentId }).refuses(404);
    await api.deleteAttachment({ receivableId, attachmentId: unknownId }).refuses(404);
  }),

  rule(
    'paystand.R125',
    'An attachment cannot be removed from another invoice than its own: 404.',
    docsX('delete attachment'),
    async (stage) => {
      const { api, given, expect } = stage;
      const { receivableId, attachmentId } = await given.anAttachment();
      const { receivableId: other, attachmentId: theirs } = await given.anAttachment();
      await api.deleteAttachment({ receivableId: other, attachmentId }).refuses(404);
      await api.deleteAttachment({ receivableId, attachmentId: theirs }).refuses(404);
      await stage.inferred('neither downloaded nor replaced there', async () => {
        await api.downloadAttachment({ receivableId: other, attachmentId }).refuses(404, { code: 'resourceNotFound' });
        await api.replaceAttachment({ receivableId: other, attachmentId, form: upload(pdf()) }).refuses(404, { code: 'resourceNotFound' });
      });
      expect('attachments', await idsOf(stage, receivableId), [attachmentId]);
      await api.deleteAttachment({ receivableId, attachmentId }).answersNothing(204);
    },
  ),

  rule(
    'paystand.R126',
    'The invoice of an attachment that is removed keeps its status and its amounts.',
    docsX('delete attachment'),
    async (stage) => {
      const { api, given, inferred } = stage;
      const open = await given.aReceivable({ amountDue: '40.00' });
      const paid = await given.aSettledReceivable();
      await eachOf([open, paid], async ({ id: receivableId, status, amount, amountPaid, lastUpdated }) => {
        const { attachmentId } = await given.anAttachment({ receivable: receivableId });
        await api.deleteAttachment({ receivableId, attachmentId }).answersNothing(204);
        await api.readReceivable({ receivableId }).answers(200, { status, amount, amountPaid, attachments: exactly([]) });
        await inferred('and lastUpdated', () => api.readReceivable({ receivableId }).answers(200, { lastUpdated }));
      });
      await inferred('also where the invoice is void', async () => {
        const { receivableId, attachmentId } = await given.anAttachment();
        await api.cancelReceivable({ receivableId }).answers(200, { status: 'cancelled' });
        await api.deleteAttachment({ receivableId, attachmentId }).answersNothing(204);
        await api.readReceivable({ receivableId }).answers(200, { status: 'cancelled', attachments: exactly([]) });
      });
    },
  ),

  rule(
    'paystand.R127',
    'An attachment that is replaced keeps its id, and has another content and name.',
    seed('attachments, update'),
    { hangsOn: ['downloadAttachment', 'replaceAttachment'] },
    async (stage) => {
      const { api, given, expect, inferred } = stage;
      const { receivableId, attachmentId, attached } = await given.anAttachment({ name: 'first.pdf' });
      const { attachmentId: neighbour, content } = await given.anAttachment({ receivable: receivableId });
      await stage.passSeconds(1);
      const replacement = pdf('another one, and a longer one');
      const call = api.replaceAttachment({ receivableId, attachmentId, form: upload(replacement, 'second.pdf') });
      await call.succeeds();
      const all = await attachmentsOf(stage, receivableId);
      expect(
        'the attachment',
        all.find(({ id }) => id === attachmentId),
        { id: attachmentId, name: 'second.pdf' },
      );
      expect('attachments', all.length, 2);
      const hashes = async (id: string) =>
        hashOf(await api.downloadAttachment({ receivableId, attachmentId: id }).answersBytes(200, 'application/pdf'));
      expect('its content', await hashes(attachmentId), hashOf(replacement));
      expect('that of the other one', await hashes(neighbour), hashOf(content));
      await inferred('it is answered as it is then', async () => {
        const after = await call.answers(200, { size: replacement.length, name: 'second.pdf' });
        expect('the attachment', after, exactly({ ...attached, name: 'second.pdf', size: after.size, lastUpdated: after.lastUpdated }));
        expect('lastUpdated is later', after.lastUpdated > attached.lastUpdated, true);
      });
      await inferred('what is refused as an upload is refused here, and leaves it as it is', async () => {
        const form = () => files(['attachment', 'plain text', 'third.pdf']);
        await api.replaceAttachment({ receivableId, attachmentId, form: form() }).refuses(400, { parameter: 'attachment' });
        expect('its content', await hashes(attachmentId), hashOf(replacement));
        await api.cancelReceivable({ receivableId }).answers(200, { status: 'cancelled' });
        await api.replaceAttachment({ receivableId, attachmentId, form: upload(pdf()) }).refuses(422, { code: 'validationError' });
      });
    },
  ),

  rule(
    'paystand.R128',
    'A download is the bytes that were sent, as application/pdf.',
    inference('there are download endpoints'),
    async ({ api, given, expect }) => {
      const { id: receivableId } = await given.aReceivable();
      const contents = [
        pdfOf(64),
        pdfOf(1_000_000),
        new Uint8Array([...new TextEncoder().encode('%PDF-'), ...Array.from({ length: 256 }).keys()]),
      ];
      await eachOf(contents, async (content) => {
        const form = upload(content, 'March invoice.pdf');
        const { id: attachmentId } = await api.uploadAttachment({ receivableId, form }).answers(200, {});
        const download = api.downloadAttachment({ receivableId, attachmentId });
        expect('bytes', hashOf(await download.answersBytes(200, 'application/pdf')), hashOf(content));
        const { headers } = await download.exchange();
        expect('Content-Disposition', headers.get('content-disposition'), 'attachment; filename="March invoice.pdf"');
        expect('Content-Length', headers.get('content-length'), String(content.length));
      });
    },
  ),
];
