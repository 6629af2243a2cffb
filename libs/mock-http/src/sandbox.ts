import { Blueprint, type SeedKeys, seedKeys } from '@paystub/mock-kernel';
import { Rates } from './api/rate-limit.js';
import type { FileRecords } from './files/ledger.js';
import { Spool } from './files/spool.js';
import { defaultLimits, type Limits } from './limits.js';
import type { Mock } from './mock.js';
import type { Reporter } from './reporter.js';
import { Connections } from './webhooks/post.js';
import type { RequestEntry } from './worlds/entry.js';
import type { WorldHost } from './worlds/host.js';
import { Journal, JournalBudget } from './worlds/journal.js';
import { derive } from './worlds/seeds.js';
import { Worlds } from './worlds/worlds.js';

// biome-ignore lint/suspicious/noExplicitAny: a mock of any provider
export type AnyMock = Mock<any>;

/** What the parts of one process share. */
export class Sandbox {
  readonly blueprint: Blueprint;
  /** Records that every world starts with. */
  readonly fixtures: number;
  readonly journalBudget: JournalBudget;
  readonly worlds: Worlds;
  /** The world that is there from the start. */
  defaultWorld: WorldHost | undefined;
  /** Ports that this process listens on: no webhook goes there. */
  readonly ownPorts = new Set<number>();
  /** What reached no world. */
  readonly unrouted: Journal<RequestEntry>;
  readonly connections = new Connections();
  readonly rates = new Rates();
  readonly spool = new Spool();
  /** Which records hold files, per provider that has any. */
  readonly fileRecords: ReadonlyMap<string, FileRecords>;
  readonly keys: SeedKeys;
  private readonly urls = new Map<string, string>();

  constructor(
    readonly mocks: readonly AnyMock[],
    readonly seed: string,
    readonly reporter: Reporter,
    readonly limits: Limits = defaultLimits,
    /** Whether only declared credentials open a world. */
    readonly isStrict = false,
  ) {
    this.keys = seedKeys(seed);
    this.blueprint = new Blueprint(mocks.map((mock) => mock.definition));
    this.fixtures = this.blueprint.start.tables.reduce((sum, { order }) => sum + order.size, 0);
    this.journalBudget = new JournalBudget(limits.journalBytes, limits.allJournalsBytes);
    this.unrouted = new Journal<RequestEntry>(this.journalBudget);
    this.fileRecords = new Map(mocks.flatMap(({ provider, files }) => (files ? [[provider, files] as const] : [])));
    this.worlds = new Worlds(this);
  }

  mockOf(provider: string): AnyMock | undefined {
    return this.mocks.find((mock) => mock.provider === provider);
  }

  /** See `Shell.secret`. */
  secretFor(provider: string, purpose: string): string {
    return derive(this.seed, `secret/${provider}/${purpose}`, 43);
  }

  /** The base of a provider's links; known once its listener is up. */
  urlOf(provider: string): string {
    return this.urls.get(provider) ?? '';
  }

  listens(provider: string, url: string): void {
    this.urls.set(provider, url);
  }
}
