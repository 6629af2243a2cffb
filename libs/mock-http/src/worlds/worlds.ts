import { World } from '@paystub/mock-kernel';
import { machineNow } from '../machine.js';
import type { Sandbox } from '../sandbox.js';
import { WorldHost } from './host.js';
import { derive } from './seeds.js';

export interface NewWorld {
  readonly seed?: string | undefined;
  readonly now?: number | undefined;
  readonly frozen?: boolean | undefined;
  /** Per provider. */
  readonly credentials?: Readonly<Record<string, string>> | undefined;
  /** Per provider: what was declared with it. */
  readonly declared?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
}

const UNNAMED = 'made/';

/** The worlds of this process, by id, by credential and by page token. */
export class Worlds {
  /** Page tokens that have been given out by worlds that are kept. */
  readonly tokens = new Map<string, WorldHost>();
  private readonly byId = new Map<string, WorldHost>();
  private readonly byKey = new Map<string, WorldHost>();
  private readonly named = new Map<string, { host: WorldHost; body: string }>();
  /** How many page tokens a dropped world had, so that one of the same id gets another. A world without a name has an id that never recurs. */
  readonly dropped = new Map<string, number>();
  private made = 0;
  private kept = 0;

  constructor(private readonly sandbox: Sandbox) {}

  get all(): readonly WorldHost[] {
    return [...this.byId.values()];
  }

  get(id: string): WorldHost | undefined {
    return this.byId.get(id);
  }

  /** The world that a credential has opened. */
  opened(provider: string, credential: string): WorldHost | undefined {
    return this.byKey.get(`${provider}:${credential}`);
  }

  /**
   * The world of a credential. One of the open shape that nobody has used yet gets a world that stays only if something happens in it;
   * where credentials are strict it is refused as any other.
   */
  find(provider: string, credential: string): WorldHost | undefined {
    const known = this.opened(provider, credential);
    if (known) return known;
    if (this.sandbox.isStrict || !this.sandbox.mockOf(provider)?.credentials.open.test(credential)) return undefined;
    return this.build(`credential/${provider}:${credential}`, {}, { [provider]: credential });
  }

  isOpen(host: WorldHost): boolean {
    return host.number > 0;
  }

  /** Keeps a world from now on. */
  open(host: WorldHost, isNews = true): WorldHost {
    if (this.byId.size >= this.sandbox.limits.worlds) throw new TooManyWorlds();
    this.byId.set(host.id, host);
    host.keep(++this.kept);
    for (const [provider, credential] of Object.entries(host.credentials)) this.byKey.set(`${provider}:${credential}`, host);
    if (isNews) this.sandbox.reporter.opened(host);
    return host;
  }

  /** Makes a world with credentials for every provider; the same named body gives the same world again. */
  create(options: NewWorld): { host: WorldHost; made: boolean } | undefined {
    const { seed, credentials = {}, declared = {} } = options;
    const isNamed = seed !== undefined || Object.keys(credentials).length > 0;
    const names = isNamed
      ? [
          ...(seed === undefined ? [] : [`seed/${seed}`]),
          ...Object.entries(credentials).map(([provider, credential]) => `key/${provider}:${credential}`),
        ]
      : [];
    const body = JSON.stringify([seed, options.now, options.frozen, Object.entries(credentials).sort(), Object.entries(declared).sort()]);
    const before = names.map((name) => this.named.get(name)).find((known) => known);
    if (before) return before.body === body && this.isOpen(before.host) ? { host: before.host, made: false } : undefined;
    if (Object.entries(credentials).some(([provider, credential]) => this.opened(provider, credential))) return undefined;
    const label = isNamed ? `named/${JSON.stringify(names)}` : `${UNNAMED}${++this.made}`;
    const host = this.build(label, options, this.allCredentials(label, credentials));
    Object.assign(host.declared, declared);
    this.open(host);
    for (const name of names) this.named.set(name, { host, body });
    return { host, made: true };
  }

  /** The world with the fixed credentials that the README uses. */
  openDefault(): WorldHost {
    const credentials = Object.fromEntries(this.sandbox.mocks.map((mock) => [mock.provider, mock.credentials.fixed]));
    return this.open(this.build('default', {}, credentials), false);
  }

  drop(host: WorldHost): void {
    host.drop();
    if (host.recurs && host.pageGeneration > 0) this.dropped.set(host.id, host.pageGeneration);
    this.byId.delete(host.id);
    for (const [provider, credential] of Object.entries(host.credentials)) this.byKey.delete(`${provider}:${credential}`);
    for (const [name, { host: other }] of this.named) if (other === host) this.named.delete(name);
  }

  private build(label: string, { seed, now, frozen }: NewWorld, credentials: Readonly<Record<string, string>>): WorldHost {
    const { sandbox } = this;
    const machine = machineNow();
    const options = {
      seed: seed ?? derive(sandbox.seed, `seed/${label}`, 16),
      now: now ?? Math.floor(machine),
      machine,
      frozen: frozen ?? false,
    };
    const id = `w_${derive(sandbox.seed, `world/${label}`, 12)}`;
    const host = new WorldHost(id, new World(sandbox.blueprint, options), sandbox, this.dropped.get(id));
    host.recurs = !label.startsWith(UNNAMED);
    host.startsAtPresent = now === undefined && !options.frozen;
    Object.assign(host.credentials, credentials);
    return host;
  }

  private allCredentials(label: string, given: Readonly<Record<string, string>>): Record<string, string> {
    const made = this.sandbox.mocks.map((mock) => [
      mock.provider,
      mock.credentials.make((length, letters) => derive(this.sandbox.seed, `key/${mock.provider}/${label}`, length, letters)),
    ]);
    return { ...Object.fromEntries(made), ...given };
  }
}

/** The process holds as many worlds as it may. */
export class TooManyWorlds extends Error {}
