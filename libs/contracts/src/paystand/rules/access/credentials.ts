import { inference, seed } from '../../../verifier/index.js';
import { newCustomer } from '../../situations/requests.js';
import { client, docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { everyOperation, type Headers } from '../operations.js';
import { eachOf, id24, type PaystandStage } from '../parts.js';

const noAccess = { code: 'insufficientResourceAccess' } as const;
const lifetime = 1_209_600_000;

/** Makes a customer, which only those can who have access. */
const asking = ({ api }: PaystandStage, headers: Headers) => api.createPayerCustomer({ body: newCustomer(), headers });

async function accepted({ api }: PaystandStage, headers: Headers): Promise<void> {
  const body = newCustomer();
  await api.createPayerCustomer({ body, headers }).answers(200, { id: id24, extCustomerId: body.extCustomerId });
}

/** The token as nobody gave it: the first character of its last part is another one. */
function tampered(token: string): string {
  const [head, body, signature = ''] = token.split('.');
  return [head, body, `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`].join('.');
}

/** What every call but one needs. */
export const credentials = [
  rule(
    'paystand.R8',
    'Every call with a token that was made without a scope is answered 403 with the code insufficient_scope.',
    client('skill: gotchas'),
    async (stage) => {
      const { given, inferred, expect } = stage;
      await accepted(stage, {});
      const headers = await given.headersWithToken({ scope: undefined });
      await asking(stage, headers).refuses(403, { code: 'insufficient_scope' });
      const refused = { code: 'insufficient_scope' } as const;
      await stage.unmoved(() => eachOf(everyOperation(stage), (ask) => ask(headers).refuses(403, refused)));
      await inferred('WWW-Authenticate names the error', async () => {
        const call = asking(stage, headers);
        await call.refuses(403);
        expect('WWW-Authenticate', (await call.exchange()).headers.get('www-authenticate'), 'Bearer error="insufficient_scope"');
      });
    },
  ),

  rule(
    'paystand.R13',
    'A call without an Authorization header is answered 401.',
    [seed('authentication'), docsX('statuses')],
    async (stage) => {
      const { inferred, expect } = stage;
      const headers = { Authorization: null };
      await accepted(stage, {});
      await asking(stage, headers).refuses(401);
      await stage.unmoved(() => eachOf(everyOperation(stage), (ask) => ask(headers).refuses(401)));
      await inferred('its code is insufficientResourceAccess, and WWW-Authenticate says Bearer', async () => {
        const call = asking(stage, headers);
        await call.refuses(401, noAccess);
        expect('WWW-Authenticate', (await call.exchange()).headers.get('www-authenticate'), 'Bearer');
      });
    },
  ),

  rule('paystand.R14', 'A call with a token that nobody gave is answered 401.', docsX('statuses'), async (stage) => {
    await accepted(stage, {});
    const { Authorization } = await stage.given.headersWithToken();
    const token = Authorization.slice('Bearer '.length);
    const strangers = [
      'Bearer nonsense',
      `Bearer ${crypto.randomUUID()}`,
      'Bearer eyJhbGciOiJIUzI1NiJ9.e30.ZRrHA1JJJW8opsbCGfG_HACGpVUMN_a9IV7pAx_Zmeo',
    ];
    await eachOf(strangers, (value) => asking(stage, { Authorization: value }).refuses(401));
    await stage.unmoved(() => eachOf(everyOperation(stage), (ask) => ask({ Authorization: 'Bearer nonsense' }).refuses(401)));
    await stage.inferred('one that was changed, one without its scheme, and none after it, likewise', () =>
      eachOf([`Bearer ${tampered(token)}`, token, `Basic ${token}`, 'Bearer', 'Bearer ', ''], (value) =>
        asking(stage, { Authorization: value }).refuses(401, noAccess),
      ),
    );
  }),

  rule(
    'paystand.R15',
    'A call with a token and without X-CUSTOMER-ID is answered 401 with the code insufficientResourceAccess.',
    client('skill: gotchas'),
    async (stage) => {
      const headers = { 'X-CUSTOMER-ID': null };
      await accepted(stage, {});
      await asking(stage, headers).refuses(401, noAccess);
      await stage.unmoved(() => eachOf(everyOperation(stage), (ask) => ask(headers).refuses(401, noAccess)));
    },
  ),

  rule(
    'paystand.R16',
    "A call with another merchant's X-CUSTOMER-ID is answered 401.",
    inference("so is a customer's id that is another merchant's"),
    { needs: ['accounts'] },
    async (stage) => {
      await accepted(stage, {});
      const other = await stage.another();
      await other.api.createPayerCustomer({ body: newCustomer() }).answers(200, { id: id24 });
      const merchants = [other.fact('customerId'), 'nobody', '', stage.fact('customerId').toUpperCase()];
      await eachOf(merchants, async (merchant) => {
        await asking(stage, { 'X-CUSTOMER-ID': merchant }).refuses(401, noAccess);
        await stage.unmoved(() => eachOf(everyOperation(stage), (ask) => ask({ 'X-CUSTOMER-ID': merchant }).refuses(401, noAccess)));
      });
    },
  ),

  rule(
    'paystand.R17',
    'A token works until just before 1,209,600 seconds have passed, and is answered 401 after that.',
    seed('authentication, lifetime'),
    { needs: ['clock'] },
    async (stage) => {
      const { control, given, inferred } = stage;
      const start = Math.ceil((await control.freeze()) / 1000) * 1000;
      await control.advanceTo(start);
      const headers = await given.headersWithToken();
      await control.advanceTo(start + lifetime - 1);
      await accepted(stage, headers);
      await control.advanceTo(start + lifetime);
      await inferred('at that very moment it is over, with the code insufficientResourceAccess', () =>
        asking(stage, headers).refuses(401, noAccess),
      );
      await control.advanceTo(start + lifetime + 1);
      await asking(stage, headers).refuses(401);
      await stage.unmoved(() => eachOf(everyOperation(stage), (ask) => ask(headers).refuses(401)));
      await accepted(stage, await given.headersWithToken());
    },
  ),

  rule(
    'paystand.R18',
    'A token of the sandbox is answered 401 in production, and the other way round.',
    [seed('environments'), client('skill: gotchas')],
    { needs: ['settings'] },
    async (stage) => {
      const { control, given, inferred } = stage;
      const ofSandbox = await given.headersWithToken();
      await accepted(stage, ofSandbox);
      await control.settings({ environment: 'production' });
      const ofProduction = await given.headersWithToken();
      await asking(stage, ofSandbox).refuses(401);
      await accepted(stage, ofProduction);
      await control.settings({ environment: 'sandbox' });
      await asking(stage, ofProduction).refuses(401);
      await accepted(stage, ofSandbox);
      await inferred('the code is insufficientResourceAccess', () => asking(stage, ofProduction).refuses(401, noAccess));
    },
  ),
];
