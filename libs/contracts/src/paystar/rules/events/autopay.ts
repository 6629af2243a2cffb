import { inference, seed } from '../../../verifier/index.js';
import type { KnownAccount } from '../../situations/management.js';
import { newAccount, unused } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import type { PaystarStage } from '../parts.js';
import { enrollmentsOf } from '../records.js';

const taken = { hasErrors: false } as const;

const unenroll = ({ api, given }: PaystarStage, { AccountNumber, SubAccountNumber = '' }: KnownAccount) =>
  api.pushEvent({ body: given.event('Accounts.UnenrollAutopay', { accountNumber: AccountNumber, subAccountNumber: SubAccountNumber }) });

/** What UnenrollAutopay does. */
export const unenrollments = [
  rule(
    'paystar.R97',
    'UnenrollAutopay ends AutoPay on the given account.',
    seed('Accounts.UnenrollAutopay'),
    { needs: ['payer', 'records'], effects: ['creates', 'money'] },
    async (stage) => {
      const { given, expect } = stage;
      const plain = newAccount();
      const sub = newAccount({ AccountNumber: plain.AccountNumber, SubAccountNumber: '2' });
      await given.anEnrolledAccount({ ClientAccount: plain });
      await given.anEnrolledAccount({ ClientAccount: sub });
      const counts = async () => [(await enrollmentsOf(stage, plain)).length, (await enrollmentsOf(stage, sub)).length];
      expect('enrollments before', await counts(), [1, 1]);
      await unenroll(stage, sub).answers(200, taken);
      expect('enrollments after the event for the sub-account', await counts(), [1, 0]);
      await unenroll(stage, plain).answers(200, taken);
      expect('enrollments after both', await counts(), [0, 0]);
      await stage.inferred('once more changes nothing', async () => {
        await unenroll(stage, plain).answers(200, taken);
        expect('enrollments', await counts(), [0, 0]);
      });
    },
  ),

  rule(
    'paystar.P13',
    'UnenrollAutopay on a known account without AutoPay succeeds, and tells nobody.',
    inference('what is wanted is so already'),
    { needs: ['settings', 'webhooks', 'payer'], effects: ['creates', 'money'] },
    async (stage) => {
      const { given, expect, delivered } = stage;
      const webhook = await given.aWebhook('AutoPay.Unenrolled', { template: { account: '{{AccountNumber}}' } });
      await unenroll(stage, await given.aKnownAccount()).answers(200, taken);
      await delivered();
      expect('webhooks', webhook.all().length, 0);
      const { account } = await given.anEnrolledAccount();
      await unenroll(stage, account).answers(200, taken);
      expect('the webhook of an account with AutoPay', (await webhook.first()).body, { account: account.AccountNumber });
      await unenroll(stage, account).answers(200, taken);
      await delivered();
      expect('webhooks', webhook.all().length, 1);
    },
  ),

  rule(
    'paystar.P14',
    'UnenrollAutopay on an unknown account is answered 400.',
    inference('there is no account on which AutoPay could end'),
    async (stage) => {
      const known = await stage.given.aKnownAccount();
      await unenroll(stage, { AccountNumber: unused('W') }).refuses(400, { blames: 'payload.accountNumber' });
      await unenroll(stage, { ...known, SubAccountNumber: '9' }).refuses(400, { blames: 'payload.accountNumber' });
      await unenroll(stage, known).answers(200, taken);
    },
  ),
];
