import { randomBytes } from 'node:crypto';
import { createPaystar, type PaystarSchemas } from '@paystub/client/paystar';

/** The one business unit that every world has from the start, and the slug that all tests share. */
export const slug = 'acme-utilities';

/** A key that nobody has used: it needs no set-up. */
export const newKey = (): string => `test_${randomBytes(16).toString('hex')}`;

interface Envelope {
  readonly hasErrors: boolean;
  readonly errors: readonly { readonly propertyName: string; readonly errorMessage: string }[];
  readonly data: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Envelope;
  /** The number of its entry in the journal. */
  readonly seq: number;
}

export interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** Of the body; none where it is null. */
  readonly type?: string | null;
}

/** What a biller's software does: our client where all goes well, plain HTTP for the rest. */
export class Biller {
  readonly client: ReturnType<typeof createPaystar>;

  constructor(
    private readonly url: string,
    readonly key: string,
  ) {
    this.client = createPaystar({ apiKey: key, baseUrl: url });
  }

  async send({ method = 'POST', path = '/integrations/embedded/initiate', body, type = 'application/json' }: Sent): Promise<Answer> {
    const headers = { 'x-paystar-api-key': this.key, ...(type !== null && { 'content-type': type }) };
    // Fetch gives texts a content type of its own, bytes none.
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    const answer = await fetch(`${this.url}${path}`, { method, headers, ...(bytes && { body: bytes }) });
    const text = await answer.text();
    const seq = Number(/; seq=(\d+)$/.exec(answer.headers.get('x-paystub') ?? '')?.[1]);
    return { status: answer.status, headers: answer.headers, text, body: JSON.parse(text) as Envelope, seq };
  }

  call(path: string, body: object): Promise<Answer> {
    return this.send({ path: `/integrations${path}`, body: JSON.stringify(body) });
  }

  /** A bill of 42.10 dollars, unless told otherwise. */
  bill(fields: Partial<PaystarSchemas['PaymentSessionCreate']> = {}): Promise<PaystarSchemas['PaymentSessionResult']> {
    return this.client.sessions.initiatePayment({
      BusinessUnitSlug: slug,
      Channel: 'QuickPay',
      Charges: [{ Amount: 4210, Description: 'Water, March' }],
      ...fields,
    });
  }
}

/** The id of a management session, which only its link tells. */
export const sessionIn = ({ SessionLink }: { readonly SessionLink: string }): string =>
  new URL(SessionLink).pathname.split('/').at(-1) ?? '';
