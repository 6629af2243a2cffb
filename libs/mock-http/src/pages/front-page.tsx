import { clockText } from './instant.js';
import { renderPage } from './layout.js';

export interface FrontPage {
  /** As people read it, with the base URL of its API. */
  readonly title: string;
  readonly url: string;
  /** The control plane's page, where there is one. */
  readonly control?: string;
}

/** `GET /` of a mock. */
export const frontPage = ({ title, url, control }: FrontPage): string =>
  renderPage({
    title: `${title} sandbox`,
    style,
    body: (
      <main class="narrow">
        <div class="card stack">
          <p class="tag">Sandbox</p>
          <h1>{title}</h1>
          <p>
            This server stands in for {title}, so that software can be built and tested offline. Nothing is charged, and no request leaves
            this machine for {title}.
          </p>
          <dl class="facts">
            <dt>Base URL</dt>
            <dd class="mono">{url}</dd>
          </dl>
          {control !== undefined && (
            <p>
              <a href={control}>Control plane: worlds, clocks and what happened</a>
            </p>
          )}
        </div>
      </main>
    ),
  });

export interface ControlPage {
  readonly version: string;
  readonly url: string;
  readonly providers: readonly Address[];
  readonly worlds: readonly WorldRow[];
  /** How many there are, where `worlds` holds only the first of them. */
  readonly total?: number;
}

export interface Address {
  readonly title: string;
  readonly url: string;
  /** As it may be shown. */
  readonly credential?: string;
}

export interface WorldRow {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly frozen: boolean;
  /** As they may be shown. */
  readonly credentials: readonly string[];
}

/** `GET /` of the control plane. */
export const controlPage = ({ version, url, providers, worlds, total = worlds.length }: ControlPage): string =>
  renderPage({
    title: 'Paystub sandbox',
    style,
    body: (
      <main class="stack roomy">
        <header>
          <p class="tag">Sandbox {version}</p>
          <h1>Paystub</h1>
          <p class="soft">Stand-ins for payment providers. Nothing is charged.</p>
        </header>
        <Addresses url={url} providers={providers} />
        <section class="card stack" aria-labelledby="worlds">
          <h2 id="worlds">Worlds</h2>
          {worlds.length === 0 ? (
            <p class="soft">None yet: the first write with a new key opens one.</p>
          ) : (
            <Worlds worlds={worlds} url={url} />
          )}
          {total > worlds.length && (
            <p class="small soft">
              {worlds.length} of {total} are shown.
            </p>
          )}
        </section>
      </main>
    ),
  });

const Addresses = ({ url, providers }: Pick<ControlPage, 'url' | 'providers'>) => (
  <section class="card stack" aria-labelledby="addresses">
    <h2 id="addresses">Addresses</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Server</th>
            <th scope="col">URL</th>
            <th scope="col">Default credential</th>
          </tr>
        </thead>
        <tbody>
          {providers.map((provider) => (
            <tr>
              <th scope="row">{provider.title}</th>
              <td data-name="URL">
                <a class="mono" href={provider.url}>
                  {provider.url}
                </a>
              </td>
              <td class="mono" data-name="Default credential">
                {provider.credential}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">Control plane</th>
            <td class="mono" data-name="URL">
              {url}
            </td>
            <td />
          </tr>
        </tbody>
      </table>
    </div>
    <p class="small">
      <a href={`${url}/worlds`}>Worlds as JSON</a> · <a href={`${url}/requests`}>Requests that reached no world</a> ·{' '}
      <a href={`${url}/health`}>Health</a>
    </p>
  </section>
);

const Worlds = ({ worlds, url }: { readonly worlds: readonly WorldRow[]; readonly url: string }) => (
  <div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">World</th>
          <th scope="col">Credentials</th>
          <th scope="col">Clock</th>
          <th scope="col">Journal</th>
        </tr>
      </thead>
      <tbody>
        {worlds.map(({ id, credentials, now, frozen }) => (
          <tr>
            <th scope="row">
              <a class="mono" href={`${url}/worlds/${id}`}>
                {id}
              </a>
            </th>
            <td class="mono" data-name="Credentials">
              {credentials.join(', ')}
            </td>
            <td data-name="Clock">{clockText({ now, frozen })}</td>
            <td data-name="Journal">
              <a href={`${url}/worlds/${id}/requests`} aria-label={`Requests of ${id}`}>
                Requests
              </a>{' '}
              ·{' '}
              <a href={`${url}/worlds/${id}/deliveries`} aria-label={`Deliveries of ${id}`}>
                Deliveries
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const style = `
.tag { font-size: .8125rem; font-weight: 600; letter-spacing: .04em; text-transform: uppercase; color: var(--caution); }
.roomy > * + * { margin-top: 1.5rem; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
.facts dt { color: var(--soft); }
.facts dd { overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; text-align: left; }
th, td { padding: .5rem 1rem .5rem 0; border-top: 1px solid var(--line); vertical-align: baseline; font-weight: 400; white-space: nowrap; }
thead th { border-top: 0; font-size: .8125rem; color: var(--soft); }
@media (max-width: 40rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr, tbody th, td { display: block; }
  tbody tr { padding: .625rem 0; border-top: 1px solid var(--line); }
  tbody th, td { border: 0; padding: .0625rem 0; white-space: normal; overflow-wrap: anywhere; }
  tbody th { font-weight: 600; }
  td:empty { display: none; }
  td::before { content: attr(data-name) ": "; color: var(--soft); font-family: system-ui, sans-serif; font-size: .875rem; }
}
`;
