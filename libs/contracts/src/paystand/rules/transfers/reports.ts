import { where } from '../../../verifier/index.js';
import { client, docsOld } from '../../sources.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf, id24, type PaystandStage, unknownId } from '../parts.js';
import { charging } from '../payments/needs.js';
import { centsOf, feesOf, moneyOf } from './cents.js';

const reporting = charging(['clearsAtOnce'], ['provider', 'clock', 'accounts']);

/** What is in a payout, all of it. */
async function entriesOf({ api, expect }: Pick<PaystandStage, 'api' | 'expect'>, transferId: string) {
  const query = { limit: 100 };
  const { results, count } = await api
    .listTransferReportEntries({ transferId, query })
    .answers(200, { results: where('a list', Array.isArray) });
  expect('how many entries there are', results.length, count);
  return results;
}

/** The report of a payout. */
export const reports = [
  rule(
    'paystand.R191',
    'The report of a transfer is completed once the transfer is paid.',
    client('payouts'),
    reporting,
    async ({ api, given, control, inferred }) => {
      await control.freeze();
      const { id: transferId, amount, currency } = await given.anArrivedPayout();
      await api.getTransferReport({ transferId }).answers(200, { status: 'completed' });
      await inferred('it names the transfer, and what that holds', () =>
        api
          .getTransferReport({ transferId })
          .answers(200, { object: 'transferReport', id: id24, transferId, amount, currency, entryCount: 2 }),
      );
      await inferred('there is none before the transfer is posted, and it is processing until it is paid', async () => {
        const other = await given.aPayout();
        await eachOf([0, 1], async () => {
          await api.getTransferReport({ transferId: other.id }).refuses(404, { code: 'resourceNotFound' });
          await control.act('advance-transfer', { id: other.id });
        });
        await api.getTransferReport({ transferId: other.id }).answers(200, { status: 'processing' });
        await api.listTransferReportEntries({ transferId: other.id }).refuses(422, { code: 'validationError' });
        await control.act('advance-transfer', { id: other.id });
        await api.getTransferReport({ transferId: other.id }).answers(200, { status: 'completed' });
      });
      await inferred('that of a transfer that fails is reversed', async () => {
        const other = await given.aPayout();
        for (const action of ['advance-transfer', 'advance-transfer', 'fail-transfer']) await control.act(action, { id: other.id });
        await api.getTransferReport({ transferId: other.id }).answers(200, { status: 'reversed' });
      });
      await inferred('nothing is known of a transfer that there is not', () =>
        api.getTransferReport({ transferId: unknownId }).refuses(404, { code: 'resourceNotFound' }),
      );
    },
  ),

  rule(
    'paystand.R192',
    'The entries of a report sum to the amount of its transfer.',
    docsOld('transfer report'),
    reporting,
    async (stage) => {
      const { api, given, control, expect, inferred } = stage;
      await control.freeze();
      const [first, second] = [await given.anAvailablePayment(), await given.anAvailablePayment({ amount: '60.00' })];
      const refund = await given.aRefund({ payment: first.id, amount: '20.00' });
      const dispute = await given.aDispute({ payment: second.id, amount: '10.00' });
      const { id: transferId, amount } = await given.paidOut();
      for (let stages = 0; stages < 3; stages += 1) await control.act('advance-transfer', { id: transferId });
      await api.getTransfer({ transferId }).answers(200, { status: 'paid', amount });
      const entries = await entriesOf(stage, transferId);
      expect('the sum of the entries', moneyOf(entries.reduce((sum, entry) => sum + centsOf(entry.amount), 0)), amount);
      const whole = [first, second].reduce((sum, payment) => sum + centsOf(payment.amount) - feesOf(payment), 0);
      expect('the payout', amount, moneyOf(whole - 2000 - 1000 - 3500));
      const amountsOf = (id: string) => entries.filter(({ resourceId }) => resourceId === id).map((entry) => entry.amount);
      await inferred('each names what it is of; what goes away is negative', () => {
        const seen = [first, second, refund, dispute].map(({ id }) => amountsOf(id));
        expect('the entries of the payments, the refund and the dispute', seen, [['100.00'], ['60.00'], ['-20.00'], ['-10.00']]);
        const fees = entries.filter(({ resourceType }) => resourceType === 'Fee').map((entry) => entry.amount);
        const expected = [-feesOf(first), -feesOf(second), -3500].map(moneyOf);
        expect('the entries of fees', fees.toSorted(), expected.toSorted());
      });
    },
  ),

  rule(
    'paystand.R193',
    'The entries of a report are refused where reports are switched off.',
    client('payouts'),
    { ...reporting, needs: [...reporting.needs, 'settings'] },
    async (stage) => {
      const { api, given, control } = stage;
      await control.freeze();
      const { id: transferId } = await given.anArrivedPayout();
      await api.listTransferReportEntries({ transferId }).answers(200, { count: 2 });
      await control.settings({ transferReports: false });
      await allRefused(stage, 403, { code: 'insufficientResourceAccess' }, [api.listTransferReportEntries({ transferId })]);
      await api.getTransfer({ transferId }).answers(200, { status: 'paid' });
    },
  ),
];
