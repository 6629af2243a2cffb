import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MatchersV3 } from '@pact-foundation/pact';
import { ref } from '../../pact/refs.js';
import { pdf, receivable } from '../kit/answers.js';
import { listed } from '../kit/envelopes.js';
import { type Operation, unknown } from './operation.js';
import { shaped } from './shapes.js';

/** Ids that the provider's state has under these names, for the places in a path. */
export const its = (place: string, { id }: { readonly id: string } = receivable, name = 'id') => ({ [place]: ref(name, id) });

/** An id that nothing has. */
export const unknownId = (...places: readonly string[]): NonNullable<Operation['refuses']>[number] => [
  'an unknown id',
  [404, 'resourceNotFound'],
  { given: ['a merchant'], ids: Object.fromEntries(places.map((place) => [place, unknown])) },
];

/** A list that has one of these on its one page. */
export const listOf = (row: object) => listed([row]);

/** A list of at least one like this. */
export const listLike = (row: object) => ({
  results: MatchersV3.eachLike(shaped(row) as never),
  count: MatchersV3.integer(1),
  settings: {},
});

/** A PDF on disk, for as long as a spec runs. */
export function pdfOnDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'paystub-pdf-'));
  const path = join(folder, 'invoice.pdf');
  writeFileSync(path, pdf);
  return { path, type: 'application/pdf', remove: () => rmSync(folder, { recursive: true }) };
}
