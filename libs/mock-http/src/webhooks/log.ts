import type { Delivery } from '@paystub/mock-kernel';
import { Journal, type JournalBudget } from '../worlds/journal.js';

export type DeliveryState = 'pending' | 'delivered' | 'failed' | 'not sent' | 'dropped';

/** One attempt. Times are epoch milliseconds. */
export interface Attempt {
  readonly attempt: number;
  /** The world's clock when it left. */
  readonly at: number;
  /** The machine's. */
  readonly sentAt: number;
  readonly durationMs: number;
  readonly status: number | null;
  readonly error: string | null;
  /** Unix seconds that were signed. */
  readonly signedTimestamp: number;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string;
  readonly responseBody: string;
}

/** What is known of a delivery: the world holds the pending ones, this log what was sent and came back. */
export interface DeliveryRecord {
  readonly seq: number;
  readonly id: string;
  readonly provider: string;
  readonly event: string;
  readonly eventType: string;
  readonly receiver: string;
  readonly createdAt: number;
  readonly attempts: Attempt[];
  url: string | null;
  state: DeliveryState;
  reason: string | null;
  nextAttemptAt: number | null;
}

const RECORD_BYTES = 400;

/** The deliveries of one world, newest last, bounded in bytes as a journal is. */
export class DeliveryLog {
  private readonly byId = new Map<string, DeliveryRecord>();
  private readonly journal: Journal<DeliveryRecord>;

  constructor(budget: JournalBudget) {
    this.journal = new Journal<DeliveryRecord>(budget, (record) => {
      if (this.byId.get(record.id) === record) this.byId.delete(record.id);
    });
  }

  get(id: string): DeliveryRecord | undefined {
    return this.byId.get(id);
  }

  /** Newest first. */
  before(seq: number | undefined): Generator<DeliveryRecord> {
    return this.journal.before(seq);
  }

  /** The record of a delivery; made where there is none. */
  open(delivery: Delivery): DeliveryRecord {
    return this.byId.get(delivery.id) ?? this.add(delivery, 'pending', null);
  }

  /** Notes a delivery that never was: its receiver was passed over. */
  passOver(about: { provider: string; event: string; eventType: string; receiver: string; createdAt: number }, reason: string): void {
    this.add({ ...about, id: `n_${this.journal.nextSeq}` }, 'not sent', reason);
  }

  attempted(record: DeliveryRecord, attempt: Attempt): void {
    record.attempts.push(attempt);
    this.journal.grow(record.seq, RECORD_BYTES + attempt.requestBody.length + attempt.responseBody.length);
  }

  clear(): void {
    this.journal.clear();
    this.byId.clear();
  }

  private add(
    about: Pick<Delivery, 'id' | 'provider' | 'event' | 'eventType' | 'receiver' | 'createdAt'>,
    state: DeliveryState,
    reason: string | null,
  ): DeliveryRecord {
    const { id, provider, event, eventType, receiver, createdAt } = about;
    const seq = this.journal.nextSeq;
    const record: DeliveryRecord = {
      seq,
      id,
      provider,
      event,
      eventType,
      receiver,
      createdAt,
      attempts: [],
      url: null,
      state,
      reason,
      nextAttemptAt: null,
    };
    this.byId.set(id, record);
    this.journal.add(record, RECORD_BYTES);
    return record;
  }
}
