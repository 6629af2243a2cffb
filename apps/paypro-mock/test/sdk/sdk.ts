import { type IncomingMessage, request } from 'node:http';

/** PayPro's own client libraries speak to a server in two ways. What they do is told by the dossier (sections 1.3, 2.3, 3.2); the code is ours. */
export type Dialect = 'php' | 'ruby';

export interface Entity {
  readonly id: string;
  readonly type: string;
  readonly _links: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

export interface Answered {
  readonly status: number;
  /** As it came, and by name in lower case. */
  readonly rawHeaders: readonly string[];
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly tookMs: number;
}

/** What the libraries throw. Ruby raises nothing for a status that it does not know, and breaks on what it then has not got. */
export class SdkError extends Error {
  constructor(
    readonly kind: 'authentication' | 'not found' | 'validation' | 'invalid response' | 'unknown' | 'nil response',
    readonly fields: { readonly type?: unknown; readonly message?: unknown; readonly param?: unknown } = {},
  ) {
    super(`${kind}: ${String(fields.message)}`);
  }
}

const agents: Readonly<Record<Dialect, string>> = {
  php: 'PayPro 1.1.0 / PHP 8.2.12 / OpenSSL 3.0.11',
  ruby: 'PayPro 2.0.0 / Ruby 3.2.2 / OpenSSL 3.0.11',
};
const TIMEOUT_MS = 30_000;

type Fields = Readonly<Record<string, unknown>>;

/** Without `fields` there is no body; without any field PHP sends an empty array. */
const textOf = (dialect: Dialect, fields: Fields | undefined) => {
  if (fields === undefined) return undefined;
  return dialect === 'php' && Object.keys(fields).length === 0 ? '[]' : JSON.stringify(fields);
};

export class Sdk {
  /** Everything that was ever answered to it. */
  readonly answers: Answered[] = [];

  constructor(
    readonly dialect: Dialect,
    private readonly url: string,
    private readonly key: string,
  ) {}

  /** One object; what is refused is thrown. */
  async call(method: string, path: string, fields?: Fields): Promise<Entity> {
    return this.read(await this.send(method, path, textOf(this.dialect, fields)));
  }

  async list(path: string, filters: Fields = {}): Promise<Collection> {
    const query = new URLSearchParams(Object.entries(filters).map(([name, value]) => [name, String(value)])).toString();
    const body = await this.call('GET', query ? `${path}?${query}` : path);
    return new Collection(this, body, filters);
  }

  /** Every call says that it sends JSON, whether it sends anything or not. */
  send(method: string, path: string, text?: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
    const startedAt = performance.now();
    const sent = {
      authorization: `Bearer ${this.key}`,
      'content-type': 'application/json',
      'user-agent': agents[this.dialect],
      ...headers,
    };
    return new Promise((done, failed) => {
      const outgoing = request(this.url + path, { method, headers: sent, timeout: TIMEOUT_MS }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', failed);
        response.on('end', () => {
          const { statusCode: status = 0, rawHeaders } = response;
          const answer = {
            status,
            rawHeaders,
            headers: response.headers,
            text: String(Buffer.concat(chunks)),
            tookMs: performance.now() - startedAt,
          };
          this.answers.push(answer);
          done(answer);
        });
      });
      outgoing.on('timeout', () => outgoing.destroy(new Error('no answer within 30 s')));
      outgoing.on('error', failed);
      outgoing.end(text);
    });
  }

  /** The body is read first, whatever the status. */
  private read({ status, text }: Answered): Entity {
    let body: Entity & { readonly error?: { readonly type?: unknown; readonly message?: unknown; readonly param?: unknown } };
    try {
      body = JSON.parse(text);
    } catch {
      throw new SdkError('invalid response', { message: text });
    }
    if (status < 400) return body;
    if (status === 401) throw new SdkError('authentication');
    if (body.error === undefined) throw new SdkError('invalid response', { message: text });
    if (status === 404) throw new SdkError('not found', body.error);
    if (status === 422) throw new SdkError('validation', body.error);
    throw new SdkError(this.dialect === 'php' ? 'unknown' : 'nil response', { message: `status ${status}` });
  }
}

/** A page of a list, which finds the pages beside it by the path and the cursor of its links, and by the filters that it was asked with. */
export class Collection {
  constructor(
    private readonly sdk: Sdk,
    readonly body: Entity,
    readonly filters: Fields,
  ) {}

  get data(): readonly Entity[] {
    return this.body.data as readonly Entity[];
  }
  get ids(): readonly string[] {
    return this.data.map(({ id }) => id);
  }

  next(filters = this.filters): Promise<Collection> {
    return this.follow(this.body._links.next, filters);
  }
  prev(filters = this.filters): Promise<Collection> {
    return this.follow(this.body._links.prev, filters);
  }

  /** Without a link there is nothing to ask for. */
  private async follow(link: string | null | undefined, filters: Fields): Promise<Collection> {
    if (!link) return new Collection(this.sdk, { ...this.body, data: [], _links: {} }, filters);
    const { pathname, searchParams } = new URL(link);
    return this.sdk.list(pathname, { ...filters, cursor: searchParams.get('cursor') });
  }
}
