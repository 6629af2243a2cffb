import type { components } from '../../control/index.js';
import type { Session } from '../session.js';
import { type Exchange, Failure } from './http.js';

type Schemas = components['schemas'];

/** Fields and the values that they must have. */
type Filter = Readonly<Record<string, string>>;

interface Page<T> {
  readonly data: readonly T[];
  readonly count: number;
}

/** What others do, and time, through a Paystub control plane. Whatever it causes has been delivered when it returns. */
export class Control {
  constructor(
    private readonly session: Session,
    private readonly provider: string,
  ) {}

  /** Someone else does something to a record: the payer pays, the bank returns. */
  async act(action: string, fields: { readonly id: string } & Readonly<Record<string, unknown>>): Promise<Schemas['Change']> {
    const change = await this.#ask<Partial<Schemas['Change']>>('POST', `${this.provider}/actions/${action}?wait=deliveries`, fields);
    if (!Array.isArray(change.changed)) throw new Failure(`the control plane does not say what ${action} has changed`);
    return change as Schemas['Change'];
  }

  /**
   * Someone else tries what the record does not allow as it is: the control plane answers 409. Where it is a field that is not allowed, it
   * answers 400.
   */
  async cannot(
    action: string,
    fields: { readonly id: string } & Readonly<Record<string, unknown>>,
    status: 400 | 409 = 409,
  ): Promise<void> {
    await this.#ask('POST', `${this.provider}/actions/${action}?wait=deliveries`, fields, status);
  }

  /** What banks and payers will do to records that are still to come, until the rule is done. */
  async foretell(outcomes: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
    this.session.afterwards(() => this.#ask('PUT', `${this.provider}/outcomes`, []));
    await this.#ask('PUT', `${this.provider}/outcomes`, outcomes);
  }

  /** Where the provider is, as the control plane tells people. */
  async address(): Promise<string> {
    const exchange = await this.session.send({ method: 'GET', url: `${this.#base()}/health`, headers: {} });
    const { providers } = (exchange.body ?? {}) as Partial<Schemas['Health']>;
    const url = providers?.[this.provider]?.url;
    if (!url) throw new Failure(`the control plane does not say where ${this.provider} is`, exchange);
    return url;
  }

  /** Stops the world's clock, so that it moves by `advance` alone, until the rule is done. Gives the instant, in epoch milliseconds. */
  async freeze(): Promise<number> {
    this.session.afterwards(() => this.#ask('PUT', 'clock', { frozen: false }));
    const { now } = await this.#ask<Schemas['Advance']>('PUT', 'clock', { frozen: true });
    const instant = Date.parse(now);
    if (Number.isNaN(instant)) throw new Failure('the control plane shows no clock');
    return instant;
  }

  /** Lets world time pass: `PT24H`. */
  advance(by: string): Promise<void> {
    return this.#move({ by });
  }

  /** Lets world time pass until then: `2026-01-31T00:00:00Z`, or epoch milliseconds. */
  advanceTo(to: string | number): Promise<void> {
    return this.#move({ to: typeof to === 'number' ? new Date(to).toISOString() : to });
  }

  async #move(ask: { readonly by: string } | { readonly to: string }): Promise<void> {
    const path = 'clock/advance?wait=deliveries';
    // What was granted may have ended meanwhile.
    this.session.grants.clear();
    let moved = await this.#ask<Schemas['Advance']>('POST', path, ask);
    for (let calls = 1; moved.more && calls < 100; calls += 1) moved = await this.#ask('POST', path, { to: moved.to });
  }

  /** Changes settings, until the rule is done. */
  async settings(changes: Readonly<Record<string, unknown>>): Promise<void> {
    const defaults = Object.fromEntries(Object.keys(changes).map((name) => [name, null]));
    this.session.afterwards(() => this.#ask('PATCH', `${this.provider}/settings`, defaults));
    await this.#ask('PATCH', `${this.provider}/settings`, changes);
    this.session.grants.clear();
  }

  /** Records as stored, newest first: all, or those whose fields have these values. */
  records<T extends Schemas['Record']>(collection: string, filter: Filter = {}): Promise<readonly T[]> {
    return this.#list<T>(`${this.provider}/${collection}`, filter);
  }

  /** What was sent or is to be sent, newest first. */
  deliveries(filter: Filter = {}): Promise<readonly Schemas['Delivery'][]> {
    return this.#list('deliveries', filter);
  }

  /** One page, which has room for all that a rule makes. */
  async #list<T>(path: string, filter: Filter): Promise<readonly T[]> {
    const { data, count } = await this.#ask<Partial<Page<T>>>('GET', `${path}?${new URLSearchParams({ ...filter, limit: '500' })}`);
    if (!Array.isArray(data) || data.length !== count) throw new Failure(`the control plane shows no list of ${path}`);
    return data;
  }

  /** Returns when no webhook that is due is unsent or under way. */
  async delivered(): Promise<void> {
    await this.#ask('POST', 'deliveries/wait', { timeoutMs: 10_000 });
  }

  async #ask<Answer>(method: string, path: string, body?: object, status = 200): Promise<Answer> {
    const { credential } = this.session;
    const world = encodeURIComponent(`${this.provider}:${credential}`);
    const url = `${this.#base()}/worlds/${world}/${path}`;
    const sent = body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
    const exchange = await this.session.send({ method, url, headers: {}, ...sent });
    if (exchange.status !== status || exchange.body === undefined)
      throw new Failure(`the control plane answered ${exchange.status}`, masked(exchange, credential));
    return exchange.body as Answer;
  }

  #base(): string {
    const { control } = this.session.target;
    if (!control) throw new Error('this target has no control plane; a rule that uses one has to say that it needs it');
    return control.replace(/\/$/, '');
  }
}

/** The credential is in the path here. */
function masked(exchange: Exchange, credential: string): Exchange {
  const url = exchange.request.url.replace(credential, `…${credential.slice(-4)}`);
  return { ...exchange, request: { ...exchange.request, url } };
}
