import type { Ground, Received, Receiver } from '../verifier/index.js';
import type { components, operations } from './index.js';
import { agreements } from './situations/agreements.js';
import { recurring } from './situations/recurring.js';

type Schemas = components['schemas'];
type Payment = Schemas['Payment'];
type Refund = Schemas['Refund'];
type Webhook = Schemas['Webhook'];
type NewPayment = Partial<Schemas['PaymentCreate']>;
type NewRefund = Partial<Schemas['RefundCreate']>;
type NewWebhook = Partial<Schemas['WebhookCreate']>;

/** A webhook whose receiver is ours. */
export interface Listening {
  readonly webhook: Webhook;
  readonly receiver: Receiver;
  /** The first delivery to it of this type, waiting for it where it is still to come. */
  readonly first: (eventType: string) => Promise<Delivered>;
  /** All deliveries to it so far. */
  readonly all: () => readonly Delivered[];
}

export interface Delivered extends Received {
  readonly event: Schemas['Event'];
}

/** A payment's least, and an order's usual: 10 euros by ideal. */
export const order = (fields: NewPayment = {}): Schemas['PaymentCreate'] => ({
  amount: 1000,
  currency: 'EUR',
  description: 'Order 1001',
  pay_methods: ['ideal'],
  ...fields,
});

export const newWebhook = (fields: NewWebhook = {}): Schemas['WebhookCreate'] => ({
  name: 'Shop',
  description: 'Order states',
  url: 'https://webhooks.invalid/paypro',
  ...fields,
});

/** What the pay methods that need them want to know before they give money back. */
export const bankAccount = { iban: 'NL91ABNA0417164300', account_holder_name: 'A. Customer' } as const;

/** The named starting points of PayPro: for checks, and as provider states. */
export function situations(ground: Ground<operations>) {
  return { ...payments(ground), ...refunds(ground), ...webhooks(ground), ...agreements(ground), ...recurring(ground) };
}

export type Given = ReturnType<typeof situations>;

function payments({ api, control }: Ground<operations>) {
  const create = (fields?: NewPayment) => api.createPayment({ body: order(fields) }).answers(201, { type: 'payment' });
  const after = async (action: string, payment: Payment, state: Payment['state']) => {
    await control.act(action, { id: payment.id });
    return api.getPayment({ id: payment.id }).answers(200, { state });
  };
  const aPaidPayment = async (fields?: NewPayment) => after('pay', await create(fields), 'paid');
  return {
    /** One pay method: it waits for the customer. */
    anOpenPayment: (fields?: NewPayment) => create(fields),
    /** The customer still has to choose a method. */
    anInitializedPayment: (fields?: NewPayment) => create({ pay_methods: null, ...fields }),
    aPaidPayment,
    aCompletedPayment: async (fields?: NewPayment) => after('complete', await aPaidPayment(fields), 'completed'),
    /** Paid by a method whose money takes days. */
    aProcessingPayment: async (fields?: NewPayment) =>
      after('submit', await create({ pay_methods: ['bank-transfer'], ...fields }), 'processing'),
    aFailedPayment: async (fields?: NewPayment) => after('fail', await create(fields), 'failed'),
    anExpiredPayment: async (fields?: NewPayment) => after('expire', await create(fields), 'expired'),
    aCanceledPayment: async (fields?: NewPayment) => {
      const { id } = await create(fields);
      return api.cancelPayment({ id }).answers(200, { state: 'canceled' });
    },
    /** As many as asked, oldest first. */
    severalPayments: async (count: number) => {
      const made: Payment[] = [];
      while (made.length < count) made.push(await create({ description: `Order ${made.length + 1}` }));
      return made;
    },
    /** All of a payment by creditcard, unless another is named. */
    aChargeback: async ({ payment, ...dispute }: { payment?: string; amount?: number; reason?: string } = {}) => {
      const id = payment ?? (await aPaidPayment({ pay_methods: ['creditcard'] })).id;
      await control.act('chargeback', { id, ...dispute });
      const { data } = await api.listPaymentChargebacks({ id }).answers(200, { type: 'list' });
      return api.getChargeback({ id: data[0]?.id ?? '' }).answers(200, { type: 'chargeback' });
    },
  };
}

function refunds(ground: Ground<operations>) {
  const { api, control } = ground;
  const { aPaidPayment } = payments(ground);
  const create = async ({ payment, ...fields }: NewRefund & { readonly payment?: string } = {}) => {
    const id = payment ?? (await aPaidPayment()).id;
    return api.createRefund({ id, body: { amount: 400, ...fields } }).answers(201, { type: 'refund' });
  };
  const after = async (action: string, { id }: Refund, state: Refund['state']) => {
    await control.act(action, { id });
    return api.getRefund({ id }).answers(200, { state });
  };
  const aPendingRefund = async (fields?: Parameters<typeof create>[0]) => after('refund-hold', await create(fields), 'pending');
  return {
    /** Of a paid payment of 1000, where no other is named. */
    aRefund: create,
    /** Something that it needs is missing. */
    aPendingRefund,
    /** The money is under way: PayPro gets to that by itself, after a while. */
    aProcessingRefund: async (fields?: Parameters<typeof create>[0]) => {
      const { id } = await create(fields);
      for (let halfDays = 0; halfDays < 12; halfDays += 1) {
        const { state } = await api.getRefund({ id }).answers(200);
        if (state !== 'open') break;
        await control.advance('PT12H');
      }
      return api.getRefund({ id }).answers(200, { state: 'processing' });
    },
    aRefundedRefund: async (fields?: Parameters<typeof create>[0]) => after('refund-settle', await create(fields), 'refunded'),
    aFailedRefund: async (fields?: Parameters<typeof create>[0]) => after('refund-fail', await create(fields), 'failed'),
    anExpiredRefund: async (fields?: Parameters<typeof create>[0]) => after('refund-expire', await aPendingRefund(fields), 'expired'),
    aCanceledRefund: async (fields?: Parameters<typeof create>[0]) => {
      const { id } = await create(fields);
      return api.cancelRefund({ id }).answers(200, { state: 'canceled' });
    },
  };
}

function webhooks({ api, receiver: start, afterwards }: Ground<operations>) {
  const aWebhook = async (fields?: NewWebhook): Promise<Webhook> => {
    const webhook = await api.createWebhook({ body: newWebhook(fields) }).answers(201, { type: 'webhook' });
    afterwards(() => api.deleteWebhook({ id: webhook.id }).answers(200));
    return webhook;
  };
  return {
    aWebhook,
    /** A webhook with a receiver that answers 200 until it is told otherwise. Several may share one receiver, each with its own path. */
    aListeningWebhook: async (fields?: NewWebhook, shared?: Receiver): Promise<Listening> => {
      const receiver = shared ?? (await start());
      const path = `/webhook-${crypto.randomUUID()}`;
      const webhook = await aWebhook({ url: receiver.url + path, ...fields });
      const mine = (received: Received) => received.path === path;
      const isOf = (eventType: string) => (received: Received) => mine(received) && withEvent(received).event?.event_type === eventType;
      return {
        webhook,
        receiver,
        first: async (eventType) => withEvent(await receiver.first(isOf(eventType), `of ${eventType}`)),
        all: () => receiver.received.filter(mine).map(withEvent),
      };
    },
  };
}

const withEvent = (received: Received): Delivered => ({ ...received, event: received.body as Schemas['Event'] });
