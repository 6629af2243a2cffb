import { collection, type ProviderDefinition, type Tx } from '../src/index.js';

/** A small provider for these specs: boxes on shelves, and what is told of them. */
export interface Box {
  readonly id: string;
  readonly ref: string | undefined;
  readonly shelf: string | undefined;
  readonly kind: 'plain' | 'faulty' | 'chain';
  readonly state: 'open' | 'lost';
  readonly created_at: number;
  readonly updated_at: number;
}

interface Note {
  readonly id: string;
  readonly type: string;
  readonly box: Box;
  readonly created_at: number;
}

interface Settings {
  readonly wait: number;
  readonly receivers: readonly string[];
}

const collections = {
  boxes: collection<Box>({
    createdAt: ({ created_at }) => created_at,
    indexes: {
      shelf: { key: ({ shelf }) => shelf },
      updated: { at: ({ updated_at }) => updated_at },
      updatedOn: { key: ({ shelf }) => shelf, at: ({ updated_at }) => updated_at },
    },
    unique: { ref: ({ ref }) => ref },
  }),
  notes: collection<Note>({ createdAt: ({ created_at }) => created_at }),
};

export type ToyTx = Tx<typeof collections, Settings>;

export const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789';
export const noon = Date.UTC(2026, 0, 31, 12);

/** Tells every receiver what happened to a box. */
export function tell(tx: ToyTx, type: string, box: Box): void {
  const id = tx.ids.next('EV', { length: 12, alphabet: letters });
  tx.notes.put({ id, type, box, created_at: tx.now });
  tx.emit({ id, type, receivers: tx.settings.receivers });
}

export const toy: ProviderDefinition<typeof collections, Settings> = {
  provider: 'toy',
  collections,
  settings: { wait: 1000, receivers: ['r1', 'r2'] },
  work: {
    boxes: {
      due: ({ state, created_at, updated_at, kind }, { wait }) => {
        if (state === 'lost') return [];
        const look = { at: updated_at + wait, job: 'look' };
        return kind === 'chain' ? [look, { at: created_at + 3 * wait, job: 'lose' }] : [{ at: created_at + wait, job: 'lose' }];
      },
      jobs: {
        lose: (tx, box) => {
          const lost = tx.boxes.put({ ...box, state: 'lost', updated_at: tx.now });
          tell(tx, 'box.lost', lost);
          if (box.kind === 'faulty') throw new Error('a bug in this job');
        },
        look: (tx, box) => tell(tx, 'box.seen', tx.boxes.put({ ...box, updated_at: tx.now })),
      },
    },
  },
};
