import { spanPattern } from '@paystub/mock-kernel';

const closed = (description: string, properties: Readonly<Record<string, object>>, required = Object.keys(properties)) => ({
  type: 'object',
  description,
  additionalProperties: false,
  required,
  properties,
});

const flag = (description: string) => ({ type: 'boolean', description });

const span = (description: string) => ({
  type: 'string',
  description: `${description}: "at once", or a number of seconds, minutes, hours, days or working days (Monday to Friday in UTC), such as "1 working day".`,
  pattern: spanPattern,
});

const rate = (description: string) =>
  closed(description, {
    rate: { type: 'string', description: 'A factor, such as "0.0249".', pattern: '^[0-9](\\.[0-9]{1,6})?$' },
    flat: { type: 'integer', description: 'Cents.', minimum: 0, maximum: 1_000_000 },
  });

const times = closed("How long what banks, payers and Paystand do takes on the world's clock.", {
  posted: closed('Of a payment, from processing to posted.', { card: span('For cards'), bank: span('For banks') }),
  paid: closed('Of a payment, from posted to paid.', { card: span('For cards'), bank: span('For banks') }),
  holdDays: { type: 'integer', description: 'How many whole days the money of a paid payment is held.', minimum: 0, maximum: 365 },
  fee: span('From a card payment to its final fee'),
  refund: span('From the creation of a refund to paid'),
  dispute: span('From one state of a dispute to the next'),
  payout: {
    type: ['string', 'null'],
    description: "When in the day, in the merchant's time zone, what is available is paid out, such as 17:00; null for never.",
    pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
  },
  transfer: span('From one state of a transfer to the next'),
});

/** Every zone that days can be counted in. */
const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** JSON Schema of the settings, for the control plane. */
export const settingsSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Settings of the Paystand mock',
  ...closed(
    'What in reality a dashboard or Paystand decides.',
    {
      environment: {
        type: 'string',
        enum: ['sandbox', 'production'],
        description: 'Which of the two hosts this world stands for. A token that was made in the other one is refused.',
      },
      rateLimit: {
        type: 'integer',
        minimum: 1,
        maximum: 1_000_000,
        description:
          'Requests a minute and client. The documented 3,000, unless set; in a world that stands still only a limit that is set refuses.',
      },
      timeZone: {
        type: 'string',
        enum: zones,
        description: "The merchant's IANA time zone, such as America/Los_Angeles.",
      },
      webhooks: closed('Where events are sent.', {
        enabled: flag('The switch of the dashboard: while it is off nothing is sent, also not later.'),
        urls: {
          type: 'array',
          description: 'Each gets every event. https, or http on this machine.',
          maxItems: 20,
          items: {
            type: 'string',
            pattern: '^(https://[^\\s/]+|http://(localhost|127\\.[0-9]+\\.[0-9]+\\.[0-9]+|\\[::1\\])(:[0-9]+)?(/|$))',
          },
        },
        timeoutMs: {
          type: 'integer',
          minimum: 1,
          maximum: 60_000,
          description: "How long a receiver may take to answer, in milliseconds of the machine's time.",
        },
      }),
      pdfOnly: flag('Whether attachments have to be PDFs, by their content.'),
      transferReports: flag('Whether the entries of payout reports can be read.'),
      sageIntacct: flag('Whether every payment has to name a receivable.'),
      integrationGaps: flag('Whether calls that fail for some merchants fail: time zone, fees.'),
      apiAccess: flag("Whether the merchant's plan has the API."),
      merchantFees: closed('What Paystand keeps of each payment.', {
        card: rate('Of a card payment.'),
        networkBank: rate('Of a payment from a verified bank.'),
        achBank: rate('Of a payment from a bank that is not verified.'),
      }),
      times,
    },
    [
      'environment',
      'timeZone',
      'webhooks',
      'pdfOnly',
      'transferReports',
      'sageIntacct',
      'integrationGaps',
      'apiAccess',
      'merchantFees',
      'times',
    ],
  ),
} as const;
