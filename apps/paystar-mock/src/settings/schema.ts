import { eventTypes } from './event-type.js';
import { templatePattern } from './template.js';

const closed = (description: string, properties: Readonly<Record<string, object>>, required: readonly string[] = []) => ({
  type: 'object',
  description,
  additionalProperties: false,
  required,
  properties,
});

const keyed = (description: string, names: object, values: object) => ({
  type: 'object',
  description,
  propertyNames: names,
  additionalProperties: values,
});

const text = (description: string) => ({ type: 'string', minLength: 1, maxLength: 200, description });
const dollars = (description: string) => ({ type: 'number', minimum: 0, maximum: 1_000_000_000, description });

/** No source says what a slug is made of: whatever stands in a path as it is. */
const slug = '^(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,100}$';

/** Headers that the mock sends itself, or that say how a message is framed: another value would be another message. */
const ownHeaders = ['content-type', 'content-length', 'host', 'connection', 'transfer-encoding', 'expect', 'upgrade', 'te', 'trailer'];
const anyCase = (name: string) => name.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
const headerName = `^(?!(${ownHeaders.map(anyCase).join('|')})$)[A-Za-z0-9!#$%&'*+.^_\`|~-]{1,100}$`;

const feeTier = closed(
  'A row: the first whose channel, source and range are those of a payment gives its fee.',
  {
    id: { type: 'integer', minimum: 1, description: 'Shown by the Query API.' },
    paymentChannel: { type: 'string', enum: ['QuickPay', 'POS'] },
    paymentSourceType: { type: 'string', enum: ['CreditCard', 'ACH'] },
    startRange: dollars('The lowest subtotal that it is for, in dollars.'),
    endRange: dollars('The highest subtotal that it is for, in dollars.'),
    flatFee: dollars('In dollars.'),
    percentageFee: { type: 'number', minimum: 0, maximum: 100, description: 'Per cent of the subtotal.' },
  },
  ['id', 'paymentChannel', 'paymentSourceType', 'startRange', 'endRange', 'flatFee', 'percentageFee'],
);

const webhook = closed(
  'Where the messages of an event go.',
  {
    url: { type: 'string', format: 'uri', pattern: '^https?://', maxLength: 2000, description: 'An http or https address.' },
    secret: { ...text('Keys the signature: lowercase hex HMAC-SHA256 of the exact body.') },
    template: {
      type: 'string',
      maxLength: 100_000,
      pattern: templatePattern,
      description:
        'JSON text with placeholders such as {{Status}}, in quotes for text and without for numbers. Once they are filled in it has to be JSON, or nothing is sent. The default template of the event, unless given.',
    },
    headers: keyed(
      'More headers of the request. Those of its framing and its Content-Type are the mock’s.',
      { pattern: headerName },
      { type: 'string', pattern: '^[ -~]*$', maxLength: 2000 },
    ),
    signatureHeader: {
      type: 'string',
      pattern: headerName,
      description: 'The header of the signature: X-Paystar-Signature, unless given.',
    },
  },
  ['url', 'secret'],
);

const businessUnit = closed('A biller.', {
  name: text('As people read it.'),
  agents: keyed(
    'Users of Paystar, by e-mail address.',
    { format: 'email' },
    closed('A user.', { pos: { type: 'boolean', description: 'Whether the user may take payments at the counter.' } }, ['pos']),
  ),
  paymentFields: keyed(
    'Fields that sessions and payers may fill in, by name. The payer has to fill in what a session leaves out.',
    { pattern: '^[A-Za-z0-9][A-Za-z0-9 _.-]{0,63}$' },
    closed('A field.', { label: text('As the payer reads it.') }, ['label']),
  ),
  feeTiers: { type: 'array', items: feeTier, maxItems: 100, description: 'The fee table; one that a biller has published, unless given.' },
  webhooks: closed('What is told, by event.', Object.fromEntries(eventTypes.map((type) => [type, webhook]))),
});

/** JSON Schema of the settings, for the control plane. */
export const settingsSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Settings of the Paystar mock',
  ...closed(
    'What in reality account managers of Paystar set up.',
    {
      businessUnits: keyed('Business units, by slug: letters, digits and . _ ~ -.', { pattern: slug }, businessUnit),
      webhookTimeoutMs: {
        type: 'integer',
        minimum: 1,
        maximum: 60_000,
        description: "How long a receiver may take to answer, in milliseconds of the machine's time.",
      },
    },
    ['businessUnits', 'webhookTimeoutMs'],
  ),
};
