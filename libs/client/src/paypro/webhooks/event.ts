import type { components } from '@paystub/contracts/paypro';

type Schemas = components['schemas'];

/** What an event tells about, by the first word of its type. Only payments, refunds and chargebacks are documented as payloads. */
interface Payloads {
  readonly payment: Schemas['Payment'];
  readonly refund: Schemas['Refund'];
  readonly chargeback: Schemas['Chargeback'];
  readonly customer: Schemas['Customer'];
  readonly subscription: Schemas['Subscription'];
  readonly installment_plan: Schemas['InstallmentPlan'];
}

type TypeOf<Word extends string> = Extract<Schemas['EventType'], `${Word}.${string}`>;
type Telling<Type, Payload> = Type extends Schemas['EventType']
  ? Omit<Schemas['Event'], 'event_type' | 'payload'> & {
      readonly event_type: Type;
      /** The whole resource as it was when the event was made. It stays so; fetch the resource for what it is now (paypro.R122). */
      readonly payload: Payload;
    }
  : never;
type OfResource = { [Word in keyof Payloads]: Telling<TypeOf<Word>, Payloads[Word]> }[keyof Payloads];
type OfOthers = Telling<Exclude<Schemas['EventType'], OfResource['event_type']>, Readonly<Record<string, unknown>>>;

/** An event. A switch on `event_type` narrows `payload`: at `payment.paid` it is a payment. PayPro may have types that it does not list. */
export type PayproEvent = OfResource | OfOthers;
