import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Session } from '../session.js';
import { Failure } from './http.js';

/** One document in a browser. Controls go by what people call them; what cannot be done throws, after a while. */
export interface Surface {
  /** The value of an expression of JavaScript in it, as JSON has it. */
  readonly run: (expression: string) => Promise<unknown>;
  /** A button. */
  readonly press: (name: RegExp) => Promise<void>;
  /** A radio button or a box to tick. */
  readonly choose: (label: RegExp) => Promise<void>;
  readonly fill: (label: RegExp, text: string) => Promise<void>;
}

/** A page in a window of its own, with the page in its frame. */
export interface Tab extends Surface {
  readonly frame: Surface;
  /** Presses a key where the focus is: `Escape`. */
  readonly key: (name: string) => Promise<void>;
  readonly click: (x: number, y: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A page that a rule has opened. */
export interface Visit extends Tab {
  /** Waits until this expression holds in the page, as long as an answer may take. */
  readonly until: (expression: string) => Promise<void>;
}

/** A browser that runs scripts. The verifier has none: whoever runs rules may lend one. */
export interface Browser {
  /** Opens an address in a window without cookies, storage or history. */
  readonly open: (url: string) => Promise<Tab>;
}

/** Serves a page as a site that is not the target's, and opens it. */
export async function visit(session: Session, html: string): Promise<Visit> {
  const { browser, url } = session.target;
  if (!browser) throw new Error('this target has no browser; a rule that uses one has to say that it needs it');
  const server = createServer((_, response) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  session.afterwards(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = new URL(url).hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  const tab = await browser.open(`http://${host}:${(server.address() as AddressInfo).port}/`);
  session.afterwards(() => tab.close());
  const page = surface(tab);
  const until = (expression: string) => holds(page, expression, session.timeoutMs);
  return { ...page, until, frame: surface(tab.frame), key: failing(tab.key), click: failing(tab.click), close: tab.close };
}

async function holds({ run }: Surface, expression: string, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while ((await run(`Boolean(${expression})`)) !== true) {
    if (Date.now() > deadline) throw new Failure(`not so within ${timeoutMs} ms: ${expression}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const surface = ({ run, press, choose, fill }: Surface): Surface => ({
  run: failing(run),
  press: failing(press),
  choose: failing(choose),
  fill: failing(fill),
});

/** What a browser cannot do on a page is a fault of the page. */
const failing =
  <Given extends readonly unknown[], Result>(act: (...given: Given) => Promise<Result>) =>
  async (...given: Given): Promise<Result> => {
    try {
      return await act(...given);
    } catch (error) {
      throw new Failure(`the browser could not: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
