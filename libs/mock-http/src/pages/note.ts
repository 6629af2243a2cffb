import type { Commit } from '@paystub/mock-kernel';
import type { Request } from 'express';
import { machineNow } from '../machine.js';
import { maskedPath } from '../redact.js';
import type { AnyMock, Sandbox } from '../sandbox.js';
import { effectsOf, entryBytes, type RequestEntry } from '../worlds/entry.js';
import type { WorldHost } from '../worlds/host.js';
import { withoutNumbers } from './numbers.js';

/** A page's request once it is answered. */
export interface Shown {
  readonly host: WorldHost | undefined;
  readonly form: Readonly<Record<string, string>>;
  readonly receivedAt: number;
  readonly status: number;
  readonly refused: string | undefined;
  readonly commit: Commit<unknown> | undefined;
}

/** The journal's name for the entry that `notePage` is about to make: the value of X-Paystub. */
export function nameOf({ provider }: AnyMock, sandbox: Sandbox, host: WorldHost | undefined): string {
  const { nextSeq } = host?.requests ?? sandbox.unrouted;
  return `${provider}; world=${host?.id ?? '-'}; seq=${nextSeq}`;
}

/** Notes a page's request in the journal as an API call's is, without tokens, numbers and the page itself. */
export function notePage({ provider }: AnyMock, sandbox: Sandbox, request: Request, shown: Shown): void {
  const { host, form, receivedAt, status, refused, commit } = shown;
  const { form_token: _, ...fields } = form;
  const journal = host?.requests ?? sandbox.unrouted;
  const entry: RequestEntry = {
    seq: journal.nextSeq,
    at: host?.now,
    receivedAt,
    durationMs: machineNow() - receivedAt,
    provider,
    method: request.method,
    path: maskedPath(request.path),
    search: '',
    operation: undefined,
    status,
    credential: undefined,
    headers: request.headers,
    requestText: request.method === 'POST' ? JSON.stringify(withoutNumbers(fields)) : '',
    responseText: '',
    refused: refused === undefined ? undefined : { code: refused, message: PAGE_REFUSALS[refused] ?? '', rule: undefined, findings: [] },
    effects: commit && effectsOf(commit),
  };
  journal.add(entry, entryBytes(entry));
  sandbox.reporter.request(entry, host, undefined);
}

const PAGE_REFUSALS: Readonly<Record<string, string>> = {
  unknown_page_token: 'The page token is of no world, or of one before its reset.',
  unknown_page: 'There is no such page.',
  unreadable_page_request: 'The path or the form cannot be read, or the form is too large.',
  foreign_form: 'The form did not come from this page: its token is wrong, or the browser says that another site sent it.',
};
