import { absoluteUrl, exactly, inference, secondHand, seed, someText } from '../../verifier/index.js';
import { newAccount, unusedEmail } from '../situations/requests.js';
import { rule } from './dialect.js';
import { type Ask, managementOperations, scheduleOperations } from './operations.js';
import { pathOf } from './pages/links.js';
import { allRefused, eachOf, type PaystarStage, success, utcTime, uuid } from './parts.js';

const managed = success({ SessionLink: absoluteUrl });

/** That a session is refused without the customer's address. */
async function needsAddress(stage: PaystarStage, ask: Ask): Promise<void> {
  await ask({ ClientUser: { EmailAddress: unusedEmail() } }).succeeds(managed);
  await allRefused(stage, 'ClientUser.EmailAddress', [ask({ ClientUser: {} }), ask({ ClientUser: { FirstName: 'Pat' } })]);
  await allRefused(stage, 'ClientUser', [ask({ ClientUser: undefined })]);
  await stage.inferred('null, an empty address and what is none are as good as none', async () => {
    await ask({ ClientUser: null }).refuses(400, { blames: 'ClientUser' });
    await eachOf([null, '', 'pat'], (EmailAddress) =>
      ask({ ClientUser: { EmailAddress } }).refuses(400, { blames: 'ClientUser.EmailAddress' }),
    );
  });
}

/** That one about an account is refused without its number. */
async function needsAccount(stage: PaystarStage, ask: Ask): Promise<void> {
  await ask({ ClientAccount: newAccount() }).succeeds(managed);
  await allRefused(stage, 'ClientAccount.AccountNumber', [ask({ ClientAccount: {} }), ask({ ClientAccount: { Name: 'Pat Roe' } })]);
  await allRefused(stage, 'ClientAccount', [ask({ ClientAccount: undefined })]);
  await stage.inferred('null and an empty number are as good as none', async () => {
    await ask({ ClientAccount: null }).refuses(400, { blames: 'ClientAccount' });
    await eachOf([null, ''], (AccountNumber) =>
      ask({ ClientAccount: { AccountNumber } }).refuses(400, { blames: 'ClientAccount.AccountNumber' }),
    );
  });
}

/** Sessions in which a customer arranges something. */
export const management = [
  rule(
    'paystar.R72',
    'An AutoPay session needs ClientAccount.AccountNumber and ClientUser.EmailAddress.',
    seed('POST /integrations/embedded/initiate-manage-autopay'),
    async (stage) => {
      await needsAccount(stage, managementOperations(stage).autopay);
      await needsAddress(stage, managementOperations(stage).autopay);
    },
  ),

  rule(
    'paystar.R73',
    'A paperless session needs ClientAccount.AccountNumber and ClientUser.EmailAddress.',
    seed('POST /integrations/embedded/initiate-manage-paperless'),
    async (stage) => {
      await needsAccount(stage, managementOperations(stage).paperless);
      await needsAddress(stage, managementOperations(stage).paperless);
    },
  ),

  rule(
    'paystar.R74',
    'A wallet session needs ClientUser.EmailAddress and no account.',
    seed('POST /integrations/embedded/initiate-manage-wallet'),
    (stage) => needsAddress(stage, managementOperations(stage).wallet),
  ),

  rule(
    'paystar.R75',
    'A notification session needs ClientUser.EmailAddress and no account.',
    seed('POST /integrations/embedded/initiate-manage-notifications'),
    (stage) => needsAddress(stage, managementOperations(stage).notifications),
  ),

  rule(
    'paystar.R76',
    'Answers about management sessions carry SessionLink, SessionStatus and ValidUntil.',
    secondHand("a customer's copy of a newer OpenAPI document"),
    async (stage) => {
      const all = Object.values({ ...managementOperations(stage), ...scheduleOperations(stage) });
      const data = exactly({ SessionLink: absoluteUrl, SessionStatus: someText, ValidUntil: utcTime });
      await eachOf(all, (ask) => ask().succeeds(success(data)));
      await stage.inferred('the status is Active', () => eachOf(all, (ask) => ask().succeeds(success({ SessionStatus: 'Active' }))));
    },
  ),

  rule(
    'paystar.P32',
    'The link of a management session is /app/embedded/{slug}/{flow}/session/{uuid}.',
    inference('parallel to the link of a payment session'),
    async (stage) => {
      const all = { ...managementOperations(stage), ...scheduleOperations(stage) };
      const seen = new Set<string>();
      await eachOf(Object.entries(all), async ([flow, ask]) => {
        const answer = await ask().succeeds(managed);
        const { SessionLink } = (answer as { readonly data: { readonly SessionLink: string } }).data;
        const path = await pathOf(stage, SessionLink);
        const before = `/app/embedded/${stage.fact('businessUnitSlug')}/${flow}/session/`;
        stage.expect(`the beginning of ${path}`, path.slice(0, before.length), before);
        stage.expect('the identifier', path.slice(before.length), uuid);
        seen.add(path.slice(before.length));
      });
      stage.expect('different identifiers', seen.size, 6);
    },
  ),

  rule(
    'paystar.P34',
    'A payment method that AutoPay uses cannot be deleted from the wallet.',
    inference('AutoPay would have nothing left to pay with'),
    { needs: ['payer', 'records'], effects: ['creates', 'money'] },
    async (stage) => {
      const { given, control, expect } = stage;
      const { EmailAddress, id, paymentSource } = await given.aWallet();
      const { paymentSource: spare } = await given.aWallet(EmailAddress);
      const autopay = await given.anEnrolledAccount({ ClientUser: { EmailAddress } }, { paymentSource });
      await control.cannot('delete-payment-source', { id, paymentSource }, 400);
      const wallet = async () => (await control.records('payment-sources')).map((source) => source.id).toSorted();
      expect('the wallet', await wallet(), [paymentSource, spare].toSorted());
      await control.act('delete-payment-source', { id, paymentSource: spare });
      expect('the wallet without the other', await wallet(), [paymentSource]);
      await control.act('unenroll', { id: autopay.id });
      await control.act('delete-payment-source', { id, paymentSource });
      expect('the wallet once AutoPay has ended', await wallet(), []);
    },
  ),
];
