import type { Asked, Reply } from '../dummy.js';

const id = 'abcdefghijklmnopqrstuvwx';
const at = '2026-01-05T10:00:00.000Z';
const list = { results: [], count: 0, settings: {} };
/** As much as an object of any kind may be, and a list of nothing. */
const thing = {
  ...list,
  object: 'receivable',
  id,
  payer: { id },
  amount: '100.00',
  currency: 'USD',
  status: 'active',
  attachments: [],
  refunds: [],
  disputes: [],
  created: at,
  lastUpdated: at,
};

const names: Readonly<Record<number, string>> = {
  400: 'badRequest',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  422: 'unprocessableEntity',
  429: 'tooManyRequests',
};

const refusal = (status: number) => ({
  error: {
    name: names[status],
    status: String(status),
    type: 'requestError',
    description: 'There was a problem with the request.',
    details: { code: 'validationError', detailCode: '', description: 'No', parameter: 'amount', explanation: 'No' },
    ref: '5540b94cffee444cb4e12b761ca93183',
  },
});

/** Enough of a control plane to be believed: it has no records, its clock stands, and nothing changes. */
const noRecords = { data: [], count: 0, next: null };
const noChange = { changed: [], now: '2026-01-31T00:00:00.000Z', to: '2026-01-31T00:00:00.000Z', more: false };

/** With a token for everybody, so that no rule gets away for want of one. */
const behindATokenServer =
  (reply: (asked: Asked) => Reply) =>
  (asked: Asked): Reply => {
    if (asked.path.startsWith('/worlds/')) return { status: 200, body: asked.method === 'GET' ? noRecords : noChange };
    if (asked.path === '/oauth/token') return { status: 200, body: { access_token: 'a.b.c', token_type: 'Bearer' } };
    return reply(asked);
  };

const toEverything = (status: number, body: unknown) => behindATokenServer(() => ({ status, body }));
const listsToGet = (status: number, body: unknown) =>
  behindATokenServer(({ method }) => (method === 'GET' ? { status: 200, body: list } : { status, body }));

const refusals = [400, 401, 402, 403, 404, 405, 422, 429];

/** What a server answers that knows nothing of Paystand. */
export const hollow: readonly (readonly [name: string, reply: (asked: Asked) => Reply])[] = [
  ['empty lists, tokens too', () => ({ status: 200, body: list })],
  ['401 with an envelope, tokens too', () => ({ status: 401, body: refusal(401) })],
  ['tokens, and 501', toEverything(501, { error: {} })],
  ['tokens, and 200 {}', toEverything(200, {})],
  ['tokens, and an empty list', toEverything(200, list)],
  ['tokens, and one thing that is an empty list too', toEverything(200, thing)],
  ['tokens, lists to GET and 200 {} to the rest', listsToGet(200, {})],
  ['tokens, lists to GET and one thing to the rest', listsToGet(200, thing)],
  ['tokens, lists to GET and 204 to the rest', listsToGet(204, undefined)],
  ...refusals.map((status) => [`tokens, and ${status} with an envelope`, toEverything(status, refusal(status))] as const),
  ...refusals.map((status) => [`tokens, lists to GET and ${status} to the rest`, listsToGet(status, refusal(status))] as const),
];
