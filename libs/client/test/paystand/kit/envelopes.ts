/** A list as it is answered, on one page. */
export const listed = <T>(results: readonly T[], count = results.length, offset = 0, limit = 50) => ({
  results,
  count,
  settings: { limit, offset, order: 'created DESC' },
});

interface Details {
  readonly code: string;
  readonly detailCode?: string;
  readonly parameter?: string;
  readonly value?: unknown;
  readonly explanation?: string;
}

const names: Readonly<Record<number, string>> = {
  400: 'badRequest',
  401: 'unauthorized',
  402: 'paymentRequired',
  403: 'forbidden',
  404: 'notFound',
  422: 'unprocessableEntity',
  429: 'tooManyRequests',
  500: 'internalServerError',
  503: 'serviceUnavailable',
};

export const ref = '5540b94cffee444cb4e12b761ca93183';

/** A refusal as it is answered. */
export const refused = (status: number, { code, detailCode = '', ...details }: Details) => ({
  error: {
    name: names[status] ?? 'badRequest',
    status: String(status),
    type: 'requestError',
    description: 'There was a problem with the request.',
    details: { code, detailCode, description: 'There are requirements that have not been met.', ...details },
    ref,
  },
});
