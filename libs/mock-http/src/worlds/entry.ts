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

/** Bodies longer than this are cut in the journal. */
export const KEPT_TEXT = 64 * 1024;

export const entryBytes = (entry: RequestEntry): number => 400 + entry.path.length + entry.requestText.length + entry.responseText.length;
