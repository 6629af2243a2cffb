import type { components } from '@paystub/contracts/paystar';
import { type PageLinks, paymentLink } from '../../links.js';
import { instant } from '../instant.js';
import { describe, type PaymentSourceFacts } from '../payment-sources/payment-source.js';
import { type Charge, type Payment, type PaymentSession, subtotalOf } from './payment-session.js';
import { payable, stateAt } from './states.js';

type Schemas = components['schemas'];

const dollars = (cents: number) => cents / 100;

/** paystar.R100: a session as queries tell it; members with `Minor` are in cents, the others in dollars. */
export const presentQueried = (session: PaymentSession, now: number): Schemas['QueryResult'] => ({
  paymentSession: {
    identifier: session.id,
    createdDateUtc: instant(session.createdAt),
    businessUnitSlug: session.BusinessUnitSlug,
    channel: session.Channel,
    status: session.Status,
    subtotal: dollars(subtotalOf(session)),
    serviceFeeCalculation: feeOf(session),
  },
  paymentFields: session.PaymentFields,
  payment: session.Payment && queriedPayment(session.Payment, session.PaymentDescriptor),
  paymentSource: session.PaymentSource && queriedSource(session.PaymentSource),
  lineItems: session.Chosen.map((index) => lineItem(session.Charges[index] as Charge)),
  canProcessSession: (payable as readonly string[]).includes(stateAt(session, now)),
  customMeta: session.CustomMeta ?? {},
});

function feeOf({ ServiceFee }: PaymentSession): Schemas['ServiceFeeCalculation'] | null {
  const tier = ServiceFee?.tier;
  return tier ? { tier, amount: dollars(ServiceFee.amount) } : null;
}

const queriedPayment = (payment: Payment, descriptor: string | null): Schemas['QueriedPayment'] => ({
  status: payment.Status,
  paymentDate: instant(payment.paymentDate),
  amountMinor: payment.amount,
  serviceFeeAmountMinor: payment.serviceFee,
  paymentDescriptor: descriptor,
  referenceNumber: payment.referenceNumber,
  authCode: payment.authCode,
  gatewayResponseDescription: payment.gatewayResponseDescription,
});

const queriedSource = (source: PaymentSourceFacts): Schemas['QueriedPaymentSource'] => ({
  paymentSourceType: source.paymentSourceType,
  accountHolderName: source.accountHolderName,
  accountType: source.accountType,
  accountNumberLast4: source.accountNumberLast4,
});

/** Dossier 3.8: products are for others than the Embedded API. */
const lineItem = (charge: Charge): Schemas['LineItem'] => ({
  lineItemType: charge.ChargeType ?? (charge.Account === null ? 'Custom' : 'Account'),
  description: charge.Description,
  priceMinor: charge.Amount,
  accountNumber: charge.AccountNumber,
  subAccountNumber: charge.SubAccountNumber,
  productSku: null,
  productName: null,
});

/** Dossier 3.10: a session as the SDK's events tell it, in dollars. */
export const presentDetail = (session: PaymentSession): object => ({
  sessionIdentifier: session.id,
  status: session.Status,
  subtotal: dollars(subtotalOf(session)),
  channel: session.Channel,
  lineItems: session.Chosen.map((index) => {
    const { Description, Amount } = session.Charges[index] as Charge;
    return { description: Description ?? '', price: dollars(Amount) };
  }),
  paymentSource: session.PaymentSource && {
    paymentSourceType: session.PaymentSource.paymentSourceType,
    accountNumberMasked: `****${session.PaymentSource.accountNumberLast4}`,
    nickname: session.PaymentSource.nickname ?? describe(session.PaymentSource),
  },
  serviceFeeCalculation: session.ServiceFee && { amount: dollars(session.ServiceFee.amount) },
  customMeta: session.CustomMeta ?? {},
});

/** A session as the control plane shows it. */
export const presentPaymentSession = (session: PaymentSession, links: PageLinks): object => ({
  ...session,
  Payment: session.Payment && { ...session.Payment, paymentDate: instant(session.Payment.paymentDate) },
  PaymentLogInLink: paymentLink(links, session),
  createdAt: instant(session.createdAt),
  expiresAt: instant(session.expiresAt),
});
