import type { PaymentOptions } from '../../../paystar-embedded.js';

/** What was asked for is wrong, in words for the console. */
const wrong = (method: string, finding: string): TypeError => new TypeError(`Paystar.${method}: ${finding}`);

/** A value as people name it; a text as it is, as far as it goes. */
function named(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 80));
  if (value === undefined || value === null) return String(value);
  return `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}

function parsed(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

/** The address of a hosted page: nothing but http(s) is ever put into a frame. */
export function readUrl(method: string, sessionUrl: unknown): URL {
  const url = typeof sessionUrl === 'string' ? parsed(sessionUrl) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw wrong(method, `the first argument must be the http(s) URL of a session, as the API has answered it; it is ${named(sessionUrl)}.`);
}

/** The options that a method has, of the types that they have. */
export function readOptions(method: string, options: unknown): PaymentOptions {
  if (options === undefined || options === null) return {};
  if (typeof options !== 'object') throw wrong(method, `the options must be an object; they are ${named(options)}.`);
  const { onComplete, onEvent } = options as Readonly<Record<string, unknown>>;
  for (const [name, handler] of Object.entries({ onComplete, onEvent }))
    if (handler !== undefined && handler !== null && typeof handler !== 'function')
      throw wrong(method, `${name} must be a function; it is ${named(handler)}.`);
  return options;
}

/** The element that the page is to stand in. */
export function readContainer(method: string, container: PaymentOptions['container'], page: ParentNode): Element | undefined {
  if (container === undefined || container === null) return undefined;
  if (typeof container !== 'string') {
    if (container.nodeType === 1) return container;
    throw wrong(method, `container must be a selector or an element; it is ${named(container)}.`);
  }
  const element = page.querySelector(container);
  if (!element) throw wrong(method, `nothing on the page matches the container ${named(container)}.`);
  return element;
}

export function readSubscription(eventName: unknown, handler: unknown): void {
  if (typeof eventName !== 'string')
    throw wrong('subscribe', `the first argument must be the name of an event; it is ${named(eventName)}.`);
  if (typeof handler !== 'function') throw wrong('subscribe', `the second argument must be a function; it is ${named(handler)}.`);
}
