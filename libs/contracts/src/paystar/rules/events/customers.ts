import { inference, seed } from '../../../verifier/index.js';
import { unused, unusedEmail, wholeAccount } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { eachOf, type PaystarStage } from '../parts.js';
import { accountOf, accountsWith, customerOf, customersWith } from '../records.js';
import { newCustomer, notTaken, taken } from './taking.js';

const looking = { needs: ['records'] } as const;
const manage = ({ api, given }: PaystarStage, customer: object) =>
  api.pushEvent({ body: given.event('Accounts.ManageCustomer', customer) });

/** A customer of an account, whom Paystar has heard of by this event. */
async function aManaged(stage: PaystarStage) {
  const customer = newCustomer();
  await taken(stage, manage(stage, customer));
  const record = await customerOf(stage, customer.emailAddress);
  return { ...customer, id: record.id };
}

/** What ManageCustomer does. */
export const managedCustomers = [
  rule(
    'paystar.R92',
    'ManageCustomer for an unknown account number creates the account.',
    seed('Accounts.ManageCustomer'),
    looking,
    async (stage) => {
      const customer = newCustomer({ subAccountNumber: '2' });
      const account = { AccountNumber: customer.accountNumber, SubAccountNumber: '2' };
      stage.expect('accounts before', await accountsWith(stage, account), []);
      await taken(stage, manage(stage, customer));
      const { id, Name } = await accountOf(stage, account);
      await stage.inferred('by the name of the customer, who is linked to it', async () => {
        stage.expect('Name', Name, 'Pat Roe');
        stage.expect('the customer', await customerOf(stage, customer.emailAddress), { FirstName: 'Pat', LastName: 'Roe', Accounts: [id] });
      });
    },
  ),

  rule(
    'paystar.R93',
    'ManageCustomer for a known account number updates it, and creates no second account.',
    seed('Accounts.ManageCustomer'),
    looking,
    async (stage) => {
      const whole = wholeAccount({ SubAccountNumber: '' });
      await stage.given.aKnownAccount(whole);
      const before = await accountOf(stage, whole);
      stage.expect('its customers before', before.Customers, []);
      const customer = newCustomer({ accountNumber: whole.AccountNumber });
      await taken(stage, manage(stage, customer));
      stage.expect('accounts with its number', (await accountsWith(stage, whole)).length, 1);
      const { id } = await customerOf(stage, customer.emailAddress);
      stage.expect('the account', await accountOf(stage, whole), { id: before.id, Customers: [id] });
      await stage.inferred('no field of the account but its customers changes', async () =>
        stage.expect('the account', await accountOf(stage, whole), { ...before, Customers: [id] }),
      );
    },
  ),

  rule(
    'paystar.R94',
    'ManageCustomer with originalEmailAddress changes the e-mail address of the existing customer.',
    seed('originalEmailAddress'),
    looking,
    async (stage) => {
      const { id, emailAddress: originalEmailAddress, ...customer } = await aManaged(stage);
      const emailAddress = unusedEmail('pat.new');
      await taken(stage, manage(stage, { ...customer, emailAddress, originalEmailAddress }));
      stage.expect('customers by the old address', await customersWith(stage, originalEmailAddress), []);
      stage.expect('the customer', await customerOf(stage, emailAddress), { id, EmailAddress: emailAddress });
      await stage.inferred('who keeps the accounts', async () => {
        const account = await accountOf(stage, { AccountNumber: customer.accountNumber });
        stage.expect('the customer', await customerOf(stage, emailAddress), { id, Accounts: [account.id] });
        stage.expect('the customers of the account', account.Customers, [id]);
      });
    },
  ),

  rule(
    'paystar.R95',
    'ManageCustomer without originalEmailAddress is valid for a new customer, and for one whose e-mail address stays.',
    seed('originalEmailAddress'),
    async (stage) => {
      const customer = newCustomer();
      await taken(stage, manage(stage, customer), customer);
      await taken(stage, manage(stage, customer), customer);
      await taken(stage, manage(stage, { ...customer, accountNumber: unused('W'), lastName: 'Vale' }), customer);
      await notTaken(stage, [manage(stage, { ...customer, emailAddress: undefined })]);
    },
  ),

  rule(
    'paystar.P15',
    'An originalEmailAddress that no customer has is answered 400.',
    inference('there is no customer whose address could change'),
    async (stage) => {
      const customer = newCustomer();
      await taken(stage, manage(stage, customer));
      await eachOf([customer, newCustomer()], (other) =>
        manage(stage, { ...other, emailAddress: unusedEmail(), originalEmailAddress: unusedEmail() }).refuses(400, {
          blames: 'payload.originalEmailAddress',
        }),
      );
    },
  ),

  rule(
    'paystar.P16',
    'A new e-mail address that another customer has is answered 400.',
    inference('the address is the key'),
    looking,
    async (stage) => {
      const first = await aManaged(stage);
      const second = await aManaged(stage);
      const { id: _, ...customer } = first;
      await eachOf([second.emailAddress, second.emailAddress.toUpperCase()], (emailAddress) =>
        manage(stage, { ...customer, emailAddress, originalEmailAddress: first.emailAddress }).refuses(400, {
          blames: 'payload.emailAddress',
        }),
      );
      await taken(stage, manage(stage, { ...customer, originalEmailAddress: first.emailAddress }));
      stage.expect('the first', await customerOf(stage, first.emailAddress), { id: first.id });
      stage.expect('the second', await customerOf(stage, second.emailAddress), { id: second.id });
    },
  ),

  rule(
    'paystar.P17',
    'ManageCustomer changes the names of a customer, which sessions never do.',
    inference('the event is there to say what has changed, and the names are required in it'),
    looking,
    async (stage) => {
      const EmailAddress = unusedEmail();
      await stage.given.aPaymentSession({ ClientUser: { EmailAddress, FirstName: 'Pat', LastName: 'Roe' } });
      const { id } = await customerOf(stage, EmailAddress);
      const married = newCustomer({ emailAddress: EmailAddress, lastName: 'Vale' });
      await taken(stage, manage(stage, married));
      stage.expect('the customer', await customerOf(stage, EmailAddress), { id, FirstName: 'Pat', LastName: 'Vale' });
      await stage.given.aPaymentSession({ ClientUser: { EmailAddress, FirstName: 'Robin', LastName: 'Doe' } });
      stage.expect('the customer', await customerOf(stage, EmailAddress), { id, FirstName: 'Pat', LastName: 'Vale' });
      const moved = { ...married, emailAddress: unusedEmail(), originalEmailAddress: EmailAddress, firstName: 'Patricia' };
      await taken(stage, manage(stage, moved));
      stage.expect('the customer', await customerOf(stage, moved.emailAddress), { id, FirstName: 'Patricia', LastName: 'Vale' });
    },
  ),
];
