import type { components, operations } from '@paystub/contracts/control';
import { type Advance, instant, type Step, stepBody, toTheEnd } from './clock.js';
import type { CallOptions, Connection } from './connection.js';
import { ControlError } from './control-error.js';
import { type Listing, listing } from './listing.js';

type Schemas = components['schemas'];
type Query<Operation extends keyof operations> = NonNullable<operations[Operation]['parameters']['query']>;

export type RequestFilter = Omit<Query<'listRequests'>, 'cursor' | 'limit'>;
export type DeliveryFilter = Omit<Query<'listDeliveries'>, 'cursor' | 'limit'>;
/** Fields and the values that they must have; two names are the list's own. */
export type RecordFilter = Readonly<Record<string, string | number | boolean>> & { readonly cursor?: never; readonly limit?: never };

export interface ListOptions extends CallOptions {
  /** How many a page holds. */
  readonly limit?: number;
}

export interface WaitOptions extends CallOptions {
  /** Answer only once the webhooks that the call caused have been attempted. */
  readonly wait?: boolean;
}

/** One world. It is looked up at each call, so a name that is not in use yet may become a world's. */
export class WorldControl {
  // Private fields, because the name may be a credential and objects are printed.
  readonly #connection: Connection;
  readonly #path: { readonly world: string };

  constructor(connection: Connection, world: string) {
    this.#connection = connection;
    this.#path = { world };
  }

  /** Its id, seed, clock and counts. */
  get(options?: CallOptions): Promise<Schemas['World']> {
    const { api } = this.#connection;
    return this.#call((signal) => api.GET('/worlds/{world}', { params: { path: this.#path }, signal }), options);
  }

  /** Back to the fixtures, clock and ids included. */
  reset(options?: CallOptions): Promise<Schemas['World']> {
    const { api } = this.#connection;
    return this.#call((signal) => api.POST('/worlds/{world}/reset', { params: { path: this.#path }, signal }), options);
  }

  /** Drops it with its journal. A credential of the sandbox's own shape opens a new world when it is used again. */
  async drop(options?: CallOptions): Promise<void> {
    const { api } = this.#connection;
    await this.#call((signal) => api.DELETE('/worlds/{world}', { params: { path: this.#path }, signal }), options);
  }

  clock(options?: CallOptions): Promise<Schemas['Clock']> {
    const { api } = this.#connection;
    return this.#call((signal) => api.GET('/worlds/{world}/clock', { params: { path: this.#path }, signal }), options);
  }

  /** Stops the clock, where it is or at an instant. */
  freeze(at?: string | Date, options?: WaitOptions): Promise<Advance> {
    return this.setClock({ frozen: true, ...(at !== undefined && { now: at }) }, options);
  }

  /** Forward is an advance, all the way. Back is refused while the world has records. */
  async setClock(
    { now, frozen }: { readonly now?: string | Date; readonly frozen?: boolean },
    options: WaitOptions = {},
  ): Promise<Advance> {
    const { api } = this.#connection;
    const body = { ...(now !== undefined && { now: instant(now) }), ...(frozen !== undefined && { frozen }) };
    const params = { path: this.#path, query: waiting(options) };
    const first = await this.#call((signal) => api.PUT('/worlds/{world}/clock', { params, body, signal }), options);
    return this.#toTheEnd(first, options);
  }

  /** Moves the clock through everything that falls due, all the way, and answers what fired. */
  async advance(step: Step, options: WaitOptions = {}): Promise<Advance> {
    return this.#toTheEnd(await this.#advance(step, options), options);
  }

  settings(provider: string, options?: CallOptions): Promise<Schemas['Settings']> {
    const { api } = this.#connection;
    const params = { path: { ...this.#path, provider } };
    return this.#call((signal) => api.GET('/worlds/{world}/{provider}/settings', { params, signal }), options);
  }

  /** A JSON Merge Patch: lists are replaced whole, null puts a setting back to its default. */
  updateSettings(provider: string, patch: Schemas['Settings'], options?: CallOptions): Promise<Schemas['Settings']> {
    const { api } = this.#connection;
    const params = { path: { ...this.#path, provider } };
    return this.#call((signal) => api.PATCH('/worlds/{world}/{provider}/settings', { params, body: patch, signal }), options);
  }

  settingsSchema(provider: string, options?: CallOptions): Promise<Schemas['JsonSchema']> {
    const { api } = this.#connection;
    const params = { path: { ...this.#path, provider } };
    return this.#call((signal) => api.GET('/worlds/{world}/{provider}/settings/schema', { params, signal }), options);
  }

  /** Records as stored, newest first: `for await (const payment of world.records('paypro', 'payments', { state: 'paid' }))`. */
  records<T extends object = Schemas['Record']>(
    provider: string,
    collection: string,
    filter: RecordFilter = {},
    options?: ListOptions,
  ): Listing<T> {
    const { api } = this.#connection;
    const path = { ...this.#path, provider, collection };
    const fields = Object.fromEntries(Object.entries(filter).map(([field, value]) => [field, String(value)]));
    return listing(async (page) => {
      const params = { path, query: { filter: fields, ...page } };
      const { data, ...rest } = await this.#call(
        (signal) => api.GET('/worlds/{world}/{provider}/{collection}', { params, signal }),
        options,
      );
      return { ...rest, data: data as unknown as readonly T[] };
    }, options?.limit);
  }

  async record<T extends object = Schemas['Record']>(provider: string, collection: string, id: string, options?: CallOptions): Promise<T> {
    const { api } = this.#connection;
    const params = { path: { ...this.#path, provider, collection, id } };
    const record = await this.#call((signal) => api.GET('/worlds/{world}/{provider}/{collection}/{id}', { params, signal }), options);
    return record as unknown as T;
  }

  /** Puts a record there directly: checked, given its due work, and told to nobody. Answers the record as stored. */
  async seed<T extends object = Schemas['Record']>(
    provider: string,
    collection: string,
    record: object,
    options?: CallOptions,
  ): Promise<T> {
    const { api } = this.#connection;
    const params = { path: { ...this.#path, provider, collection } };
    const body = record as Schemas['Seed'];
    const stored = await this.#call((signal) => api.POST('/worlds/{world}/{provider}/{collection}', { params, body, signal }), options);
    return stored as unknown as T;
  }

  /** What banks and payers will do to records that due work will make. */
  outcomes(provider: string, options?: CallOptions): Promise<Schemas['Outcomes']> {
    const { api } = this.#connection;
    const params = { path: { ...this.#path, provider } };
    return this.#call((signal) => api.GET('/worlds/{world}/{provider}/outcomes', { params, signal }), options);
  }

  /** Replaces all that was told before: `world.setOutcomes('paypro', [{ subscription, period: 8, outcome: 'fail' }])`. */
  setOutcomes(provider: string, outcomes: Schemas['Outcomes'], options?: CallOptions): Promise<Schemas['Outcomes']> {
    const { api } = this.#connection;
    const params = { path: { ...this.#path, provider } };
    return this.#call((signal) => api.PUT('/worlds/{world}/{provider}/outcomes', { params, body: outcomes, signal }), options);
  }

  /** What others can do to the records, with the fields of each and the states that it is for. */
  async actions(provider: string, options?: CallOptions): Promise<readonly Schemas['Action'][]> {
    const { api } = this.#connection;
    const params = { path: { ...this.#path, provider } };
    return (await this.#call((signal) => api.GET('/worlds/{world}/{provider}/actions', { params, signal }), options)).actions;
  }

  /** Does what in reality someone else does: `world.act('paypro', 'pay', { id: payment.id }, { wait: true })`. */
  act(provider: string, action: string, input: Schemas['ActionInput'], options: WaitOptions = {}): Promise<Schemas['Change']> {
    const { api } = this.#connection;
    const params = { path: { ...this.#path, provider, action }, query: waiting(options) };
    return this.#call((signal) => api.POST('/worlds/{world}/{provider}/actions/{action}', { params, body: input, signal }), options);
  }

  /** The journal, newest first, without bodies. */
  requests(filter: RequestFilter = {}, options?: ListOptions): Listing<Schemas['RequestSummary']> {
    const { api } = this.#connection;
    return listing((page) => {
      const params = { path: this.#path, query: { ...filter, ...page } };
      return this.#call((signal) => api.GET('/worlds/{world}/requests', { params, signal }), options);
    }, options?.limit);
  }

  /** One request and its answer in full, and why it was refused. Its number is in the answer's `X-Paystub`. */
  request(seq: number, options?: CallOptions): Promise<Schemas['RequestEntry']> {
    const { api } = this.#connection;
    const params = { path: { ...this.#path, seq } };
    return this.#call((signal) => api.GET('/worlds/{world}/requests/{seq}', { params, signal }), options);
  }

  /** Webhooks sent, pending and failed with their attempts, or why none was sent; newest first. */
  deliveries(filter: DeliveryFilter = {}, options?: ListOptions): Listing<Schemas['Delivery']> {
    const { api } = this.#connection;
    return listing((page) => {
      const params = { path: this.#path, query: { ...filter, ...page } };
      return this.#call((signal) => api.GET('/worlds/{world}/deliveries', { params, signal }), options);
    }, options?.limit);
  }

  delivery(id: string, options?: CallOptions): Promise<Schemas['Delivery']> {
    const { api } = this.#connection;
    const params = { path: { ...this.#path, id } };
    return this.#call((signal) => api.GET('/worlds/{world}/deliveries/{id}', { params, signal }), options);
  }

  /** Sends it again, now; the new attempt is the last in the answer. */
  resend(id: string, options?: CallOptions): Promise<Schemas['Delivery']> {
    const { api } = this.#connection;
    const params = { path: { ...this.#path, id } };
    return this.#call((signal) => api.POST('/worlds/{world}/deliveries/{id}/resend', { params, signal }), options);
  }

  /** Resolves once nothing that is due is unsent or in flight; else a ControlError with status 408, whose problem has what is `open`. */
  waitForDeliveries(
    { timeoutMs = 5000 }: { readonly timeoutMs?: number } = {},
    options: CallOptions = {},
  ): Promise<Schemas['DeliveriesDone']> {
    const { api } = this.#connection;
    const patience = { timeoutMs: timeoutMs + this.#connection.timeoutMs, ...options };
    const params = { path: this.#path };
    return this.#call((signal) => api.POST('/worlds/{world}/deliveries/wait', { params, body: { timeoutMs }, signal }), patience);
  }

  #toTheEnd(first: Advance, options: WaitOptions): Promise<Advance> {
    return toTheEnd(
      first,
      (rest) => this.#advance(rest, options),
      () => this.#isWaiting(options),
    );
  }

  async #isWaiting(options: CallOptions): Promise<boolean> {
    try {
      await this.waitForDeliveries({ timeoutMs: 0 }, options);
      return false;
    } catch (error) {
      if (error instanceof ControlError && error.status === 408) return true;
      throw error;
    }
  }

  #advance(step: Step, options: WaitOptions): Promise<Advance> {
    const { api } = this.#connection;
    const params = { path: this.#path, query: waiting(options) };
    return this.#call((signal) => api.POST('/worlds/{world}/clock/advance', { params, body: stepBody(step), signal }), options);
  }

  readonly #call: Connection['call'] = (send, options) => this.#connection.call(send, options);
}

const waiting = ({ wait }: WaitOptions): { wait?: 'deliveries' } => (wait ? { wait: 'deliveries' } : {});
