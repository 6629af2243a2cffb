import { spanPattern } from '@paystub/mock-kernel';
import { payMethods } from '../resources/pay-methods/pay-method.js';
import { defaultTimes, type Times } from './times.js';

/** What in reality PayPro decides. */
export interface Settings {
  /** Whose time deliveries are signed with: receivers compare it with their own clock. */
  readonly signatureTime: 'machine' | 'world';
  /** How long a receiver may take to answer, in the machine's time. */
  readonly webhookTimeoutMs: number;
  readonly times: Times;
}

export const defaultSettings: Settings = { signatureTime: 'machine', webhookTimeoutMs: 10_000, times: defaultTimes };

const closed = (description: string, properties: Readonly<Record<string, object>>, required = Object.keys(properties)) => ({
  type: 'object',
  description,
  additionalProperties: false,
  required,
  properties,
});

const span = (description: string) => ({
  type: 'string',
  description: `${description}: "at once", or a number of seconds, minutes, hours, days or working days (Monday to Friday in UTC), such as "1 working day".`,
  pattern: spanPattern,
});

const byMethod = (description: string) =>
  closed(
    description,
    {
      default: span('For every method that is not named'),
      ...Object.fromEntries(payMethods.map(({ id, name }) => [id, span(`For ${name}`)])),
    },
    ['default'],
  );

/** JSON Schema of the settings, for the control plane. */
export const settingsSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Settings of the PayPro mock',
  ...closed('What in reality PayPro decides.', {
    signatureTime: {
      type: 'string',
      enum: ['machine', 'world'],
      description:
        "Whose time webhooks are signed with. Receivers compare it with their own clock, so it is the machine's unless they follow the world.",
    },
    webhookTimeoutMs: {
      type: 'integer',
      minimum: 1,
      maximum: 60_000,
      description: "How long a receiver may take to answer, in milliseconds of the machine's time.",
    },
    times: closed("How long what banks, payers and PayPro do takes on the world's clock.", {
      paid: byMethod(
        "From the payer's order (state processing) to paid. Methods that are paid at once never are processing, except from a mandate.",
      ),
      completed: byMethod('From paid to completed.'),
      expired: byMethod('From creation to expired, for payments that nobody pays.'),
      chargeback: span('From paid to a chargeback that is told beforehand'),
      refund: closed('Refunds.', {
        processing: span('From creation to processing'),
        refunded: span('From creation to refunded'),
        hold: span('How long after a direct debit was paid its refunds stay pending'),
      }),
      mandate: closed('Mandates that were created by a request.', {
        approved: span('From creation to approved'),
      }),
    }),
  }),
} as const;
