import type { PaystarEvent } from '../../../paystar-embedded.js';

/** What the SDK says to a hosted page each time that one has loaded: from then on the page tells it what happens. */
export const connect = { source: 'paystar-embedded-sdk', kind: 'connect' } as const;

/** What a hosted page may say: that something has happened, or that the payer has pressed ESC in it. */
export type FrameMessage = PaystarEvent | 'escape';

/** Events of sessions. Those of the modal and of the frame are the SDK's own: no page can make them up. */
const sessionEvent = /^[A-Z]+-SESSION\.[A-Z]+$/;

/** Dossier 5.4: what a page says, where that is to this SDK; undefined for whatever else is posted on the web. */
export function readMessage(message: unknown): FrameMessage | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { source, kind, event, data } = message as Readonly<Record<string, unknown>>;
  if (source !== 'paystar-embedded') return undefined;
  if (kind === 'escape') return 'escape';
  const isEvent = typeof event === 'string' && sessionEvent.test(event) && typeof data === 'object' && data !== null;
  return isEvent ? ({ event, data } as PaystarEvent) : undefined;
}
