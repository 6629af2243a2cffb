import type { Validate } from '../../src/http.js';

/** What a validator finds in the data: `/path keyword`, one after the other; empty when it finds nothing. */
export function findings(validate: Validate | undefined, data: unknown): string {
  if (!validate) throw new Error('there is no validator');
  validate(data);
  const list = validate.errors ?? [];
  return list
    .map(({ instancePath, keyword, params }) =>
      `${instancePath} ${keyword}${params.missingProperty ? `:${params.missingProperty}` : ''}`.trim(),
    )
    .join(' ');
}
