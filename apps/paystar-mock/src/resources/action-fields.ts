/** An action's fields, none of which has to be given. */
export const optional = (properties: Readonly<Record<string, object>>) => ({ type: 'object', additionalProperties: false, properties });

/** An action's fields, with those that have to be given. */
export const fieldsOf = (properties: Readonly<Record<string, object>>, required: readonly string[]) => ({
  ...optional(properties),
  required,
});

export const none = optional({});

export const reason = { type: 'string', minLength: 1, maxLength: 200, description: 'How the bank puts it.' };
export const withReason = optional({ reason });

const card = {
  type: 'string',
  pattern: '^[0-9][0-9 -]{11,28}[0-9]$',
  description: 'A published test number, such as 4111111111111111. Which fail the README tells.',
};
const bank = {
  type: 'object',
  description: 'A test account: routing number 110000000, account number 000123456789 or another of the README.',
  additionalProperties: false,
  required: ['routingNumber', 'accountNumber'],
  properties: {
    routingNumber: { type: 'string', pattern: '^[0-9]{1,17}$' },
    accountNumber: { type: 'string', pattern: '^[0-9]{1,17}$' },
    accountType: { type: 'string', enum: ['Checking', 'Savings'], description: 'Checking, unless given.' },
  },
};
const accountHolderName = {
  type: 'string',
  minLength: 1,
  maxLength: 200,
  description: 'The customer or the account’s holder, unless given.',
};

/** A new card or bank account. */
export const newSource = { card, bank, accountHolderName };

/** One of those, or one of the wallet. */
export const source = {
  ...newSource,
  paymentSource: { type: 'string', description: 'The id of one in the wallet of the customer.' },
};

/** Integer cents. */
export const cents = { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER } as const;
