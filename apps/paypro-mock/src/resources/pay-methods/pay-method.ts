import type { components } from '@paystub/contracts/paypro';

export type PayMethodId = components['schemas']['PayMethodId'];

/** A pay method as PayPro shows it, in its list and inside payments, and what it means for them. */
export interface PayMethod {
  readonly id: PayMethodId;
  readonly name: string;
  readonly shown: components['schemas']['PayMethod'];
  /** The payer orders the payment and the money comes days later; with the others it comes at once. */
  readonly delayed: boolean;
  /** paypro.R51, R52: the money cannot go back the way it came, so a refund names an account. */
  readonly refundNeedsAccount: boolean;
  /** paypro.R61: the payer's bank can take the money back. */
  readonly reversible: boolean;
  /** Dossier 8.3: what a mandate debits that a first payment by this method sets up. */
  readonly mandate: 'direct-debit' | 'creditcard' | null;
}

const issuers = [
  { code: 'ABNANL2A', name: 'ABN AMRO' },
  { code: 'ASNBNL21', name: 'ASN Bank' },
  { code: 'BUNQNL2A', name: 'bunq' },
  { code: 'INGBNL2A', name: 'ING' },
  { code: 'KNABNL2H', name: 'Knab' },
  { code: 'NTSBDEB1', name: 'N26' },
  { code: 'NNBANL2G', name: 'Nationale-Nederlanden' },
  { code: 'RABONL2U', name: 'Rabobank' },
  { code: 'RBRBNL21', name: 'RegioBank' },
  { code: 'REVOLT21', name: 'Revolut' },
  { code: 'SNSBNL2A', name: 'SNS' },
  { code: 'TRIONL2U', name: 'Triodos Bank' },
  { code: 'FVLBNL22', name: 'Van Lanschot' },
  { code: 'BITSNL2A', name: 'Yoursafe' },
];

type Traits = Partial<Pick<PayMethod, 'delayed' | 'refundNeedsAccount' | 'reversible' | 'mandate'> & Pick<PayMethod['shown'], 'details'>>;

const method = (
  id: PayMethodId,
  name: string,
  { details = null, delayed = false, refundNeedsAccount = false, reversible = false, mandate = 'direct-debit' }: Traits = {},
): PayMethod => ({
  id,
  name,
  shown: { id, type: 'pay_method', name, currencies: ['EUR'], minimum_amount: 10, maximum_amount: 5_000_000, details },
  delayed,
  refundNeedsAccount,
  reversible,
  mandate,
});

/** The methods of the account, in the order in which they are listed and offered. */
export const payMethods: readonly PayMethod[] = [
  method('ideal', 'iDEAL', { details: { issuers } }),
  method('ideal-qr', 'iDEAL QR'),
  method('bancontact', 'Bancontact', { refundNeedsAccount: true }),
  method('creditcard', 'Credit card', { refundNeedsAccount: true, reversible: true, mandate: 'creditcard' }),
  method('paypal', 'PayPal', { mandate: null }),
  method('klarna-paynow', 'Klarna Pay Now'),
  method('afterpay', 'AfterPay', { mandate: null }),
  method('bank-transfer', 'Bank transfer', { delayed: true }),
  method('direct-debit', 'Direct Debit', { delayed: true, reversible: true }),
];

const byId = new Map(payMethods.map((each) => [each.id, each]));

export const payMethod = (id: PayMethodId): PayMethod => byId.get(id) as PayMethod;
