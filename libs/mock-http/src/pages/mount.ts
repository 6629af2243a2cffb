import { createHmac, timingSafeEqual } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import { isCrossSite } from '../api/guards.js';
import type { AnyMock, Sandbox } from '../sandbox.js';
import type { WorldHost } from '../worlds/host.js';
import { messagePage, pageHeaders } from './layout.js';
import type { Page, PageAnswer } from './page.js';

/** Bytes of a form. */
const FORM_LIMIT = '16kb';

/** A mock's pages, below `/~token`: the token selects the world, because a browser carries no key. */
export function pageRoutes(mock: AnyMock, sandbox: Sandbox): Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false, limit: FORM_LIMIT });
  for (const page of mock.pages) {
    const path = `/~:token${page.path.replace(/\{(\w+)\}/g, ':$1')}`;
    if (page.method === 'GET') router.get(path, (request, response) => serve(page, request, response));
    else router.post(path, form, (request, response) => serve(page, request, response));
  }
  return router;

  function serve(page: Page<never>, request: Request, response: Response): void {
    const { token = '', ...params } = request.params as Record<string, string>;
    const host = sandbox.worlds.tokens.get(token);
    const formToken = formTokenOf(token, request.path);
    const fields = page.method === 'POST' ? textFields(request.body) : {};
    if (!host) show(response, { status: 404, html: mock.notFoundPage() });
    else if (page.method === 'POST' && !isOwnForm(request, fields.form_token ?? '', formToken)) show(response, notOwnForm);
    else show(response, run(host, page, params, fields, formToken));
  }

  function run(
    host: WorldHost,
    page: Page<never>,
    params: Record<string, string>,
    form: Record<string, string>,
    formToken: string,
  ): PageAnswer {
    const now = host.catchUp();
    const world = { id: host.id, now, frozen: host.world.frozen };
    const commit = host.world.transact<never, PageAnswer>(mock.provider, now, (tx) =>
      page.show(tx, { params, form, links: host.linksOf(mock.provider), formToken, world }),
    );
    if (commit.changes.length > 0) host.committed(commit);
    return commit.result;
  }
}

const notOwnForm = {
  status: 403,
  html: messagePage({
    title: 'This form was not taken',
    text: 'It did not come from this page. Open the page again and send it from there.',
  }),
};

function show(response: Response, answer: PageAnswer): void {
  if ('redirect' in answer) response.status(303).set({ location: answer.redirect, 'cache-control': 'no-store' }).end();
  else response.status(answer.status).set(pageHeaders(answer.html)).send(answer.html);
}

/** A form is taken only from its own page: it carries that page's token, and a browser must not say that another site sent it. */
function isOwnForm(request: Request, given: string, expected: string): boolean {
  if (isCrossSite(request.headers)) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const formTokenOf = (pageToken: string, path: string) => createHmac('sha256', pageToken).update(path).digest('base64url');

function textFields(body: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries((body ?? {}) as object).filter(([, value]) => typeof value === 'string'));
}
