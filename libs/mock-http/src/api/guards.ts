import type { IncomingHttpHeaders } from 'node:http';

const LOCAL_NAMES = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/** Whether a request's Host is a name of this machine: a page of another site that had its name resolve here would send its own. */
export const isLocalHost = (host: string | undefined): boolean => host !== undefined && LOCAL_NAMES.test(host);

export const FOREIGN_HOST =
  'This listener answers to localhost, 127.0.0.1 and [::1] only; --allow-host, for other names, is not built yet.';

/** Whether a page of another site sent a request. Programs send no such header. */
export function isCrossSite(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

/** Whether a browser opens what it asks for as a page, so that no script of another page reads it. */
export const isNavigation = (headers: IncomingHttpHeaders): boolean => headers['sec-fetch-mode'] === 'navigate';
