import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { machineNow } from '../machine.js';
import type { AnyMock, Sandbox } from '../sandbox.js';
import { pageHeaders } from './layout.js';
import { textFields, tokenOf } from './mount.js';
import { nameOf, notePage, type Shown } from './note.js';

/** What answers where no page of a world does: each answer is named and noted as theirs are. */
export interface Unserved {
  readonly arrived: RequestHandler;
  readonly page: (html: () => string) => RequestHandler;
  readonly notFound: RequestHandler;
  readonly failed: ErrorRequestHandler;
}

const BUG = 'a bug in this sandbox; standard error tells it in full';

export function unserved(mock: AnyMock, sandbox: Sandbox): Unserved {
  return {
    arrived(_request, response, next) {
      response.locals.receivedAt = machineNow();
      next();
    },
    page: (html) => (request, response) => {
      const text = html();
      noted(request, response, 200, undefined, () => response.set(pageHeaders(text)).send(text));
    },
    notFound(request, response) {
      const html = mock.notFoundPage();
      noted(request, response, 404, 'unknown_page', () => response.status(404).set(pageHeaders(html, mock)).send(html));
    },
    failed(error: Error & { status?: number }, request, response, _next) {
      const status = error.status ?? 500;
      const isBug = status >= 500;
      if (isBug) sandbox.reporter.bug(`${request.method} ${request.path}`, error);
      noted(request, response, status, isBug ? undefined : 'unreadable_page_request', () => {
        if (isBug) response.set('x-mock-bug', '1');
        const text = isBug ? BUG : error.message;
        response.status(status).type('text').send(text);
      });
    },
  };

  function noted(request: Request, response: Response, status: number, refused: Shown['refused'], send: () => void): void {
    const host = sandbox.worlds.tokens.get(tokenOf(mock, request));
    const form = request.method === 'POST' ? textFields(request.body) : {};
    const receivedAt = response.locals.receivedAt as number;
    response.set('X-Paystub', nameOf(mock, sandbox, host));
    send();
    notePage(mock, sandbox, request, { host, form, receivedAt, status, refused, commit: undefined });
  }
}
