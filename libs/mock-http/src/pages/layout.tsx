import { createHash } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { baseStyle } from './style.js';

export interface Document {
  readonly title: string;
  readonly body: ComponentChildren;
  /** The page's own rules; they follow those that every page has. */
  readonly style?: string;
}

/** A whole HTML document without scripts. Its rules stand in one `style` element, the first in the document. */
export function renderPage({ title, body, style = '' }: Document): string {
  const html = render(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        {/* Our own constants: never what a request brought. */}
        <style dangerouslySetInnerHTML={{ __html: baseStyle + style }} />
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

/**
 * The headers of a page. Nothing but its own style runs; `form-action` is left out, because browsers apply it to the redirect
 * after a form, which is how the payer gets back to the shop. Kept nowhere, so that Back asks for the state of now.
 */
export const pageHeaders = (html: string): Readonly<Record<string, string>> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policyOf(/<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''),
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
});

function policyOf(style: string): string {
  const known = policies.get(style);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; frame-ancestors 'none'`;
  policies.set(style, policy);
  return policy;
}
