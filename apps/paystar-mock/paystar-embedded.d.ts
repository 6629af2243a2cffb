// What Paystar's embedded.loader.js puts on a page, for TypeScript. Copy this file into your project: `window.Paystar` then has its type.
// Paystar publishes none; what its documentation does not say is said of the sandbox, and marked as inferred.

type PaymentStatus = 'Succeeded' | 'Failed' | 'Pending';

/** What is paid with. */
interface PaymentSourceDetail {
  readonly paymentSourceType: 'CreditCard' | 'ACH';
  /** `****` and four digits. */
  readonly accountNumberMasked: string;
  readonly nickname: string;
}

/** A payment session, as events tell it. Every amount is in dollars: 150 is $150.00. */
export interface PaymentIntentDetailDto {
  readonly sessionIdentifier: string;
  /** Once the payer has submitted it is one of `PaymentStatus`. */
  readonly status: 'RequiresPaymentSource' | PaymentStatus;
  /** Dollars; the fee comes on top. */
  readonly subtotal: number;
  readonly channel: 'QuickPay' | 'POS';
  /** `price` in dollars. */
  readonly lineItems: readonly { readonly description: string; readonly price: number }[];
  /** Null until the payer has chosen one (inferred). */
  readonly paymentSource: PaymentSourceDetail | null;
  /** `amount` in dollars. Null until the payer has chosen what to pay with (inferred). */
  readonly serviceFeeCalculation: { readonly amount: number } | null;
  /** The session's `CustomMeta` (name inferred). */
  readonly customMeta: Readonly<Record<string, unknown>>;
}

/** The payment session with its result. */
export interface ProcessedPayment extends PaymentIntentDetailDto {
  readonly status: PaymentStatus;
  readonly paymentSource: PaymentSourceDetail;
}

/** Whose AutoPay or paperless billing it is (inferred). */
interface AccountChange {
  readonly accountNumber: string;
  readonly subAccountNumber: string;
  readonly customerEmailAddress: string;
}

/** Whose wallet it is (inferred). */
interface CustomerChange {
  readonly customerEmailAddress: string;
}

/** What the customer is told by (inferred). */
interface NotificationChange extends CustomerChange {
  readonly emailNotifications: boolean;
  readonly smsNotifications: boolean;
}

/** What comes with each event, by its name. `undefined`: nothing does. */
export interface PaystarEventData {
  /** The payer has closed the modal: X, ESC, or a click outside. */
  readonly 'COMPONENT.DISMISS': undefined;
  readonly 'FRAME.LOADED': undefined;
  readonly 'PAYMENT-SESSION.LOADED': PaymentIntentDetailDto;
  readonly 'PAYMENT-SESSION.UPDATED': PaymentIntentDetailDto;
  readonly 'PAYMENT-SESSION.PROCESSED': ProcessedPayment;
  readonly 'AUTOPAY-SESSION.ENROLLED': AccountChange;
  readonly 'AUTOPAY-SESSION.UPDATED': AccountChange;
  readonly 'AUTOPAY-SESSION.UNENROLLED': AccountChange;
  readonly 'WALLET-SESSION.UPDATED': CustomerChange;
  readonly 'PAPERLESS-SESSION.ENROLLED': AccountChange;
  readonly 'PAPERLESS-SESSION.UNENROLLED': AccountChange;
  readonly 'NOTIFICATION-SESSION.UPDATED': NotificationChange;
}

export type PaystarEventName = keyof PaystarEventData;

/** What `onEvent` gets: `event` tells which `data` there is. */
export type PaystarEvent = {
  readonly [Name in PaystarEventName]: { readonly event: Name; readonly data: PaystarEventData[Name] };
}[PaystarEventName];

export interface FlowOptions {
  /** Every event of this session. */
  readonly onEvent?: ((event: PaystarEvent) => void) | undefined;
  /** Where the page is to stand instead of in a modal: a selector of CSS, or the element. */
  readonly container?: string | Element | null | undefined;
}

export interface PaymentOptions extends FlowOptions {
  /** The payment has succeeded or is pending; for one that failed it is not called (inferred). */
  readonly onComplete?: ((result: ProcessedPayment & { readonly status: 'Succeeded' | 'Pending' }) => void) | undefined;
  /** Closes the modal as soon as the payment is complete, before its confirmation is shown. */
  readonly closeOnComplete?: boolean | undefined;
  /** @deprecated The older name of `closeOnComplete`. */
  readonly closedOnProcessed?: boolean | undefined;
}

/** `window.Paystar`. Until the loader has arrived every call is queued, and answers `undefined`. */
export interface PaystarEmbedded {
  /** Older snippets give it a public client identifier. */
  initialize(clientIdentifier?: string): void;
  /** Opens a payment session: its `PaymentLogInLink`. */
  completePayment(sessionUrl: string, options?: PaymentOptions): void;
  /** Opens a session for AutoPay, the wallet, paperless billing or notifications: its `SessionLink`. */
  startFlow(sessionUrl: string, options?: FlowOptions): void;
  /** Answers a function that ends the subscription; queued, it cannot (inferred). */
  subscribe<Name extends PaystarEventName>(eventName: Name, handler: (data: PaystarEventData[Name]) => void): (() => void) | undefined;
  /** Closes what is open, without an event. Subscriptions stay (inferred). */
  destroy(): void;
}

declare global {
  interface Window {
    Paystar: PaystarEmbedded;
  }
}
