import { inference, seed } from '../../../verifier/index.js';
import { newAccount, unusedEmail } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { newCustomer, taken } from '../events/taking.js';
import { type Ask, scheduleOperations, sessionOperations } from '../operations.js';
import { eachOf, success } from '../parts.js';
import { accountOf, customerOf, customersWith } from '../records.js';

const looking = { needs: ['records'] } as const;

/** What sessions of every kind do to customers. */
export const customers = [
  rule(
    'paystar.R66',
    'A ClientUser on a session of any type creates a customer, whose key is EmailAddress.',
    seed('customer sync'),
    { ...looking, facts: ['otherBusinessUnitSlug'] },
    async (stage) => {
      const createdBy = async (ask: Ask) => {
        const EmailAddress = unusedEmail();
        stage.expect('customers before', await customersWith(stage, EmailAddress), []);
        await ask({ ClientUser: { EmailAddress, FirstName: 'Pat', LastName: 'Roe' } }).succeeds(success({}));
        stage.expect('the customer', await customerOf(stage, EmailAddress), { EmailAddress, FirstName: 'Pat', LastName: 'Roe' });
      };
      await eachOf<Ask>(Object.values(sessionOperations(stage)), createdBy);
      await stage.inferred('also on the two of the newer document', () => eachOf<Ask>(Object.values(scheduleOperations(stage)), createdBy));
      await stage.inferred('in each business unit for itself', async () => {
        const EmailAddress = unusedEmail();
        const { payment } = sessionOperations(stage);
        await payment({ ClientUser: { EmailAddress, FirstName: 'Pat' } }).succeeds(success({}));
        const BusinessUnitSlug = stage.fact('otherBusinessUnitSlug');
        await payment({ BusinessUnitSlug, ClientUser: { EmailAddress, FirstName: 'Robin' } }).succeeds(success({}));
        const names = (await customersWith(stage, EmailAddress)).map(({ FirstName }) => FirstName);
        stage.expect('customers with the address', names.toSorted(), ['Pat', 'Robin']);
      });
    },
  ),

  rule(
    'paystar.R67',
    'A second session with the same e-mail address creates no second customer.',
    seed('customer sync'),
    looking,
    async (stage) => {
      const EmailAddress = unusedEmail();
      const asks = Object.values(sessionOperations(stage));
      await sessionOperations(stage).wallet({ ClientUser: { EmailAddress } }).succeeds(success({}));
      const { id } = await customerOf(stage, EmailAddress);
      await eachOf(asks, async (ask) => {
        await ask({ ClientUser: { EmailAddress } }).succeeds(success({}));
        stage.expect('the customer', await customerOf(stage, EmailAddress), { id });
      });
    },
  ),

  rule(
    'paystar.R68',
    'FirstName and LastName that are sent later do not change the names stored.',
    seed('customer sync'),
    looking,
    async (stage) => {
      const EmailAddress = unusedEmail();
      const asks = Object.values(sessionOperations(stage));
      const names = { FirstName: 'Pat', LastName: 'Roe' };
      await sessionOperations(stage)
        .payment({ ClientUser: { EmailAddress, ...names } })
        .succeeds(success({}));
      await eachOf(asks, async (ask) => {
        await ask({ ClientUser: { EmailAddress, FirstName: 'Robin', LastName: 'Vale' } }).succeeds(success({}));
        await ask({ ClientUser: { EmailAddress } }).succeeds(success({}));
        stage.expect('the customer', await customerOf(stage, EmailAddress), names);
      });
      await stage.inferred('nor where there were none', async () => {
        const nameless = unusedEmail();
        await sessionOperations(stage)
          .payment({ ClientUser: { EmailAddress: nameless } })
          .succeeds(success({}));
        await sessionOperations(stage)
          .wallet({ ClientUser: { EmailAddress: nameless, ...names } })
          .succeeds(success({}));
        stage.expect('the customer', await customerOf(stage, nameless), { FirstName: null, LastName: null });
      });
    },
  ),

  rule('paystar.R69', 'The customer is associated with every account of the session.', seed('customer sync'), looking, async (stage) => {
    const { api, given } = stage;
    const EmailAddress = unusedEmail();
    const all = [newAccount(), newAccount({ SubAccountNumber: '2' }), newAccount()];
    const Charges = all.map((ClientAccount) => ({ Amount: 100, ClientAccount }));
    await api.initiatePaymentSession({ body: given.bill({ Charges, ClientUser: { EmailAddress } }) }).succeeds(success({}));
    const managed = [newAccount(), newAccount()] as const;
    await given.anAutopaySession({ ClientAccount: managed[0], ClientUser: { EmailAddress } });
    await given.aPaperlessSession({ ClientAccount: managed[1], ClientUser: { EmailAddress } });
    await given.aKnownAccount();
    const customer = await customerOf(stage, EmailAddress);
    const ids: string[] = [];
    await eachOf([...all, ...managed], async (account) => {
      const { id, Customers } = await accountOf(stage, account);
      ids.push(id);
      stage.expect('the customers of the account', Customers, [customer.id]);
    });
    stage.expect('the accounts of the customer', customer.Accounts.toSorted(), ids.toSorted());
    await stage.inferred('a session takes no one away', async () => {
      const second = unusedEmail();
      const [shared] = managed;
      await given.anAutopaySession({ ClientAccount: shared, ClientUser: { EmailAddress: second } });
      const { Customers } = await accountOf(stage, shared);
      const { id } = await customerOf(stage, second);
      stage.expect('the customers of the account', Customers.toSorted(), [customer.id, id].toSorted());
    });
  }),

  rule(
    'paystar.P9',
    'E-mail addresses that differ in case are one.',
    inference('so mail is delivered'),
    { needs: ['records', 'settings'] },
    async (stage) => {
      const EmailAddress = unusedEmail('Pat.Roe');
      const asks = Object.values(sessionOperations(stage));
      await sessionOperations(stage).payment({ ClientUser: { EmailAddress } }).succeeds(success({}));
      const customer = await customerOf(stage, EmailAddress);
      await eachOf(asks, (ask) => ask({ ClientUser: { EmailAddress: EmailAddress.toUpperCase() } }).succeeds(success({})));
      stage.expect('customers by the other spelling', await customersWith(stage, EmailAddress.toUpperCase()), []);
      stage.expect('the customer', await customerOf(stage, EmailAddress), { id: customer.id, EmailAddress });
      const { api, given } = stage;
      const pushed = newCustomer({ emailAddress: EmailAddress.toUpperCase(), lastName: 'Vale' });
      await taken(stage, api.pushEvent({ body: given.event('Accounts.ManageCustomer', pushed) }));
      stage.expect('the customer of an event', await customerOf(stage, EmailAddress), { id: customer.id, LastName: 'Vale' });
      const [upper, lower] = [unusedEmail('CASHIER').toUpperCase(), unusedEmail('cashier')];
      await given.aBusinessUnitWith({ agents: { [upper]: { pos: true }, [lower]: { pos: true } } });
      await eachOf([upper.toLowerCase(), lower.toUpperCase()], (PosUser) =>
        api.initiatePaymentSession({ body: given.counterBill({ PosUser }) }).succeeds(success({})),
      );
    },
  ),
];
