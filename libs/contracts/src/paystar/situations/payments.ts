import { absoluteUrl, type Ground, someText, where } from '../../verifier/index.js';
import type { components, operations } from '../index.js';
import { requests } from './requests.js';

type Schemas = components['schemas'];
type Bill = Partial<Schemas['PaymentSessionCreate']>;

/** What a payer pays with; the card Visa ending in 1111, when nothing is said. */
export interface PaidWith {
  readonly card?: string;
  readonly bank?: { readonly routingNumber: string; readonly accountNumber: string; readonly accountType: 'Checking' | 'Savings' };
  readonly [field: string]: unknown;
}

/** Test numbers: no source has any of Paystar's own. */
export const visa = { card: '4111111111111111' } as const;
export const declinedCard = { card: '4000000000000002' } as const;
const account = (accountNumber: string) => ({ bank: { routingNumber: '110000000', accountNumber, accountType: 'Checking' } }) as const;
export const checking = account('000123456789');
/** Pending; it succeeds when it settles. */
export const slowChecking = account('000100000001');
/** Pending; it fails when it settles. */
export const slowFailing = account('000100000002');

/** Payment sessions, and how far they have come. */
export function payments(ground: Ground<operations>) {
  const { api, control } = ground;
  const { bill } = requests(ground);
  const aPaymentSession = async (fields?: Bill) => {
    const begun = { PaymentSessionIdentifier: someText, PaymentLogInLink: absoluteUrl };
    const { data } = await api.initiatePaymentSession({ body: bill(fields) }).succeeds({ hasErrors: false, data: begun });
    return data;
  };
  const made = async (action: string, fields?: Bill, paidWith: PaidWith = {}): Promise<string> => {
    const { PaymentSessionIdentifier: id } = await aPaymentSession(fields);
    await control.act(action, { id, ...paidWith });
    return id;
  };
  const after = async (action: string, fields?: Bill, paidWith?: PaidWith): Promise<Schemas['QueryResult']> => {
    const id = await made(action, fields, paidWith);
    const queried = { paymentSession: { identifier: id }, lineItems: where('a list', Array.isArray) };
    return (await api.getPaymentSession({ sessionIdentifier: id }).answers(200, { hasErrors: false, data: queried })).data;
  };
  return {
    /** Nobody has chosen how to pay yet. */
    aPaymentSession,
    /** A session that the payer has paid, or has tried to: its identifier, which asks for no query. */
    aPayment: (fields?: Bill, paidWith?: PaidWith) => made('pay', fields, paidWith),
    /** What is known of a session, as the payer's choices have left it. */
    aSessionWithSource: (fields?: Bill, paidWith: PaidWith = visa) => after('choose', fields, paidWith),
    aPaidSession: (fields?: Bill, paidWith?: PaidWith) => after('pay', fields, paidWith),
    aFailedSession: (fields?: Bill, paidWith?: PaidWith) => after('fail', fields, paidWith),
    aPendingSession: (fields?: Bill, paidWith?: PaidWith) => after('pend', fields, paidWith),
  };
}
