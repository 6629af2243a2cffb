import { type Call, type Exchange, inference, matching, seed, someText, where } from '../../../verifier/index.js';
import { newCustomer } from '../../situations/requests.js';
import { client } from '../../sources.js';
import { rule } from '../dialect.js';
import type { Headers } from '../operations.js';
import { eachOf, id24, type PaystandStage, unknownId } from '../parts.js';

const limited = { needs: ['clock', 'settings'] } as const;
const [limit, remaining, reset] = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'] as const;
const digits = matching(/^\d+$/);

/** What speaks of a rate limit in the headers of an answer; no source says what these are called. */
const limitsIn = ({ headers }: Exchange) => headers.names.filter((name) => /rate-?limit/i.test(name));

/** Answers of each kind. */
async function answers({ api, given }: PaystandStage): Promise<readonly Call<unknown>[]> {
  const { receivableId, attachmentId } = await given.anAttachment();
  return [
    api.createToken({ body: given.tokenRequest(), headers: { Authorization: null, 'X-CUSTOMER-ID': null } }),
    api.createPayerCustomer({ body: newCustomer() }),
    api.readReceivable({ receivableId }),
    api.listReceivables(),
    api.deleteAttachment({ receivableId, attachmentId }),
    api.raw({ method: 'POST', path: '/payerCustomers', body: '{' }),
    api.listReceivables({ headers: { Authorization: null } }),
    api.createToken({ body: given.tokenRequest({ client_secret: 'wrong' }), headers: { Authorization: null, 'X-CUSTOMER-ID': null } }),
    api.listReceivables({ headers: { 'X-CUSTOMER-ID': null } }),
    api.getPayment({ paymentId: unknownId }),
    api.raw({ method: 'GET', path: '/nothing' }),
    api.createPayerCustomer({ body: newCustomer({ email: 'nobody' }) }),
  ];
}

/** A token, and a minute of the account's in which nothing was asked for yet and which does not end by itself. */
async function aMinute({ control, given }: Pick<PaystandStage, 'control' | 'given'>, rateLimit: number) {
  const now = await control.freeze();
  const headers = await given.headersWithToken();
  await control.settings({ rateLimit });
  await control.advance('PT61S');
  return { headers, ends: now + 121_000 };
}

const create = ({ api }: Pick<PaystandStage, 'api'>, headers: Headers, extCustomerId?: string) =>
  api.createPayerCustomer({ body: newCustomer(extCustomerId === undefined ? {} : { extCustomerId }), headers });

/** So many requests that are answered. */
async function spend(stage: Pick<PaystandStage, 'api'>, headers: Headers, count: number): Promise<void> {
  await eachOf(Array.from({ length: count }), () => create(stage, headers).answers(200, { id: id24 }));
}

/** How many requests there may be. */
export const rateLimits = [
  rule('paystand.R32', 'Every answer has headers of the rate limit, that to an error too.', seed('rate limits'), async (stage) => {
    const all = await answers(stage);
    await eachOf(all, async (call) => {
      const exchange = await call.exchange();
      stage.expect(`headers of a rate limit (the status is ${exchange.status})`, limitsIn(exchange).length > 0, true);
    });
    await stage.inferred('they are X-RateLimit-Limit, X-RateLimit-Remaining and X-RateLimit-Reset', () =>
      eachOf(all, async (call) => {
        const exchange = await call.exchange();
        stage.expect('names', limitsIn(exchange).toSorted(), [limit, remaining, reset]);
        for (const name of [limit, remaining, reset]) stage.expect(name, exchange.headers.get(name), digits);
      }),
    );
  }),

  rule('paystand.R33', 'The limit is 3000.', seed('rate limits'), async ({ api, given, expect, inferred }) => {
    await given.aCustomer();
    const call = api.listPayerCustomers();
    await call.answers(200, { results: where('a list', Array.isArray) });
    const exchange = await call.exchange();
    const values = limitsIn(exchange).map((name) => exchange.headers.get(name) ?? '');
    expect(
      'a header that says 3000',
      values.some((value) => /(^|\D)3000($|\D)/.test(value)),
      true,
    );
    await inferred('in X-RateLimit-Limit', () => expect(limit, exchange.headers.get(limit), '3000'));
  }),

  rule(
    'paystand.R34',
    'What remains is one less with every request.',
    inference('the headers are on all answers'),
    { needs: ['accounts'] },
    async (stage) => {
      const { api, given, expect } = stage;
      const headers = await given.headersWithToken();
      const body = given.tokenRequest();
      const asks = [
        () => create(stage, headers),
        () => api.listPayerCustomers({ headers }),
        () => api.getPayment({ paymentId: unknownId, headers }),
        () => api.createToken({ body, headers: { Authorization: null, 'X-CUSTOMER-ID': null } }),
        () => api.raw({ method: 'GET', path: '/nothing', headers }),
        () => create(stage, headers),
      ];
      const left: number[] = [];
      await eachOf(asks, async (ask) => left.push(Number((await ask().exchange()).headers.get(remaining) ?? Number.NaN)));
      const [first = Number.NaN] = left;
      expect('what remained after the first, below 3000', first >= 0 && first < 3000, true);
      expect(
        'what remained',
        left,
        left.map((_, index) => first - index),
      );
    },
  ),

  rule(
    'paystand.R35',
    'One request more than the limit within a minute is answered 429.',
    [seed('rate limits'), client('skill: gotchas')],
    limited,
    async (stage) => {
      const { api, control, expect, inferred } = stage;
      const { headers } = await aMinute(stage, 5);
      await spend(stage, headers, 5);
      const extCustomerId = newCustomer().extCustomerId;
      const refused = create(stage, headers, extCustomerId);
      await refused.answers(429, { error: { status: '429' } });
      await inferred('with words that name the limit', () => {
        const details = { code: 'rateLimitExceeded', explanation: 'Rate limit of 5 requests per minute exceeded' } as const;
        return refused.answers(429, { error: { name: 'tooManyRequests', details } });
      });
      await inferred('and so is everything else of this key, as long as the minute lasts', async () => {
        await eachOf(['GET', 'DELETE'], (method) => api.raw({ method, path: '/nothing', headers }).answers(429, {}));
        await api.createToken({ body: stage.given.tokenRequest(), headers: { Authorization: null } }).answers(429, {});
        expect(remaining, (await refused.exchange()).headers.get(remaining), '0');
      });
      await control.advance('PT61S');
      const { results } = await api.listPayerCustomers({ query: { limit: 20 } }).answers(200, { results: where('a list', Array.isArray) });
      expect(
        'what was refused, in the list',
        results.some((customer) => customer.extCustomerId === extCustomerId),
        false,
      );
    },
  ),

  rule(
    'paystand.R36',
    'A 429 has a Retry-After of 1 at least, and is in the envelope.',
    inference('the usual answer'),
    limited,
    async (stage) => {
      const { headers } = await aMinute(stage, 1);
      await spend(stage, headers, 1);
      const refused = create(stage, headers);
      const error = {
        name: 'tooManyRequests',
        status: '429',
        type: 'requestError',
        description: someText,
        ref: matching(/^[\da-f]{32}$/),
      } as const;
      await refused.answers(429, { error });
      stage.expect('Retry-After', (await refused.exchange()).headers.get('retry-after'), '60');
      await stage.control.advance('PT59.5S');
      const last = create(stage, headers);
      await last.answers(429, { error });
      stage.expect('Retry-After at the end', (await last.exchange()).headers.get('retry-after'), '1');
    },
  ),

  rule('paystand.R37', 'When the minute is over, requests are answered again.', seed('rate limits'), limited, async (stage) => {
    const { control, inferred, expect } = stage;
    const { headers, ends } = await aMinute(stage, 2);
    await spend(stage, headers, 2);
    const refused = create(stage, headers);
    await refused.answers(429, { error: { status: '429' } });
    await inferred('which X-RateLimit-Reset says, in seconds since 1970', async () => {
      const said = Number((await refused.exchange()).headers.get(reset)) * 1000;
      expect('within a second of the end', Math.abs(said - ends) < 1000, true);
    });
    await control.advance('PT61S');
    await spend(stage, headers, 2);
    await inferred('it begins with the first request that is counted, and is over after 60 seconds', async () => {
      await create(stage, headers).answers(429, {});
      await control.advance('PT59.999S');
      await create(stage, headers).answers(429, {});
      await control.advance('PT0.001S');
      await spend(stage, headers, 2);
    });
  }),

  rule(
    'paystand.R38',
    'Requests of two API keys are counted apart.',
    seed('rate limits'),
    { needs: ['accounts', 'clock', 'settings'] },
    async (stage) => {
      const other = await stage.another();
      const { headers } = await aMinute(stage, 2);
      const { headers: theirs } = await aMinute(other, 2);
      await spend(stage, headers, 2);
      await create(stage, headers).answers(429, { error: { status: '429' } });
      await spend(other, theirs, 2);
      await create(other, theirs).answers(429, { error: { status: '429' } });
    },
  ),
];
