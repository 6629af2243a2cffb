import { inference } from '../../../verifier/index.js';
import { cardOf, newPayer, surcharged, testBank } from '../../situations/money.js';
import { client, docsOld, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf, invalid, unknownId } from '../parts.js';
import { charging } from './needs.js';

const least = { amount: '100.00', currency: 'USD' } as const;
const validation = { code: 'validationError' } as const;

/** What is not charged. */
export const refusedCharges = [
  rule(
    'paystand.R142',
    'A payment that names both payerId and payer, or neither of them, is refused.',
    docsOld('payment'),
    charging(['clears']),
    async (stage) => {
      const { api, given } = stage;
      const { cardId, payerId } = given.aSavedCard();
      const saved = (payer: object) => api.createSecurePayment({ body: { ...least, cardId, ...payer } });
      const unsaved = (payer: object) => api.createSecurePayment({ body: { ...least, card: cardOf(), ...payer } });
      const both = { payerId, payer: newPayer };
      await allRefused(stage, 422, validation, [saved(both), unsaved(both), saved({}), unsaved({})]);
      await saved({ payerId }).answers(200, { payerId });
      await unsaved({ payer: newPayer }).answers(200, { payer: { object: 'payer', ...newPayer } });
    },
  ),

  rule(
    'paystand.R143',
    'A payment from two sources, or from none, is refused.',
    docsOld('payment'),
    charging(['clears', 'bank']),
    async (stage) => {
      const { api, given } = stage;
      const { cardId, payerId } = given.aSavedCard();
      const { bankId } = given.aVerifiedBank();
      const charge = (source: object) => api.createSecurePayment({ body: { ...least, payerId, ...source } });
      await allRefused(stage, 422, validation, [
        charge({ cardId, bankId }),
        charge({ cardId, card: cardOf() }),
        charge({ bankId, bank: testBank }),
        charge({ card: cardOf(), bank: testBank }),
        charge({}),
      ]);
      await charge({ cardId }).answers(200, { sourceId: cardId });
      await stage.inferred('nor does one exist that nobody has, or that is of another payer', async () => {
        await charge({ cardId: unknownId }).refuses(422, invalid('cardId'));
        await charge({ bankId: unknownId }).refuses(422, invalid('bankId'));
        await api.createSecurePayment({ body: { ...least, cardId, payerId: unknownId } }).refuses(422, invalid('payerId'));
        await api.createSecurePayment({ body: { ...least, cardId, payer: newPayer } }).refuses(422, invalid('cardId'));
      });
    },
  ),

  rule(
    'paystand.R145',
    'A payment of more than is open on the invoice is refused.',
    inference('nobody pays what is not owed'),
    charging(['clears']),
    async ({ api, given }) => {
      const { id: receivableId } = await given.aReceivable({ totalAmount: '100.00', amountDue: '80.00' });
      const source = given.aSavedCard();
      const pay = (body: object) => api.createSecurePayment({ body: { ...least, ...source, receivableId, ...body } });
      await pay({ amount: '80.01' }).refuses(422, invalid('receivableId'));
      await pay(surcharged).refuses(422, invalid('receivableId'));
      await pay({ amount: '30.00' }).answers(200, { amount: '30.00' });
      await pay({ amount: '50.01' }).refuses(422, invalid('receivableId'));
      // The payer's fee is not the invoice's: 50.00 and 3.5 % of it.
      const split = { subtotal: '50.00', feeSplitType: 'recoup_custom_of_subtotal' };
      await pay({ amount: '51.75', feeSplit: split }).answers(200, { amount: '51.75' });
      await api.readReceivable({ receivableId }).answers(200, { status: 'paid', amountPaid: '100.00' });
    },
  ),

  rule(
    'paystand.R146',
    'A payment on an invoice that is paid or cancelled is refused.',
    inference('nothing is owed any longer'),
    charging(['clears']),
    async ({ api, given }) => {
      const source = given.aSavedCard();
      const pay = ({ id }: { readonly id: string }, amount = '100.00') =>
        api.createSecurePayment({ body: { ...source, amount, currency: 'USD', receivableId: id } });
      const open = await given.aReceivable();
      await pay(open).answers(200, { amount: '100.00' });
      const others = [open, await given.aSettledReceivable(), await given.aCancelledReceivable()];
      await eachOf(others, (receivable) => pay(receivable, '0.01').refuses(422, invalid('receivableId')));
      await api.readReceivable({ receivableId: open.id }).answers(200, { status: 'paid', amountPaid: '100.00' });
    },
  ),

  rule(
    'paystand.R147',
    'A merchant who works with Sage Intacct has to name the receivable.',
    client('secure payments'),
    charging(['clears'], ['settings']),
    async (stage) => {
      const { api, given, control } = stage;
      const source = given.aSavedCard();
      const { id: receivableId } = await given.aReceivable();
      const pay = (body: object) => api.createSecurePayment({ body: { ...least, ...source, ...body } });
      await pay({}).answers(200, { amount: '100.00' });
      await control.settings({ sageIntacct: true });
      await allRefused(stage, 422, invalid('receivableId'), [pay({})]);
      await pay({ receivableId }).answers(200, { amount: '100.00' });
    },
  ),

  rule(
    'paystand.R161',
    'In the sandbox a payment has a limit: 5,000 by card, 2,000 by ACH, 1,200 through the bank network.',
    docsX('testing credentials'),
    charging(['clears', 'bank'], ['settings']),
    async (stage) => {
      const { api, given, control } = stage;
      const [card, bank] = [given.aSavedCard(), given.aVerifiedBank()];
      const limits = [
        { source: card, below: '4999.99', limit: '5000.00', above: '5000.01' },
        { source: { payerId: bank.payerId, bank: testBank }, below: '1999.99', limit: '2000.00', above: '2000.01' },
        { source: bank, below: '1199.99', limit: '1200.00', above: '1200.01' },
      ] as const;
      const pay = (source: object, amount: string) => api.createSecurePayment({ body: { ...source, amount, currency: 'USD' } });
      await allRefused(
        stage,
        422,
        invalid('amount'),
        limits.map(({ source, above }) => pay(source, above)),
      );
      await eachOf(limits, ({ source, below }) => pay(source, below).answers(200, { amount: below }));
      await stage.inferred('the limit itself is taken', () =>
        eachOf(limits, ({ source, limit }) => pay(source, limit).answers(200, { amount: limit })),
      );
      await stage.inferred('there is no such limit in production', async () => {
        await control.settings({ environment: 'production' });
        await eachOf(limits, ({ source, above }) => pay(source, above).answers(200, { amount: above }));
      });
    },
  ),
];
