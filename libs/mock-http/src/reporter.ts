import { masked, maskedPath, maskedUrl } from './redact.js';
import type { Attempt, DeliveryRecord } from './webhooks/log.js';
import type { RequestEntry } from './worlds/entry.js';
import type { WorldHost } from './worlds/host.js';

export interface ReporterOptions {
  readonly quiet: boolean;
  readonly json: boolean;
  readonly write: (text: string) => void;
}

/** How long lines wait for others, to be written together. */
const FLUSH_MS = 20;

/** Tells on standard output what happens: one line per request, delivery and newly opened world. Credentials show their last four characters. */
export class Reporter {
  private waiting: string[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: ReporterOptions) {}

  request(entry: RequestEntry, host: WorldHost | undefined, nearest: string | undefined): void {
    const { provider, seq, method, path, status, operation, refused } = entry;
    const about = { provider, world: host?.id ?? '-', seq, method, path, status, durationMs: round(entry.durationMs) };
    const why = refused ? `  ${refused.code}${refused.rule ? ` [${refused.rule}]` : ''}` : '';
    const hint = nearest ? `  nearest: ${nearest}` : '';
    this.tell(
      () => `${provider}  ${about.world}#${seq}  ${method} ${path}  ${status}  ${about.durationMs} ms${why}${hint}`,
      () => ({ kind: 'request', ...about, operation, refused: refused?.code, rule: refused?.rule, nearest }),
    );
  }

  delivered(host: WorldHost, record: DeliveryRecord, { attempt, status, error, durationMs: took }: Attempt): void {
    const durationMs = round(took);
    this.tell(
      () => `${aboutDelivery(host, record)}  attempt ${attempt}: ${status ?? error}  ${durationMs} ms`,
      () => ({ ...deliveryFacts(host, record), attempt, status, error, durationMs }),
    );
  }

  unsent(host: WorldHost, record: DeliveryRecord, reason: string): void {
    this.tell(
      () => `${aboutDelivery(host, record)}  ${reason}`,
      () => ({ ...deliveryFacts(host, record), reason }),
    );
  }

  opened(host: WorldHost): void {
    const credentials = Object.entries(host.credentials).map(([provider, credential]) => `${provider} ${masked(credential)}`);
    this.tell(
      () => `world ${host.id} opened for ${credentials.join(', ')}`,
      () => ({ kind: 'world', world: host.id, credentials }),
    );
  }

  /** What whoever reads the log may want to do about a world. */
  advise(host: WorldHost, text: string): void {
    this.tell(
      () => `world ${host.id}: ${text}`,
      () => ({ kind: 'advice', world: host.id, text }),
    );
  }

  /** The outcome of a delivery that left before a reset: nobody waits for it any more. */
  stale(host: WorldHost, record: DeliveryRecord): void {
    this.tell(
      () => `${aboutDelivery(host, record)}  came back after a reset, dropped`,
      () => ({ ...deliveryFacts(host, record), kind: 'stale' }),
    );
  }

  /** A fault of this program, whoever asked: always told, on standard error. */
  bug(where: string, error: unknown): void {
    process.stderr.write(
      `paystub: a bug in ${maskedPath(where)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  }

  /** What people who start the program read; quiet or not. */
  say(text: string): void {
    this.flush();
    this.options.write(`${this.options.json ? JSON.stringify({ at: new Date().toISOString(), kind: 'note', text }) : text}\n`);
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.waiting.length === 0) return;
    this.options.write(`${this.waiting.join('\n')}\n`);
    this.waiting = [];
  }

  private tell(text: () => string, facts: () => object): void {
    const { quiet, json } = this.options;
    if (quiet) return;
    this.waiting.push(json ? JSON.stringify({ at: new Date().toISOString(), ...facts() }) : text());
    this.timer ??= setTimeout(() => this.flush(), FLUSH_MS);
  }
}

const aboutDelivery = (host: WorldHost, { provider, eventType, url }: DeliveryRecord) =>
  `${provider}  ${host.id}  webhook ${eventType} -> ${shown(url)}`;

const deliveryFacts = (host: WorldHost, { id, provider, eventType, url }: DeliveryRecord) => ({
  kind: 'delivery',
  provider,
  world: host.id,
  delivery: id,
  eventType,
  url: shown(url),
});

/** An address in one line: nobody writes a second line into the log. */
const shown = (url: string | null): string | null => url && maskedUrl(url).replace(/\p{Cc}/gu, '?');

const round = (ms: number) => Math.round(ms * 100) / 100;
