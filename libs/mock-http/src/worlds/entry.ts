import type { IncomingHttpHeaders } from 'node:http';
import type { Finding } from '@paystub/contracts/http';
import type { Commit } from '@paystub/mock-kernel';

/** One request in a journal, as it is kept: texts as they came, parsed and redacted only when somebody looks. */
export interface RequestEntry {
  readonly seq: number;
  /** Epoch milliseconds: the world's clock, and the machine's. */
  readonly at: number | undefined;
  readonly receivedAt: number;
  readonly durationMs: number;
  readonly provider: string;
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly operation: string | undefined;
  readonly status: number;
  readonly credential: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly requestText: string;
  readonly responseText: string;
  readonly refused: Refusal | undefined;
  readonly commit: Pick<Commit<unknown>, 'changes' | 'events' | 'ready'> | undefined;
  /** `reset`, `restore` and the like: something that happened to the world as a whole. */
  readonly mark?: string | undefined;
}

/** Why a request was refused. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly rule: string | undefined;
  readonly findings: readonly Finding[];
}

/** Bodies longer than this are cut in the journal; one character more is kept, to tell. */
export const KEPT_TEXT = 64 * 1024;
/** So many findings are kept: a body can be wrong in as many places as it has characters. */
const KEPT_FINDINGS = 50;

/** A body as the journal keeps it. What is cut is copied, because a part of a text keeps the whole of it in memory. */
export const keptText = (text: string): string =>
  text.length > KEPT_TEXT ? Buffer.from(text.slice(0, KEPT_TEXT + 1)).toString('utf8') : text;

export const keptFindings = (findings: readonly Finding[]): readonly Finding[] =>
  findings.length > KEPT_FINDINGS ? findings.slice(0, KEPT_FINDINGS) : findings;

const ENTRY_BYTES = 400;
/** Of a record that a request changed, or of a finding. */
const PART_BYTES = 400;

/** What an entry weighs, roughly. */
export function entryBytes({ path, search, headers, requestText, responseText, refused, commit }: RequestEntry): number {
  let bytes = ENTRY_BYTES + path.length + search.length + requestText.length + responseText.length;
  for (const name in headers) bytes += name.length + (headers[name]?.length ?? 0);
  if (commit) bytes += PART_BYTES * commit.changes.length;
  if (refused) bytes += PART_BYTES * refused.findings.length;
  return bytes;
}
