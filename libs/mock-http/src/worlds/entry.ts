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
  readonly effects: Effects | undefined;
  /** `reset`, `restore` and the like: something that happened to the world as a whole. */
  readonly mark?: string | undefined;
}

/** What a request did, by name: records change on, and an entry would hold on to what they were. */
export interface Effects {
  readonly changed: readonly { readonly collection: string; readonly id: string }[];
  readonly events: readonly { readonly id: string; readonly type: string; readonly provider: string }[];
  readonly deliveries: readonly string[];
}

export function effectsOf({ changes, events, ready }: Pick<Commit<unknown>, 'changes' | 'events' | 'ready'>): Effects | undefined {
  if (changes.length === 0) return undefined;
  return {
    changed: changes.map(({ collection, id }) => ({ collection, id })),
    events: events.map(({ id, type, provider }) => ({ id, type, provider })),
    deliveries: ready.map(({ id }) => id),
  };
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
/** Of each thing that an entry lists, beside its texts: the object and its place in the list. */
const PART_BYTES = 64;

/** What an entry weighs, roughly. */
export function entryBytes({ path, search, headers, requestText, responseText, refused, effects }: RequestEntry): number {
  let bytes = ENTRY_BYTES + path.length + search.length + requestText.length + responseText.length;
  for (const name in headers) bytes += name.length + (headers[name]?.length ?? 0);
  if (effects) bytes += effectsBytes(effects);
  if (refused) bytes += refused.message.length;
  if (refused) for (const finding of refused.findings) bytes += findingBytes(finding);
  return bytes;
}

function effectsBytes({ changed, events, deliveries }: Effects): number {
  let bytes = 0;
  for (const { id } of changed) bytes += PART_BYTES + id.length;
  for (const { id } of events) bytes += PART_BYTES + id.length;
  for (const id of deliveries) bytes += PART_BYTES + id.length;
  return bytes;
}

/** A finding may quote a name from the body, as long as the body is. */
function findingBytes({ instancePath, message = '', params }: Finding): number {
  let bytes = 2 * PART_BYTES + instancePath.length + message.length;
  for (const name in params) {
    const value = params[name];
    bytes += typeof value === 'string' ? value.length : PART_BYTES;
  }
  return bytes;
}
