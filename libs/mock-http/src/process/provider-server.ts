import { createServer, type IncomingMessage, type Server } from 'node:http';
import express, { type Express } from 'express';
import type { AnswerCheck } from '../api/answer-check.js';
import { FOREIGN_HOST, isLocalHost } from '../api/guards.js';
import { Api } from '../api/serve.js';
import { serveAssets } from '../pages/assets.js';
import { frontPage } from '../pages/front-page.js';
import { pageRoutes } from '../pages/mount.js';
import { unserved } from '../pages/unserved.js';
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
    else if (isPage(request, options.mock)) pages(request, response);
    else api.serve(request, response);
  });
  return server;
}

/** Decided by method and path alone, so that an API call without a key gets the provider's answer and not a page's. */
const isPage = ({ method, url = '/' }: IncomingMessage, { pagesAt = '/~' }: AnyMock): boolean =>
  url.startsWith(pagesAt) || (/^\/(?:$|\?|favicon\.ico$)/.test(url) && (method === 'GET' || method === 'HEAD'));

function pagesApp({ mock, sandbox, control }: ProviderServerOptions): Express {
  const { arrived, page, notFound, failed } = unserved(mock, sandbox);
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  serveAssets(app, mock.assets);
  app.use(arrived);
  app.get(
    '/',
    page(() => frontPage({ title: mock.title, url: sandbox.urlOf(mock.provider), control: control() })),
  );
  app.use(pageRoutes(mock, sandbox));
  app.use(notFound);
  app.use(failed);
  return app;
}
