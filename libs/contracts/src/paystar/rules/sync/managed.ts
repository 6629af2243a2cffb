import { absoluteUrl, inference, seed, wrong } from '../../../verifier/index.js';
import { newAccount, unused, wholeAccount } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { managementOperations, scheduleOperations } from '../operations.js';
import { allRefused, eachOf, type PaystarStage, success } from '../parts.js';
import { accountOf, accountsWith } from '../records.js';

const looking = { needs: ['records'] } as const;

/** The two that are about an account. */
const aboutAccounts = (stage: PaystarStage) => {
  const { autopay, paperless } = managementOperations(stage);
  return [autopay, paperless];
};
const aboutCustomers = (stage: PaystarStage) => {
  const { wallet, notifications } = managementOperations(stage);
  return [wallet, notifications];
};

/** What management sessions do to accounts. */
export const managedAccounts = [
  rule(
    'paystar.R62',
    'AutoPay and paperless sessions with SyncAccount true create the account, or update it.',
    seed('account sync'),
    looking,
    async (stage) => {
      await eachOf(aboutAccounts(stage), async (ask) => {
        const whole = wholeAccount();
        await ask({ SyncAccount: true, ClientAccount: whole }).succeeds(success({}));
        const { id } = await accountOf(stage, whole);
        stage.expect('the account', await accountOf(stage, whole), whole);
        const { AccountNumber, SubAccountNumber } = whole;
        await ask({ SyncAccount: true, ClientAccount: { AccountNumber, SubAccountNumber, Name: 'Robin Vale', Balance: 1 } }).succeeds();
        const after = { id, Name: 'Robin Vale', Balance: 1, PhoneNumber: null, DueDate: null, IssueDate: null, Address: null };
        stage.expect('the account', await accountOf(stage, whole), after);
      });
      await stage.inferred('so do the sessions for scheduled payments', () =>
        eachOf(Object.values(scheduleOperations(stage)), async (ask) => {
          const whole = wholeAccount();
          await ask({ SyncAccount: true, ClientAccount: whole }).succeeds(success({}));
          stage.expect('the account', await accountOf(stage, whole), whole);
        }),
      );
    },
  ),

  rule(
    'paystar.R63',
    'AutoPay and paperless sessions without SyncAccount true leave a known account as it is.',
    seed('account sync'),
    looking,
    async (stage) => {
      await eachOf(aboutAccounts(stage), (ask) =>
        eachOf([undefined, false], async (SyncAccount) => {
          const whole = wholeAccount();
          await stage.given.aKnownAccount(whole);
          const { Customers: _, ...before } = await accountOf(stage, whole);
          const { AccountNumber, SubAccountNumber } = whole;
          const ClientAccount = { AccountNumber, SubAccountNumber, Name: 'Somebody Else', Balance: 1 };
          await ask({ SyncAccount, ClientAccount }).succeeds(success({}));
          stage.expect('the account', await accountOf(stage, whole), before);
        }),
      );
    },
  ),

  rule(
    'paystar.R64',
    'AutoPay and paperless sessions for an unknown account without SyncAccount true are rejected.',
    seed('account sync'),
    async (stage) => {
      const { given } = stage;
      const asks = aboutAccounts(stage);
      await eachOf(asks, (ask) => ask({ SyncAccount: true }).succeeds(success({ SessionLink: absoluteUrl })));
      await allRefused(
        stage,
        'SyncAccount',
        asks.flatMap((ask) => [ask({ SyncAccount: false }), ask({ SyncAccount: undefined })]),
      );
      const { AccountNumber } = await given.aKnownAccount();
      await eachOf(asks, (ask) => ask({ SyncAccount: false, ClientAccount: { AccountNumber, Name: 'Pat Roe' } }).succeeds(success({})));
      await stage.inferred('another sub-account of a known number is unknown', () =>
        eachOf(asks, (ask) =>
          ask({ SyncAccount: false, ClientAccount: { AccountNumber, SubAccountNumber: '9', Name: 'Pat Roe' } }).refuses(400, {
            blames: 'SyncAccount',
          }),
        ),
      );
      await stage.inferred('so it is for the sessions for scheduled payments', () =>
        eachOf(Object.values(scheduleOperations(stage)), (ask) => ask({ SyncAccount: false }).refuses(400, { blames: 'SyncAccount' })),
      );
    },
  ),

  rule('paystar.R65', 'Wallet and notification sessions create no account.', seed('account sync'), looking, async (stage) => {
    await accountOf(stage, await stage.given.aKnownAccount());
    const before = await stage.control.records('accounts');
    await eachOf(aboutCustomers(stage), async (ask) => {
      await ask().succeeds(success({}));
      const account = newAccount();
      await ask({ SyncAccount: true, ClientAccount: account }).succeeds(success({}));
      stage.expect('the accounts with its number', await accountsWith(stage, account), []);
    });
    stage.expect('accounts', await stage.control.records('accounts'), before);
    await stage.inferred('nor do they change one that is sent along', async () => {
      const whole = wholeAccount();
      await stage.given.aKnownAccount(whole);
      const known = await accountOf(stage, whole);
      await eachOf(aboutCustomers(stage), (ask) => ask({ SyncAccount: true, ClientAccount: { ...whole, Balance: 1 } }).succeeds());
      stage.expect('the account', await accountOf(stage, whole), known);
    });
  }),

  rule(
    'paystar.P31',
    'AutoPay and paperless sessions take an account without Name.',
    inference('what they require is listed, and Name is not in it'),
    async (stage) => {
      await eachOf(aboutAccounts(stage), async (ask) => {
        const account = { AccountNumber: unused('W') };
        await ask({ SyncAccount: true, ClientAccount: account }).succeeds(success({ SessionLink: absoluteUrl }));
        await ask({ SyncAccount: false, ClientAccount: account }).succeeds(success({ SessionLink: absoluteUrl }));
        if (stage.can('records')) stage.expect('the account', await accountOf(stage, account), { Name: null });
        await ask({ SyncAccount: wrong('yes'), ClientAccount: account }).refuses(400, { blames: 'SyncAccount' });
      });
    },
  ),
];
