import { absoluteUrl, docs, exactly, matching, oneOf, seed, utcInstant, where, wrong } from '../../verifier/index.js';
import { debitOf } from '../situations/agreements.js';
import { rule } from './dialect.js';
import { allRefused, eachOf } from './parts.js';

const otherMethods = ['creditcard', 'ideal', 'paypal', 'bank-transfer', 'direct_debit', 'Direct-Debit', ''];

export const mandates = [
  rule('paypro.R71', 'A mandate needs a customer and a pay method.', seed('POST /mandates'), async (stage) => {
    const { api, given } = stage;
    const { id: customer } = await given.aCustomer();
    await api.createMandate({ body: debitOf(customer) }).answers(201, { type: 'mandate', customer, pay_method: 'direct-debit' });
    await eachOf(['customer', 'pay_method'], (param) =>
      allRefused(
        stage,
        param,
        [undefined, null, 7].map((nothing) => api.createMandate({ body: wrong({ ...debitOf(customer), [param]: nothing }) })),
      ),
    );
    await stage.inferred('a direct debit needs an account and its holder too', () =>
      eachOf(['iban', 'account_holder_name'], (param) =>
        eachOf([undefined, null], (nothing) =>
          api.createMandate({ body: wrong({ ...debitOf(customer), [param]: nothing }) }).refuses(422, { param }),
        ),
      ),
    );
  }),

  rule('paypro.R72', 'Only a direct-debit mandate can be created.', seed('POST /mandates'), async (stage) => {
    const { api, given } = stage;
    const { id: customer } = await given.aCustomer();
    await api.createMandate({ body: debitOf(customer) }).answers(201, { pay_method: 'direct-debit' });
    await allRefused(
      stage,
      'pay_method',
      otherMethods.map((method) => api.createMandate({ body: debitOf(customer, { pay_method: wrong(method) }) })),
    );
  }),

  rule(
    'paypro.R73',
    'A mandate names its customer, its pay method by id and its state, and not the account it is for.',
    docs('mandate object'),
    async ({ api, given, expect }) => {
      const customer = await given.aCustomer();
      const whole = exactly({
        id: matching(/^MD/),
        type: 'mandate',
        state: oneOf('pending', 'approved'),
        customer: customer.id,
        pay_method: 'direct-debit',
        created_at: utcInstant,
        _links: { self: absoluteUrl, customer: customer._links.self },
      });
      const secretive = where('neither account nor holder', (text) => !/NL02RABO0123456789|Lou Secret/.test(String(text)));
      const creation = api.createMandate({ body: debitOf(customer.id, { iban: 'NL02RABO0123456789', account_holder_name: 'Lou Secret' }) });
      const { id } = await creation.answers(201, whole);
      const retrieval = api.getMandate({ id });
      await retrieval.answers(200, whole);
      const list = api.listMandates({ query: { limit: 1 } });
      await list.answers(200, { data: [whole] });
      const own = api.listCustomerMandates({ id: customer.id });
      await own.answers(200, { data: [whole] });
      await eachOf([creation, retrieval, list, own], async (call) => expect('the answer', (await call.exchange()).text, secretive));
    },
  ),

  rule(
    'paypro.R74',
    'A direct-debit mandate is pending in the answer that creates it.',
    docs('POST /mandates'),
    async ({ api, given, inferred, passSeconds, expect }) => {
      const { id: customer } = await given.aCustomer();
      const mandate = await api.createMandate({ body: debitOf(customer) }).answers(201, { state: 'pending' });
      await inferred('it is approved shortly after, and otherwise the same', async () => {
        await passSeconds(1);
        await api.getMandate({ id: mandate.id }).answers(200, exactly({ ...mandate, state: 'approved' }));
      });
      await inferred('it makes no event', async () => {
        const { data } = await api.listEvents({ query: { limit: 2 } }).answers(200, { type: 'list' });
        expect('the newest event', data[0], { event_type: 'customer.created', payload: { id: customer } });
      });
    },
  ),
];
