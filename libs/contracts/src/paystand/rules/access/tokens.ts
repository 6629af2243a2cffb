import { missing, someText, wrong } from '../../../verifier/index.js';
import { newCustomer } from '../../situations/requests.js';
import { client, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf, id24, invalid, missingParameter, type PaystandStage } from '../parts.js';

/** As documented: without what every other call needs. */
const headers = { Authorization: null, 'X-CUSTOMER-ID': null } as const;

const noAccess = { code: 'insufficientResourceAccess' } as const;

/** Something that only a token which works can do. */
async function works({ api, fact }: PaystandStage, token: string): Promise<void> {
  const body = newCustomer();
  const own = { Authorization: `Bearer ${token}`, 'X-CUSTOMER-ID': fact('customerId') };
  await api.createPayerCustomer({ body, headers: own }).answers(200, { id: id24, extCustomerId: body.extCustomerId });
}

/** How one gets access. */
export const tokens = [
  rule('paystand.R3', 'A token is given without an Authorization or X-CUSTOMER-ID header.', docsX('access token'), async (stage) => {
    const { api, given, inferred } = stage;
    const ask = { body: given.tokenRequest() };
    const { access_token } = await api.createToken({ ...ask, headers }).answers(200, { access_token: someText });
    await works(stage, access_token);
    await inferred('such headers do not matter where they are sent all the same', () => {
      const others = { Authorization: 'Bearer nonsense', 'X-CUSTOMER-ID': 'nobody', 'X-PUBLISHABLE-KEY': 'publishable' };
      return api.createToken({ ...ask, headers: others }).answers(200, { access_token: someText });
    });
  }),

  rule(
    'paystand.R4',
    'A request for a token with grant type client_credentials, the right id and secret, and the scope auth is answered 200.',
    docsX('access token'),
    async (stage) => {
      const body = { ...stage.given.tokenRequest(), grant_type: 'client_credentials', scope: 'auth' } as const;
      const { access_token } = await stage.api.createToken({ body, headers }).answers(200, { access_token: someText });
      await works(stage, access_token);
    },
  ),

  rule(
    'paystand.R5',
    'A token comes with token_type Bearer, expires_in 1209600 and scope auth.',
    client('skill: access token'),
    async ({ api, given }) => {
      const token = { access_token: someText, token_type: 'Bearer', expires_in: 1_209_600, scope: 'auth' } as const;
      await api.createToken({ body: given.tokenRequest(), headers }).answers(200, token);
    },
  ),

  rule('paystand.R6', 'A token comes with a refresh_token too.', client('skill: access token'), async ({ api, given, inferred }) => {
    const { refresh_token } = await api.createToken({ body: given.tokenRequest(), headers }).answers(200, { refresh_token: someText });
    await inferred('but nothing takes it', () => {
      const body = wrong({ ...given.tokenRequest(), grant_type: 'refresh_token', refresh_token });
      return api.createToken({ body, headers }).refuses(422, invalid('grant_type'));
    });
  }),

  rule(
    'paystand.R7',
    'A request for a token without a scope is answered 200, without a scope.',
    client('skill: gotchas'),
    async ({ api, given }) => {
      await api.createToken({ body: given.tokenRequest(), headers }).answers(200, { scope: 'auth' });
      const { scope: _, ...without } = given.tokenRequest();
      await api.createToken({ body: without, headers }).answers(200, { access_token: someText, token_type: 'Bearer', scope: missing });
    },
  ),

  rule(
    'paystand.R9',
    'A wrong client_secret is answered 401, in the usual envelope.',
    docsX('access token, statuses'),
    async ({ api, given, fact, inferred, unmoved }) => {
      const ask = (fields: object) => api.createToken({ body: given.tokenRequest(fields), headers });
      await ask({}).answers(200, { access_token: someText });
      const secrets = [`${fact('clientSecret')}x`, fact('clientSecret').slice(1), 'secret'];
      await eachOf(secrets, (client_secret) => ask({ client_secret }).refuses(401));
      await inferred('an empty one too, and a client_id that nobody has', async () => {
        const all = [...secrets, ''].map((client_secret) => ({ client_secret }));
        await unmoved(() =>
          eachOf([...all, { client_id: 'nobody at all' }, { client_id: '' }], (fields) => ask(fields).refuses(401, noAccess)),
        );
      });
    },
  ),

  rule(
    'paystand.R10',
    'A request for a token that lacks a parameter is answered 400.',
    docsX('access token, statuses'),
    async ({ api, given, inferred, unmoved }) => {
      const ask = (fields: object) => api.createToken({ body: given.tokenRequest(fields), headers });
      await ask({}).answers(200, { access_token: someText });
      const names = ['grant_type', 'client_id', 'client_secret'];
      await eachOf(names, (name) => ask({ [name]: undefined }).refuses(400));
      await inferred('which it blames, null like one that is not there', () =>
        unmoved(() =>
          eachOf([undefined, null], (value) => eachOf(names, (name) => ask({ [name]: value }).refuses(400, missingParameter(name)))),
        ),
      );
      await inferred('a form is not understood', () => {
        const body = new URLSearchParams(given.tokenRequest()).toString();
        const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
        return api.raw({ method: 'POST', path: '/oauth/token', body, headers: { ...headers, ...type } }).refuses(400, { code: 'apiError' });
      });
    },
  ),

  rule(
    'paystand.R11',
    'A grant type that is not supported is answered 422.',
    docsX('access token, statuses'),
    async ({ api, given, inferred, unmoved }) => {
      const ask = (fields: object) => api.createToken({ body: given.tokenRequest(fields), headers });
      await ask({}).answers(200, { access_token: someText });
      const others = ['password', 'authorization_code', 'refresh_token', 'implicit', 'Client_Credentials', ''];
      await unmoved(() => eachOf(others, (grant_type) => ask({ grant_type }).refuses(422)));
      await inferred('which it blames, and other scopes and what is no text likewise', () =>
        unmoved(async () => {
          await eachOf(others, (grant_type) => ask({ grant_type }).refuses(422, invalid('grant_type')));
          await eachOf(['admin', '', 'auth auth'], (scope) => ask({ scope }).refuses(422, invalid('scope')));
          await eachOf(['grant_type', 'client_id', 'client_secret', 'scope'], (name) => ask({ [name]: 7 }).refuses(422, invalid(name)));
        }),
      );
    },
  ),

  rule('paystand.R12', 'Two requests give two tokens, and both work.', docsX('access token'), async (stage) => {
    const { api, given, expect } = stage;
    const ask = () => api.createToken({ body: given.tokenRequest(), headers }).answers(200, { access_token: someText });
    const { access_token: first } = await ask();
    const { access_token: second } = await ask();
    expect('the second token is the first one', second === first, false);
    await eachOf([first, second, first], (token) => works(stage, token));
  }),
];
