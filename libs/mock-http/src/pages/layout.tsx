import { createHash } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { baseStyle } from './style.js';

export interface Document {
  readonly title: string;
  readonly body: ComponentChildren;
  /** The page's own rules; they follow those that every page has. */
  readonly style?: string;
  /** The page's own script, which runs once the page is there. What it works with stands in the page as data. */
  readonly script?: string | undefined;
}

/** A whole HTML document. Its rules stand in one `style` element, the first in the document; its script, where it has one, follows at once. */
export function renderPage({ title, body, style = '', script }: Document): string {
  const html = render(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        {/* Our own constants: never what a request brought. */}
        <style dangerouslySetInnerHTML={{ __html: baseStyle + style }} />
        {script !== undefined && <script type="module" dangerouslySetInnerHTML={{ __html: script }} />}
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="same-origin" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="data:," />
      </head>
      <body>{body}</body>
    </html>,
  );
  return `<!doctype html>${html}`;
}

/** A plain page that says one thing: a refused form, a failure of ours, nothing there. */
export const messagePage = ({ title, text }: { readonly title: string; readonly text: string }): string =>
  renderPage({
    title,
    body: (
      <main class="narrow">
        <div class="card stack">
          <h1>{title}</h1>
          <p>{text}</p>
        </div>
      </main>
    ),
  });

const policies = new Map<string, string>();

export interface Framing {
  /** Whether other sites may show the page in a frame. */
  readonly framable?: boolean | undefined;
}

/**
 * The headers of a page. Nothing but its own style and its own script counts, and a script asks nobody but its own site; `form-action` is
 * left out, because browsers apply it to the redirect after a form, which is how the payer gets back to the shop. Kept nowhere, so that Back
 * asks for the state of now.
 */
export const pageHeaders = (html: string, framing: Framing = {}): Readonly<Record<string, string>> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policyOf(html, framing),
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
});

/** The style and the script where `renderPage` puts them: nothing that a request brought stands before them or between. */
const OWN = /<style>([\s\S]*?)<\/style>(?:<script type="module">([\s\S]*?)<\/script>)?/;

function policyOf(html: string, { framable = false }: Framing): string {
  const [own = '', style = '', script] = OWN.exec(html) ?? [];
  const key = `${framable} ${own}`;
  const known = policies.get(key);
  if (known !== undefined) return known;
  const scripts = script === undefined ? [] : [`script-src ${hashOf(script)}`, "connect-src 'self'"];
  const frames = framable ? [] : ["frame-ancestors 'none'"];
  const policy = ["default-src 'none'", `style-src ${hashOf(style)}`, ...scripts, 'img-src data:', "base-uri 'none'", ...frames].join('; ');
  policies.set(key, policy);
  return policy;
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
