import { createHmac, timingSafeEqual } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import { isCrossSite } from '../api/guards.js';
import { machineNow } from '../machine.js';
import type { AnyMock, Sandbox } from '../sandbox.js';
import type { WorldHost } from '../worlds/host.js';
import { type Framing, messagePage, pageHeaders } from './layout.js';
import { nameOf, notePage, type Shown } from './note.js';
import type { Page, PageAnswer } from './page.js';

/** Bytes of a form. */
const FORM_LIMIT = '16kb';

type Ran = Pick<Shown, 'commit' | 'refused'> & { readonly answer: PageAnswer };

/** A mock's pages: the token in their address selects the world, because a browser carries no key. */
export function pageRoutes(mock: AnyMock, sandbox: Sandbox): Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false, limit: FORM_LIMIT });
  for (const page of mock.pages) {
    const path = `${mock.pagesAt === undefined ? '/~:token' : ''}${page.path.replace(/\{(\w+)\}/g, ':$1')}`;
    if (page.method === 'GET') router.get(path, (request, response) => serve(page, request, response));
    else router.post(path, form, (request, response) => serve(page, request, response));
  }
  return router;

  function serve(page: Page<never>, request: Request, response: Response): void {
    const receivedAt = machineNow();
    const host = sandbox.worlds.tokens.get(tokenOf(mock, request));
    const fields = page.method === 'POST' ? textFields(request.body) : {};
    const { answer, refused, commit } = answerOf(page, host, request, fields);
    const status = 'redirect' in answer ? 303 : answer.status;
    response.set('X-Paystub', nameOf(mock, sandbox, host));
    show(response, answer, mock);
    notePage(mock, sandbox, request, { host, form: fields, receivedAt, status, refused, commit });
  }

  function answerOf(page: Page<never>, host: WorldHost | undefined, request: Request, form: Record<string, string>): Ran {
    const { token: _, ...params } = request.params as Record<string, string>;
    if (!host) return { answer: { status: 404, html: mock.notFoundPage() }, refused: 'unknown_page_token', commit: undefined };
    const formToken = formTokenOf(sandbox.seed, `${request.path}?${tokenOf(mock, request)}`);
    if (page.method === 'POST' && !isOwnForm(request, form.form_token ?? '', formToken))
      return { answer: notOwnForm, refused: 'foreign_form', commit: undefined };
    const { w: _w, ...query } = textFields(request.query);
    const now = host.catchUp();
    const world = { id: host.id, now, frozen: host.world.frozen };
    const commit = host.world.transact<never, PageAnswer>(mock.provider, now, (tx) =>
      page.show(tx, { params, form, query, links: host.linksOf(mock.provider), formToken, world }),
    );
    if (commit.changes.length > 0) host.committed(commit);
    return { answer: commit.result, refused: undefined, commit };
  }
}

/** The page token of an address: its first segment, or its query parameter `w`. */
export function tokenOf({ pagesAt }: AnyMock, { path, query }: Request): string {
  if (pagesAt !== undefined) return typeof query.w === 'string' ? query.w : '';
  return /^\/~([^/]+)/.exec(path)?.[1] ?? '';
}

const notOwnForm = {
  status: 403,
  html: messagePage({
    title: 'This form was not taken',
    text: 'It did not come from this page. Open the page again and send it from there.',
  }),
};

function show(response: Response, answer: PageAnswer, framing: Framing): void {
  if ('redirect' in answer)
    response
      .status(303)
      .set({ location: locationOf(answer.redirect), 'cache-control': 'no-store' })
      .end();
  else response.status(answer.status).set(pageHeaders(answer.html, framing)).send(answer.html);
}

/** A header carries plain letters only; an address has its own way to spell the others. */
const locationOf = (redirect: string) => (/^[!-~]*$/.test(redirect) ? redirect : (URL.parse(redirect)?.href ?? encodeURI(redirect)));

/** A form is taken only from its own page: it carries that page's token, and a browser must not say that another site sent it. */
function isOwnForm(request: Request, given: string, expected: string): boolean {
  if (isCrossSite(request.headers)) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** For one page of one world, whose token is in the address; who knows the link only does not know the seed. */
const formTokenOf = (seed: string, address: string) => createHmac('sha256', seed).update(`form${address}`).digest('base64url');

/** The fields of a form, where it has been read, or of a query. */
export function textFields(body: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries((body ?? {}) as object).filter(([, value]) => typeof value === 'string'));
}
