import type { Ground, Received, Receiver } from '../../verifier/index.js';
import type { operations } from '../index.js';

type EventType =
  | 'Payment.Succeeded'
  | 'Payment.Failed'
  | 'Payment.Pending'
  | 'AutoPay.Enrolled'
  | 'AutoPay.Unenrolled'
  | 'Paperless.Enrolled'
  | 'Paperless.Unenrolled';

/** How a webhook is set up, beside where it goes. */
export interface Subscription {
  /** JSON with `{{Variable}}`s, or the text of it. */
  readonly template?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signatureHeader?: string;
  readonly slug?: string;
  /** One that listens already; the webhook has a path of its own there. */
  readonly receiver?: Receiver;
}

/** A webhook whose receiver is ours. */
export interface Listening {
  readonly receiver: Receiver;
  readonly secret: string;
  /** The first delivery, waiting for it where it is still to come. */
  readonly first: () => Promise<Received>;
  /** All deliveries so far. */
  readonly all: () => readonly Received[];
}

/** Webhooks are set up by Paystar, per business unit and event: no operation does that. */
export function receivers({ control, fact, receiver: start }: Ground<operations>) {
  return {
    aWebhook: async (eventType: EventType, { slug, receiver: shared, template, ...rest }: Subscription = {}): Promise<Listening> => {
      const receiver = shared ?? (await start());
      const path = `/webhook-${crypto.randomUUID()}`;
      const secret = `whsec-${crypto.randomUUID()}`;
      const text = typeof template === 'object' ? { template: JSON.stringify(template) } : template !== undefined && { template };
      const webhook = { url: receiver.url + path, secret, ...text, ...rest };
      await control.settings({ businessUnits: { [slug ?? fact('businessUnitSlug')]: { webhooks: { [eventType]: webhook } } } });
      const mine = (received: Received) => received.path === path;
      return {
        receiver,
        secret,
        first: () => receiver.first(mine, `of ${eventType}`),
        all: () => receiver.received.filter(mine),
      };
    },
    /** Sets up what an account manager does for the business unit. */
    aBusinessUnitWith: (changes: object) => control.settings({ businessUnits: { [fact('businessUnitSlug')]: changes } }),
  };
}
