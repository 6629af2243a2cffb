import type { PaymentOptions, PaystarEmbedded } from '../../../paystar-embedded.js';
import { readContainer, readOptions, readSubscription, readUrl } from './options.js';
import { Session } from './session.js';
import { Subscriptions } from './subscriptions.js';

/** paystar.R114: the methods of `window.Paystar`. None needs `this`. */
export function createEmbedded(): PaystarEmbedded {
  const subscriptions = new Subscriptions();
  let isInitialized = false;
  let session: Session | undefined;

  /** One at a time: what is open makes room. */
  function open(
    method: string,
    title: string,
    sessionUrl: unknown,
    given: unknown,
    take: (options: PaymentOptions) => PaymentOptions,
  ): void {
    const url = readUrl(method, sessionUrl);
    const options = take(readOptions(method, given));
    const container = readContainer(method, options.container, document);
    if (!isInitialized) console.warn(`Paystar.${method}: Paystar.initialize() was not called; Paystar's snippet calls it first.`);
    session?.destroy();
    const opened = new Session({
      url,
      title,
      container,
      options,
      tell: (event) => subscriptions.tell(event),
      closed: () => {
        if (session === opened) session = undefined;
      },
    });
    session = opened;
  }

  return {
    initialize() {
      isInitialized = true;
    },
    completePayment: (sessionUrl, options) => open('completePayment', 'Payment', sessionUrl, options, (all) => all),
    startFlow: (sessionUrl, options) =>
      open('startFlow', 'Your account', sessionUrl, options, ({ onEvent, container }) => ({ onEvent, container })),
    subscribe(eventName, handler) {
      readSubscription(eventName, handler);
      return subscriptions.add(eventName, handler);
    },
    destroy: () => session?.destroy(),
  };
}
