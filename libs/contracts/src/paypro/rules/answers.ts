import { absoluteUrl, docs, exactly, matching, missing, sdk, seed, someText, utcInstant, wrong } from '../../verifier/index.js';
import { newWebhook, order } from '../situations.js';
import { rule } from './dialect.js';
import { eachOf, eventsOf, type PayProStage, unknownIds } from './parts.js';

const notFound = { message: someText, type: 'invalid_request', param: missing };

/** Every operation that retrieves one resource, with an id that nothing has. */
const retrievals = ({ api, built }: PayProStage) =>
  Object.entries({
    getPayment: () => api.getPayment({ id: unknownIds.payment }),
    getRefund: () => api.getRefund({ id: unknownIds.refund }),
    getChargeback: () => api.getChargeback({ id: 'PCZZZZZZZZZZZZ' }),
    getCustomer: () => api.getCustomer({ id: unknownIds.customer }),
    getMandate: () => api.getMandate({ id: unknownIds.mandate }),
    getSubscription: () => api.getSubscription({ id: 'PSZZZZZZZZZZZZ' }),
    getSubscriptionPeriod: () => api.getSubscriptionPeriod({ id: 'SPZZZZZZZZZZZZ' }),
    getInstallmentPlan: () => api.getInstallmentPlan({ id: 'PIZZZZZZZZZZZZ' }),
    getInstallmentPlanPeriod: () => api.getInstallmentPlanPeriod({ id: 'IPZZZZZZZZZZZZ' }),
    getEvent: () => api.getEvent({ id: unknownIds.event }),
    getWebhook: () => api.getWebhook({ id: unknownIds.webhook }),
  })
    .filter(([operationId]) => built(operationId))
    .map(([, ask]) => ask);

/** One object of every type that the target can be brought to have. */
async function oneOfEach(stage: PayProStage) {
  const { given, can } = stage;
  const payment = await given.anOpenPayment();
  const webhook = await given.aWebhook();
  const [event] = await eventsOf(stage, payment.id);
  const paid = can('payer') ? await given.aPaidPayment() : undefined;
  const refund = paid ? await given.aRefund({ payment: paid.id }) : undefined;
  return { payment, webhook, event, refund, customer: paid?.customer };
}

/** What all answers have in common. */
export const answers = [
  rule('paypro.R3', 'The body of every answer is JSON, that of an error too.', seed('errors'), async ({ api, given, inferred }) => {
    const { id } = await given.anOpenPayment();
    await api.getPayment({ id }).answers(200, { id });
    await api.listPayments().answers(200, { type: 'list' });
    await api.getPayment({ id, headers: { Authorization: null } }).answers(401, {});
    await api.getPayment({ id: unknownIds.payment }).answers(404, {});
    await api.raw({ method: 'GET', path: '/no_such_thing' }).answers(404, {});
    await api.createPayment({ body: wrong({}) }).answers(422, {});
    await api.cancelPayment({ id }).answers(200, {});
    await inferred('malformed JSON, no JSON at all and the wrong type at the top are answered 422 that blames no field', () =>
      eachOf(['{"amount": 1000', 'amount=1000', '"amount"', '[1]'], (body) =>
        api.raw({ method: 'POST', path: '/payments', body }).refuses(422, { param: null }),
      ),
    );
    await inferred('a method that a path does not have is refused in JSON', () =>
      api.raw({ method: 'PUT', path: '/payments' }).answers(404, { error: {} }),
    );
  }),

  rule(
    'paypro.R4',
    'An id that is unknown is answered 404 by every operation that retrieves.',
    seed('retrieve operations'),
    async (stage) => {
      const { id } = await stage.given.anOpenPayment();
      await stage.api.getPayment({ id }).answers(200, { id });
      await eachOf(retrievals(stage), (retrieve) => retrieve().refuses(404));
    },
  ),

  rule(
    'paypro.R5',
    'A 404 says in error.message what is wrong, and its error.type is invalid_request.',
    docs('404 schema'),
    async (stage) => {
      await eachOf(retrievals(stage), (retrieve) => retrieve().refuses(404, notFound));
      await stage.inferred('so does that of an unknown path', () =>
        stage.api.raw({ method: 'GET', path: '/no_such_thing' }).refuses(404, notFound),
      );
    },
  ),

  rule(
    'paypro.R6',
    'A field that is required and missing is answered 422, and error.param names it.',
    sdk('validation error fixture'),
    async ({ api }) => {
      await api.createPayment({ body: order() }).answers(201);
      await eachOf(['amount', 'currency', 'description'], (param) =>
        api.createPayment({ body: { ...order(), [param]: undefined } }).refuses(422, { message: someText, type: 'invalid_request', param }),
      );
    },
  ),

  rule(
    'paypro.R7',
    'A payment without a description is refused with 422 that names description.',
    sdk('validation error fixture'),
    async ({ api, inferred }) => {
      await api.createPayment({ body: order() }).answers(201);
      const without = api.createPayment({ body: { ...order(), description: wrong(undefined) } });
      await without.refuses(422, { param: 'description' });
      await inferred('the words of the fixture', () => without.refuses(422, { message: 'Description must be set' }));
    },
  ),

  rule('paypro.R8', 'What creates answers 201, every other success 200.', seed('status codes'), async ({ api, given, can }) => {
    const { id } = await api.createPayment({ body: order() }).answers(201, { type: 'payment' });
    await api.getPayment({ id }).answers(200, { type: 'payment' });
    await api.listPayments().answers(200, { type: 'list' });
    await api.listPaymentRefunds({ id }).answers(200, { type: 'list' });
    await api.cancelPayment({ id }).answers(200, { type: 'payment' });
    const webhook = await api.createWebhook({ body: newWebhook() }).answers(201, { type: 'webhook' });
    await api.updateWebhook({ id: webhook.id, body: { active: false } }).answers(200, { type: 'webhook' });
    await api.deleteWebhook({ id: webhook.id }).answers(200, {});
    await api.listPayMethods().answers(200, { type: 'list' });
    if (!can('payer')) return;
    const paid = await given.aPaidPayment();
    const refund = await api.createRefund({ id: paid.id, body: { amount: 100 } }).answers(201, { type: 'refund' });
    await api.cancelRefund({ id: refund.id }).answers(200, { type: 'refund' });
  }),

  rule(
    'paypro.R9',
    'DELETE answers 200 with the object that it was about.',
    [seed('DELETE operations'), sdk('deletion tests')],
    async ({ api, given, can }) => {
      const payment = await given.anOpenPayment();
      await api.cancelPayment({ id: payment.id }).answers(200, { id: payment.id, type: 'payment' });
      const webhook = await given.aWebhook();
      await api.deleteWebhook({ id: webhook.id }).answers(200, { id: webhook.id, type: 'webhook' });
      if (!can('payer')) return;
      const refund = await given.aRefund();
      await api.cancelRefund({ id: refund.id }).answers(200, { id: refund.id, type: 'refund' });
    },
  ),

  rule('paypro.R11', 'Every answer carries X-Request-Id.', sdk('response header'), async ({ api, expect, inferred }) => {
    const calls = {
      list: api.listPayments(),
      creation: api.createPayment({ body: order() }),
      'unknown id': api.getPayment({ id: unknownIds.payment }),
      'unknown path': api.raw({ method: 'GET', path: '/no_such_thing' }),
      refusal: api.createPayment({ body: wrong({}) }),
      'no key': api.listPayments({ headers: { Authorization: null } }),
    };
    await calls.list.answers(200, { type: 'list' });
    await calls.creation.answers(201);
    const ids: unknown[] = [];
    await eachOf(Object.entries(calls), async ([name, call]) => {
      ids.push((await call.exchange()).headers.get('x-request-id'));
      expect(`X-Request-Id (${name})`, ids.at(-1), someText);
    });
    await inferred('it is a UUID, another for each request', () => {
      for (const id of ids) expect('X-Request-Id', id, matching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/));
      expect('different ids', new Set(ids).size, ids.length);
    });
  }),

  rule('paypro.R12', 'An id begins with the two letters of its type.', [seed('samples'), docs('samples')], async (stage) => {
    const { payment, webhook, event, refund, customer } = await oneOfEach(stage);
    const prefixes = { PP: payment.id, WH: webhook.id, EV: event?.id, ...(refund ? { PR: refund.id, CU: customer } : {}) };
    for (const [prefix, id] of Object.entries(prefixes)) stage.expect(`id of type ${prefix}`, id, matching(new RegExp(`^${prefix}`)));
    await stage.inferred('12 to 16 capitals and digits follow, 16 in an event', () => {
      for (const id of Object.values(prefixes)) stage.expect('id', id, matching(/^(EV[A-Z0-9]{16}|(PP|WH|PR|CU)[A-Z0-9]{12,16})$/));
    });
  }),

  rule(
    'paypro.R13',
    'Every object names its type, and an absolute link to itself that leads to the same object.',
    docs('objects, _links'),
    async (stage) => {
      const { payment, webhook, event, refund } = await oneOfEach(stage);
      const objects = { payment, webhook, event, ...(refund ? { refund } : {}) };
      await eachOf(Object.entries(objects), async ([type, object]) => {
        stage.expect(type, object, { type, _links: { self: absoluteUrl } });
        await stage.api.raw({ method: 'GET', path: object?._links.self ?? '' }).answers(200, exactly(object));
      });
      const { data: methods } = await stage.api.listPayMethods().answers(200);
      for (const method of methods) stage.expect('pay method', method, { type: 'pay_method', _links: missing });
    },
  ),

  rule('paypro.R14', 'Instants are ISO 8601 in UTC, with a Z.', seed('samples'), async (stage) => {
    const { payment, webhook, event, refund } = await oneOfEach(stage);
    for (const object of [payment, webhook, event, ...(refund ? [refund] : [])]) stage.expect('object', object, { created_at: utcInstant });
    if (!refund) return;
    await stage.api.getPayment({ id: refund.payment }).answers(200, { paid_at: utcInstant, created_at: utcInstant });
  }),
];
