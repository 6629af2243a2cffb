import { wrong } from '../../../verifier/index.js';
import { newReceivable, unused } from '../../situations/requests.js';
import { client, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf, id24, invalid, missingParameter, type PaystandStage, unknownId } from '../parts.js';

/** Invoices of a customer that go well, but for these fields. */
async function nearly({ api, given }: PaystandStage) {
  const customer = await given.aCustomer();
  const create = (fields: object = {}, who: Parameters<typeof newReceivable>[0] = { extCustomerId: customer.extCustomerId }) =>
    api.createReceivable({ body: wrong({ ...newReceivable(who), ...fields }) });
  await create().answers(200, { id: id24 });
  return { customer, create };
}

/** Invoices that are not taken. */
export const refusals = [
  rule('paystand.R75', 'An invoice for a customer by both of its ids is refused.', client('skill: receivables'), async (stage) => {
    const { customer, create } = await nearly(stage);
    const other = await stage.given.aCustomer();
    const { id: payerCustomerId, extCustomerId } = customer;
    const both = [
      { payerCustomerId, extCustomerId },
      { payerCustomerId: other.id, extCustomerId },
    ];
    await allRefused(
      stage,
      422,
      invalid('payerCustomerId'),
      both.map((who) => create({}, who)),
    );
  }),

  rule(
    'paystand.R76',
    'An invoice for no customer is refused.',
    [docsX('create receivable'), client('skill: receivables')],
    async (stage) => {
      const { create } = await nearly(stage);
      await allRefused(stage, 400, missingParameter('payerCustomerId'), [create({}, {})]);
    },
  ),

  rule('paystand.R77', 'An invoice for a customer that does not exist is refused.', docsX('create receivable'), async (stage) => {
    const { customer, create } = await nearly(stage);
    const nobody = unused('NOBODY');
    await allRefused(stage, 422, invalid('extCustomerId'), [create({}, { extCustomerId: nobody })]);
    await allRefused(stage, 422, invalid('payerCustomerId'), [create({}, { payerCustomerId: unknownId })]);
    await stage.inferred("a payer's id, a key in another case and nothing at all are no customer's", async () => {
      const { payer, extCustomerId } = customer;
      await create({}, { payerCustomerId: payer.id }).refuses(422, invalid('payerCustomerId'));
      await create({}, { extCustomerId: extCustomerId.toLowerCase() }).refuses(422, invalid('extCustomerId'));
      await create({}, { extCustomerId: '' }).refuses(422, invalid('extCustomerId'));
    });
  }),

  rule(
    'paystand.R82',
    'An invoice with an amountDue above its totalAmount is refused.',
    client('skill: receivables, limits'),
    async (stage) => {
      const { create } = await nearly(stage);
      await allRefused(stage, 422, invalid('amountDue'), [
        create({ amountDue: '100.01' }),
        create({ totalAmount: '0.00', amountDue: '0.01' }),
      ]);
    },
  ),

  rule('paystand.R83', 'An invoice over a negative amount is refused.', client('skill: receivables, limits'), async (stage) => {
    const { create } = await nearly(stage);
    await allRefused(stage, 422, invalid('totalAmount'), [create({ totalAmount: '-100.00', amountDue: '-100.00' })]);
    await allRefused(stage, 422, invalid('amountDue'), [create({ amountDue: '-0.01' })]);
    await stage.inferred('so are more than two decimals, and what is no amount', () =>
      stage.unmoved(() =>
        eachOf(['totalAmount', 'amountDue'], (name) =>
          eachOf(['1.001', '1e2', 'ten', '', '$1.00', '1,000.00', ' 1.00', 0.001, -1, true, {}], (value) =>
            create({ [name]: value }).refuses(422, invalid(name)),
          ),
        ),
      ),
    );
  }),

  rule(
    'paystand.R84',
    'An invoice without erpId is answered 400, with detailCode parameterMissing and parameter extId.',
    client('skill: receivables, errors'),
    async (stage) => {
      const { create } = await nearly(stage);
      const blame = { detailCode: 'parameterMissing', parameter: 'extId' } as const;
      await create({ erpId: undefined }).refuses(400, blame);
      await stage.inferred('code apiError; null is as good as nothing, and one of no or 41 characters is refused', async () => {
        await eachOf([undefined, null], (erpId) => create({ erpId }).refuses(400, missingParameter('extId')));
        await eachOf(['', 'x'.repeat(41), 7], (erpId) => create({ erpId }).refuses(422, invalid('erpId')));
        await create({ erpId: unused('K').padEnd(40, 'x') }).answers(200, { id: id24 });
      });
    },
  ),

  rule(
    'paystand.R85',
    'An invoice without erpRef is answered 400, with detailCode parameterMissing and parameter invoiceKey.',
    client('skill: receivables, errors'),
    async (stage) => {
      const { create } = await nearly(stage);
      await create({ erpRef: undefined }).refuses(400, { detailCode: 'parameterMissing', parameter: 'invoiceKey' });
      await stage.inferred('code apiError; null is as good as nothing, and one of no or 41 characters is refused', async () => {
        await eachOf([undefined, null], (erpRef) => create({ erpRef }).refuses(400, missingParameter('invoiceKey')));
        await eachOf(['', 'x'.repeat(41), 7], (erpRef) => create({ erpRef }).refuses(422, invalid('erpRef')));
      });
      await stage.inferred('a total and a day when it is due are needed too, and days are days', async () => {
        await create({ totalAmount: undefined, amountDue: undefined }).refuses(400, missingParameter('amount'));
        await create({ dueDate: undefined }).refuses(400, missingParameter('dateDue'));
        await stage.unmoved(() =>
          eachOf(['postingDate', 'dueDate'], (name) =>
            eachOf(['02-04-2026', '2026-02-30', '2026-2-4', '2026-02-04T00:00:00Z', 'soon', ''], (day) =>
              create({ [name]: day }).refuses(422, invalid(name)),
            ),
          ),
        );
        await eachOf(['paid', 'cancelled', 'open'], (status) => create({ status }).refuses(422, invalid('status')));
      });
    },
  ),

  rule('paystand.R86', 'An invoiceId does not stand for erpId or erpRef.', client('skill: receivables, names'), async (stage) => {
    const { create } = await nearly(stage);
    const invoiceId = unused('INV');
    await create({ erpId: undefined, invoiceId }).refuses(400, { parameter: 'extId' });
    await create({ erpRef: undefined, invoiceId }).refuses(400, { parameter: 'invoiceKey' });
    await create({ erpId: undefined, erpRef: undefined, invoiceId }).isRefused();
  }),

  rule(
    'paystand.R87',
    'An invoice in another currency than USD or CAD is refused.',
    client('skill: receivables, limits'),
    async (stage) => {
      const { create } = await nearly(stage);
      await eachOf(['USD', 'CAD'] as const, (currency) => create({ currency }).answers(200, { currency }));
      await allRefused(
        stage,
        422,
        invalid('currency'),
        ['EUR', 'GBP', 'MXN'].map((currency) => create({ currency })),
      );
      await stage.inferred('so is what is none', () =>
        eachOf(['usd', 'US', '', 7], (currency) => create({ currency }).refuses(422, invalid('currency'))),
      );
    },
  ),

  rule(
    'paystand.R88',
    'A second invoice with the same erpId is refused.',
    client('skill: writes de-duplicate on external ids'),
    async (stage) => {
      const { given, api, can, another } = stage;
      const { create } = await nearly(stage);
      const first = await given.aReceivable();
      const erpId = first.extId;
      await allRefused(stage, 422, invalid('extId'), [
        create({ erpId }),
        create({ erpId, erpRef: 'INV-7', totalAmount: '1.00', amountDue: '1.00' }),
      ]);
      await api.readReceivable({ receivableId: first.id }).answers(200, first);
      await stage.inferred('also where the first is void, but not where it is deleted', async () => {
        await api.cancelReceivable({ receivableId: first.id }).answers(200, { status: 'cancelled' });
        await create({ erpId }).refuses(422, invalid('extId'));
        await api.deleteReceivable({ receivableId: first.id }).answersNothing(204);
        await create({ erpId }).answers(200, { extId: erpId });
      });
      if (can('accounts')) await (await another()).given.aReceivable({ erpId });
    },
  ),
];
