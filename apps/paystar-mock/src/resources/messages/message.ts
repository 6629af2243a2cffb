import type { EventType } from '../../settings/event-type.js';

/** A webhook's body as it was resolved when something happened: every attempt sends the same bytes. */
export interface Message {
  readonly id: string;
  readonly eventType: EventType;
  readonly BusinessUnitSlug: string;
  readonly body: string;
  readonly createdAt: number;
  /** Null while it is on its way; then the weight of all that were done by then, its own included. */
  readonly weightDone: number | null;
}

/** What a message weighs, roughly, in bytes. */
export const weightOf = ({ body }: Pick<Message, 'body'>): number => 400 + Buffer.byteLength(body);

/** So much of messages that are done is kept, as of the journal that their deliveries stand in. */
export const KEPT_WEIGHT = 4 * 1024 * 1024;
