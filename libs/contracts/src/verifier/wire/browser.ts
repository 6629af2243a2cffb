import type { Session } from '../session.js';
import { type Exchange, Failure } from './http.js';

interface Control {
  readonly name: string;
  readonly value: string;
  readonly type: string;
  readonly checked: boolean;
}

interface Form {
  readonly action: string;
  readonly controls: readonly Control[];
}

/** Where a press led: a page of the same site, or elsewhere, where the browser is not followed. */
export interface Landing {
  readonly url: string;
  readonly page: Page | undefined;
}

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

  /** Presses the button `name=value` of the form that has it, with these radio buttons chosen. */
  async press(name: string, value: string, choices: Readonly<Record<string, string>> = {}): Promise<Landing> {
    const pressed = ({ type, ...control }: Control) => type === 'submit' && control.name === name && control.value === value;
    const form = forms(this.html).find(({ controls }) => controls.some(pressed));
    if (!form) throw new Failure(`the page has no button ${name}=${value}`, this.exchange);
    const fields: [string, string][] = [...filledIn(form, choices, this.exchange), [name, value]];
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

function filledIn({ controls }: Form, choices: Readonly<Record<string, string>>, exchange: Exchange): readonly [string, string][] {
  for (const [name, value] of Object.entries(choices)) {
    const offered = controls.some((control) => control.type === 'radio' && control.name === name && control.value === value);
    if (!offered) throw new Failure(`the page offers no choice ${name}=${value}`, exchange);
  }
  const sent = controls.filter((control) => {
    if (control.type === 'submit') return false;
    if (control.type !== 'radio') return control.type !== 'checkbox' || control.checked;
    const choice = choices[control.name];
    return choice === undefined ? control.checked : choice === control.value;
  });
  return sent.map(({ name, value }): [string, string] => [name, value]);
}

function forms(html: string): readonly Form[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)].map(([, opening = '', inside = '']) => ({
    action: attribute(opening, 'action') ?? '',
    controls: [...inside.matchAll(/<(input|button)\b([^>]*)>/gi)].flatMap(([, tag = '', rest = '']) => control(tag, rest)),
  }));
}

function control(tag: string, attributes: string): readonly Control[] {
  const name = attribute(attributes, 'name');
  if (name === undefined || /\sdisabled\b/i.test(attributes)) return [];
  const type = attribute(attributes, 'type') ?? (tag.toLowerCase() === 'button' ? 'submit' : 'text');
  return [{ name, type, value: attribute(attributes, 'value') ?? '', checked: /\schecked\b/i.test(attributes) }];
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(attributes);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? undefined : decoded(value);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, word?: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return entities[word ?? ''] ?? whole;
  });
