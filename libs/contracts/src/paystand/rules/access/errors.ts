import { type Call, inference, matching, missing, someText, wrong } from '../../../verifier/index.js';
import { newCustomer, newReceivable, upload } from '../../situations/requests.js';
import { client, docsOld, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { withBody } from '../operations.js';
import { eachOf, type PaystandStage, unknownId } from '../parts.js';
import { charging } from '../payments/needs.js';

/** One refusal of each kind, by what it is likely to be. */
async function refusals({ api, given }: PaystandStage): Promise<readonly (() => Call<unknown>)[]> {
  await given.aCustomer();
  const unscoped = await given.headersWithToken({ scope: undefined });
  return [
    () => api.raw({ method: 'POST', path: '/payerCustomers', body: '{"extCustomerId":' }),
    () => api.createReceivable({ body: newReceivable({ payerCustomerId: unknownId }, { erpId: wrong(undefined) }) }),
    () => api.listPayerCustomers({ headers: { Authorization: null } }),
    () => api.getPayerCustomer({ payerCustomerId: unknownId }),
    () => api.listPayerCustomers({ headers: unscoped }),
    () => api.getPayment({ paymentId: unknownId }),
    () => api.createPayerCustomer({ body: newCustomer({ email: 'nobody' }) }),
    () => api.createSecurePayment({ body: wrong({ currency: 'USD' }) }),
  ];
}

/** What a refusal of each kind says of itself, where nothing is moved. */
async function eachRefusal(stage: PaystandStage, look: (error: Readonly<Record<string, unknown>>, status: number) => void): Promise<void> {
  const asks = await refusals(stage);
  await stage.unmoved(() =>
    eachOf(asks, async (ask) => {
      const { body, status } = await ask().exchange();
      stage.expect(`an error (the status is ${status})`, status >= 400 && status < 500, true);
      look((body as { readonly error?: Readonly<Record<string, unknown>> } | undefined)?.error ?? {}, status);
    }),
  );
}

/** What the statuses are called. */
const names: Readonly<Record<number, string>> = {
  400: 'badRequest',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  422: 'unprocessableEntity',
};

const problem = 'There was a problem with the request.';
const amountless = { currency: 'USD' } as const;

/** What goes wrong, and how that is said. */
export const errors = [
  rule('paystand.R21', 'What an error answers has exactly one key, error.', docsOld('error resource'), async (stage) => {
    const asks = await refusals(stage);
    await stage.unmoved(() =>
      eachOf(asks, async (ask) => {
        const { body, status } = await ask().exchange();
        stage.expect(`an error (the status is ${status})`, status >= 400 && status < 500, true);
        stage.expect('keys', Object.keys((body as object | undefined) ?? {}), ['error']);
      }),
    );
  }),

  rule('paystand.R22', 'An error has a name, a status, a type, a description and a ref.', docsOld('error resource'), async (stage) => {
    await eachRefusal(stage, (error) =>
      stage.expect('error', error, { name: someText, status: someText, type: someText, description: someText, ref: someText }),
    );
    await stage.inferred('its name is that of the status, and type and description are those of every refusal', () =>
      eachRefusal(stage, (error, status) =>
        stage.expect('error', error, { name: names[status], type: 'requestError', description: problem }),
      ),
    );
  }),

  rule('paystand.R23', 'The status in an error is that of the answer, as text.', docsOld('error resource'), (stage) =>
    eachRefusal(stage, (error, status) => stage.expect('status', error.status, String(status))),
  ),

  rule(
    'paystand.R24',
    'The ref of an error is 32 hexadecimal digits in lower case, and of this one error.',
    docsOld('error resource'),
    async (stage) => {
      const refs: unknown[] = [];
      const collect = () => eachRefusal(stage, ({ ref }) => refs.push(ref));
      await collect();
      await collect();
      for (const ref of refs) stage.expect('ref', ref, matching(/^[\da-f]{32}$/));
      stage.expect('different refs', new Set(refs).size, refs.length);
    },
  ),

  rule(
    'paystand.R25',
    'A 422 is called unprocessableEntity, is a requestError, and its details have the code validationError.',
    docsOld('error resource, example'),
    async ({ api, given }) => {
      await given.aCustomer();
      const call = api.createSecurePayment({ body: wrong(amountless) });
      await call.refuses(422, { code: 'validationError', description: 'There are requirements that have not been met.' });
      const error = { name: 'unprocessableEntity', status: '422', type: 'requestError', description: problem } as const;
      await call.answers(422, { error: { ...error, details: { code: 'validationError', detailCode: '' } } });
    },
  ),

  rule('paystand.R26', 'Malformed JSON is answered 400.', docsOld('statuses'), async (stage) => {
    const { inferred, unmoved } = stage;
    const asks = await withBody(stage);
    const malformed = ['{"extCustomerId":', '{extCustomerId: 1}', 'extCustomerId=1', '{}}'];
    const all = [...malformed, '', '[]', '"text"', 'null', '7'];
    await unmoved(() => eachOf(asks, (ask) => eachOf(malformed, (body) => ask(body).refuses(400))));
    await inferred('with the code apiError, and so are no JSON at all and what is no object', () =>
      unmoved(() => eachOf(asks, (ask) => eachOf(all, (body) => ask(body).refuses(400, { code: 'apiError' })))),
    );
    await inferred('and another content type', () =>
      unmoved(() => eachOf(asks, (ask) => ask('{}', { 'Content-Type': 'text/plain' }).refuses(400, { code: 'apiError' }))),
    );
  }),

  rule(
    'paystand.R27',
    'A card that is declined is answered 402 with the code cardFailure.',
    [docsOld('statuses'), client('Magento: errors')],
    charging(['isDeclined']),
    async ({ api, given, inferred }) => {
      const call = api.createSecurePayment({ body: { amount: '10.00', currency: 'USD', ...given.aSavedCard('isDeclined') } });
      await call.refuses(402, { code: 'cardFailure', description: 'There was a problem with the card resource.' });
      await inferred('it says why', () =>
        call.answers(402, { error: { name: 'paymentRequired', details: { detailCode: 'card_declined', explanation: 'Generic decline' } } }),
      );
    },
  ),

  rule(
    'paystand.R28',
    'A payment without an amount is answered 422 with the parameter amount and the explanation "amount is required".',
    docsOld('error resource, example'),
    async ({ api, given }) => {
      await given.aCustomer();
      const body = wrong(amountless);
      await api.createSecurePayment({ body }).refuses(422, { parameter: 'amount', explanation: 'amount is required' });
    },
  ),

  rule(
    'paystand.R29',
    'An unknown route is answered 404 in the envelope.',
    inference('the usual answer'),
    async ({ api, given, unmoved }) => {
      const { id } = await given.aReceivable();
      await api.getReceivable({ receivableId: id }).answers(200, { id });
      const paths = [
        '/nothing',
        '/payerCustomers/a/b',
        `/receivables/${id}/read/more`,
        `/Receivables/${id}`,
        '/payercustomers',
        '/transfer',
      ];
      await unmoved(() =>
        eachOf(['GET', 'POST', 'DELETE'], (method) =>
          eachOf(paths, (path) => api.raw({ method, path }).refuses(404, { code: 'resourceNotFound' })),
        ),
      );
    },
  ),

  rule(
    'paystand.R30',
    "An id that nothing has is answered 404, but for a customer's.",
    docsX('remove attachment, fee setting plan'),
    async (stage) => {
      const { api, given, inferred, unmoved } = stage;
      const { receivableId, attachmentId } = await given.anAttachment();
      await api.deleteAttachment({ receivableId, attachmentId: unknownId }).refuses(404);
      await inferred('by every operation, and of whatever form it is', () =>
        unmoved(() =>
          eachOf([unknownId, 'nonsense', '1', attachmentId], (id) =>
            eachOf(unknown(stage, id, receivableId), (call) => call.refuses(404, { code: 'resourceNotFound' })),
          ),
        ),
      );
    },
  ),

  rule('paystand.R31', 'What a success answers has no key error.', client('Magento: errors'), async (stage) => {
    await eachOf(await successes(stage), async (call) => {
      await call.answers(200, { error: missing } as never);
      const { body } = await call.exchange();
      stage.expect('an answer that says something', Object.keys(body as object).length > 1, true);
    });
  }),
];

/** Every operation on one thing, with an id that is not that thing's. */
function unknown({ api }: PaystandStage, id: string, receivableId: string): readonly Call<unknown>[] {
  const receivable = { receivableId: id };
  const attachment = { receivableId, attachmentId: id };
  return [
    api.readReceivable(receivable),
    api.getReceivable(receivable),
    api.updateReceivable({ ...receivable, body: newReceivable({ payerCustomerId: id }) }),
    api.cancelReceivable(receivable),
    api.deleteReceivable(receivable),
    api.listReceivableTransactions(receivable),
    api.uploadAttachment({ ...receivable, form: upload('%PDF-1.7') }),
    api.replaceAttachment({ ...receivable, attachmentId: id, form: upload('%PDF-1.7') }),
    api.deleteAttachment({ ...receivable, attachmentId: id }),
    api.downloadAttachment({ ...receivable, attachmentId: id }),
    api.getPayment({ paymentId: id }),
    api.createRefund({ paymentId: id, body: { amount: '1.00' } }),
    api.getRefund({ refundId: id }),
    api.getDispute({ disputeId: id }),
    api.getTransfer({ transferId: id }),
    api.getTransferReport({ transferId: id }),
    api.listTransferReportEntries({ transferId: id }),
    api.getEvent({ eventId: id }),
    ...(id === unknownId ? [api.replaceAttachment({ ...attachment, form: upload('%PDF-1.7') }), api.downloadAttachment(attachment)] : []),
  ];
}

/** Calls that go well. */
async function successes({ api, given }: PaystandStage): Promise<readonly Call<unknown>[]> {
  const { id: receivableId, payerCustomerId } = await given.aReceivable();
  const { id: toCancel } = await given.aReceivable();
  return [
    api.createToken({ body: given.tokenRequest(), headers: { Authorization: null, 'X-CUSTOMER-ID': null } }),
    api.createPayerCustomer({ body: newCustomer() }),
    api.getPayerCustomer({ payerCustomerId }),
    api.listPayerCustomers(),
    api.updatePayerCustomer({ payerCustomerId, body: { contactLastName: 'Reed' } }),
    api.createReceivable({ body: newReceivable({ payerCustomerId }) }),
    api.readReceivable({ receivableId }),
    api.getReceivable({ receivableId }),
    api.listReceivables(),
    api.cancelReceivable({ receivableId: toCancel }),
    api.listReceivableTransactions({ receivableId }),
    api.uploadAttachment({ receivableId, form: upload('%PDF-1.7') }),
    api.listAllPayments(),
    api.listAllTransfers(),
  ];
}
