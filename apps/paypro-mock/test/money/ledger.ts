import { Blueprint, type Commit, Fault, World } from '@paystub/mock-kernel';
import { createPayproMock } from '../../src/index.js';
import type { Event } from '../../src/resources/events/event.js';
import type { Tx } from '../../src/state.js';
import { friday, links } from '../in-world.js';
import { causes, tracked, waysBetween } from './tables.js';

const mock = createPayproMock();
const blueprint = new Blueprint([mock.definition]);
const DAY = 86_400_000;

export type Collection = 'payments' | 'refunds' | 'subscriptions' | 'installmentPlans' | 'mandates' | 'customers';

/** A world in which every transaction is held against the tables of the dossier. */
export class Ledger {
  private readonly world = new World(blueprint, { seed: 'money', now: friday, machine: 0, frozen: true });
  private now = friday;
  /** How each record stood, and which payments have told that they started. */
  private readonly states = new Map<string, string>();
  private readonly started = new Set<string>();

  read<R>(work: (tx: Tx) => R): R {
    return this.world.read('paypro', this.now, work);
  }

  /** The id of one of the records of a collection, if there is one; of one in these states, where there are such and `n` does not insist. */
  pick(collection: Collection, n: number, states?: readonly string[]): string | undefined {
    const all = this.read((tx) => [...(tx[collection].all() as Iterable<{ id: string; state?: string }>)]);
    const fitting = states && n % 5 > 0 ? all.filter(({ state }) => states.includes(state ?? '')) : [];
    const among = fitting.length > 0 ? fitting : all;
    return among[n % Math.max(1, among.length)]?.id;
  }

  call(operation: string, id: string | undefined, body: object = {}): void {
    if (id === undefined) return;
    const request = { params: { id }, query: {}, body, links };
    this.transact((tx) => mock.operations[operation](tx, request), operation.startsWith('update') ? id : undefined);
  }

  act(name: string, pick: number, fields: object = {}): void {
    const action = mock.actions.find((one) => one.name === name);
    const id = action && this.pick(action.on as Collection, pick, action.from);
    if (!action || id === undefined) return;
    this.transact((tx) => {
      const record = tx[action.on as 'payments'].get(id) as never;
      if (!action.from.includes(action.state(record, tx.now))) throw new Fault('for another state');
      action.run(tx as never, record, fields as Readonly<Record<string, unknown>>);
    });
  }

  /** Does something in the shop's name or in others'; what is refused has changed nothing. */
  transact(work: (tx: Tx) => unknown, updated?: string): void {
    this.fireAll();
    const { state } = this.world;
    try {
      this.check(this.world.transact('paypro', this.now, work), updated);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      if (this.world.state !== state) throw new Error('a refusal changed something', { cause: error });
    }
  }

  wait(days: number): void {
    this.now += days * DAY;
    this.fireAll();
  }

  private fireAll(): void {
    for (let firing = this.world.fire(this.now); firing; firing = this.world.fire(this.now)) {
      if (firing.error) throw firing.error;
      this.check(firing.commit);
    }
  }

  private check({ changes, events }: Commit<unknown>, updated?: string): void {
    const told = events.map(({ id }) => this.read((tx) => tx.events.get(id) as Event));
    for (const { collection, id, record } of changes) {
      if (!tracked.has(collection) || !record) continue;
      const state = (record as { state?: string }).state ?? '-';
      const ofRecord = told.filter(({ subject }) => subject.record.id === id).map(({ event_type }) => event_type);
      this.checkRecord(collection, id, state, updated === id ? withoutUpdate(ofRecord) : ofRecord);
    }
    const changed = new Set(changes.map(({ id }) => id));
    const astray = told.find(({ subject }) => !changed.has(subject.record.id));
    if (astray) throw new Error(`${astray.event_type} was told of what did not change`);
    checkOrder(told.map(({ event_type }) => event_type));
  }

  /** The transaction took the record along the table, and told exactly what that way tells. */
  private checkRecord(collection: string, id: string, state: string, told: readonly string[]): void {
    const from = this.states.get(id) ?? 'new';
    const ways = waysBetween(collection, from, state).map((way) => this.startedOnce(id, way).join(' '));
    if (!ways.includes(told.join(' '))) throw new Error(`${collection} ${id}: ${from} to ${state} told ${told.join(', ') || 'nothing'}`);
    this.states.set(id, state);
    if (told.includes('payment.started')) this.started.add(id);
  }

  /** Dossier 6.1: `payment.started` goes out once, where it has not yet. */
  private startedOnce(id: string, way: readonly string[]): string[] {
    let isStarted = this.started.has(id);
    return way.flatMap((event) => {
      if (!event.startsWith('payment.started')) return [event];
      if (isStarted && event.endsWith('?')) return [];
      isStarted = true;
      return ['payment.started'];
    });
  }
}

/** The first event of an update says so, whatever follows from it. */
function withoutUpdate([first, ...rest]: readonly string[]): readonly string[] {
  if (!first?.endsWith('.updated')) throw new Error(`an update told ${first ?? 'nothing'} first`);
  return rest;
}

function checkOrder(types: readonly string[]): void {
  for (const [before, after] of causes) {
    const late = types.indexOf(after);
    if (late !== -1 && types.indexOf(before) > late) throw new Error(`${after} was told before ${before}: ${types.join(', ')}`);
  }
}
