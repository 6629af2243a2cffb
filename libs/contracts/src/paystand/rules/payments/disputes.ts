import { missing, where } from '../../../verifier/index.js';
import { client, docsOld, help } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf, type PaystandStage } from '../parts.js';
import { changesOf } from '../webhooks/changes.js';
import { charging } from './needs.js';

/** How a chargeback goes on once it was opened, until somebody has won. */
const course: readonly string[] = ['processing', 'acceptingEvidence', 'underReview'];

/** What a dispute cannot be made next where this follows: the states after it. */
const statesBeyond = (state: string): readonly string[] => {
  const index = course.indexOf(state);
  return index < 0 ? [] : [...course.slice(index + 1), 'won', 'lost'];
};

const aList = where('a list', Array.isArray);

/** Takes a dispute there, step by step. */
const goTo = ({ control }: Pick<PaystandStage, 'control'>, id: string, states: readonly string[]) =>
  eachOf(states, (to) => control.act('advance-dispute', { id, to }));

/** The lists that have something by date: each twice. */
const lists = ({ api }: Pick<PaystandStage, 'api'>) => [
  ['/refunds', api.listRefunds] as const,
  ['/refunds/all', api.listAllRefunds] as const,
  ['/disputes', api.listDisputes] as const,
  ['/disputes/all', api.listAllDisputes] as const,
];

/** Money that a payer's bank takes back. */
export const disputes = [
  rule(
    'paystand.R180',
    'A dispute is created, processing, acceptingEvidence and underReview, and then won or lost.',
    [docsOld('dispute'), client('dispute states')],
    charging(['clears'], ['provider', 'clock', 'settings', 'webhooks']),
    async (stage) => {
      const { api, given, control, expect, delivered } = stage;
      await control.freeze();
      const { id: payment } = await given.aPaidPayment();
      const webhook = await given.aListeningWebhook();
      await eachOf(['won', 'lost'], async (end) => {
        const { id: disputeId } = await given.aDispute({ payment, amount: '40.00', reason: 'fraudulent' });
        let status = 'created';
        for (const to of [...course, end]) {
          for (const other of statesBeyond(to)) await control.cannot('advance-dispute', { id: disputeId, to: other });
          await api.getDispute({ disputeId }).answers(200, { status: status as 'created', amount: '40.00', reason: 'fraudulent' });
          await control.act('advance-dispute', { id: disputeId, to });
          status = to;
        }
        await api.getDispute({ disputeId }).answers(200, { status: status as 'won' });
        for (const to of ['won', 'lost', 'processing']) await control.cannot('advance-dispute', { id: disputeId, to });
        await delivered();
        const last = `underReview to ${end}`;
        const others = [
          'acceptingEvidence to underReview',
          'created to processing',
          'nothing to created',
          'processing to acceptingEvidence',
        ];
        expect('changes of its status', changesOf(webhook, disputeId), [...others, last]);
      });
      await stage.inferred('by itself it is lost in the end', async () => {
        const { id: disputeId } = await given.aDispute({ payment, amount: '10.00' });
        await control.advance('P60D');
        await api.getDispute({ disputeId }).answers(200, { status: 'lost', amountWon: missing });
      });
    },
  ),

  rule(
    'paystand.R181',
    'A dispute costs 35.00, whether it is won or lost.',
    [help('disputes'), docsOld('dispute')],
    charging(['clearsAtOnce'], ['provider', 'clock', 'accounts']),
    async (stage) => {
      const { api, given, control, expect, inferred } = stage;
      await control.freeze();
      await eachOf(['won', 'lost'], async (end) => {
        const payment = await given.anAvailablePayment();
        const dispute = await given.aDispute({ payment: payment.id, amount: '40.00' });
        await inferred('nothing shows before it is processed', () => expect('its fees', dispute.fees, []));
        await goTo(stage, dispute.id, [...course, end]);
        const cost = { object: 'fee', amount: '35.00', feeType: 'paystand' } as const;
        await api.getDispute({ disputeId: dispute.id }).answers(200, { disputeFee: '35.00', fees: [cost] });
        const fee = payment.fees.reduce((sum, { amount }) => sum + Number(amount), 0);
        const gone = end === 'won' ? 0 : 40;
        const { amount } = await given.paidOut();
        expect(`what is left to pay out of 100.00 (${end})`, amount, (100 - fee - 35 - gone).toFixed(2));
      });
      await inferred('what was won is shown', async () => {
        const { results } = await api.listAllDisputes().answers(200, { results: aList });
        const won = results.filter(({ status }) => status === 'won').map(({ amountWon }) => amountWon);
        expect('amounts', won, ['40.00']);
      });
    },
  ),

  rule(
    'paystand.R182',
    'A debit that a bank returns is a dispute of type Bank, and cannot be won.',
    client('ACH returns'),
    charging(['clears', 'bank'], ['provider', 'clock']),
    async (stage) => {
      const { api, given, control, expect, inferred } = stage;
      const payment = await given.aPostedBankPayment();
      const returned = await given.aDispute({ payment: payment.id, disputeType: 'Bank' });
      expect('the return', returned, { object: 'dispute', disputeType: 'Bank', paymentId: payment.id, amount: '100.00' });
      await control.cannot('advance-dispute', { id: returned.id, to: 'won' });
      await goTo(stage, returned.id, ['processing']);
      for (const to of ['won', 'acceptingEvidence', 'underReview', 'active'])
        await control.cannot('advance-dispute', { id: returned.id, to });
      await api.getDispute({ disputeId: returned.id }).answers(200, { status: 'processing', disputeType: 'Bank', amountWon: missing });
      await inferred('it is lost at once', async () => {
        await goTo(stage, returned.id, ['lost']);
        await api.getDispute({ disputeId: returned.id }).answers(200, { status: 'lost', disputeType: 'Bank' });
        await api.getPayment({ paymentId: payment.id }).answers(200, { status: 'posted', disputedAmount: '100.00' });
      });
      await inferred('that of a card is of type Card', async () =>
        expect('a chargeback', await given.aDispute(), { disputeType: 'Card', status: 'created' }),
      );
    },
  ),

  rule(
    'paystand.R183',
    'The lists of refunds and of disputes, with /all and without, are narrowed by dates once f.querytype says so.',
    client('query guide'),
    charging(['clears'], ['provider', 'clock', 'accounts']),
    async (stage) => {
      const { given, control, expect } = stage;
      const now = await control.freeze();
      const days = [0, 3].map((more) => new Date(now + more * 86_400_000).toISOString().slice(0, 10));
      const { id: payment } = await given.aPaidPayment();
      const first = [await given.aRefund({ payment, amount: '10.00' }), await given.aDispute({ payment, amount: '10.00' })];
      await control.advanceTo(now + 3 * 86_400_000);
      const second = [await given.aRefund({ payment, amount: '11.00' }), await given.aDispute({ payment, amount: '11.00' })];
      const window = { 'f.datepreset': 'custom', 'f.datetype': 'created', 'f.timezone': 'UTC' } as const;
      const dated = (start = '', end = start) => ({ ...window, 'f.datestart': start, 'f.dateend': end });
      const on = { 'f.querytype': 'by-query-filters' } as const;
      await eachOf(lists(stage), async ([path, list]) => {
        const [earlier, later] = (path.startsWith('/refunds') ? [first[0], second[0]] : [first[1], second[1]]).map((one) => one?.id);
        const found = async (query: Readonly<Record<string, string>>) => {
          const { results } = await list({ query }).answers(200, { results: aList });
          return results.map(({ id }) => id);
        };
        expect(`${path} of the first day`, await found({ ...on, ...dated(days[0]) }), [earlier]);
        expect(`${path} of the second day`, await found({ ...on, ...dated(days[1]) }), [later]);
        expect(`${path} of both`, await found({ ...on, ...dated(days[0], days[1]) }), [later, earlier]);
        expect(`${path} of a day long ago`, await found({ ...on, ...dated('2001-01-01') }), []);
        expect(`${path} without f.querytype`, await found(dated('2001-01-01')), [later, earlier]);
        expect(`${path}, one of a page`, await found({ ...on, ...dated(days[0], days[1]), 'f.limit': '1', 'f.offset': '1' }), [earlier]);
      });
    },
  ),
];
