import { createServer, type IncomingMessage, type Server } from 'node:http';
import express, { type Express } from 'express';
import type { AnswerCheck } from '../api/answer-check.js';
import { FOREIGN_HOST, isLocalHost } from '../api/guards.js';
import { Api } from '../api/serve.js';
import { frontPage } from '../pages/front-page.js';
import { pageHeaders } from '../pages/layout.js';
import { pageRoutes } from '../pages/mount.js';
import type { AnyMock, Sandbox } from '../sandbox.js';
import { timeouts } from './listen.js';

export interface ProviderServerOptions {
  readonly mock: AnyMock;
  readonly sandbox: Sandbox;
  readonly check: AnswerCheck | undefined;
  /** Where the control plane's page is, once it listens. */
  readonly control: () => string;
}

/** One provider's listener. Its API branches off before Express, which has the pages. */
export function providerServer(options: ProviderServerOptions): Server {
  const api = new Api(options.mock, options.sandbox, options.check);
  const pages = pagesApp(options);
  const server = createServer(timeouts(options.sandbox.limits), (request, response) => {
    if (!isLocalHost(request.headers.host)) api.refuse(request, response, 'foreign_host', FOREIGN_HOST);
    else if (isPage(request.url ?? '/')) pages(request, response);
    else api.serve(request, response);
  });
  return server;
}

/** Decided by the path alone, so that an API call without a key gets the provider's answer and not a page's. */
const isPage = (url: string): boolean => url === '/' || url.startsWith('/~') || url.startsWith('/?') || url === '/favicon.ico';

function pagesApp({ mock, sandbox, control }: ProviderServerOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.get('/', (_request, response) => {
    const html = frontPage({ title: mock.title, url: sandbox.urlOf(mock.provider), control: control() });
    response.set(pageHeaders(html)).send(html);
  });
  app.use(pageRoutes(mock, sandbox));
  app.use((_request, response) => {
    const html = mock.notFoundPage();
    response.status(404).set(pageHeaders(html)).send(html);
  });
  app.use(
    (
      error: Error & { status?: number },
      request: IncomingMessage & { path: string },
      response: express.Response,
      _next: express.NextFunction,
    ) => {
      const status = error.status ?? 500;
      if (status >= 500) sandbox.reporter.bug(`${request.method} ${request.path}`, error);
      response
        .status(status)
        .type('text')
        .send(status >= 500 ? 'a bug in this sandbox; standard error tells it in full' : error.message);
    },
  );
  return app;
}
