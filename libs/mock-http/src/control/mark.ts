import { machineNow } from '../machine.js';
import type { RequestEntry } from '../worlds/entry.js';
import { entryBytes } from '../worlds/entry.js';
import type { WorldHost } from '../worlds/host.js';

/** Notes in a world's journal what a control call did to it. The path stands without the world's name, which may be a credential. */
export function mark(
  host: WorldHost,
  operation: string,
  method: string,
  path: string,
  kind?: 'reset',
  commit?: RequestEntry['commit'],
): void {
  const entry: RequestEntry = {
    seq: host.requests.nextSeq,
    at: host.now,
    receivedAt: machineNow(),
    durationMs: 0,
    provider: 'control',
    method,
    path: `/worlds/${host.id}${path}`,
    search: '',
    operation,
    status: 200,
    credential: undefined,
    headers: {},
    requestText: '',
    responseText: '',
    refused: undefined,
    commit,
    mark: kind,
  };
  host.requests.add(entry, entryBytes(entry));
}
