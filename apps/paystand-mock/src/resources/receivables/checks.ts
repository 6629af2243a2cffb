import { invalid } from '../../refusals.js';
import type { Receivable } from './receivable.js';
import { isLive } from './states.js';

/** paystand.R100: what a payment was ever put on is kept. */
export function checkDeletable({ id }: Receivable, transactions: number): void {
  if (transactions > 0) throw invalid('receivableId', 'A receivable that a payment was applied to cannot be deleted', id, 'paystand.R100');
}

/** Dossier 7.1: what is void takes no files. */
export function checkAttachable({ id, status }: Receivable): void {
  if (!isLive(status)) throw invalid('receivableId', `A receivable that is ${status} takes no attachments`, id);
}

/** paystand.R88: `other` is what has the key that a request wants. */
export function checkKeyFree(extId: string, other: Receivable | undefined, own?: Receivable): void {
  if (other && other.id !== own?.id) throw invalid('extId', 'extId already exists', extId, 'paystand.R88');
}
