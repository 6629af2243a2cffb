import { payMethods } from '../../resources/pay-methods/pay-method.js';
import { cents, dateTime } from '../../resources/seed-fields.js';
import { seriesLifecycle } from '../rules/states.js';

const nullable = { type: ['string', 'null'] } as const;
const url = { ...nullable, format: 'uri' } as const;
const length = {
  interval: { type: 'string', enum: ['day', 'week', 'month', 'year'] },
  multiplier: { type: 'integer', minimum: 1 },
} as const;
const price = { amount: cents, vat: { type: ['number', 'null'], minimum: 0, maximum: 30 } } as const;

export const day = { ...nullable, format: 'date' } as const;

export const period = {
  type: 'object',
  additionalProperties: false,
  required: ['amount', 'interval', 'multiplier'],
  properties: { ...price, ...length },
} as const;

/** What the seeds of subscriptions and installment plans have in common. */
export const seriesFields = {
  state: {
    type: 'string',
    enum: Object.keys(seriesLifecycle),
    description: 'That of a new one, unless given. What is due follows from it.',
  },
  customer: { type: 'string', description: 'Id of a customer that is there.' },
  description: { type: 'string' },
  mandate: { ...nullable, description: 'Id of a mandate of the customer; needed by what has started.' },
  currency: { type: 'string', enum: ['EUR'] },
  pay_methods: {
    type: ['array', 'null'],
    items: { type: 'string', enum: payMethods.filter(({ mandate }) => mandate).map(({ id }) => id) },
  },
  payment_details: { type: 'object', additionalProperties: false, properties: { return_url: url, cancel_url: url } },
  period,
  first_period: { ...period, type: ['object', 'null'], required: ['amount'] },
  metadata: { type: ['object', 'null'] },
  periods_made: {
    type: 'integer',
    minimum: 0,
    description: 'How many periods there have been: as many as there were dates by now, unless given.',
  },
  created_at: { ...dateTime, description: "The world's time, unless given." },
} as const;
