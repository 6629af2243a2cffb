import { matching, missing } from '../../../verifier/index.js';
import { newReceivable } from '../../situations/requests.js';
import { client, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf, id24, type PaystandStage, utcMillis } from '../parts.js';

type Fields = Parameters<typeof newReceivable>[1];

/** An invoice of a new customer, as its creation answers it. */
async function created(stage: PaystandStage, fields: Fields = {}) {
  const customer = await stage.given.aCustomer();
  const body = newReceivable({ extCustomerId: customer.extCustomerId }, fields);
  const call = stage.api.createReceivable({ body });
  return { customer, body, call, receivable: await call.answers(200, { id: id24 }) };
}

const requestNames = ['erpId', 'erpRef', 'totalAmount', 'amountDue', 'postingDate', 'dueDate'] as const;
const none = Object.fromEntries(requestNames.map((name) => [name, missing]));

/** Invoices that go well. */
export const receivables = [
  rule(
    'paystand.R73',
    'An invoice is created active, for a customer by its extCustomerId.',
    client('skill: receivables'),
    async ({ api, given, inferred }) => {
      const { id, extCustomerId } = await given.aCustomer();
      const call = api.createReceivable({ body: newReceivable({ extCustomerId }) });
      const { id: receivableId } = await call.answers(200, { id: id24, status: 'active', extCustomerId });
      await api.readReceivable({ receivableId }).answers(200, { id: receivableId, status: 'active', extCustomerId });
      await inferred("the answer names the customer's own id too, and its address", () =>
        call.answers(200, { object: 'receivable', payerCustomerId: id, payerEmail: 'ap@lakeside-dental.example' }),
      );
    },
  ),

  rule(
    'paystand.R74',
    'An invoice is created for a customer by its payerCustomerId.',
    [docsX('create receivable'), client('skill: receivables')],
    async ({ api, given }) => {
      const { id: payerCustomerId, extCustomerId } = await given.aCustomer();
      const body = newReceivable({ payerCustomerId });
      const { id } = await api.createReceivable({ body }).answers(200, { id: id24, extCustomerId });
      await api.readReceivable({ receivableId: id }).answers(200, { id, extCustomerId, extId: body.erpId });
    },
  ),

  rule(
    'paystand.R78',
    'The answer has erpId as extId, totalAmount as amount, postingDate as date and dueDate as dateDue.',
    client('skill: receivables, names'),
    async (stage) => {
      const { inferred } = stage;
      const { body, call, receivable } = await created(stage, { totalAmount: '289.82', amountDue: '289.82', currency: 'CAD' });
      const renamed = { extId: body.erpId, amount: '289.82', currency: 'CAD', status: 'active' } as const;
      await call.answers(200, { ...renamed, date: matching(/^2026-01-05/), dateDue: matching(/^2026-02-04/) });
      await stage.api.readReceivable({ receivableId: receivable.id }).answers(200, renamed);
      await inferred('days are midnight in UTC', () =>
        call.answers(200, { date: '2026-01-05T00:00:00.000Z', dateDue: '2026-02-04T00:00:00.000Z' }),
      );
      await inferred('numbers are as good as text', () =>
        eachOf([100, 0.1, 289.82, '7', '7.5', '0'], async (totalAmount) => {
          const { receivable: other } = await created(stage, { totalAmount, amountDue: totalAmount });
          stage.expect('amount', other.amount, Number(totalAmount).toFixed(2));
        }),
      );
      await inferred('what may be left out: all of it is due, in USD, and the day is today', async () => {
        const { payerCustomerId } = receivable;
        const { amountDue: _, currency: __, postingDate: ___, status: ____, ...least } = newReceivable({ payerCustomerId });
        const { date } = await stage.api
          .createReceivable({ body: least })
          .answers(200, { amount: '100.00', amountPaid: '0.00', currency: 'USD', status: 'active', date: utcMillis });
        const away = Math.abs(Date.parse(date) - Date.parse(receivable.created));
        stage.expect('the day is today, somewhere', away <= 36 * 3_600_000, true);
      });
    },
  ),

  rule(
    'paystand.R79',
    'No answer has erpId, erpRef, totalAmount, amountDue, postingDate or dueDate.',
    client('skill: receivables, names'),
    async (stage) => {
      const { api } = stage;
      const { body, call, receivable } = await created(stage);
      const receivableId = receivable.id;
      const known = { id: receivableId, extId: body.erpId, ...none };
      await call.answers(200, known);
      await api.readReceivable({ receivableId }).answers(200, known);
      await api.getReceivable({ receivableId }).answers(200, known);
      await api.updateReceivable({ receivableId, body }).answers(200, known);
      await eachOf([api.listReceivables, api.listReceivablesRead], async (list) => {
        const { results } = await list({ query: { limit: 20 } }).answers(200, {});
        stage.expect(
          'the invoice in the list',
          results.find(({ id }) => id === receivableId),
          known,
        );
      });
      await api.cancelReceivable({ receivableId }).answers(200, known);
      await stage.inferred('nor has the answer to its creation anything else than this', () =>
        stage.expect(
          'names',
          Object.keys(receivable).toSorted(),
          `amount amountPaid created currency date dateDue extCustomerId extId id lastUpdated object ownerId payerCustomerId payerEmail
            status`.split(/\s+/),
        ),
      );
    },
  ),

  rule('paystand.R80', 'amountPaid is totalAmount less amountDue.', client('skill: receivables, names'), async (stage) => {
    const cases = [
      ['100.00', '100.00', '0.00'],
      ['100.00', '40.00', '60.00'],
      ['289.82', '0.01', '289.81'],
      ['0.30', '0.10', '0.20'],
      ['1000000.10', '999999.99', '0.11'],
    ] as const;
    await eachOf(cases, async ([totalAmount, amountDue, amountPaid]) => {
      const { call, receivable } = await created(stage, { totalAmount, amountDue });
      await call.answers(200, { amount: totalAmount, amountPaid, status: 'active' });
      await stage.api.readReceivable({ receivableId: receivable.id }).answers(200, { amount: totalAmount, amountPaid });
    });
  }),

  rule('paystand.R81', 'An invoice with an amountDue of 0 is paid.', client('skill: receivables'), async (stage) => {
    const { call, receivable } = await created(stage, { amountDue: '0.00' });
    await call.answers(200, { status: 'paid', amount: '100.00', amountPaid: '100.00' });
    await stage.api.readReceivable({ receivableId: receivable.id }).answers(200, { status: 'paid', amountPaid: '100.00' });
    await stage.inferred('since it was created, which datePaid says', () => call.answers(200, { datePaid: receivable.created }));
    await stage.inferred('0 in other words, and nothing of nothing', async () => {
      await eachOf(['0', 0, '0.0'], async (amountDue) => {
        const { call: other } = await created(stage, { amountDue });
        await other.answers(200, { status: 'paid' });
      });
      const { receivable: free } = await created(stage, { totalAmount: '0.00', amountDue: '0.00' });
      stage.expect('an invoice over nothing', free, { status: 'paid', amount: '0.00', amountPaid: '0.00' });
    });
    await stage.inferred('it stays as it was created', () =>
      stage.api.readReceivable({ receivableId: receivable.id }).answers(200, receivable),
    );
  }),
];
