import type { IncomingMessage } from 'node:http';
import type { RawBody } from './body.js';
import type { Exchange } from './step.js';

const nothing = Object.freeze({});
const none = Object.freeze([]);

/** A request before any check has seen it. */
export function exchangeOf(request: IncomingMessage, { text, unread, form, files = none }: RawBody): Exchange {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return {
    method: request.method ?? 'GET',
    path: mark === -1 ? url : url.slice(0, mark),
    search: mark === -1 ? '' : url.slice(mark + 1),
    headers: request.headers,
    address: request.socket.remoteAddress ?? '',
    text,
    unread,
    form,
    files,
    credential: undefined,
    host: undefined,
    route: undefined,
    params: nothing,
    query: nothing,
    body: undefined,
    findings: [],
    answerHeaders: [],
  };
}
