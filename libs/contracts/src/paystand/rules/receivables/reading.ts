import { exactly, inference, missing, where } from '../../../verifier/index.js';
import { newReceivable, upload } from '../../situations/requests.js';
import { client } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf } from '../parts.js';

/** How invoices are shown, and to whom. */
export const reading = [
  rule(
    'paystand.R89',
    'GET …/read answers the invoice as its creation did, and its attachments.',
    client('skill: receivables, shapes'),
    async ({ api, given, inferred }) => {
      const created = await given.aReceivable({ erpRef: 'INV-2042' });
      const receivableId = created.id;
      await api.readReceivable({ receivableId }).answers(200, { ...created, attachments: exactly([]) });
      const attached = await api.uploadAttachment({ receivableId, form: upload('%PDF-1.7') }).answers(200, {});
      await api.readReceivable({ receivableId }).answers(200, { ...created, attachments: [{ id: attached.id, name: attached.name }] });
      await inferred('and its invoiceKey, which is the erpRef, and nothing else', () =>
        api.readReceivable({ receivableId }).answers(200, exactly({ ...created, invoiceKey: 'INV-2042', attachments: [attached] })),
      );
    },
  ),

  rule(
    'paystand.R90',
    'GET /receivables/{id} says current of an open invoice, has dateDue as MM-DD-YYYY, and no date.',
    client('skill: receivables, shapes'),
    async ({ api, given, inferred }) => {
      const open = await given.aReceivable({ dueDate: '2026-12-09', erpRef: 'INV-2043' });
      const bare = { status: 'current', dateDue: '12-09-2026', date: missing } as const;
      await api.getReceivable({ receivableId: open.id }).answers(200, { id: open.id, ...bare });
      await inferred('and else what the other form has, but for ownerId', () => {
        const { date: _, ownerId: __, ...rest } = open;
        const { status, dateDue } = bare;
        return api.getReceivable({ receivableId: open.id }).answers(200, exactly({ ...rest, status, dateDue, invoiceKey: 'INV-2043' }));
      });
      await inferred('it says paid and cancelled of others', async () => {
        const { id: paid } = await given.aSettledReceivable();
        const { id: voided } = await given.aCancelledReceivable();
        await api.getReceivable({ receivableId: paid }).answers(200, { status: 'paid' });
        await api.getReceivable({ receivableId: voided }).answers(200, { status: 'cancelled' });
      });
    },
  ),

  rule(
    'paystand.R101',
    'POST /receivables, without /create, creates no invoice.',
    client('skill: gotchas'),
    async ({ api, given, expect, inferred }) => {
      const { extCustomerId } = await given.aCustomer();
      const body = JSON.stringify(newReceivable({ extCustomerId }));
      const call = api.raw({ method: 'POST', path: '/receivables', body });
      const { status } = await call.movesNothing();
      expect(`a refusal (its status is ${status})`, status >= 400 && status < 500, true);
      await api.raw({ method: 'POST', path: '/receivables/create', body }).answers(200, { extCustomerId });
      await inferred('405, which names GET', async () => {
        await call.refuses(405, { code: 'apiError' });
        expect('Allow', (await call.exchange()).headers.get('allow'), 'GET');
      });
    },
  ),

  rule(
    'paystand.R102',
    'Invoices of another merchant are answered 404, and not listed.',
    inference("what is none of one's own is not there"),
    { needs: ['accounts'] },
    async ({ api, given, another, expect, unmoved }) => {
      const ours = await given.aReceivable();
      const other = await another();
      const { receivableId, attachmentId } = await other.given.anAttachment();
      const theirs = await other.api.readReceivable({ receivableId }).answers(200, { id: receivableId });
      const calls = [
        () => api.readReceivable({ receivableId }),
        () => api.getReceivable({ receivableId }),
        () => api.updateReceivable({ receivableId, body: newReceivable({ payerCustomerId: ours.payerCustomerId }) }),
        () => api.cancelReceivable({ receivableId }),
        () => api.deleteReceivable({ receivableId }),
        () => api.listReceivableTransactions({ receivableId }),
        () => api.uploadAttachment({ receivableId, form: upload('%PDF-1.7') }),
        () => api.replaceAttachment({ receivableId, attachmentId, form: upload('%PDF-1.7') }),
        () => api.deleteAttachment({ receivableId, attachmentId }),
        () => api.downloadAttachment({ receivableId, attachmentId }),
      ];
      await unmoved(() => eachOf(calls, (call) => call().refuses(404, { code: 'resourceNotFound' })));
      await eachOf([api.listReceivables, api.listReceivablesRead], async (list) => {
        const { results } = await list().answers(200, { results: where('a list', Array.isArray) });
        expect(
          'our invoices',
          results.map(({ id }) => id),
          [ours.id],
        );
      });
      await other.api.readReceivable({ receivableId }).answers(200, exactly(theirs));
    },
  ),
];
