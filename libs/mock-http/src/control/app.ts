import type { operations } from '@paystub/contracts/control';
import { routes } from '@paystub/contracts/control';
import { requests } from '@paystub/contracts/control/requests';
import type { Finding, Route } from '@paystub/contracts/http';
import express, { type Express, type Request, type Response } from 'express';
import { parseBody, type RawBody, readBody } from '../api/body.js';
import { FOREIGN_HOST, isCrossSite, isLocalHost, isNavigation } from '../api/guards.js';
import { Router } from '../api/router.js';
import { machineNow } from '../machine.js';
import { pageHeaders } from '../pages/layout.js';
import { maskedPath } from '../redact.js';
import type { Sandbox } from '../sandbox.js';
import { AdvanceRefused } from '../worlds/advance.js';
import { keptFindings } from '../worlds/entry.js';
import { TooManyWorlds } from '../worlds/worlds.js';
import { actionOperations } from './actions.js';
import { clockOperations } from './clock.js';
import { deliveryOperations } from './deliveries.js';
import { journalOperations } from './journal.js';
import type { ControlOperations } from './operations.js';
import { outcomeOperations } from './outcomes.js';
import { recordOperations } from './records.js';
import { invalid, Problem, shownPart } from './refusals/problem.js';
import { settingsOperations } from './settings.js';
import { worldOperations } from './worlds.js';

export interface ControlOptions {
  readonly sandbox: Sandbox;
  readonly version: string;
  readonly url: () => string;
  /** The page at `/`. */
  readonly page: () => string;
}

/** The control plane: its document's operations, in JSON, for this machine's programs. */
export function controlApp(options: ControlOptions): Express {
  const { sandbox } = options;
  const router = new Router(routes);
  const control: ControlOperations = {
    ...worldOperations(options),
    ...clockOperations(sandbox),
    ...settingsOperations(sandbox),
    ...recordOperations(sandbox),
    ...actionOperations(sandbox),
    ...outcomeOperations(sandbox),
    ...journalOperations(sandbox),
    ...deliveryOperations(sandbox),
  };
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use((request, response) => {
    answer(request, response).catch((error: unknown) => refuse(sandbox, request, response, error));
  });
  return app;

  async function answer(request: Request, response: Response): Promise<void> {
    if (!isLocalHost(request.headers.host))
      throw new Problem(
        421,
        'foreign-host',
        'The Host is not a name of this listener',
        FOREIGN_HOST,
        'Use the URL that the sandbox printed at its start.',
      );
    const isFrontPage = request.path === '/' && request.method === 'GET';
    // The front pages of the mocks, which are other sites to a browser, link here.
    if (isCrossSite(request.headers) && !(isFrontPage && isNavigation(request.headers))) throw crossSite();
    if (isFrontPage) return void send(response, 200, options.page());
    const receivedAt = machineNow();
    const match = router.match(request.method, request.path);
    if (!match) throw notFound(sandbox, router, request);
    const raw = await new Promise<RawBody>((resolve) => readBody(request, resolve));
    const { route, params } = match;
    const call = { params: typed(params), query: queryOf(route, request), body: bodyOf(route, request, raw), receivedAt };
    const operation = control[route.operationId as keyof operations] as (call: unknown) => Promise<{ status: number; body: unknown }>;
    const { status, body } = await operation(call);
    if (status === 204) response.status(204).end();
    else response.status(status).json(body);
  }
}

function refuse({ reporter }: Sandbox, request: Request, response: Response, error: unknown): void {
  const problem = error instanceof Problem ? error : asProblem(error);
  if (problem.type === 'bug') {
    reporter.bug(`${request.method} ${request.path}`, error);
    response.set('x-mock-bug', '1');
  }
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Sends a page with the headers of pages. */
export function send(response: Response, status: number, html: string): void {
  response.status(status).set(pageHeaders(html)).send(html);
}

function queryOf(route: Route, request: Request): unknown {
  const mark = request.url.indexOf('?');
  const query = Object.fromEntries(new URLSearchParams(mark === -1 ? '' : request.url.slice(mark + 1)));
  const validate = requests[route.operationId as keyof operations]?.query;
  const stranger = route.operationId === 'listRecords' ? undefined : Object.keys(query).find((name) => !route.query.includes(name));
  if (stranger !== undefined) {
    throw new Problem(
      400,
      'invalid-request',
      'The query is not what the call takes',
      `It has no parameter ${stranger}.`,
      route.query.length > 0 ? `It takes ${route.query.join(', ')}.` : 'It takes none.',
    );
  }
  if (validate && !validate(query)) throw refusedBy('query', validate.errors ?? []);
  return query;
}

function bodyOf(route: Route, request: Request, raw: RawBody): unknown {
  const validate = requests[route.operationId as keyof operations]?.body;
  if (raw.unread === 'too large')
    throw new Problem(413, 'too-large', 'The body is too large', 'It is larger than 1 MiB.', 'Send less in one call.');
  const parsed = raw.unread ?? parseBody(raw.text, request.headers['content-type']);
  if (parsed === 'wrong content type')
    throw new Problem(
      415,
      'not-json',
      'The body is not JSON',
      'Its Content-Type is not application/json.',
      'Send JSON with Content-Type: application/json.',
    );
  if (typeof parsed === 'string')
    throw new Problem(400, 'invalid-request', 'The body cannot be read', `It is ${parsed}.`, 'Send a JSON object.');
  if (!validate) return undefined;
  if (parsed.value === undefined && !route.bodyRequired) return {};
  if (!validate(parsed.value)) throw refusedBy('body', validate.errors ?? []);
  return parsed.value;
}

function refusedBy(what: string, findings: readonly Finding[]): Problem {
  const found = keptFindings(findings).map(({ instancePath, keyword, params, message }) => ({
    instancePath,
    keyword,
    params,
    ...(message === undefined ? {} : { message }),
  }));
  const words = found.map(({ instancePath, message, params }) => `${instancePath || 'it'} ${message ?? ''} ${JSON.stringify(params)}`);
  return new Problem(
    400,
    'invalid-request',
    `The ${what} is not what the call takes`,
    `${words.join('; ')}.`,
    'See the document of the control plane: libs/contracts/src/control/openapi.yaml.',
    { found },
  );
}

function notFound(sandbox: Sandbox, router: Router, request: Request): Problem {
  const nearest = router.nearest(request.method, request.path);
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => router.match(method, request.path));
  const fix = nearest ? `The nearest is ${nearest.method} ${nearest.path}.` : 'GET / lists what there is.';
  if (methods.length > 0)
    return new Problem(405, 'wrong-method', 'The path does not take that method', `It takes ${methods.join(', ')}.`, fix);
  const path = maskedPath(request.path)
    .split('/')
    .map((part) => shownPart(sandbox, part))
    .join('/');
  return new Problem(404, 'unknown-path', 'There is no such path', `The control plane has no ${request.method} ${path}.`, fix);
}

/** Numbers in paths are numbers. */
function typed(params: Readonly<Record<string, string>>): Readonly<Record<string, string | number>> {
  if (params.seq === undefined) return params;
  if (!/^[1-9]\d{0,14}$/.test(params.seq))
    throw invalid('number', 'It is the number of no journal entry.', 'They are digits, and count from 1.');
  return { ...params, seq: Number(params.seq) };
}

function asProblem(error: unknown): Problem {
  if (error instanceof AdvanceRefused)
    return new Problem(
      409,
      'advance-under-way',
      'The clock could not be advanced',
      `${error.message}.`,
      'Wait for the other call, then try again.',
    );
  if (error instanceof TooManyWorlds)
    return new Problem(
      507,
      'too-many-worlds',
      'No world can be opened',
      'This process holds as many worlds as it may.',
      'Drop worlds with DELETE /worlds/{world}.',
    );
  return new Problem(
    500,
    'bug',
    'A bug in the sandbox',
    'Not in your call; standard error tells it in full.',
    'Report it with the lines from standard error.',
  );
}

const crossSite = () =>
  new Problem(
    403,
    'cross-site',
    'The call came from a page of another site',
    'Its Sec-Fetch-Site says so.',
    'Call the control plane from a program, not from a page.',
  );
