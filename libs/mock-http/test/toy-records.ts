import { type CollectionSpec, collection, type ProviderDefinition, type Tx } from '@paystub/mock-kernel';
import { change } from './toy-rules.js';

/** A small provider for these specs: things that get lost when nobody finishes them, and receivers that are told. */
export interface Thing {
  readonly id: string;
  readonly name: string;
  readonly kind: 'plain' | 'pulse' | 'broken';
  readonly state: 'new' | 'done' | 'lost';
  readonly created_at: number;
  readonly updated_at: number;
}

export interface Receiver {
  readonly id: string;
  readonly url: string;
  readonly active: boolean;
  readonly secret: string;
  readonly created_at: number;
}

interface Note {
  readonly id: string;
  readonly type: string;
  readonly thing: Thing;
  readonly created_at: number;
}

interface Settings {
  /** How long a thing stays new, and a pulse lasts. */
  readonly wait: number;
  /** Machine time. */
  readonly timeoutMs: number;
  readonly label?: string;
}

const collections = {
  things: collection<Thing>({ createdAt: (thing) => thing.created_at }),
  receivers: collection<Receiver>({ createdAt: (receiver) => receiver.created_at }),
  notesTaken: collection<Note>({ createdAt: (note) => note.created_at }),
} satisfies Record<string, CollectionSpec<never>>;

export type ToyTx = Tx<typeof collections, Settings>;

export const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
export const format = { length: 12, alphabet: letters };
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export const definition: ProviderDefinition<typeof collections, Settings> = {
  provider: 'toy',
  collections,
  settings: { wait: HOUR, timeoutMs: 250 },
  work: {
    things: {
      due: ({ state, kind, created_at, updated_at }, { wait }) => {
        if (state !== 'new') return [];
        if (kind === 'pulse') return [{ at: updated_at + wait, job: 'pulse' }];
        return [{ at: created_at + wait, job: kind === 'broken' ? 'break' : 'lose' }];
      },
      jobs: {
        lose: (tx, thing) => void change(tx, thing, 'thing.lost', 'lost'),
        pulse: (tx, thing) => void change(tx, thing, 'thing.pulse'),
        break: (tx, thing) => {
          change(tx, thing, 'thing.lost', 'lost');
          throw new Error('a bug in this job');
        },
      },
    },
  },
  fixtures: (tx) =>
    void tx.things.put({ id: 'tgfixture', name: 'always there', kind: 'plain', state: 'done', created_at: 0, updated_at: 0 }),
};
