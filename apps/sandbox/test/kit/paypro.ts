import { randomInt } from 'node:crypto';
import type { components } from '@paystub/contracts/paypro';

type Schemas = components['schemas'];
export type Payment = Schemas['Payment'];
export type Refund = Schemas['Refund'];
export type Event = Schemas['Event'];
export type Webhook = Schemas['Webhook'];

export interface List<T> {
  readonly data: readonly T[];
  readonly count: number;
}

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: T;
}

/** What a merchant's software does: plain HTTP with a key, no client of ours. */
export class Merchant {
  constructor(
    private readonly url: string,
    readonly key: string,
  ) {}

  async call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, body: JSON.parse(text) as T };
  }

  /** A call that is to succeed: its body. */
  async done<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.call<T>(method, path, body);
    if (answer.status > 201) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`);
    return answer.body;
  }

  createPayment(fields: object = {}): Promise<Payment> {
    return this.done('POST', '/payments', { amount: 1000, currency: 'EUR', description: 'Order 1001', pay_methods: ['ideal'], ...fields });
  }

  payment(id: string): Promise<Payment> {
    return this.done('GET', `/payments/${id}`);
  }

  refund(payment: string, amount: number): Promise<Answer<Refund>> {
    return this.call('POST', `/payments/${payment}/refunds`, { amount });
  }

  listenAt(url: string, fields: object = {}): Promise<Webhook> {
    return this.done('POST', '/webhooks', { name: 'Shop', description: 'Orders', url, ...fields });
  }

  /** Types of the events of this account, oldest first. */
  async eventTypes(): Promise<string[]> {
    const { data } = await this.done<List<Event>>('GET', '/events?limit=100');
    return data.map(({ event_type }) => event_type).reverse();
  }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A key that nobody has used: it needs no set-up. */
export const newKey = (): string => `pp_${Array.from({ length: 32 }, () => letters[randomInt(letters.length)]).join('')}`;
