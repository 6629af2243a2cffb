import type { Event } from './paypro.js';
import { openReceiver, type Receiver } from './receiver.js';

/** A shop with PayPro. */
export interface Shop extends Receiver<Event> {
  /** Types of the events that arrived, in order. */
  readonly types: () => string[];
}

export async function openShop(): Promise<Shop> {
  const receiver = await openReceiver<Event>();
  return Object.assign(receiver, { types: () => receiver.arrivals.map(({ event }) => event.event_type) });
}
