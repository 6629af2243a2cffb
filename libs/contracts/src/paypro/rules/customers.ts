import { absoluteUrl, docs, exactly, matching, plugin, seed, utcInstant, wrong } from '../../verifier/index.js';
import { kim } from '../situations/agreements.js';
import { rule } from './dialect.js';
import { eachOf, unknownIds } from './parts.js';

const fields = Object.keys(kim) as readonly (keyof typeof kim)[];
const unset = Object.fromEntries(fields.map((field) => [field, null]));
const others = { id: matching(/^CU/), type: 'customer', created_at: utcInstant, _links: { self: absoluteUrl } } as const;

export const customers = [
  rule('paypro.R65', 'A customer can be created without any field.', [docs('customers'), plugin('customers')], async ({ api, expect }) => {
    const ids: unknown[] = [];
    // The plugin's library turns no fields into an empty list.
    await eachOf([undefined, '{}', '[]'], async (body) => {
      const call = api.raw({ method: 'POST', path: '/customers', ...(body === undefined ? {} : { body }) });
      const { id } = (await call.answers(201, { type: 'customer' })) as { id: string };
      await api.getCustomer({ id }).answers(200, { id, type: 'customer' });
      ids.unshift(id);
    });
    await api.listCustomers({ query: { limit: 3 } }).answers(200, { count: 3, data: ids.map((id) => ({ id: String(id) })) });
    expect('different customers', new Set(ids).size, 3);
  }),

  rule(
    'paypro.R66',
    'All ten fields of a customer are returned, null where nothing is known.',
    docs('customer object'),
    async ({ api, inferred }) => {
      const nobody = await api.createCustomer({ body: {} }).answers(201, exactly({ ...unset, ...others }));
      const known = await api.createCustomer({ body: kim }).answers(201, exactly({ ...kim, ...others }));
      await eachOf([nobody, known], (customer) => api.getCustomer({ id: customer.id }).answers(200, exactly(customer)));
      await api.listCustomers({ query: { limit: 2 } }).answers(200, { data: [exactly(known), exactly(nobody)] });
      await eachOf(fields, (field) =>
        api.createCustomer({ body: { [field]: kim[field] } }).answers(201, exactly({ ...unset, ...others, [field]: kim[field] })),
      );
      await inferred('null is as good as nothing, and empty text is kept', async () => {
        await api.createCustomer({ body: unset }).answers(201, exactly({ ...unset, ...others }));
        await api.createCustomer({ body: { vat_number: '', company_name: '' } }).answers(201, { vat_number: '', company_name: '' });
      });
      await inferred('what is no text, and an email that is none, are refused', async () => {
        await eachOf(fields, (field) => api.createCustomer({ body: wrong({ [field]: 7 }) }).refuses(422, { param: field }));
        await api.createCustomer({ body: { email: wrong('kim at shop') } }).refuses(422, { param: 'email' });
      });
    },
  ),

  rule(
    'paypro.R67',
    'PATCH changes the fields that were sent and answers the customer.',
    seed('PATCH /customers/{id}'),
    async ({ api, given, inferred }) => {
      const other = await given.aCustomer(kim);
      const customer = await given.aCustomer(kim);
      const { id } = customer;
      const moved = { address: 'Kerkstraat 7', city: 'Elders' };
      await api.updateCustomer({ id, body: moved }).answers(200, exactly({ ...customer, ...moved }));
      await api.getCustomer({ id }).answers(200, exactly({ ...customer, ...moved }));
      const all = Object.fromEntries(fields.map((field) => [field, field === 'email' ? 'lou@shop.example' : `another ${field}`]));
      await api.updateCustomer({ id, body: { ...all, country: 'BE' } }).answers(200, exactly({ ...customer, ...all, country: 'BE' }));
      await api.updateCustomer({ id, body: {} }).answers(200, exactly({ ...customer, ...all, country: 'BE' }));
      await api.getCustomer({ id: other.id }).answers(200, exactly(other));
      await inferred('null clears a field', async () => {
        await api.updateCustomer({ id, body: { company_name: null } }).answers(200, { company_name: null, country: 'BE' });
        await api.getCustomer({ id }).answers(200, { company_name: null });
      });
      await inferred('what is not a field stays as it is', async () => {
        const body = wrong({ id: unknownIds.customer, created_at: '2020-01-01T00:00:00Z', metadata: { a: 1 } });
        await api.updateCustomer({ id: other.id, body }).answers(200, exactly(other));
      });
    },
  ),

  rule('paypro.R68', 'PATCH of an unknown customer is answered 404.', seed('PATCH /customers/{id}'), async ({ api, given }) => {
    const { id } = await given.aCustomer(kim);
    await api.updateCustomer({ id, body: { city: 'Elders' } }).answers(200, { id, city: 'Elders' });
    await api.updateCustomer({ id: unknownIds.customer, body: { city: 'Elders' } }).refuses(404);
    await api.getCustomer({ id: unknownIds.customer }).refuses(404);
  }),

  rule(
    'paypro.R69',
    'The subscriptions of a customer are its own; an unknown customer is answered 404.',
    seed('GET /customers/{id}/subscriptions'),
    async ({ api, given }) => {
      const { id: one } = await given.aCustomer();
      const { id: other } = await given.aCustomer();
      const first = await given.aPendingSubscription({ customer: one });
      const theirs = await given.aPendingSubscription({ customer: other });
      const { id } = await given.aPendingSubscription({ customer: one });
      const second = await api.cancelSubscription({ id }).answers(200, { id, state: 'canceled' });
      await api.listCustomerSubscriptions({ id: one }).answers(200, { count: 2, data: [exactly(second), exactly(first)] });
      await api.listCustomerSubscriptions({ id: other }).answers(200, { count: 1, data: [exactly(theirs)] });
      await api.listCustomerSubscriptions({ id: (await given.aCustomer()).id }).answers(200, { count: 0, data: [] });
      await api.listSubscriptions({ query: { limit: 3 } }).answers(200, { data: [exactly(second), exactly(theirs), exactly(first)] });
      await api.listCustomerSubscriptions({ id: unknownIds.customer }).refuses(404);
    },
  ),

  rule(
    'paypro.R70',
    'The mandates of a customer are its own; an unknown customer is answered 404.',
    docs('GET /customers/{id}/mandates'),
    async ({ api, given }) => {
      const { id: one } = await given.aCustomer();
      const { id: other } = await given.aCustomer();
      const first = await given.aMandate({ customer: one });
      const theirs = await given.aMandate({ customer: other });
      const second = await given.aMandate({ customer: one });
      const [firstNow, theirsNow, secondNow] = [
        await api.getMandate({ id: first.id }).answers(200, { customer: one }),
        await api.getMandate({ id: theirs.id }).answers(200, { customer: other }),
        await api.getMandate({ id: second.id }).answers(200, { customer: one }),
      ];
      await api.listCustomerMandates({ id: one }).answers(200, { count: 2, data: [exactly(secondNow), exactly(firstNow)] });
      await api.listCustomerMandates({ id: other }).answers(200, { count: 1, data: [exactly(theirsNow)] });
      await api.listCustomerMandates({ id: (await given.aCustomer()).id }).answers(200, { count: 0, data: [] });
      await api.listCustomerMandates({ id: unknownIds.customer }).refuses(404);
    },
  ),
];
