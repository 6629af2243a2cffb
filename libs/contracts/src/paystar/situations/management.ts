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
      await api.initiatePaymentSession({ body: billFor(account) }).succeeds({ hasErrors: false });
      return account;
    },
    /** A customer with a payment method in the wallet, a card unless told otherwise. */
    aWallet: async (EmailAddress = unusedEmail(), method: PaidWith = visa) => {
      const { id } = await sessions.aWalletSession({ ClientUser: { EmailAddress } });
      return { EmailAddress, id, paymentSource: await added(ground, 'add-payment-source', 'payment-sources', { id, ...method }) };
    },
    /** An account with AutoPay, the session in which that was done, and who did it. */
    anEnrolledAccount: async (fields: AccountRequest = {}, settings: PaidWith = visa) => {
      const { ClientAccount, ClientUser } = accountRequest(fields);
      const { id } = await sessions.anAutopaySession({ ...fields, ClientAccount, ClientUser });
      await ground.control.act('enroll', { id, ...settings });
      return { id, account: ClientAccount, EmailAddress: ClientUser.EmailAddress };
    },
    /** A payment that is to be made on this date, the account that it is for, and the session in which that was ordered. */
    aScheduledPayment: async (date: number, settings: PaidWith = visa) => {
      const { ClientAccount, ClientUser } = accountRequest();
      const { id: session } = await sessions.aScheduleSession({ ClientAccount, ClientUser });
      const order = { date: new Date(date).toISOString(), amount: 4210 };
      const id = await added(ground, 'schedule-payment', 'scheduled-payments', { id: session, ...order, ...settings });
      return { id, session, ClientAccount, ClientUser };
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
    anAutopaySession: (fields?: AccountRequest) => managed(api.initiateManageAutopay({ body: accountRequest(fields) }).succeeds(ok)),
    aPaperlessSession: (fields?: AccountRequest) => managed(api.initiateManagePaperless({ body: accountRequest(fields) }).succeeds(ok)),
    aWalletSession: (fields?: CustomerRequest) => managed(api.initiateManageWallet({ body: customerRequest(fields) }).succeeds(ok)),
    aNotificationSession: (fields?: CustomerRequest) =>
      managed(api.initiateManageNotifications({ body: customerRequest(fields) }).succeeds(ok)),
    aScheduleSession: (fields?: AccountRequest) =>
      managed(api.initiateSchedulePaymentSession({ body: accountRequest(fields) }).succeeds(ok)),
    aScheduledPaymentsSession: (fields?: AccountRequest) =>
      managed(api.initiateManageSchedulePayments({ body: accountRequest(fields) }).succeeds(ok)),
  };
}

/** Does what adds a record to this collection, and says which. */
async function added(
  { control }: Ground<operations>,
  action: string,
  collection: string,
  fields: Parameters<typeof control.act>[1],
): Promise<string> {
  const { changed } = await control.act(action, fields);
  const record = changed.find((one) => one.collection === collection);
  if (!record) throw new Failure(`${action} has added nothing to ${collection}`);
  return record.id;
}

function identifierIn(link: string): string {
  const found = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i.exec(link);
  if (!found) throw new Failure(`the link holds no identifier: ${link}`);
  return found[0];
}
