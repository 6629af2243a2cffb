import type { PaymentOptions, PaystarEvent, ProcessedPayment } from '../../../paystar-embedded.js';
import { placeIn } from './container.js';
import { createFrame, type Frame } from './frame.js';
import { type Modal, openModal } from './modal.js';
import { call } from './subscriptions.js';

export interface Opening {
  readonly url: URL;
  /** What assistive technology calls it. */
  readonly title: string;
  /** In place of a modal. */
  readonly container: Element | undefined;
  readonly options: PaymentOptions;
  /** Told of every event before the session's own handlers are. */
  readonly tell: (event: PaystarEvent) => void;
  /** It has been closed by the payer, or because the payment is complete. */
  readonly closed: () => void;
}

type Complete = Parameters<NonNullable<PaymentOptions['onComplete']>>[0];

/** paystar.P29: a payment that failed is not complete; it can be tried again. */
const isComplete = (payment: ProcessedPayment): payment is Complete => payment.status === 'Succeeded' || payment.status === 'Pending';

/** One hosted page that is open on this one. */
export class Session {
  readonly #opening: Opening;
  readonly #frame: Frame;
  readonly #modal: Modal | undefined;
  readonly #closesOnComplete: boolean;
  #isDestroyed = false;

  constructor(opening: Opening) {
    const { url, title, container, options } = opening;
    this.#opening = opening;
    this.#closesOnComplete = !container && (options.closeOnComplete ?? options.closedOnProcessed ?? false);
    this.#frame = createFrame({
      url,
      title,
      loaded: () => {
        this.#modal?.show();
        this.#tell({ event: 'FRAME.LOADED', data: undefined });
      },
      heard: (message) => {
        if (message === 'escape') this.#dismiss();
        else if (message.event === 'PAYMENT-SESSION.PROCESSED') this.#processed(message);
        else this.#tell(message);
      },
    });
    if (container) placeIn(container, this.#frame.element);
    else this.#modal = openModal(this.#frame.element, title, () => this.#dismiss());
  }

  /** Closes it without a word; its handlers hear nothing any more. */
  destroy(): void {
    this.#isDestroyed = true;
    this.#close();
  }

  /** paystar.R123. Closed first: a handler may open the next session. ESC in a frame that is part of the page means nothing. */
  #dismiss(): void {
    if (!this.#modal) return;
    this.#close();
    this.#tell({ event: 'COMPONENT.DISMISS', data: undefined });
  }

  /** paystar.R120, R121: nobody has dismissed a modal that closes by itself. */
  #processed(event: PaystarEvent & { readonly event: 'PAYMENT-SESSION.PROCESSED' }): void {
    const { data } = event;
    if (this.#closesOnComplete && isComplete(data)) this.#close();
    this.#tell(event);
    if (!this.#isDestroyed && isComplete(data)) call(this.#opening.options.onComplete, data);
  }

  #close(): void {
    this.#modal?.close();
    this.#frame.remove();
    this.#opening.closed();
  }

  #tell(event: PaystarEvent): void {
    if (this.#isDestroyed) return;
    this.#opening.tell(event);
    if (!this.#isDestroyed) call(this.#opening.options.onEvent, event);
  }
}
