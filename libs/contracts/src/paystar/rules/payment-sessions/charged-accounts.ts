import { inference, seed, wrong } from '../../../verifier/index.js';
import { newAccount, unused } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf, type PaystarStage, success, uuid } from '../parts.js';
import { accountOf } from '../records.js';

const created = success({ PaymentSessionIdentifier: uuid });

/** A payment session for an account with these members. */
const billing =
  ({ api, given }: PaystarStage) =>
  (ClientAccount: object) =>
    api.initiatePaymentSession({ body: given.billFor(wrong(ClientAccount)) });

const account = 'Charges[0].ClientAccount';

/** That a line of an address takes 100 characters and no more. */
async function takes100(stage: PaystarStage, line: 'StreetAddress' | 'StreetAddress2' | 'City'): Promise<void> {
  const bill = billing(stage);
  await bill(newAccount({ Address: { [line]: 'x'.repeat(100) } })).succeeds(created);
  await allRefused(
    stage,
    `${account}.Address.${line}`,
    [101, 500].map((length) => bill(newAccount({ Address: { [line]: 'x'.repeat(length) } }))),
  );
}

/** What an account in a charge is made of. */
export const chargedAccounts = [
  rule('paystar.R22', 'An account of a payment session without AccountNumber is rejected.', seed('ClientAccount'), async (stage) => {
    const bill = billing(stage);
    await bill(newAccount()).succeeds(created);
    await allRefused(stage, `${account}.AccountNumber`, [bill({ Name: 'Pat Roe' }), bill({ Name: 'Pat Roe', SubAccountNumber: '2' })]);
    await stage.inferred('null and an empty one are as good as none', () =>
      eachOf([null, ''], (nothing) =>
        bill({ ...newAccount(), AccountNumber: nothing }).refuses(400, { blames: `${account}.AccountNumber` }),
      ),
    );
  }),

  rule('paystar.R23', 'An account of a payment session without Name is rejected.', seed('ClientAccount'), async (stage) => {
    const bill = billing(stage);
    await bill(newAccount()).succeeds(created);
    await allRefused(stage, `${account}.Name`, [bill({ AccountNumber: unused('W') }), bill({ AccountNumber: unused('W'), Balance: 1 })]);
    await stage.inferred('null and an empty one are as good as none', () =>
      eachOf([null, ''], (nothing) => bill({ ...newAccount(), Name: nothing }).refuses(400, { blames: `${account}.Name` })),
    );
    await stage.inferred('nor is it known from before', async () => {
      const { AccountNumber } = await stage.given.aKnownAccount();
      await bill({ AccountNumber }).refuses(400, { blames: `${account}.Name` });
    });
  }),

  rule('paystar.R24', 'An account with AccountNumber and Name alone is valid.', seed('ClientAccount'), async (stage) => {
    const { AccountNumber, Name } = newAccount();
    await billing(stage)({ AccountNumber, Name }).succeeds(created);
    if (!stage.can('records')) return;
    stage.expect('the account', await accountOf(stage, { AccountNumber }), { AccountNumber, Name, Balance: null, Address: null });
  }),

  rule('paystar.R25', 'DueDate and IssueDate are ISO 8601 text.', seed('ClientAccount'), async (stage) => {
    const bill = billing(stage);
    const dated = (date: string) => bill({ ...newAccount(), DueDate: date, IssueDate: date });
    await eachOf(['2025-02-01T00:00:00Z', '2025-02-01T09:30:00.500Z', '2025-02-01T00:00:00-07:00'], (date) =>
      dated(date).succeeds(created),
    );
    await allRefused(
      stage,
      [`${account}.DueDate`, `${account}.IssueDate`],
      ['tomorrow', '02/01/2025', '1 February 2025', '2025-13-01T00:00:00Z'].map((date) => dated(date)),
    );
    await stage.inferred('a date alone and a time without a zone are too', () =>
      eachOf(['2025-02-01', '2025-02-01T09:30:00'], (date) => dated(date).succeeds(created)),
    );
    await stage.inferred('a number, an empty text and a day that there is not are none', () =>
      eachOf([1_738_368_000, '', '2025-02-30'], (DueDate) =>
        bill({ ...newAccount(), DueDate }).refuses(400, { blames: `${account}.DueDate` }),
      ),
    );
  }),

  rule('paystar.R26', 'An Address without members is valid.', seed('Address'), async (stage) => {
    await billing(stage)(newAccount({ Address: {} })).succeeds(created);
    await stage.inferred('one that is no object is not', () =>
      billing(stage)({ ...newAccount(), Address: '12 Main St' }).refuses(400, { blames: `${account}.Address` }),
    );
  }),

  rule('paystar.R27', 'StreetAddress takes 100 characters, and 101 are rejected.', seed('Address'), (stage) =>
    takes100(stage, 'StreetAddress'),
  ),
  rule('paystar.R28', 'StreetAddress2 takes 100 characters, and 101 are rejected.', seed('Address'), (stage) =>
    takes100(stage, 'StreetAddress2'),
  ),
  rule('paystar.R29', 'City takes 100 characters, and 101 are rejected.', seed('Address'), (stage) => takes100(stage, 'City')),

  rule('paystar.P8', 'A negative Balance is accepted.', inference('import files carry credits such as ($3.25)'), async (stage) => {
    const credited = newAccount({ Balance: -325 });
    await billing(stage)(credited).succeeds(created);
    if (stage.can('records')) stage.expect('the account', await accountOf(stage, credited), { Balance: -325 });
  }),
];
