import { docs, exactly, matching } from '../../../verifier/index.js';
import { checking, visa } from '../../situations/payments.js';
import { unusedEmail, wholeAccount } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { taken } from '../events/taking.js';
import type { PaystarStage } from '../parts.js';
import { accountOf, customerOf } from '../records.js';

const told = { needs: ['settings', 'webhooks', 'payer', 'records'], effects: ['creates', 'money'] } as const;

/** What the page on webhooks shows of AutoPay.Unenrolled, before it is cut; what it shows of AutoPay.Enrolled, it shows in whole. */
const seen = ['AccountId', 'AccountName', 'AccountNumber', 'ActivityType', 'CustomerEmailAddress', 'CustomerId', 'DueDate'];
const rest = ['MaximumBalanceAllowed', 'PaymentSourceDescription', 'ProcessingLeadTime', 'SubAccountNumber'];
const template = Object.fromEntries([...seen, ...rest].map((name) => [name, `{{${name}}}`]));

const limits = { processingLeadTime: 3, maximumBalanceAllowed: 20_000 } as const;

/** An account with AutoPay, and what webhooks about it are to say. */
async function enrolled(stage: PaystarStage) {
  const account = wholeAccount();
  const EmailAddress = unusedEmail();
  const { id } = await stage.given.anEnrolledAccount({ ClientAccount: account, ClientUser: { EmailAddress } }, { ...visa, ...limits });
  const known = {
    AccountId: (await accountOf(stage, account)).id,
    AccountName: account.Name,
    AccountNumber: account.AccountNumber,
    CustomerEmailAddress: EmailAddress,
    CustomerId: (await customerOf(stage, EmailAddress)).id,
  };
  const arranged = { ProcessingLeadTime: '3', SubAccountNumber: '2', PaymentSourceDescription: 'Visa ending in 1111' };
  return { id, account, known, arranged };
}

/** What webhooks say of AutoPay. */
export const autopayWebhooks = [
  rule(
    'paystar.R108',
    'AutoPay.Enrolled knows its eleven variables.',
    docs('webhooks, variables of AutoPay.Enrolled'),
    told,
    async (stage) => {
      const { given, expect, inferred, control } = stage;
      const webhook = await given.aWebhook('AutoPay.Enrolled', { template });
      const { id, known, arranged } = await enrolled(stage);
      const { body } = await webhook.first();
      const somehow = { DueDate: matching(/2025/), MaximumBalanceAllowed: matching(/200/), ActivityType: matching(/enroll/i) };
      expect('the webhook', body, exactly({ ...known, ...arranged, ...somehow }));
      const formats = { DueDate: '2025-04-01', MaximumBalanceAllowed: '200.00', ActivityType: 'Enroll' };
      await inferred('a date, dollars, and Enroll', () => expect('the webhook', body, formats));
      await inferred('what is changed later is told as well, as UpdateSettings', async () => {
        await control.act('update-autopay', { id, ...checking, processingLeadTime: 5, maximumBalanceAllowed: null });
        const changed = { ProcessingLeadTime: '5', MaximumBalanceAllowed: '', PaymentSourceDescription: 'Checking ending in 6789' };
        expect(
          'the second webhook',
          webhook.all()[1]?.body,
          exactly({ ...known, ...arranged, ...formats, ...changed, ActivityType: 'UpdateSettings' }),
        );
      });
    },
  ),

  rule(
    'paystar.R109',
    'AutoPay.Unenrolled knows the seven variables of it that the page shows.',
    docs('webhooks, variables of AutoPay.Unenrolled'),
    told,
    async (stage) => {
      const { api, given, expect, inferred } = stage;
      const webhook = await given.aWebhook('AutoPay.Unenrolled', { template });
      const { account, known, arranged } = await enrolled(stage);
      const payload = { accountNumber: account.AccountNumber, subAccountNumber: account.SubAccountNumber ?? '' };
      await taken(stage, api.pushEvent({ body: given.event('Accounts.UnenrollAutopay', payload) }));
      const { body } = await webhook.first();
      expect('the webhook', body, { ...known, ActivityType: matching(/cancel/i), DueDate: matching(/2025/) });
      await inferred('and the four of AutoPay.Enrolled that are left', () => {
        const formats = { DueDate: '2025-04-01', MaximumBalanceAllowed: '200.00', ActivityType: 'Cancel' };
        expect('the webhook', body, exactly({ ...known, ...arranged, ...formats }));
      });
      await inferred('so does the page where the customer ends it', async () => {
        const second = await enrolled(stage);
        await stage.control.act('unenroll', { id: second.id });
        expect('the webhook', webhook.all()[1]?.body, { ...second.known, ActivityType: 'Cancel' });
      });
    },
  ),

  rule(
    'paystar.R110',
    'PaymentSourceDescription has the form "x ending in y".',
    docs('webhooks, PaymentSourceDescription'),
    { ...told, needs: ['settings', 'webhooks', 'payer'] },
    async ({ given, expect, inferred }) => {
      const webhook = await given.aWebhook('AutoPay.Enrolled', { template: { source: '{{PaymentSourceDescription}}' } });
      await given.anEnrolledAccount();
      await given.anEnrolledAccount({}, checking);
      await webhook.first();
      const sources = webhook.all().map(({ body }) => body);
      const like = { source: matching(/^\S.* ending in \S+$/) };
      expect('the webhooks', sources, [like, like]);
      await inferred('the brand or the kind of account, and four digits', () =>
        expect('the webhooks', sources, [{ source: 'Visa ending in 1111' }, { source: 'Checking ending in 6789' }]),
      );
    },
  ),
];
