import type { Session } from '../session.js';
import { type Exchange, Failure } from './http.js';
import { type Control, type Form, formsIn, type Link, linksIn, textOf } from './markup.js';

/** Where a press led: a page of the same site, or elsewhere, where the browser is not followed. */
export interface Landing {
  readonly url: string;
  readonly page: Page | undefined;
}

/** What somebody does in a form, by the names of its controls: a line filled in, a choice made, a box ticked or (with '') not. */
type Filled = Readonly<Record<string, string>>;

/** A page as a browser without JavaScript has it. */
export class Page {
  constructor(
    private readonly session: Session,
    private readonly exchange: Exchange,
  ) {}

  get html(): string {
    return this.exchange.text;
  }

  get status(): number {
    return this.exchange.status;
  }

  get contentType(): string {
    return this.exchange.headers.get('content-type') ?? '';
  }

  /** What is read on it. */
  get text(): string {
    return textOf(this.html);
  }

  get links(): readonly Link[] {
    return linksIn(this.html);
  }

  /** What its forms offer to fill in, to choose or to press. */
  get controls(): readonly Control[] {
    return formsIn(this.html).flatMap(({ controls }) => controls);
  }

  /** Presses the button `name=value` of the form that has it, filled in like this; a hidden field says which form, where several have it. */
  async press(name: string, value: string, filled: Filled = {}): Promise<Landing> {
    const pressed = ({ type, ...control }: Control) => type === 'submit' && control.name === name && control.value === value;
    const form = formsIn(this.html).find(({ controls }) => controls.some(pressed) && isMeant(controls, filled));
    if (!form) throw new Failure(`the page has no button ${name}=${value}`, this.exchange);
    const fields: [string, string][] = [...filledIn(form, filled, this.exchange), [name, value]];
    const { url } = this.exchange.request;
    return follow(
      this.session,
      await this.session.send({
        method: 'POST',
        url: new URL(form.action, url).href,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' },
        body: new URLSearchParams(fields).toString(),
      }),
    );
  }
}

/** Opens a link as a customer's browser would. */
export async function open(session: Session, url: string): Promise<Page> {
  const landing = await follow(session, await get(session, url));
  if (!landing.page) throw new Failure(`the link leads away, to ${landing.url}`);
  return landing.page;
}

const get = (session: Session, url: string): Promise<Exchange> => session.send({ method: 'GET', url, headers: { Accept: 'text/html' } });

/** Goes where redirects lead, as long as that is the same site. */
async function follow(session: Session, first: Exchange): Promise<Landing> {
  let exchange = first;
  for (let step = 0; step < 5; step += 1) {
    const { url } = exchange.request;
    const location = exchange.headers.get('location');
    if (exchange.status < 300 || exchange.status > 399 || !location) return { url, page: new Page(session, exchange) };
    if (exchange.status !== 303 && exchange.request.method !== 'GET') throw new Failure('expected a redirect with status 303', exchange);
    const next = new URL(location, url);
    if (next.origin !== new URL(url).origin) return { url: location, page: undefined };
    exchange = await get(session, next.href);
  }
  throw new Failure('the page redirects in a circle', exchange);
}

const isBox = ({ type }: Control): boolean => type === 'radio' || type === 'checkbox';

/** Nobody fills in a hidden field: its value says which form it is. */
const isMeant = (controls: readonly Control[], filled: Filled): boolean =>
  controls.every(({ type, name, value }) => type !== 'hidden' || filled[name] === undefined || filled[name] === value);

function filledIn({ controls }: Form, filled: Filled, exchange: Exchange): readonly [string, string][] {
  for (const [name, value] of Object.entries(filled)) {
    const named = controls.filter((control) => control.type !== 'submit' && control.name === name);
    const isOffered = named.some((control) => !isBox(control) || control.value === value || (control.type === 'checkbox' && value === ''));
    if (!isOffered) throw new Failure(`the page offers no choice ${name}=${value}`, exchange);
  }
  const sent = controls.filter((control) => {
    if (control.type === 'submit') return false;
    const choice = filled[control.name];
    return !isBox(control) || (choice === undefined ? control.checked : choice === control.value);
  });
  return sent.map((control): [string, string] => [control.name, isBox(control) ? control.value : (filled[control.name] ?? control.value)]);
}
