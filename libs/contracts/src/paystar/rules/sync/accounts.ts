import { seed, where, wrong } from '../../../verifier/index.js';
import { newAccount, unused, wholeAccount } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { eachOf, type PaystarStage, success, uuid } from '../parts.js';
import { accountOf, accountsWith } from '../records.js';

const created = success({ PaymentSessionIdentifier: uuid });
const looking = { needs: ['records'] } as const;
const inTwoUnits = { ...looking, facts: ['otherBusinessUnitSlug'] } as const;

/** A payment session for each of these accounts together. */
const bill = ({ api, given }: PaystarStage, ...accounts: readonly object[]) =>
  api
    .initiatePaymentSession({
      body: given.bill({ Charges: accounts.map((ClientAccount) => ({ Amount: 100, ClientAccount: wrong(ClientAccount) })) }),
    })
    .succeeds(created);

const cleared = { Balance: null, PhoneNumber: null, DueDate: null, IssueDate: null, Address: null } as const;

/** What a payment session does to the accounts of its charges. */
export const accounts = [
  rule(
    'paystar.R55',
    'A payment session creates a record of every account in it, without any flag.',
    seed('account sync'),
    looking,
    async (stage) => {
      const all = [newAccount(), wholeAccount(), wholeAccount({ SubAccountNumber: '' })];
      await eachOf(all, async (account) => stage.expect('accounts before', await accountsWith(stage, account), []));
      await bill(stage, ...all);
      await eachOf(all, async (account) => stage.expect('the account', await accountOf(stage, account), account));
      await stage.inferred('the last one counts, where an account is there twice', async () => {
        const account = newAccount({ Balance: 1 });
        await bill(stage, account, { ...account, Balance: 2 });
        stage.expect('the account', await accountOf(stage, account), { Balance: 2 });
      });
    },
  ),

  rule(
    'paystar.R56',
    'The same AccountNumber with a different SubAccountNumber is a different account.',
    seed('account sync'),
    inTwoUnits,
    async (stage) => {
      const AccountNumber = unused('W');
      const subs = ['', '1', '2', '01'];
      await eachOf(subs, (SubAccountNumber) =>
        bill(stage, newAccount({ AccountNumber, SubAccountNumber, Name: `Holder ${SubAccountNumber}` })),
      );
      const all = await accountsWith(stage, { AccountNumber });
      stage.expect('accounts with the number', all.length, subs.length);
      await eachOf(subs, async (SubAccountNumber) =>
        stage.expect('the account', await accountOf(stage, { AccountNumber, SubAccountNumber }), { Name: `Holder ${SubAccountNumber}` }),
      );
      await stage.inferred('none is as good as an empty one', async () => {
        await bill(stage, newAccount({ AccountNumber, Name: 'Somebody Else' }));
        stage.expect('the account', await accountOf(stage, { AccountNumber }), { Name: 'Somebody Else' });
        stage.expect('accounts with the number', (await accountsWith(stage, { AccountNumber })).length, subs.length);
      });
      await stage.inferred('so is the same number in another business unit', async () => {
        const { api, given, fact } = stage;
        const account = newAccount({ Name: 'Here' });
        await bill(stage, account);
        const there = { BusinessUnitSlug: fact('otherBusinessUnitSlug') };
        await api.initiatePaymentSession({ body: given.billFor({ ...account, Name: 'There' }, there) }).succeeds(created);
        const here = { BusinessUnitSlug: fact('businessUnitSlug') };
        stage.expect('the account here', await accountOf(stage, account, here), { Name: 'Here' });
        stage.expect('the account there', await accountOf(stage, account, there), { Name: 'There' });
      });
    },
  ),

  rule('paystar.R57', 'A later request with a changed value updates the account.', seed('account sync'), looking, async (stage) => {
    const first = wholeAccount();
    await bill(stage, first);
    const { id } = await accountOf(stage, first);
    const Address = { StreetAddress: '4 Elm Ct', City: 'Grand Junction', State: 'CO', ZipCode: '81501' };
    const dates = { DueDate: '2025-05-01T00:00:00Z', IssueDate: '2025-04-01T00:00:00Z' };
    const changed = { ...first, Name: 'Robin Vale', Balance: -325, PhoneNumber: '970-555-0199', ...dates, Address };
    await bill(stage, changed);
    stage.expect('the account', await accountOf(stage, first), { id, ...changed });
  }),

  rule('paystar.R58', 'A later request with an added field adds it to the account.', seed('account sync'), looking, async (stage) => {
    const whole = wholeAccount();
    const { AccountNumber, SubAccountNumber, Name } = whole;
    await bill(stage, { AccountNumber, SubAccountNumber, Name });
    const before = await accountOf(stage, whole);
    stage.expect('the account before', before, { Name, ...cleared });
    await bill(stage, whole);
    stage.expect('the account after', await accountOf(stage, whole), { id: before.id, ...whole });
  }),

  rule(
    'paystar.R59',
    'A later request without a field that was sent before removes it from the account.',
    seed('account sync'),
    looking,
    async (stage) => {
      const whole = wholeAccount();
      const { Address, ...rest } = whole;
      await bill(stage, whole);
      const { id } = await accountOf(stage, whole);
      const { City } = Address;
      await bill(stage, { ...rest, Address: { City } });
      const { Address: left } = await accountOf(stage, whole);
      const only = where('an address of a city and nothing else', (value) => JSON.stringify(present(value)) === JSON.stringify({ City }));
      stage.expect('Address', left, only);
      const { AccountNumber, SubAccountNumber, Name } = whole;
      await bill(stage, { AccountNumber, SubAccountNumber, Name });
      stage.expect('the account', await accountOf(stage, whole), { id, Name, ...cleared });
    },
  ),

  rule('paystar.R60', 'Note is never stored on the account.', seed('account sync'), looking, async (stage) => {
    const Note = `for this session alone ${unused('note')}`;
    const account = wholeAccount({ Note });
    await bill(stage, account);
    const autopay = wholeAccount({ Note });
    await stage.given.anAutopaySession({ ClientAccount: autopay });
    await stage.given.aPaperlessSession({ ClientAccount: autopay });
    await eachOf([account, autopay], async ({ Note: _note, ...kept }) =>
      stage.expect('the account', await withoutText(stage, kept, Note), kept),
    );
  }),

  rule('paystar.R61', 'Custom account fields are never stored on the account.', seed('account sync'), looking, async (stage) => {
    const value = unused('meter');
    const account = wholeAccount();
    await bill(stage, { ...account, MeterNumber: value, Custom: { Route: value }, Address: { ...account.Address, County: value } });
    const autopay = wholeAccount();
    await stage.given.anAutopaySession({ ClientAccount: wrong({ ...autopay, MeterNumber: value }) });
    await eachOf([account, autopay], async (kept) => stage.expect('the account', await withoutText(stage, kept, value), kept));
  }),
];

/** The members that have a value. */
const present = (value: unknown) => Object.fromEntries(Object.entries(value ?? {}).filter(([, part]) => part !== null));

/** The account, in which this text is nowhere. */
async function withoutText(stage: PaystarStage, account: ReturnType<typeof newAccount>, text: string) {
  const record = await accountOf(stage, account);
  stage.expect(`"${text}" in the account`, JSON.stringify(record).includes(text), false);
  return record;
}
