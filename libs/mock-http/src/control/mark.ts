import type { Commit } from '@paystub/mock-kernel';
import { machineNow } from '../machine.js';
import { effectsOf, entryBytes, keptText, type RequestEntry } from '../worlds/entry.js';
import type { WorldHost } from '../worlds/host.js';

export interface Marked {
  readonly operation: string;
  readonly method: string;
  /** Below the world: its name in the call may be a credential. */
  readonly path: string;
  readonly body?: unknown;
  readonly commit?: Commit<unknown>;
  readonly kind?: 'reset';
  /** Of the answer. */
  readonly status: number;
  /** The machine's time. */
  readonly receivedAt: number;
}

/** Notes in a world's journal what a control call did to it. */
export function mark(host: WorldHost, { operation, method, path, body, commit, kind, status, receivedAt }: Marked): void {
  const entry: RequestEntry = {
    seq: host.requests.nextSeq,
    at: host.now,
    receivedAt,
    durationMs: machineNow() - receivedAt,
    provider: 'control',
    method,
    path: `/worlds/${host.id}${path}`,
    search: '',
    operation,
    status,
    credential: undefined,
    headers: {},
    requestText: body === undefined ? '' : keptText(JSON.stringify(body)),
    responseText: '',
    refused: undefined,
    effects: commit && effectsOf(commit),
    mark: kind,
  };
  host.requests.add(entry, entryBytes(entry));
}
