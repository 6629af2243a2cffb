import { inference, matching, seed, someText, where } from '../../../verifier/index.js';
import { newCustomer } from '../../situations/requests.js';
import { client, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf, id24, unknownId } from '../parts.js';

const json = matching(/^application\/json(;|$)/);

/** How requests and answers travel. */
export const transport = [
  rule('paystand.R1', 'Everything is below /v3 of the base address.', seed('environments'), async ({ api, given, expect, inferred }) => {
    const creation = api.createPayerCustomer({ body: newCustomer() });
    const { id } = await creation.answers(200, { id: id24 });
    const token = api.createToken({ body: given.tokenRequest(), headers: { Authorization: null, 'X-CUSTOMER-ID': null } });
    await token.answers(200, { access_token: someText });
    const customer = api.getPayerCustomer({ payerCustomerId: id });
    await customer.answers(200, { id });
    await eachOf([creation, token, customer], async (call) => {
      const { request } = await call.exchange();
      expect('path', new URL(request.url).pathname, matching(/^\/(.+\/)?v3\/[^/]/));
    });
    await inferred('and nowhere else', async () => {
      const { request } = await customer.exchange();
      await eachOf(['/', '/v2/'], async (base) => {
        const elsewhere = api.raw({ method: 'GET', path: request.url.replace('/v3/', base) });
        expect(`the status at ${base}`, (await elsewhere.exchange()).status, 404);
      });
    });
  }),

  rule(
    'paystand.R2',
    'What an answer says is JSON, except where an attachment is downloaded.',
    [seed('requests and responses'), docsX('attachments')],
    async ({ api, given, expect, inferred }) => {
      const receivable = await given.aReceivable();
      const { receivableId, attachmentId } = await given.anAttachment({ receivable: receivable.id });
      const list = api.listReceivables();
      await list.answers(200, { results: where('a list', Array.isArray) });
      const read = api.readReceivable({ receivableId });
      await read.answers(200, { id: receivableId });
      const refusals = [
        api.raw({ method: 'POST', path: '/payerCustomers', body: '{' }),
        api.getPayerCustomer({ payerCustomerId: unknownId }),
        api.getReceivable({ receivableId: unknownId }),
        api.createPayerCustomer({ body: newCustomer({ email: 'nobody' }) }),
        api.listReceivables({ headers: { Authorization: null } }),
        api.raw({ method: 'GET', path: '/nothing' }),
      ];
      await eachOf([list, read, ...refusals], async (call) => {
        const { headers, body } = await call.exchange();
        expect('Content-Type', headers.get('content-type'), json);
        expect('an answer that is JSON', body !== undefined, true);
      });
      await inferred('a download is a PDF', async () => {
        await api.downloadAttachment({ receivableId, attachmentId }).answersBytes(200, 'application/pdf');
      });
    },
  ),

  rule('paystand.R19', 'The case of header names does not matter.', client('Magento: x-customer-id'), async ({ api, given }) => {
    const { Authorization, 'X-CUSTOMER-ID': merchant } = await given.headersWithToken();
    const spellings = [
      { authorization: Authorization, 'x-customer-id': merchant },
      { AUTHORIZATION: Authorization, 'X-Customer-Id': merchant, ACCEPT: 'application/json', 'content-type': 'application/json' },
    ];
    await eachOf(spellings, async (headers) => {
      const body = newCustomer();
      await api.createPayerCustomer({ body, headers }).answers(200, { id: id24, extCustomerId: body.extCustomerId });
    });
  }),

  rule(
    'paystand.R20',
    'A call without an Accept header is not refused for that.',
    inference('several clients that work send none'),
    async ({ api, given }) => {
      const { id: receivableId } = await given.aReceivable();
      await eachOf([null, '*/*', 'text/html'], async (Accept) => {
        await api.createPayerCustomer({ body: newCustomer(), headers: { Accept } }).answers(200, { id: id24 });
        await api.getReceivable({ receivableId, headers: { Accept } }).answers(200, { id: receivableId });
      });
    },
  ),
];
