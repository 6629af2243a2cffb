import { frozenAt } from './clock.js';
import type { CollectionSpecs } from './collections/collection.js';
import { Ordered } from './collections/ordered.js';
import type { Records } from './collections/records.js';
import { type AnyWork, emptyTable, type TableSpec, tableSpec } from './collections/table-spec.js';
import type { AnyDefinition } from './definition.js';
import { seedKeys } from './ids.js';
import { outbox } from './outbox.js';
import { deepFreeze, type WorldState } from './state.js';
import { Transaction, type TxBase } from './tx.js';

type Facade = new (transaction: Transaction, provider: string) => TxBase<object>;

/** What all worlds of a process have in common: the providers' collections, their work, and the state that a world starts in. */
export class Blueprint {
  readonly tables: readonly TableSpec[];
  readonly providers: readonly string[];
  readonly start: WorldState;
  private readonly facades = new Map<string, Facade>();

  constructor(definitions: readonly AnyDefinition[]) {
    // The outbox comes first: see DELIVERIES.
    const all: readonly AnyDefinition[] = [outbox, ...definitions];
    this.providers = definitions.map((definition) => definition.provider);
    this.tables = tableSpecs(all);
    for (const { provider } of all) this.facades.set(provider, facade(this.tables.filter((spec) => spec.provider === provider)));
    this.start = this.withFixtures(definitions, {
      tables: this.tables.map(emptyTable),
      settings: Object.fromEntries(all.map(({ provider, settings }) => [provider, deepFreeze(settings)])),
      counters: {},
      schedule: Ordered.empty(),
      clock: frozenAt(0),
      last: 0,
      seq: 0,
      fired: 0,
    });
  }

  /** The number of a provider's collection, or undefined when it has none of that name. */
  tableOf(provider: string, name: string): number | undefined {
    return this.tables.find((spec) => spec.provider === provider && spec.name === name)?.number;
  }

  tx(transaction: Transaction, provider: string): TxBase<object> {
    const Tx = this.facades.get(provider);
    if (!Tx) throw new Error(`no provider ${provider} in this process`);
    return new Tx(transaction, provider);
  }

  private withFixtures(definitions: readonly AnyDefinition[], empty: WorldState): WorldState {
    const transaction = new Transaction(this.tables, empty, 0, seedKeys('fixtures'));
    for (const { provider, fixtures } of definitions) fixtures?.(this.tx(transaction, provider) as never);
    return transaction.commit();
  }
}

function tableSpecs(definitions: readonly AnyDefinition[]): TableSpec[] {
  const specs: TableSpec[] = [];
  for (const { provider, collections, work } of definitions) {
    for (const [name, spec] of Object.entries(collections as CollectionSpecs)) {
      specs.push(tableSpec(provider, name, specs.length, spec, work?.[name] as AnyWork | undefined));
    }
  }
  return specs;
}

/** The transaction with a provider's collections as properties. */
function facade(specs: readonly TableSpec[]): Facade {
  class ProviderTx implements TxBase<object> {
    constructor(
      private readonly transaction: Transaction,
      private readonly provider: string,
    ) {}
    get now() {
      return this.transaction.now;
    }
    get settings() {
      return this.transaction.settingsOf(this.provider);
    }
    get ids() {
      return this.transaction;
    }
    emit(event: Parameters<TxBase<object>['emit']>[0]) {
      this.transaction.emit(this.provider, event);
    }
    dropDeliveries(receiver: string, reason: string) {
      this.transaction.dropDeliveries(this.provider, receiver, reason);
    }
  }
  for (const { name, number } of specs) {
    if (['transaction', 'provider', ...Object.getOwnPropertyNames(ProviderTx.prototype)].includes(name)) {
      throw new Error(`no collection can be called ${name}`);
    }
    Object.defineProperty(ProviderTx.prototype, name, {
      get(this: { transaction: Transaction }): Records<never> {
        return this.transaction.records(number);
      },
    });
  }
  return ProviderTx;
}
