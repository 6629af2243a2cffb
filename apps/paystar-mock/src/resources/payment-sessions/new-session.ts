import type { components } from '@paystub/contracts/paystar';
import type { Account } from '../accounts/account.js';
import { type Charge, expiryOf, type PaymentSession } from './payment-session.js';

type Schemas = components['schemas'];

/** Who and what a session is about, beside its request. */
export interface Parties {
  /** A customer's id. */
  readonly customer: string | null;
  /** The account of each charge, where it has one. */
  readonly accounts: readonly (Account | undefined)[];
}

/** paystar.R10: a session as it is created. */
export function newPaymentSession(id: string, now: number, request: Schemas['PaymentSessionCreate'], parties: Parties): PaymentSession {
  return {
    id,
    BusinessUnitSlug: request.BusinessUnitSlug,
    Channel: request.Channel,
    Status: 'RequiresPaymentSource',
    PosUser: request.PosUser ?? null,
    Customer: parties.customer,
    Charges: request.Charges.map((charge, index) => newCharge(charge, parties.accounts[index])),
    PaymentDescriptor: request.PaymentDescriptor ?? null,
    ClientReference: request.ClientReference ?? null,
    SuccessUrl: request.SuccessUrl ?? null,
    ReturnUrl: request.ReturnUrl ?? null,
    PaymentFields: request.PaymentFields ?? {},
    FilledIn: [],
    CustomMeta: request.CustomMeta ?? null,
    PaymentMethods: request.PaymentMethods ? [...new Set(request.PaymentMethods)] : null,
    Chosen: request.Charges.map((_, index) => index),
    PaymentSource: null,
    ServiceFee: null,
    Payment: null,
    createdAt: now,
    expiresAt: expiryOf(now),
  };
}

/** paystar.R60: a note is the session's. */
const newCharge = (charge: Schemas['Charge'], account: Account | undefined): Charge => ({
  Amount: charge.Amount,
  Description: charge.Description ?? null,
  ChargeType: charge.ChargeType ?? null,
  CustomMeta: charge.CustomMeta ?? null,
  Account: account?.id ?? null,
  AccountNumber: account?.AccountNumber ?? null,
  SubAccountNumber: account?.SubAccountNumber ?? null,
  Note: charge.ClientAccount?.Note ?? null,
});
