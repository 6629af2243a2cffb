import { absoluteUrl, Failure, type Ground, someText } from '../../verifier/index.js';
import type { components, operations } from '../index.js';
import { type PaidWith, visa } from './payments.js';
import { newAccount, requests, unusedEmail } from './requests.js';

type Schemas = components['schemas'];
type AccountRequest = Partial<Schemas['AccountSessionCreate']>;
type CustomerRequest = Partial<Schemas['CustomerSessionCreate']>;

/** A management session: its link holds its identifier, which no member of the answer does. */
export type Managed = Schemas['ManageSessionResult'] & { readonly id: string };

/** An account that Paystar knows. */
export interface KnownAccount {
  readonly AccountNumber: string;
  readonly SubAccountNumber?: string;
  readonly Name?: string;
}

/** Accounts, customers, and what they have arranged. */
export function management(ground: Ground<operations>) {
  const { api } = ground;
  const { accountRequest, billFor } = requests(ground);
  const sessions = managementSessions(ground);
  return {
    ...sessions,
    /** An account that Paystar has seen, without a customer. */
    aKnownAccount: async (fields?: Partial<Schemas['ChargedAccount']>): Promise<KnownAccount> => {
      const account = newAccount(fields);
      await api.initiatePaymentSession({ body: billFor(account) }).answers(200, { hasErrors: false });
      return account;
    },
    /** A customer with a payment method in the wallet, a card unless told otherwise. */
    aWallet: async (EmailAddress = unusedEmail(), method: PaidWith = visa) => {
      const { id } = await sessions.aWalletSession({ ClientUser: { EmailAddress } });
      return { EmailAddress, id, paymentSource: await added(ground, id, method) };
    },
    /** An account with AutoPay, the session in which that was done, and who did it. */
    anEnrolledAccount: async (fields: AccountRequest = {}, settings: PaidWith = visa) => {
      const { ClientAccount, ClientUser } = accountRequest(fields);
      const { id } = await sessions.anAutopaySession({ ...fields, ClientAccount, ClientUser });
      await ground.control.act('enroll', { id, ...settings });
      return { id, account: ClientAccount, EmailAddress: ClientUser.EmailAddress };
    },
  };
}

function managementSessions(ground: Ground<operations>) {
  const { api } = ground;
  const { accountRequest, customerRequest } = requests(ground);
  const managed = async (answer: Promise<Schemas['ManageSessionAnswer']>): Promise<Managed> => {
    const { data } = await answer;
    return { ...data, id: identifierIn(data.SessionLink) };
  };
  const ok = { hasErrors: false, data: { SessionLink: absoluteUrl, SessionStatus: someText, ValidUntil: someText } } as const;
  return {
    anAutopaySession: (fields?: AccountRequest) => managed(api.initiateManageAutopay({ body: accountRequest(fields) }).answers(200, ok)),
    aPaperlessSession: (fields?: AccountRequest) => managed(api.initiateManagePaperless({ body: accountRequest(fields) }).answers(200, ok)),
    aWalletSession: (fields?: CustomerRequest) => managed(api.initiateManageWallet({ body: customerRequest(fields) }).answers(200, ok)),
    aNotificationSession: (fields?: CustomerRequest) =>
      managed(api.initiateManageNotifications({ body: customerRequest(fields) }).answers(200, ok)),
  };
}

/** Adds a payment method to the wallet of the session's customer, and says which record it is. */
async function added({ control }: Ground<operations>, id: string, method: PaidWith): Promise<string> {
  const { changed } = await control.act('add-payment-source', { id, ...method });
  const record = changed.find(({ collection }) => collection === 'payment-sources');
  if (!record) throw new Failure('add-payment-source has added no payment source');
  return record.id;
}

function identifierIn(link: string): string {
  const found = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i.exec(link);
  if (!found) throw new Failure(`the link holds no identifier: ${link}`);
  return found[0];
}
