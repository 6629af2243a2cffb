import { randomBytes } from 'node:crypto';
import type { components } from '@paystub/contracts/paystand';
import type { Ready } from './bundle.js';

export type Schemas = components['schemas'];
export type Client = Omit<Ready['paystand'], 'url'>;

/** What goes with a client_id that nobody has used: it needs no set-up. */
export const newClient = (): Client => clientOf(`test_${randomBytes(16).toString('hex')}`);

export function clientOf(clientId: string): Client {
  const name = clientId.replace(/^test_/, '');
  return { clientId, clientSecret: `secret_${name}`, customerId: `merchant_${name}` };
}

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  /** Of an answer that is none, nothing. */
  readonly body: T;
  /** The number of its entry in the journal. */
  readonly seq: number;
}

interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | FormData | Uint8Array<ArrayBuffer>;
}

/** Status, code, detailCode and parameter of a refusal. */
export function inShort({ status, body }: Answer<unknown>): string {
  const { code, detailCode, parameter } = (body as Schemas['Error'] | undefined)?.error?.details ?? {};
  return [status, code, detailCode, parameter].filter(Boolean).join(' ');
}

/** What a merchant's ERP does: plain HTTP with a token that it asks for once, no client of ours. */
export class Office {
  private authorization: string | undefined;

  constructor(
    readonly url: string,
    readonly client: Client,
  ) {}

  /** A request as it is, with no headers of ours. */
  async send<T>(method: string, path: string, { headers = {}, body }: Sent = {}): Promise<Answer<T>> {
    const answer = await fetch(path.startsWith('http') ? path : this.url + path, { method, headers, ...(body !== undefined && { body }) });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const isJson = answer.headers.get('content-type')?.startsWith('application/json');
    const seq = Number(/; seq=(\d+)$/.exec(answer.headers.get('x-paystub') ?? '')?.[1]);
    return { status: answer.status, headers: answer.headers, bytes, body: (isJson ? JSON.parse(bytes.toString()) : undefined) as T, seq };
  }

  askForToken(fields: object = {}): Promise<Answer<Schemas['Token']>> {
    const { clientId: client_id, clientSecret: client_secret } = this.client;
    const body = JSON.stringify({ grant_type: 'client_credentials', client_id, client_secret, scope: 'auth', ...fields });
    return this.send('POST', '/oauth/token', { headers: { 'content-type': 'application/json' }, body });
  }

  /** Makes a new one; all calls from now on go with it. */
  async renew(): Promise<string> {
    const { body } = await this.askForToken();
    this.authorization = `Bearer ${body.access_token}`;
    return body.access_token;
  }

  async headers(): Promise<Readonly<Record<string, string>>> {
    if (this.authorization === undefined) await this.renew();
    return { authorization: this.authorization ?? '', 'x-customer-id': this.client.customerId };
  }

  async call<T>(method: string, path: string, body?: object): Promise<Answer<T>> {
    const headers = await this.headers();
    if (body === undefined) return this.send(method, path, { headers });
    return this.send(method, path, { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) });
  }

  /** A call that is to succeed: its body. */
  async done<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await this.call<T>(method, path, body);
    if (answer.status > 204) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.bytes}`);
    return answer.body;
  }

  createCustomer(fields: Partial<Schemas['PayerCustomerCreate']> = {}): Promise<Schemas['PayerCustomer']> {
    const usual = { extCustomerId: 'CUST-1', customerName: 'Acme Dental Group', email: 'ap@example.com' };
    return this.done('POST', '/payerCustomers', { ...usual, ...fields });
  }

  /** Of 100 dollars to the first customer, unless told otherwise. */
  createReceivable(fields: Partial<Schemas['ReceivableCreate']> = {}): Promise<Schemas['Receivable']> {
    const usual = { extCustomerId: 'CUST-1', erpId: 'INVKEY-1', erpRef: 'INV-1001', totalAmount: '100.00', dueDate: '2027-03-31' };
    return this.done('POST', '/receivables/create', { ...usual, ...fields });
  }

  read(receivable: { readonly id: string }): Promise<Schemas['ReadReceivable']> {
    return this.done('GET', `/receivables/${receivable.id}/read`);
  }

  async upload(receivable: { readonly id: string }, content: Uint8Array<ArrayBuffer>, name = 'invoice.pdf') {
    const body = new FormData();
    body.append('attachment', new Blob([content]), name);
    const headers = await this.headers();
    return this.send<Schemas['ReceivableAttachment']>('POST', `/receivables/${receivable.id}/attachments`, { headers, body });
  }
}

/** So many bytes that begin as a PDF does, and are no other's. */
export function pdf(size = 100, mark = randomBytes(8).toString('hex')): Uint8Array<ArrayBuffer> {
  const content = new Uint8Array(size).fill(32);
  content.set(Buffer.from(`%PDF-1.7 ${mark}`));
  return content;
}
