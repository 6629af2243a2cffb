import type { Commit, Delivery } from '@paystub/mock-kernel';
import { machineNow } from '../machine.js';
import type { AnyMock } from '../sandbox.js';
import type { WorldHost } from '../worlds/host.js';
import { type Attempted, attempt, noteStale, TAKEN_BACK } from './attempt.js';
import type { DeliveryRecord } from './log.js';

type Verdict = Pick<DeliveryRecord, 'state' | 'reason' | 'nextAttemptAt'>;

/** A delivery between the commit that made it ready and the one that notes its outcome. */
interface Flight {
  readonly delivery: Delivery;
  readonly record: DeliveryRecord;
  readonly epoch: number;
  isTakenBack: boolean;
  verdict?: Verdict;
}

/**
 * Sends a world's webhooks: at once, but one after the other to each receiver. Outcomes are noted in outbox order, so that a frozen world
 * comes out the same however its receivers dawdle; in a running one each is noted when it arrives, because nobody waits for a receiver that hangs.
 */
export class Dispatcher {
  /** Per receiver: the end of its queue. */
  private readonly queues = new Map<string, Promise<unknown>>();
  /** Under way, by delivery, in outbox order. */
  private readonly flights = new Map<string, Flight>();
  private readonly resends = new Set<object>();
  private readonly waiting = new Set<() => void>();

  constructor(private readonly host: WorldHost) {}

  get idle(): boolean {
    return this.flights.size === 0 && this.resends.size === 0;
  }

  /** Whether a delivery is unsent or not answered yet. */
  isOpen(id: string): boolean {
    const flight = this.flights.get(id);
    return flight !== undefined && flight.verdict === undefined;
  }

  /** Takes what the commit that was made last has for receivers. */
  take({ events, dropped, ready }: Pick<Commit<unknown>, 'events' | 'dropped' | 'ready'>): void {
    const { log, world } = this.host;
    const createdAt = world.state.last;
    for (const { provider, id, type, unsent = [] } of events) {
      for (const { receiver, reason } of unsent) log.passOver({ provider, event: id, eventType: type, receiver, createdAt }, reason);
    }
    for (const { delivery, reason } of dropped) this.takeBack(delivery, reason);
    const { epoch } = world;
    for (const delivery of ready) {
      const flight = { delivery, record: log.open(delivery), epoch, isTakenBack: false };
      this.flights.set(delivery.id, flight);
      this.fly(flight).catch((error: unknown) => this.crashed(flight, error));
    }
  }

  /** Resolves when nothing is under way any more (or a reset has made it of no interest), or after `timeoutMs`; true in the first case. */
  async settled(timeoutMs: number): Promise<boolean> {
    const { world } = this.host;
    const { epoch } = world;
    const until = machineNow() + timeoutMs;
    while (!this.idle && world.epoch === epoch) {
      const left = until - machineNow();
      if (left <= 0) return false;
      await this.landing(left);
    }
    return true;
  }

  /** Sends a delivery's event once more, now; a failure is not retried. */
  async resend(record: DeliveryRecord): Promise<void> {
    const { id, provider, event, eventType, receiver, createdAt } = record;
    const number = (record.attempts.at(-1)?.attempt ?? 0) + 1;
    const delivery = { id, provider, event, eventType, receiver, attempt: number, createdAt, dueAt: this.host.now, ready: true };
    const mark = {};
    this.resends.add(mark);
    try {
      const { state, reason } = this.judge(delivery, await attempt(this.host, delivery, record));
      Object.assign(record, { state: state === 'pending' ? 'failed' : state, reason });
    } finally {
      this.resends.delete(mark);
      if (this.idle) this.landed();
    }
  }

  /** Notes the outcomes that held back for one before them, which a running world does not wait for. */
  settleArrived(): void {
    for (const flight of this.flights.values()) if (flight.verdict) this.settle(flight, flight.verdict);
  }

  /** What is under way belongs to the past: its outcome will be of no interest. */
  forget(): void {
    this.queues.clear();
    this.flights.clear();
    this.resends.clear();
    this.landed();
  }

  private takeBack(delivery: Delivery, reason: string): void {
    const flight = this.flights.get(delivery.id);
    if (flight) flight.isTakenBack = true;
    if (!flight?.verdict || flight.verdict.state === 'pending')
      Object.assign(this.host.log.open(delivery), { state: 'dropped', reason, nextAttemptAt: null });
  }

  private async fly(flight: Flight): Promise<void> {
    const { delivery, record, epoch } = flight;
    const attempted = await this.inTurn(flight);
    if (this.host.world.epoch !== epoch) {
      if ('posted' in attempted) noteStale(this.host, record, attempted.posted);
      return;
    }
    flight.verdict = this.judge(delivery, attempted);
    if (!flight.isTakenBack) {
      Object.assign(record, flight.verdict);
      if ('unsent' in attempted) this.host.sandbox.reporter.unsent(this.host, record, attempted.unsent);
    }
    if (this.host.world.frozen) this.settleInOrder();
    else this.settle(flight, flight.verdict);
  }

  private async inTurn(flight: Flight): Promise<Attempted> {
    const { host, queues } = this;
    const { delivery, record, epoch } = flight;
    const key = `${delivery.provider}/${delivery.receiver}`;
    const go = async () => {
      if (host.world.epoch !== epoch || flight.isTakenBack) return { unsent: TAKEN_BACK };
      return attempt(host, delivery, record);
    };
    const before = queues.get(key);
    const turn = before ? before.then(go) : go();
    queues.set(key, turn);
    const attempted = await turn;
    if (queues.get(key) === turn) queues.delete(key);
    return attempted;
  }

  private settleInOrder(): void {
    for (const flight of this.flights.values()) {
      if (!flight.verdict) return;
      this.settle(flight, flight.verdict);
    }
  }

  /** In a running world what is due runs first; in an advance it waits for its turn. */
  private settle(flight: Flight, verdict: Verdict): void {
    const { host } = this;
    this.flights.delete(flight.delivery.id);
    const now = host.world.frozen ? host.now : host.catchUp();
    const { delivery } = flight;
    const { webhooks } = host.sandbox.mockOf(delivery.provider) as AnyMock;
    const { state, nextAttemptAt } = verdict;
    const note = webhooks.settled && ((tx: never) => webhooks.settled?.(tx, delivery, state === 'delivered', nextAttemptAt === null));
    host.world.settle(delivery.id, now, { retryAt: nextAttemptAt ?? undefined, note });
    host.wake();
    if (this.idle) this.landed();
  }

  private crashed(flight: Flight, error: unknown): void {
    this.host.sandbox.reporter.bug(`the delivery of ${flight.delivery.event}`, error);
    if (this.flights.get(flight.delivery.id) === flight) this.flights.delete(flight.delivery.id);
    this.settleInOrder();
    if (this.idle) this.landed();
  }

  /** What an attempt makes of its delivery, at the world's time of its answer. */
  private judge(delivery: Delivery, attempted: Attempted): Verdict {
    if ('unsent' in attempted) return { state: 'not sent', reason: attempted.unsent, nextAttemptAt: null };
    const { webhooks } = this.host.sandbox.mockOf(delivery.provider) as AnyMock;
    const { status, error } = attempted.posted;
    if (status !== null && webhooks.delivered(status)) return { state: 'delivered', reason: null, nextAttemptAt: null };
    const nextAttemptAt = webhooks.retryAt(delivery.attempt, this.host.now, status) ?? null;
    return { state: nextAttemptAt === null ? 'failed' : 'pending', reason: error ?? `answered ${status}`, nextAttemptAt };
  }

  private landing(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.waiting.add(done);
    });
  }

  private landed(): void {
    for (const done of this.waiting) done();
  }
}
