import type { PaystarEvent } from '../../../paystar-embedded.js';

type Handler = (data: never) => void;

/** Calls a handler of the page: what it throws is reported, and stops nobody else. */
export function call<T>(handler: ((value: T) => void) | null | undefined, value: T): void {
  try {
    handler?.(value);
  } catch (error) {
    reportError(error);
  }
}

/** Handlers for events of every session, until they are taken back. */
export class Subscriptions {
  #all: readonly { readonly eventName: string; readonly handler: Handler }[] = [];

  /** paystar.R122: answers what ends it; the same handler subscribed twice is two subscriptions. */
  add(eventName: string, handler: Handler): () => void {
    const subscription = { eventName, handler };
    this.#all = [...this.#all, subscription];
    return () => {
      this.#all = this.#all.filter((other) => other !== subscription);
    };
  }

  /** One that is ended while others are told is not told any more. */
  tell({ event, data }: PaystarEvent): void {
    for (const subscription of this.#all)
      if (subscription.eventName === event && this.#all.includes(subscription)) call(subscription.handler as (data: unknown) => void, data);
  }
}
