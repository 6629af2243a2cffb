import { docs, inference, seed } from '../../../verifier/index.js';
import { unused } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { newCustomer, notTaken, taken } from '../events/taking.js';
import { scheduleOperations, sessionOperations } from '../operations.js';
import { eachOf, type PaystarStage, success, turnedAway, uuid } from '../parts.js';

const withoutKey = { 'X-Paystar-Api-Key': null } as const;
const withKey = (key: string) => ({ 'X-Paystar-Api-Key': key });

/** Both look-ups of a session that is there. */
async function lookUps({ api, given }: PaystarStage) {
  const clientReference = unused('inv');
  const { PaymentSessionIdentifier: sessionIdentifier } = await given.aPaymentSession({ ClientReference: clientReference });
  return [
    (headers = {}) => api.findPaymentSession({ query: { clientReference }, headers }),
    (headers = {}) => api.getPaymentSession({ sessionIdentifier, headers }),
  ] as const;
}

/** Who may ask. */
export const keys = [
  rule(
    'paystar.R1',
    'With a valid X-Paystar-Api-Key a request to any embedded endpoint is processed.',
    seed('authentication'),
    async (stage) => {
      const { payment, ...managing } = sessionOperations(stage);
      await payment().succeeds(success({ PaymentSessionIdentifier: uuid }));
      await eachOf(Object.values(managing), (ask) => ask().succeeds(success({})));
      await stage.observed('to the two of the newer document too', () =>
        eachOf(Object.values(scheduleOperations(stage)), (ask) => ask().succeeds(success({}))),
      );
    },
  ),

  rule('paystar.R2', 'A request to any embedded endpoint without that header is rejected.', seed('authentication'), async (stage) => {
    const all = Object.values(sessionOperations(stage));
    await sessionOperations(stage)
      .payment()
      .succeeds(success({ PaymentSessionIdentifier: uuid }));
    await eachOf(all, (ask) => turnedAway(stage, ask({}, withoutKey)));
    await stage.inferred('with 401 that blames no property', () => eachOf(all, (ask) => ask({}, withoutKey).refuses(401, { blames: '' })));
    await stage.inferred('also where the rest is wrong', () =>
      eachOf(all, (ask) => ask({ BusinessUnitSlug: undefined }, withoutKey).refuses(401, { blames: '' })),
    );
  }),

  rule('paystar.R3', 'The Events endpoint requires the same header.', seed('Events API, authentication'), async (stage) => {
    const { api, given } = stage;
    const customer = newCustomer();
    const body = given.event('Accounts.ManageCustomer', customer);
    await notTaken(stage, [api.pushEvent({ body, headers: withoutKey })]);
    await taken(stage, api.pushEvent({ body }), customer);
    await stage.inferred('with 401 that blames no property', () =>
      api.pushEvent({ body, headers: withoutKey }).refuses(401, { blames: '' }),
    );
  }),

  rule(
    'paystar.R4',
    'Both look-ups of the Query API require the same header.',
    docs('Query API, ApiKeyAuth'),
    { hangsOn: ['findPaymentSession', 'getPaymentSession'] },
    async (stage) => {
      const asks = await lookUps(stage);
      await eachOf(asks, (ask) => ask().answers(200, success({ paymentSession: { identifier: uuid } })));
      await eachOf(asks, (ask) => turnedAway(stage, ask(withoutKey)));
      await stage.inferred('with 401 that blames no property', () => eachOf(asks, (ask) => ask(withoutKey).refuses(401, { blames: '' })));
    },
  ),

  rule('paystar.P1', 'A key that is missing, empty or unknown is answered 401.', inference('the usual answer'), async (stage) => {
    const { api, given } = stage;
    const asks = [
      ...Object.values({ ...sessionOperations(stage), ...scheduleOperations(stage) }).map(
        (ask) => (headers: object) => ask({}, { ...headers }),
      ),
      ...(await lookUps(stage)),
      (headers = {}) => api.pushEvent({ body: given.event('Accounts.ManageCustomer', newCustomer()), headers }),
    ];
    await eachOf(asks, (ask) => ask({}).answers(200, { hasErrors: false }));
    await eachOf(['', 'wrong', 'test_!', 'Bearer test_default'], (key) =>
      eachOf(asks, (ask) => ask(withKey(key)).refuses(401, { blames: '' })),
    );
  }),
];
