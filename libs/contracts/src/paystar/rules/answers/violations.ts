import { exactly, inference, wrong } from '../../../verifier/index.js';
import { unused, unusedEmail, wholeAccount } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { eachOf, type PaystarStage, success, uuid } from '../parts.js';

const long = 'x'.repeat(101);

/** As much as can be wrong with one payment session at a time. */
const everythingWrong = {
  Channel: 'Kiosk',
  ClientUser: { EmailAddress: 'nobody' },
  SuccessUrl: 'https://shop.example/done',
  PaymentFields: { nowhereConfigured: 'March' },
  Charges: [
    { Amount: 0 },
    { Amount: 4210.5, ClientAccount: { AccountNumber: '', Balance: 0.5, DueDate: 'soon', Address: { StreetAddress: long, City: long } } },
    { Description: 'no amount' },
  ],
};

const blamedForAll = [
  'Channel',
  'ClientUser.EmailAddress',
  'ReturnUrl',
  'PaymentFields.nowhereConfigured',
  'ClientReference',
  'Charges[0].Amount',
  'Charges[1].Amount',
  'Charges[2].Amount',
  ...['AccountNumber', 'Name', 'Balance', 'DueDate', 'Address.StreetAddress', 'Address.City'].map(
    (name) => `Charges[1].ClientAccount.${name}`,
  ),
];

/** Requests that would leave something behind, were it not for one thing. */
async function nearlyRight({ api, given, fact }: PaystarStage) {
  const taken = unused('inv');
  const known = wholeAccount();
  await api.initiatePaymentSession({ body: given.billFor(known, { ClientReference: taken }) }).succeeds({ hasErrors: false });
  const changed = { ...known, Name: 'Somebody Else', Balance: 1 };
  const ClientUser = { EmailAddress: unusedEmail() };
  const charges = [changed, wholeAccount()].map((ClientAccount) => ({ Amount: 4210, ClientAccount }));
  const bill = given.bill({ ClientUser, Charges: charges });
  const customer = { accountNumber: unused('W'), subAccountNumber: '', firstName: 'Pat', lastName: 'Roe', emailAddress: unusedEmail() };
  return [
    () => api.initiatePaymentSession({ body: { ...bill, ClientReference: taken } }),
    () => api.initiatePaymentSession({ body: { ...bill, ReturnUrl: 'https://shop.example/back' } }),
    () => api.initiatePaymentSession({ body: { ...bill, Charges: [...charges, { Amount: 0 }] } }),
    () => api.initiatePaymentSession({ body: { ...bill, PaymentFields: { nowhereConfigured: '1' } } }),
    () => api.initiatePaymentSession({ body: { ...bill, BusinessUnitSlug: unused('nowhere') } }),
    () => api.initiatePaymentSession({ body: { ...bill, PosUser: fact('posUser') } }),
    () => api.initiateManageAutopay({ body: given.accountRequest({ SyncAccount: false }) }),
    () => api.initiateManagePaperless({ body: given.accountRequest({ ClientAccount: { ...changed, DueDate: 'soon' } }) }),
    () => api.initiateManageWallet({ body: given.customerRequest({ ClientUser: wrong({ FirstName: 'Pat' }) }) }),
    () => api.initiateManageNotifications({ body: given.customerRequest({ BusinessUnitSlug: unused('nowhere') }) }),
    () => api.pushEvent({ body: given.event('Accounts.ManageCustomer', { ...customer, originalEmailAddress: unusedEmail() }) }),
    () => api.pushEvent({ body: given.event('Accounts.ManageCustomer', { ...customer, lastName: '' }) }),
    () => api.pushEvent({ body: given.event('Accounts.UnenrollAutopay', { accountNumber: unused('W'), subAccountNumber: '' }) }),
  ] as const;
}

/** What is said of requests with something wrong, and what comes of them. */
export const violations = [
  rule(
    'paystar.P2',
    'A request is answered 400 for all that is wrong with it at once.',
    inference('errors is a list'),
    { facts: ['posUser'] },
    async ({ api, given, fact }) => {
      const ClientReference = unused('inv');
      await api.initiatePaymentSession({ body: given.bill({ ClientReference }) }).succeeds(success({ PaymentSessionIdentifier: uuid }));
      const wrongBill = wrong({ ...given.bill({ ClientReference }), ...everythingWrong });
      await api.initiatePaymentSession({ body: wrongBill }).refuses(400, { blames: blamedForAll });
      const atCounter = given.counterBill({
        ClientUser: { EmailAddress: unusedEmail() },
        PosUser: `no.${fact('posUser')}`,
        ClientReference,
      });
      await api.initiatePaymentSession({ body: atCounter }).refuses(400, { blames: ['ClientUser', 'PosUser', 'ClientReference'] });
      const empty = { body: wrong({}) };
      await api.initiatePaymentSession(empty).refuses(400, { blames: ['BusinessUnitSlug', 'Channel', 'Charges'] });
      await eachOf([api.initiateManageAutopay, api.initiateManagePaperless], (initiate) =>
        initiate(empty).refuses(400, { blames: ['BusinessUnitSlug', 'ClientAccount', 'ClientUser'] }),
      );
      await eachOf([api.initiateManageWallet, api.initiateManageNotifications], (initiate) =>
        initiate(empty).refuses(400, { blames: ['BusinessUnitSlug', 'ClientUser'] }),
      );
      const stranger = given.accountRequest({ BusinessUnitSlug: unused('nowhere'), ClientUser: { EmailAddress: 'nobody' } });
      await api.initiateManageAutopay({ body: stranger }).refuses(400, { blames: ['BusinessUnitSlug', 'ClientUser.EmailAddress'] });
      await api.pushEvent(empty).refuses(400, { blames: ['eventType', 'payload', 'businessUnitSlug'] });
      const payload = given.event('Accounts.ManageCustomer', { accountNumber: '', emailAddress: 'nobody', originalEmailAddress: 'no one' });
      const members = ['accountNumber', 'subAccountNumber', 'firstName', 'lastName', 'emailAddress', 'originalEmailAddress'];
      const blames = ['businessUnitSlug', ...members.map((name) => `payload.${name}`)];
      await api.pushEvent({ body: { ...payload, businessUnitSlug: unused('nowhere') } }).refuses(400, { blames });
    },
  ),

  rule(
    'paystar.P4',
    'A rejected request changes nothing.',
    inference('what is refused has not happened'),
    { needs: ['records'], facts: ['posUser'] },
    async (stage) => {
      const asks = await nearlyRight(stage);
      const { control, expect } = stage;
      const before = await control.records('payment-sessions');
      expect('payment sessions before', before.length > 0, true);
      await eachOf(asks, (ask) => ask().refuses(400));
      expect('payment sessions after', await control.records('payment-sessions'), exactly(before));
    },
  ),
];
