import { exactly, inference, missing, seed } from '../../../verifier/index.js';
import { pdf, upload } from '../../situations/requests.js';
import { client } from '../../sources.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf, id24, invalid, missingParameter, type PaystandStage, utcMillis } from '../parts.js';
import { attachmentsOf, files, invoiceWith, most, pdfOf } from './files.js';

/** An invoice to send files to. */
async function target({ api, given }: PaystandStage) {
  const { id: receivableId } = await given.aReceivable();
  return { receivableId, send: (form: FormData) => api.uploadAttachment({ receivableId, form }) };
}

/** Files that come. */
export const uploads = [
  rule(
    'paystand.R113',
    'A PDF that is sent as the part attachment is answered as a receivableAttachment with its id and name.',
    client('skill: attachments'),
    async (stage) => {
      const { receivableId, send } = await target(stage);
      const content = pdf();
      const call = send(upload(content, 'March invoice.pdf'));
      const { id } = await call.answers(200, { object: 'receivableAttachment', id: id24, name: 'March invoice.pdf' });
      await stage.inferred('with its size, its type, and where it is', async () => {
        const { url } = await call.answers(200, {});
        const where = { receivableId, contentType: 'application/pdf', size: content.length, status: 'active' } as const;
        const times = { created: utcMillis, lastUpdated: utcMillis };
        await call.answers(200, exactly({ object: 'receivableAttachment', id, name: 'March invoice.pdf', url, ...where, ...times }));
        await stage.api.raw({ method: 'GET', path: url }).answersBytes(200, 'application/pdf');
      });
      await stage.inferred('names may have other letters', () =>
        eachOf(['Rëchnung № 7 (Kopie).pdf', '請求書.pdf', "it's here; or 50% there.pdf"], (name) =>
          send(upload(pdf(), name)).answers(200, { name }),
        ),
      );
    },
  ),

  rule('paystand.R114', 'What was sent is among the attachments of …/read.', client('skill: attachments'), async (stage) => {
    const { receivableId, send } = await target(stage);
    stage.expect('attachments before', await attachmentsOf(stage, receivableId), exactly([]));
    const attached = await send(upload(pdf(), 'first.pdf')).answers(200, { id: id24, name: 'first.pdf' });
    stage.expect('attachments', await attachmentsOf(stage, receivableId), [{ id: attached.id, name: 'first.pdf' }]);
    await stage.inferred('as it was answered', async () =>
      stage.expect('attachments', await attachmentsOf(stage, receivableId), exactly([attached])),
    );
  }),

  rule('paystand.R115', 'An invoice can have several attachments.', seed('attachments'), async (stage) => {
    const { receivableId, send } = await target(stage);
    const { receivableId: other, attachmentId } = await stage.given.anAttachment();
    const made: string[] = [];
    const content = pdf('the same');
    await eachOf(['a.pdf', 'b.pdf', 'c.pdf', 'c.pdf', 'e.pdf'], async (name) =>
      made.push((await send(upload(content, name)).answers(200, { name })).id),
    );
    stage.expect('different attachments', new Set(made).size, 5);
    const ids = (await attachmentsOf(stage, receivableId)).map(({ id }) => id);
    stage.expect('attachments', ids.toSorted(), made.toSorted());
    stage.expect(
      'those of another invoice',
      (await attachmentsOf(stage, other)).map(({ id }) => id),
      [attachmentId],
    );
  }),

  rule(
    'paystand.R116',
    'A file of more than 20 MB is refused.',
    client('skill: attachments, limits'),
    { effects: ['creates', 'load'] },
    async (stage) => {
      const { receivableId, send } = await target(stage);
      await send(upload(pdfOf(1_000_000))).answers(200, { id: id24 });
      const large = send(upload(pdfOf(most + 1)));
      await allRefused(stage, 400, invalid('attachment'), [large]);
      await stage.inferred('one of 20 times 1,048,576 bytes is taken, as a replacement too', async () => {
        const { id: attachmentId } = await send(upload(pdfOf(most))).answers(200, { size: most });
        const replacing = (bytes: number) => stage.api.replaceAttachment({ receivableId, attachmentId, form: upload(pdfOf(bytes)) });
        await replacing(most + 1).refuses(400, invalid('attachment'));
        await replacing(most).answers(200, { size: most });
      });
    },
  ),

  rule(
    'paystand.R117',
    'A file that is no PDF is refused where only PDFs are taken, whatever it is called.',
    client('skill: attachments'),
    async (stage) => {
      const { receivableId, send } = await target(stage);
      await send(upload(pdf(), 'invoice.pdf')).answers(200, { id: id24 });
      const others = ['GIF89a', 'PK\u0003\u0004', 'plain text', '%pdf-1.7'];
      await allRefused(
        stage,
        400,
        invalid('attachment'),
        others.map((content) => send(upload(content, 'invoice.pdf'))),
      );
      await stage.inferred('so is an empty file, and one that only contains a PDF', () =>
        eachOf(['', ` ${pdf()}`, '%PDF'], (content) => send(upload(content, 'invoice.pdf')).refuses(400, invalid('attachment'))),
      );
      if (!stage.can('settings')) return;
      await stage.inferred('where anything is taken, it is taken', async () => {
        await stage.control.settings({ pdfOnly: false });
        await send(upload('plain text', 'note.txt')).answers(200, { name: 'note.txt', size: 10 });
        stage.expect('attachments', (await attachmentsOf(stage, receivableId)).length, 2);
        await send(upload('', 'empty.pdf')).refuses(400, invalid('attachment'));
      });
    },
  ),

  rule('paystand.R118', 'A PDF may be called anything.', client('skill: attachments'), async (stage) => {
    const { receivableId, send } = await target(stage);
    const names = ['invoice.txt', 'invoice', 'scan.PNG', 'a.b.c'];
    await eachOf(names, (name) => send(upload(pdf(), name)).answers(200, { id: id24, name }));
    const listed = (await attachmentsOf(stage, receivableId)).map(({ name }) => name);
    stage.expect('attachments', listed.toSorted(), names.toSorted());
  }),

  rule('paystand.R119', 'Two files in one call are refused.', client('skill: attachments'), async (stage) => {
    const { receivableId, send } = await target(stage);
    const { id } = await send(files(['attachment', pdf()])).answers(200, { id: id24 });
    await allRefused(stage, 400, invalid('attachment'), [send(files(['attachment', pdf(), 'a.pdf'], ['attachment', pdf(), 'b.pdf']))]);
    await stage.inferred('so are a second one by another name, and two in place of one', async () => {
      await send(files(['attachment', pdf()], ['another', pdf()])).refuses(400, invalid('attachment'));
      const form = files(['attachment', pdf()], ['attachment', pdf()]);
      await stage.api.replaceAttachment({ receivableId, attachmentId: id, form }).refuses(400, invalid('attachment'));
    });
    stage.expect(
      'attachments',
      (await attachmentsOf(stage, receivableId)).map((attachment) => attachment.id),
      [id],
    );
  }),

  rule(
    'paystand.R120',
    'A call without the part attachment is answered 400.',
    inference('something that is needed is missing'),
    async (stage) => {
      const { receivableId, send } = await target(stage);
      const { id: attachmentId } = await send(upload(pdf())).answers(200, { id: id24 });
      const text = new FormData();
      text.append('attachment', '%PDF-1.7');
      const { unmoved, api } = stage;
      await unmoved(() =>
        eachOf([() => files(['file', pdf()]), () => files(['Attachment', pdf()]), () => text, () => files()], async (form) => {
          await send(form()).refuses(400, missingParameter('attachment'));
          await api.replaceAttachment({ receivableId, attachmentId, form: form() }).refuses(400, missingParameter('attachment'));
        }),
      );
      const path = `/receivables/${receivableId}/attachments`;
      const raw = (body: string, type: string) => api.raw({ method: 'POST', path, body, headers: { 'Content-Type': type } });
      await unmoved(async () => {
        await raw('{"attachment":"JVBERi0xLjc="}', 'application/json').refuses(400, { code: 'apiError' });
        await raw(pdf(), 'application/pdf').refuses(400, { code: 'apiError' });
        await eachOf(brokenForms, (body) => raw(body, 'multipart/form-data; boundary=cut').refuses(400, { code: 'apiError' }));
        await raw(wholeForm, 'multipart/form-data').refuses(400, { code: 'apiError' });
      });
      await raw(wholeForm, 'multipart/form-data; boundary=cut').answers(200, { name: 'cut.pdf' });
    },
  ),

  rule(
    'paystand.R121',
    'A new invoice can come with three files, and with four it is refused.',
    client('skill: receivables, limits'),
    async (stage) => {
      const { api, given, expect, inferred } = stage;
      const { extCustomerId, id } = await given.aCustomer();
      const create = (count: number) =>
        api.createReceivable({
          form: invoiceWith(
            { extCustomerId },
            Array.from({ length: count }, () => pdf()),
          ),
        });
      const { id: receivableId } = await create(3).answers(200, { id: id24, extCustomerId, status: 'active', amount: '100.00' });
      const names = (await attachmentsOf(stage, receivableId)).map(({ name }) => name);
      expect('attachments', names.toSorted(), ['page-1.pdf', 'page-2.pdf', 'page-3.pdf']);
      await allRefused(stage, 400, invalid('attachment'), [create(4)]);
      await inferred('one, and none, is as good, and what is no PDF is refused with its invoice', async () => {
        await eachOf([0, 1], async (count) => {
          const call = create(count);
          const receivable = await call.answers(200, { payerCustomerId: id, attachments: missing } as never);
          expect('attachments', (await attachmentsOf(stage, receivable.id)).length, count);
        });
        const form = invoiceWith({ extCustomerId }, [pdf(), 'plain text']);
        await api.createReceivable({ form }).refuses(400, invalid('attachment'));
      });
      await inferred('and an invoice that is not right is refused with its files', async () => {
        const form = invoiceWith({ extCustomerId }, [pdf()]);
        form.delete('erpId');
        await api.createReceivable({ form }).refuses(400, missingParameter('extId'));
        form.set('erpId', 'x'.repeat(41));
        await api.createReceivable({ form }).refuses(422, invalid('erpId'));
      });
    },
  ),
];

const partHead = '--cut\r\nContent-Disposition: form-data; name="attachment"; filename="cut.pdf"\r\nContent-Type: application/pdf\r\n\r\n';
const wholeForm = `${partHead}%PDF-1.7\r\n--cut--\r\n`;
/** Cut off in a file, after it, in its head, and no form at all. */
const brokenForms = [`${partHead}%PDF-1.7`, `${partHead}%PDF-1.7\r\n--cu`, partHead.slice(0, 60), '%PDF-1.7', ''];
