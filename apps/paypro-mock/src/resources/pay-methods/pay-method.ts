import type { components } from '@paystub/contracts/paypro';

export type PayMethodId = components['schemas']['PayMethodId'];

export interface PayMethod {
  readonly id: PayMethodId;
  readonly name: string;
  /** The payer orders the payment and the money comes days later; with the others it comes at once. */
  readonly delayed: boolean;
  /** paypro.R51, R52: the money cannot go back the way it came, so a refund names an account. */
  readonly refundNeedsAccount: boolean;
  readonly minimum_amount: number;
  readonly maximum_amount: number;
  readonly issuers: readonly Issuer[] | null;
}

export interface Issuer {
  readonly code: string;
  readonly name: string;
}

const issuers: readonly Issuer[] = [
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

const usual = { delayed: false, refundNeedsAccount: false, minimum_amount: 10, maximum_amount: 5_000_000, issuers: null } as const;

/** The methods of the account, in the order in which they are listed and offered. */
export const payMethods: readonly PayMethod[] = [
  { ...usual, id: 'ideal', name: 'iDEAL', issuers },
  { ...usual, id: 'ideal-qr', name: 'iDEAL QR' },
  { ...usual, id: 'bancontact', name: 'Bancontact', refundNeedsAccount: true },
  { ...usual, id: 'creditcard', name: 'Credit card', refundNeedsAccount: true },
  { ...usual, id: 'paypal', name: 'PayPal' },
  { ...usual, id: 'klarna-paynow', name: 'Klarna Pay Now' },
  { ...usual, id: 'afterpay', name: 'AfterPay' },
  { ...usual, id: 'bank-transfer', name: 'Bank transfer', delayed: true },
  { ...usual, id: 'direct-debit', name: 'Direct Debit', delayed: true },
];

const byId = new Map(payMethods.map((method) => [method.id, method]));

export const payMethod = (id: PayMethodId): PayMethod => byId.get(id) as PayMethod;
