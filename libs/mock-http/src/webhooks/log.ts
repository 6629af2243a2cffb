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
  readonly signedTimestamp: number | null;
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

  get nextSeq(): number {
    return this.journal.nextSeq;
  }

  /** Newest first. */
  before(seq: number | undefined): Generator<DeliveryRecord> {
    return this.journal.before(seq);
  }

  /** The record of a delivery; made where there is none. */
  open(delivery: Delivery): DeliveryRecord {
    return this.byId.get(delivery.id) ?? this.add(pendingRecord(delivery, this.nextSeq));
  }

  /** Notes a delivery that never was: its receiver was passed over. */
  passOver(about: Omit<About, 'id'>, reason: string): void {
    const seq = this.nextSeq;
    this.add({ ...recordOf({ ...about, id: `n_${seq}` }, seq), state: 'not sent', reason });
  }

  attempted(record: DeliveryRecord, attempt: Attempt): void {
    record.attempts.push(attempt);
    this.journal.grow(record.seq, RECORD_BYTES + attempt.requestBody.length + attempt.responseBody.length);
  }

  clear(): void {
    this.journal.clear();
    this.byId.clear();
  }

  private add(record: DeliveryRecord): DeliveryRecord {
    this.byId.set(record.id, record);
    this.journal.add(record, RECORD_BYTES);
    return record;
  }
}

type About = Pick<Delivery, 'id' | 'provider' | 'event' | 'eventType' | 'receiver' | 'createdAt'>;

const recordOf = ({ id, provider, event, eventType, receiver, createdAt }: About, seq: number): DeliveryRecord => ({
  seq,
  id,
  provider,
  event,
  eventType,
  receiver,
  createdAt,
  attempts: [],
  url: null,
  state: 'pending',
  reason: null,
  nextAttemptAt: null,
});

/** What the world itself knows of a delivery that it holds. */
export const pendingRecord = (delivery: Delivery, seq: number): DeliveryRecord => ({
  ...recordOf(delivery, seq),
  nextAttemptAt: delivery.ready ? null : delivery.dueAt,
});
