import type { components } from '../../control/index.js';
import type { Session } from '../session.js';
import { type Exchange, Failure } from './http.js';

type Schemas = components['schemas'];

/** What others do, and time, through a Paystub control plane. Whatever it causes has been delivered when it returns. */
export class Control {
  constructor(
    private readonly session: Session,
    private readonly provider: string,
  ) {}

  /** Someone else does something to a record: the payer pays, the bank returns. */
  act(action: string, fields: { readonly id: string } & Readonly<Record<string, unknown>>): Promise<Schemas['Change']> {
    return this.#ask('POST', `${this.provider}/actions/${action}?wait=deliveries`, fields);
  }

  /** Someone else tries what the record does not allow as it is: the control plane says so. */
  async cannot(action: string, fields: { readonly id: string } & Readonly<Record<string, unknown>>): Promise<void> {
    await this.#ask('POST', `${this.provider}/actions/${action}?wait=deliveries`, fields, 409);
  }

  /** What banks and payers will do to records that are still to come, until the rule is done. */
  async foretell(outcomes: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
    this.session.afterwards(() => this.#ask('PUT', `${this.provider}/outcomes`, []));
    await this.#ask('PUT', `${this.provider}/outcomes`, outcomes);
  }

  /** Stops the world's clock, so that it moves by `advance` alone, until the rule is done. */
  async freeze(): Promise<void> {
    this.session.afterwards(() => this.#ask('PUT', 'clock', { frozen: false }));
    await this.#ask('PUT', 'clock', { frozen: true });
  }

  /** Lets world time pass: `PT24H`. */
  advance(by: string): Promise<void> {
    return this.#move({ by });
  }

  /** Lets world time pass until then: `2026-01-31T00:00:00Z`. */
  advanceTo(to: string): Promise<void> {
    return this.#move({ to });
  }

  async #move(ask: { readonly by: string } | { readonly to: string }): Promise<void> {
    const path = 'clock/advance?wait=deliveries';
    let moved = await this.#ask<Schemas['Advance']>('POST', path, ask);
    for (let calls = 1; moved.more && calls < 100; calls += 1) moved = await this.#ask('POST', path, { to: moved.to });
  }

  /** Changes settings, until the rule is done. */
  async settings(changes: Readonly<Record<string, unknown>>): Promise<void> {
    const defaults = Object.fromEntries(Object.keys(changes).map((name) => [name, null]));
    this.session.afterwards(() => this.#ask('PATCH', `${this.provider}/settings`, defaults));
    await this.#ask('PATCH', `${this.provider}/settings`, changes);
  }

  /** Returns when no webhook that is due is unsent or under way. */
  async delivered(): Promise<void> {
    await this.#ask('POST', 'deliveries/wait', { timeoutMs: 10_000 });
  }

  async #ask<Answer>(method: string, path: string, body: object, status = 200): Promise<Answer> {
    const { target, credential } = this.session;
    if (!target.control) throw new Error('this target has no control plane; a rule that uses one has to say that it needs it');
    const world = encodeURIComponent(`${this.provider}:${credential}`);
    const url = `${target.control.replace(/\/$/, '')}/worlds/${world}/${path}`;
    const exchange = await this.session.send({ method, url, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    if (exchange.status !== status) throw new Failure(`the control plane answered ${exchange.status}`, masked(exchange, credential));
    return exchange.body as Answer;
  }
}

/** The credential is in the path here. */
function masked(exchange: Exchange, credential: string): Exchange {
  const url = exchange.request.url.replace(credential, `…${credential.slice(-4)}`);
  return { ...exchange, request: { ...exchange.request, url } };
}
