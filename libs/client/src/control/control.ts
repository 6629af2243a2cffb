import type { components } from '@paystub/contracts/control';
import { instant } from './clock.js';
import { type CallOptions, Connection, type ControlOptions } from './connection.js';
import { credentialsIn } from './credentials.js';
import { type Listing, listing } from './listing.js';
import { type ListOptions, type RequestFilter, WorldControl } from './world.js';

type Schemas = components['schemas'];

export interface NewWorld extends Omit<Schemas['NewWorld'], 'now'> {
  readonly now?: string | Date;
}

/** A running sandbox, through its control plane. */
export class Control {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Version and addresses; that it answers means that all listeners are up. */
  health(options?: CallOptions): Promise<Schemas['Health']> {
    const { api } = this.#connection;
    return this.#connection.call((signal) => api.GET('/health', { signal }), options);
  }

  readonly worlds = {
    /** A new world, or the one that these names have already. Its answer alone shows the credentials in full. */
    create: (world: NewWorld = {}, options?: CallOptions): Promise<Schemas['World']> => {
      const connection = this.#connection.hiding(Object.values(world.credentials ?? {}).flatMap((credential) => Object.values(credential)));
      const { now, ...named } = world;
      const body = { ...named, ...(now !== undefined && { now: instant(now) }) };
      return connection.call((signal) => connection.api.POST('/worlds', { body, signal }), options);
    },

    list: (options?: ListOptions): Listing<Schemas['World']> => {
      const { api } = this.#connection;
      return listing(
        (query) => this.#connection.call((signal) => api.GET('/worlds', { params: { query }, signal }), options),
        options?.limit,
      );
    },
  };

  /** The world of an id, of `default`, or of a credential: `control.world('paypro:' + apiKey)`. Asks nothing yet. */
  world(world: string | { readonly id: string }): WorldControl {
    const name = typeof world === 'string' ? world : world.id;
    return new WorldControl(this.#connection.hiding(credentialsIn(name)), name);
  }

  /** What reached no world: a wrong key, a foreign Host. */
  requests(filter: RequestFilter = {}, options?: ListOptions): Listing<Schemas['RequestSummary']> {
    const { api } = this.#connection;
    return listing((page) => {
      const params = { query: { ...filter, ...page } };
      return this.#connection.call((signal) => api.GET('/requests', { params, signal }), options);
    }, options?.limit);
  }

  request(seq: number, options?: CallOptions): Promise<Schemas['RequestEntry']> {
    const { api } = this.#connection;
    return this.#connection.call((signal) => api.GET('/requests/{seq}', { params: { path: { seq } }, signal }), options);
  }
}

/** `createControl({ url: 'http://127.0.0.1:4000' })` */
export const createControl = (options: ControlOptions): Control => new Control(new Connection(options));
