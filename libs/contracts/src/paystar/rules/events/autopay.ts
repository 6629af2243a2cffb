import { inference, seed } from '../../../verifier/index.js';
import type { KnownAccount } from '../../situations/management.js';
import { newAccount, unused } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { eachOf, type PaystarStage } from '../parts.js';
import { enrollmentsOf } from '../records.js';
import { taken } from './taking.js';

const unenroll = ({ api, given }: PaystarStage, { AccountNumber, SubAccountNumber = '' }: KnownAccount) =>
  api.pushEvent({ body: given.event('Accounts.UnenrollAutopay', { accountNumber: AccountNumber, subAccountNumber: SubAccountNumber }) });

/** Two business units may have accounts with one number. */
async function inItsUnit(stage: PaystarStage): Promise<void> {
  const { api, given, fact } = stage;
  const units = [{ BusinessUnitSlug: fact('businessUnitSlug') }, { BusinessUnitSlug: fact('otherBusinessUnitSlug') }] as const;
  const ClientAccount = newAccount();
  await eachOf(units, (unit) => given.anEnrolledAccount({ ...unit, ClientAccount }));
  const [, { BusinessUnitSlug: businessUnitSlug }] = units;
  const payload = { accountNumber: ClientAccount.AccountNumber, subAccountNumber: '' };
  await taken(stage, api.pushEvent({ body: { ...given.event('Accounts.UnenrollAutopay', payload), businessUnitSlug } }));
  const counts = [];
  for (const unit of units) counts.push((await enrollmentsOf(stage, ClientAccount, unit)).length);
  stage.expect('enrollments in both', counts, [1, 0]);
}

/** What UnenrollAutopay does. */
export const unenrollments = [
  rule(
    'paystar.R97',
    'UnenrollAutopay ends AutoPay on the given account.',
    seed('Accounts.UnenrollAutopay'),
    { needs: ['payer', 'records'], facts: ['otherBusinessUnitSlug'], effects: ['creates', 'money'] },
    async (stage) => {
      const { given, expect } = stage;
      const plain = newAccount();
      const sub = newAccount({ AccountNumber: plain.AccountNumber, SubAccountNumber: '2' });
      await given.anEnrolledAccount({ ClientAccount: plain });
      await given.anEnrolledAccount({ ClientAccount: sub });
      const counts = async () => [(await enrollmentsOf(stage, plain)).length, (await enrollmentsOf(stage, sub)).length];
      expect('enrollments before', await counts(), [1, 1]);
      await taken(stage, unenroll(stage, sub));
      expect('enrollments after the event for the sub-account', await counts(), [1, 0]);
      await taken(stage, unenroll(stage, plain));
      expect('enrollments after both', await counts(), [0, 0]);
      await stage.inferred('once more changes nothing', async () => {
        await taken(stage, unenroll(stage, plain));
        expect('enrollments', await counts(), [0, 0]);
      });
      await stage.inferred('in the business unit that says so', () => inItsUnit(stage));
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
      await taken(stage, unenroll(stage, await given.aKnownAccount()));
      await delivered();
      expect('webhooks', webhook.all().length, 0);
      const { account } = await given.anEnrolledAccount();
      await taken(stage, unenroll(stage, account));
      expect('the webhook of an account with AutoPay', (await webhook.first()).body, { account: account.AccountNumber });
      await taken(stage, unenroll(stage, account));
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
      await taken(stage, unenroll(stage, known));
    },
  ),
];
