import { exactly, seed, where } from '../../../verifier/index.js';
import { newCustomer, newReceivable } from '../../situations/requests.js';
import { client, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf, id24, invalid, missingParameter, utcMillis } from '../parts.js';

const noAccess = { code: 'insufficientResourceAccess' } as const;
const newest = { query: { limit: 20 } } as const;

/** Companies that owe money. */
export const customers = [
  rule(
    'paystand.R60',
    'A customer that is created has an id, and a payer with another one.',
    client('skill: customers'),
    async ({ api, fact, expect, inferred }) => {
      const body = newCustomer();
      const call = api.createPayerCustomer({ body });
      const { id, payer, payerId } = await call.answers(200, { id: id24, payer: { id: id24 } });
      expect('one id for both', id === payer.id, false);
      await inferred('the rest is what was sent, and of whom it is', () => {
        const common = { ownerId: fact('customerId'), status: 'active', created: utcMillis, lastUpdated: utcMillis } as const;
        const { extCustomerId: externalId, customerName: name, email } = body;
        const shown = exactly({ object: 'payer', id: payerId, name, email, externalId, ...common });
        return call.answers(200, exactly({ object: 'payerCustomer', id, payerId: payer.id, payer: shown, ...body, ...common }));
      });
      await inferred('a contact that is not sent is not shown', async () => {
        const { contactFirstName: _, contactLastName: __, ...least } = newCustomer();
        const keys = Object.keys(await api.createPayerCustomer({ body: least }).answers(200, least));
        expect(
          'contacts',
          keys.filter((key) => key.startsWith('contact')),
          [],
        );
      });
    },
  ),

  rule('paystand.R61', 'A new customer can be retrieved with the values that were sent.', seed('customers'), async ({ api, inferred }) => {
    const body = newCustomer();
    const created = await api.createPayerCustomer({ body }).answers(200, { id: id24 });
    const { extCustomerId } = body;
    await api.getPayerCustomer({ payerCustomerId: created.id }).answers(200, { id: created.id, extCustomerId });
    await inferred('under the names of the request, as its creation answered', async () => {
      await api.getPayerCustomer({ payerCustomerId: created.id }).answers(200, body);
      await api.getPayerCustomer({ payerCustomerId: created.id }).answers(200, exactly(created));
    });
  }),

  rule('paystand.R62', 'An extCustomerId has 40 characters at most.', client('skill: customers, limits'), async (stage) => {
    const { api, inferred } = stage;
    const key = newCustomer().extCustomerId.padEnd(40, 'x');
    await api.createPayerCustomer({ body: newCustomer({ extCustomerId: key }) }).answers(200, { id: id24, extCustomerId: key });
    const create = (fields: object) => api.createPayerCustomer({ body: newCustomer(fields) });
    await allRefused(stage, 422, invalid('extCustomerId'), [create({ extCustomerId: `${key.slice(1)}xy` })]);
    await inferred('a name has 1 to 256, an e-mail address up to 128, and both are what they say', async () => {
      await create({ customerName: 'x'.repeat(256), email: `${'x'.repeat(60)}@${'y'.repeat(59)}.example` }).answers(200, { id: id24 });
      const long = `${'x'.repeat(60)}@${'y'.repeat(60)}.example`;
      await stage.unmoved(async () => {
        await eachOf(['x'.repeat(257), '', 7], (customerName) => create({ customerName }).refuses(422, invalid('customerName')));
        await eachOf([long, 'nobody', '', 7], (email) => create({ email }).refuses(422, invalid('email')));
        await eachOf(['', 7], (extCustomerId) => create({ extCustomerId }).refuses(422, invalid('extCustomerId')));
        await eachOf(['contactFirstName', 'contactLastName'], (name) => create({ [name]: 7 }).refuses(422, invalid(name)));
      });
    });
  }),

  rule(
    'paystand.R63',
    'A second customer of the same extCustomerId is refused, and not created.',
    client('skill: customers'),
    async (stage) => {
      const { api, given, inferred } = stage;
      const { id, extCustomerId } = await given.aCustomer();
      const again = () => api.createPayerCustomer({ body: newCustomer({ extCustomerId, customerName: 'Somebody Else' }) });
      await again().isRefused();
      await api.getPayerCustomer({ payerCustomerId: id }).answers(200, { id, extCustomerId });
      const { results } = await api.listPayerCustomers(newest).answers(200, { results: where('a list', Array.isArray) });
      stage.expect('customers of that key', results.filter((customer) => customer.extCustomerId === extCustomerId).length, 1);
      await inferred('with 422 that says what exists', () =>
        again().refuses(422, { ...invalid('extCustomerId'), value: extCustomerId, explanation: 'extCustomerId already exists' }),
      );
    },
  ),

  rule(
    'paystand.R64',
    'Customers of two merchants may have the same extCustomerId.',
    client('skill: customers'),
    { needs: ['accounts'] },
    async ({ api, another, expect }) => {
      const body = newCustomer();
      const ours = await api.createPayerCustomer({ body }).answers(200, { id: id24 });
      const other = await another();
      const theirs = await other.api.createPayerCustomer({ body }).answers(200, { extCustomerId: body.extCustomerId });
      expect('the same customer', theirs.id === ours.id, false);
    },
  ),

  rule('paystand.R65', 'A customer without an extCustomerId is refused.', client('skill: customers'), async (stage) => {
    const { api, given, inferred } = stage;
    await given.aCustomer();
    const create = (fields: object) => api.createPayerCustomer({ body: newCustomer(fields) });
    await allRefused(stage, 400, missingParameter('extCustomerId'), [create({ extCustomerId: undefined })]);
    await inferred('so is one without a name or an e-mail address, and null is as good as nothing', () =>
      eachOf(['extCustomerId', 'customerName', 'email'], async (name) => {
        await create({ [name]: undefined }).refuses(400, missingParameter(name));
        await create({ [name]: null }).refuses(400, missingParameter(name));
      }),
    );
  }),

  rule(
    'paystand.R66',
    'PUT changes the fields that were sent, and lastUpdated.',
    [seed('customers'), client('skill: customers')],
    async (stage) => {
      const { api, given, passSeconds, expect, inferred } = stage;
      const before = await given.aCustomer();
      const neighbour = await given.aCustomer();
      const payerCustomerId = before.id;
      await passSeconds(1);
      const body = newCustomer({ extCustomerId: before.extCustomerId, customerName: 'Lakeside Dental Ltd', contactLastName: 'Moss' });
      const after = await api.updatePayerCustomer({ payerCustomerId, body }).answers(200, { id: before.id, ...body });
      expect('lastUpdated is later', after.lastUpdated > before.lastUpdated, true);
      await api.getPayerCustomer({ payerCustomerId }).answers(200, exactly(after));
      await inferred('what is left out stays, and the payer has the new name and address too', async () => {
        const moved = await api.updatePayerCustomer({ payerCustomerId, body: { email: 'new@lakeside.example' } }).answers(200, {
          ...body,
          email: 'new@lakeside.example',
          payer: { id: before.payer.id, name: 'Lakeside Dental Ltd', email: 'new@lakeside.example', externalId: before.extCustomerId },
        });
        const { lastUpdated } = await api.updatePayerCustomer({ payerCustomerId, body: {} }).answers(200, { created: before.created });
        await api.getPayerCustomer({ payerCustomerId }).answers(200, { ...moved, lastUpdated });
      });
      await inferred('the key may change to one that is free', async () => {
        const { extCustomerId } = newCustomer();
        await api.updatePayerCustomer({ payerCustomerId, body: { extCustomerId } }).answers(200, { extCustomerId });
        const used = { extCustomerId: neighbour.extCustomerId };
        await api.updatePayerCustomer({ payerCustomerId, body: used }).refuses(422, invalid('extCustomerId'));
        await api.updatePayerCustomer({ payerCustomerId, body: { email: 'nobody' } }).refuses(422, invalid('email'));
        await given.aCustomer({ extCustomerId: before.extCustomerId });
      });
      await api.getPayerCustomer({ payerCustomerId: neighbour.id }).answers(200, exactly(neighbour));
    },
  ),

  rule('paystand.R67', 'The list of customers has those that were created.', seed('customers'), async ({ api, given, expect }) => {
    const made = [await given.aCustomer(), await given.aCustomer(), await given.aCustomer()];
    const { results } = await api.listPayerCustomers(newest).answers(200, { results: where('a list', Array.isArray) });
    for (const { id, extCustomerId } of made)
      expect(
        'the customer in the list',
        results.find((customer) => customer.id === id),
        { id, extCustomerId },
      );
  }),

  rule(
    'paystand.R68',
    "A payer's id in place of its customer's is answered 401 with the code insufficientResourceAccess.",
    docsX('chaining ids'),
    async ({ api, given, inferred }) => {
      const { id, payer } = await given.aCustomer();
      await api.getPayerCustomer({ payerCustomerId: id }).answers(200, { id });
      await api.getPayerCustomer({ payerCustomerId: payer.id }).refuses(401, noAccess);
      await inferred('also where it is to be changed or deleted', async () => {
        await api.updatePayerCustomer({ payerCustomerId: payer.id, body: { customerName: 'Nobody' } }).refuses(401, noAccess);
        await api.deletePayerCustomer({ payerCustomerId: payer.id }).refuses(401, noAccess);
      });
    },
  ),

  rule(
    'paystand.R69',
    "The id of another merchant's customer is answered 401.",
    docsX('chaining ids'),
    { needs: ['accounts'] },
    async ({ api, given, another, inferred, expect }) => {
      const ours = await given.aCustomer();
      const other = await another();
      const theirs = await other.given.aCustomer();
      await other.api.getPayerCustomer({ payerCustomerId: theirs.id }).answers(200, { id: theirs.id });
      await api.getPayerCustomer({ payerCustomerId: theirs.id }).refuses(401);
      const { results } = await api.listPayerCustomers(newest).answers(200, { results: where('a list', Array.isArray) });
      expect(
        'our customers',
        results.map(({ id }) => id),
        [ours.id],
      );
      await inferred('also where it is to be changed, deleted or billed', async () => {
        await api.updatePayerCustomer({ payerCustomerId: theirs.id, body: { customerName: 'Nobody' } }).refuses(401, noAccess);
        await api.deletePayerCustomer({ payerCustomerId: theirs.id }).refuses(401, noAccess);
        await api.createReceivable({ body: newReceivable({ payerCustomerId: theirs.id }) }).refuses(422, invalid('payerCustomerId'));
        await api.createReceivable({ body: newReceivable({ extCustomerId: theirs.extCustomerId }) }).refuses(422, invalid('extCustomerId'));
      });
      await inferred('and one that nobody has', () =>
        eachOf(['zzzzzzzzzzzzzzzzzzzzzzzz', 'nonsense'], (payerCustomerId) =>
          api.getPayerCustomer({ payerCustomerId }).refuses(401, noAccess),
        ),
      );
      await other.api.getPayerCustomer({ payerCustomerId: theirs.id }).answers(200, exactly(theirs));
    },
  ),
];
