import { docs, exactly, inference, seed, where } from '../../../verifier/index.js';
import { rule } from '../dialect.js';
import { sessionOperations } from '../operations.js';
import { eachOf, type PaystarStage, success, turnedAway, uuid } from '../parts.js';

const embedded = (name: string) => `/integrations/embedded/${name}`;
const paths = [
  'initiate',
  'initiate-manage-autopay',
  'initiate-manage-wallet',
  'initiate-manage-paperless',
  'initiate-manage-notifications',
].map(embedded);

/** One refusal of each kind of request. */
const refusals = ({ api, given }: PaystarStage) =>
  [
    () => api.initiatePaymentSession({ body: given.bill({ Charges: [] }) }),
    () => api.initiatePaymentSession({ body: given.bill({ SuccessUrl: 'https://shop.example/done' }) }),
    () => api.initiateManageAutopay({ body: given.accountRequest({ SyncAccount: false }) }),
    () => api.initiateManageWallet({ body: given.customerRequest({ ClientUser: { EmailAddress: '' } }) }),
  ] as const;

/** Whose envelope no source shows. */
const aRefusedEvent = ({ api, given }: PaystarStage) => api.pushEvent({ body: given.event('Accounts.UnenrollAutopay', {}) });

/** What is around every answer. */
export const envelope = [
  rule(
    'paystar.R5',
    'A successful embedded answer has hasErrors false, errors an empty array and data an object.',
    seed('response envelope'),
    async (stage) => {
      const { payment, ...managing } = sessionOperations(stage);
      const answer = await payment().succeeds(success({ PaymentSessionIdentifier: uuid }));
      stage.expect('the members of the answer', answer, exactly({ hasErrors: false, errors: [], data: where('anything', () => true) }));
      await eachOf(Object.values(managing), (ask) => ask().succeeds(success({})));
      await stage.observed('its status is 200', () =>
        eachOf(Object.values(sessionOperations(stage)), (ask) => ask().answers(200, { hasErrors: false })),
      );
    },
  ),

  rule('paystar.R6', 'A rejected request is recognisable by hasErrors true.', seed('response envelope'), async (stage) => {
    await sessionOperations(stage)
      .payment()
      .succeeds(success({ PaymentSessionIdentifier: uuid }));
    await eachOf(refusals(stage), (ask) => ask().isRefused());
    await stage.inferred('with data null', () => eachOf(refusals(stage), (ask) => ask().refuses(400)));
    await stage.inferred('an event that is rejected, too', () => aRefusedEvent(stage).isRefused());
  }),

  rule('paystar.R7', 'Items of errors are JSON objects.', docs('Query API, sample'), async (stage) => {
    await sessionOperations(stage)
      .payment()
      .succeeds(success({ PaymentSessionIdentifier: uuid }));
    await eachOf(refusals(stage), async (ask) => {
      const call = ask();
      await call.isRefused();
      const { body } = await call.exchange();
      const { errors } = body as { readonly errors: readonly unknown[] };
      await stage.inferred('a refusal has one at the least', () => stage.expect('errors', errors.length > 0, true));
    });
  }),

  rule('paystar.R8', 'The session endpoints take POST with a JSON body, and nothing else.', seed('endpoints'), async (stage) => {
    const { api, expect, inferred } = stage;
    await eachOf(Object.values(sessionOperations(stage)), (ask) => ask().succeeds({ hasErrors: false }));
    await sessionOperations(stage)
      .payment()
      .succeeds(success({ PaymentSessionIdentifier: uuid }));
    const otherwise = ['GET', 'PUT', 'DELETE'].flatMap((method) => paths.map((path) => () => api.raw({ method, path })));
    await eachOf(otherwise, (ask) => turnedAway(stage, ask()));
    const inForm = {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'BusinessUnitSlug=a&Channel=POS',
    };
    await eachOf(paths, (path) => turnedAway(stage, api.raw({ ...inForm, path })));
    const malformed = ['{"Channel": "QuickPay"', 'Channel=QuickPay', ''];
    await eachOf(malformed, (body) => eachOf(paths, (path) => turnedAway(stage, api.raw({ method: 'POST', path, body }))));
    await inferred('another method is answered 405, which names POST', () =>
      eachOf(otherwise, async (ask) => {
        const call = ask();
        await call.refuses(405, { blames: '' });
        expect('Allow', (await call.exchange()).headers.get('allow'), 'POST');
      }),
    );
    await inferred('another content type is answered 415', () =>
      eachOf(paths, (path) => api.raw({ ...inForm, path }).refuses(415, { blames: '' })),
    );
    await inferred('malformed JSON, and JSON that is no object, is answered 400 that blames no property', () =>
      eachOf([...malformed, '[1]', '"text"', 'null'], (body) =>
        eachOf(paths, (path) => api.raw({ method: 'POST', path, body }).refuses(400, { blames: '' })),
      ),
    );
  }),

  rule(
    'paystar.P3',
    'An item of errors is a propertyName and an errorMessage.',
    inference('so the answers of the mediator library look whose envelope this is'),
    async (stage) => {
      await sessionOperations(stage)
        .payment()
        .succeeds(success({ PaymentSessionIdentifier: uuid }));
      await eachOf([...refusals(stage), () => aRefusedEvent(stage)], (ask) => ask().refuses(400));
      await stage.api.initiatePaymentSession({ body: stage.given.bill({ Charges: [] }) }).refuses(400, { blames: 'Charges' });
    },
  ),

  rule(
    'paystar.P33',
    'No answer of the API has CORS headers.',
    inference('it is server to server: a call from a browser fails as it should'),
    async ({ api, given, expect }) => {
      const headers = { Origin: 'https://shop.example' };
      const created = api.initiatePaymentSession({ body: given.bill(), headers });
      const { data } = await created.succeeds(success({ PaymentSessionIdentifier: uuid }));
      const query = api.getPaymentSession({ sessionIdentifier: data.PaymentSessionIdentifier, headers });
      await query.answers(200, { hasErrors: false });
      const event = api.pushEvent({ body: given.event('Accounts.UnenrollAutopay', {}), headers });
      await event.isRefused();
      const preflights = paths.map((path) =>
        api.raw({ method: 'OPTIONS', path, headers: { ...headers, 'Access-Control-Request-Method': 'POST', 'X-Paystar-Api-Key': null } }),
      );
      await eachOf([created, query, event, ...preflights], async (call) => {
        const answer = await call.exchange();
        const allowed = ['origin', 'methods', 'headers', 'credentials'].map((what) => answer.headers.get(`access-control-allow-${what}`));
        expect('access-control-allow-*', allowed, [null, null, null, null]);
      });
    },
  ),
];
