import { MatchersV3 } from '@pact-foundation/pact';
import { createPaystand, type Paystand } from '../../../src/paystand/index.js';
import { type Interaction, pactSpec } from '../../pact/interaction.js';
import { ref } from '../../pact/refs.js';
import { credentials, token } from '../kit/access.js';
import { merchant, refusal } from './operation.js';

const { like, regex } = MatchersV3;

const zone = { timezone: 'America/Los_Angeles' };
const request = {
  grant_type: 'client_credentials',
  client_id: ref('key', credentials.clientId),
  client_secret: ref('clientSecret', credentials.clientSecret),
  scope: 'auth',
};
const answer = {
  ...token,
  access_token: regex('^[\\x21-\\x7e]+$', token.access_token),
  refresh_token: like(token.refresh_token),
};

/** A client whose first call gets a token, and all the rest elsewhere. */
const clientAt = (baseUrl: string, others: object = {}): Paystand => {
  const fetchToken = (asked: Request) => (asked.url.endsWith('/oauth/token') ? fetch(asked) : Promise.resolve(Response.json(zone)));
  return createPaystand({ ...credentials, ...others, baseUrl, retries: 0, fetch: fetchToken });
};

const asking: Omit<Interaction, 'title' | 'status' | 'answer'> = {
  given: merchant,
  method: 'POST',
  path: '/oauth/token',
  headers: { 'Content-Type': 'application/json' },
  body: request,
  ask: (url) => clientAt(url).merchant.timezone(),
};

/** A secret that a client has by mistake. */
const wrong = 'wrong_secret';
const { error, ...refused } = refusal([401, 'insufficientResourceAccess']);
const failure = { ...error, name: 'PaystandError', operation: 'POST /oauth/token' };

pactSpec('paystand', 'access', [
  { ...asking, title: 'createToken, a merchant', status: 200, answer: { body: answer }, result: zone },
  {
    ...asking,
    ...refused,
    title: 'createToken, a wrong secret',
    body: { ...request, client_secret: wrong },
    ask: (url) => clientAt(url, { clientSecret: wrong }).merchant.timezone(),
    error: failure,
  },
]);
