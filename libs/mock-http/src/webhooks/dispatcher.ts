import type { Commit, Delivery } from '@paystub/mock-kernel';
import { machineNow } from '../machine.js';
import type { AnyMock } from '../sandbox.js';
import type { WorldHost } from '../worlds/host.js';
import { destinationOf } from './destination.js';
import type { DeliveryRecord } from './log.js';
import { type Posted, post } from './post.js';
import type { OutgoingWebhook } from './webhooks.js';

/** What an attempt came to. */
type Result = { readonly posted: Posted } | { readonly unsent: string };

/** Sends a world's webhooks: those of one commit together, one after the other to each receiver, and notes outcomes in outbox order. */
export class Dispatcher {
  /** Per receiver: the end of its queue. */
  private readonly queues = new Map<string, Promise<unknown>>();
  private readonly open = new Set<Promise<void>>();

  constructor(private readonly host: WorldHost) {}

  get idle(): boolean {
    return this.open.size === 0;
  }

  /** Takes what a commit has for receivers. */
  take({ events, dropped, ready }: Pick<Commit<unknown>, 'events' | 'dropped' | 'ready'>): void {
    const { log, world, now } = this.host;
    for (const { provider, id, type, unsent = [] } of events) {
      for (const { receiver, reason } of unsent) log.passOver({ provider, event: id, eventType: type, receiver, createdAt: now }, reason);
    }
    for (const { delivery, reason } of dropped) Object.assign(log.open(delivery), { state: 'dropped', reason, nextAttemptAt: null });
    if (ready.length === 0) return;
    const epoch = world.epoch;
    const batch: Promise<void> = this.send(ready, epoch).finally(() => this.open.delete(batch));
    this.open.add(batch);
  }

  /** Resolves when nothing is under way any more, or after `timeoutMs`; true in the first case. */
  async settled(timeoutMs: number): Promise<boolean> {
    const until = machineNow() + timeoutMs;
    while (!this.idle) {
      const left = until - machineNow();
      if (left <= 0) return false;
      await raced(Promise.all(this.open), left);
    }
    return true;
  }

  /** Sends a delivery's event once more, now; a failure is not retried. */
  async resend(record: DeliveryRecord): Promise<void> {
    const { id, provider, event, eventType, receiver, createdAt } = record;
    const attempt = record.attempts.length + 1;
    const delivery = { id, provider, event, eventType, receiver, attempt, createdAt, dueAt: this.host.now, ready: true };
    const result = await this.attempt(delivery, record);
    const { state, reason } = this.judge(delivery, result, this.host.now);
    Object.assign(record, { state: state === 'pending' ? 'failed' : state, reason });
  }

  /** What is under way belongs to the past: its outcome will be of no interest. */
  forget(): void {
    this.queues.clear();
    this.open.clear();
  }

  private async send(batch: readonly Delivery[], epoch: number): Promise<void> {
    const { host } = this;
    const records = batch.map((delivery) => host.log.open(delivery));
    const results = await Promise.all(batch.map((delivery, i) => this.inTurn(delivery, records[i] as DeliveryRecord, epoch)));
    if (host.world.epoch !== epoch) {
      host.sandbox.reporter.stale(host, batch.length);
      return;
    }
    for (const [i, delivery] of batch.entries()) this.settle(delivery, records[i] as DeliveryRecord, results[i] as Result);
    host.wake();
  }

  private async inTurn(delivery: Delivery, record: DeliveryRecord, epoch: number): Promise<Result> {
    const key = `${delivery.provider}/${delivery.receiver}`;
    const before = this.queues.get(key);
    const attempt = () => (this.host.world.epoch === epoch ? this.attempt(delivery, record) : { unsent: 'not sent: the world was reset' });
    const turn = before ? before.then(attempt) : Promise.resolve(attempt());
    this.queues.set(key, turn);
    const result = await turn;
    if (this.queues.get(key) === turn) this.queues.delete(key);
    return result;
  }

  private async attempt(delivery: Delivery, record: DeliveryRecord): Promise<Result> {
    const { host } = this;
    const { webhooks } = host.sandbox.mockOf(delivery.provider) as AnyMock;
    const sentAt = machineNow();
    const at = host.now;
    const links = host.linksOf(delivery.provider);
    const webhook = host.world.read(delivery.provider, at, (tx) => webhooks.request(tx as never, delivery, links, sentAt));
    if (!webhook) return { unsent: 'not sent: its receiver or its event is gone' };
    record.url = webhook.url;
    const url = URL.parse(webhook.url);
    if (!url) return { unsent: 'not sent: the URL cannot be read' };
    const destination = await destinationOf(url, host.sandbox.ownPorts);
    if ('refused' in destination) return { unsent: destination.refused };
    const posted =
      'failed' in destination
        ? { status: null, error: destination.failed, responseBody: '' }
        : await post(webhook, url, destination.address, destination.port);
    this.note(record, delivery.attempt, at, sentAt, webhook, posted);
    return { posted };
  }

  private note(record: DeliveryRecord, attempt: number, at: number, sentAt: number, webhook: OutgoingWebhook, posted: Posted): void {
    const { host } = this;
    const noted = {
      attempt,
      at,
      sentAt,
      durationMs: machineNow() - sentAt,
      signedTimestamp: webhook.signedAt,
      requestHeaders: webhook.headers,
      requestBody: webhook.body,
      ...posted,
    };
    host.log.attempted(record, noted);
    host.sandbox.reporter.delivered(host, record, noted);
  }

  private settle(delivery: Delivery, record: DeliveryRecord, result: Result): void {
    const now = this.host.catchUp();
    const verdict = this.judge(delivery, result, now);
    const isWanted = this.host.world.settle(delivery.id, now, { retryAt: verdict.nextAttemptAt ?? undefined });
    if (isWanted) Object.assign(record, verdict);
    if ('unsent' in result) this.host.sandbox.reporter.unsent(this.host, record, result.unsent);
  }

  /** What an attempt makes of its delivery. */
  private judge(delivery: Delivery, result: Result, now: number): Pick<DeliveryRecord, 'state' | 'reason' | 'nextAttemptAt'> {
    if ('unsent' in result) return { state: 'not sent', reason: result.unsent, nextAttemptAt: null };
    const { webhooks } = this.host.sandbox.mockOf(delivery.provider) as AnyMock;
    const { status, error } = result.posted;
    if (status !== null && webhooks.delivered(status)) return { state: 'delivered', reason: null, nextAttemptAt: null };
    const nextAttemptAt = webhooks.retryAt(delivery.attempt, now) ?? null;
    return { state: nextAttemptAt === null ? 'failed' : 'pending', reason: error ?? `answered ${status}`, nextAttemptAt };
  }
}

/** Waits for a promise, but no longer than `ms`. */
async function raced(promise: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([promise, new Promise((resolve) => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
}
