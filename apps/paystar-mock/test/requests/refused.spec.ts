import { describe, expect, it } from 'vitest';
import { blamed, paths, paystar, type World } from '../calls.js';
import { account, charged, managed, session, unit, user } from '../sent.js';

const { url, world } = paystar();

/** All records of a world. */
async function everything(here: World) {
  const names = ['accounts', 'customers', 'payment-sessions', 'management-sessions', 'enrollments', 'messages'];
  return Promise.all(names.map((name) => here.records(name)));
}

describe('a request that is refused changes nothing [paystar.P4]', () => {
  const pushed = { accountNumber: 'W-78', subAccountNumber: '', firstName: 'Kim', lastName: 'Ode', emailAddress: 'kim@example.com' };
  const event = (payload: object) => ({ eventType: 'Accounts.ManageCustomer', businessUnitSlug: unit, payload: JSON.stringify(payload) });

  it.each<[string, string, object]>([
    ['a payment session by its amount', paths.initiate, { ...charged({ Name: 'Kim' }, { ClientUser: user }), Charges: [{ Amount: 0 }] }],
    [
      'a payment session by its second account',
      paths.initiate,
      session({
        Charges: [
          { Amount: 1, ClientAccount: { ...account, Name: 'Kim' } },
          { Amount: 1, ClientAccount: {} },
        ],
      }),
    ],
    [
      'a payment session by its reference',
      paths.initiate,
      charged({ Name: 'Kim', AccountNumber: 'W-78' }, { ClientReference: 'used', ClientUser: user }),
    ],
    ['a payment session by its URL', paths.initiate, charged({ Name: 'Kim' }, { SuccessUrl: 'https://shop.example' })],
    [
      'an AutoPay session by its account',
      paths.autopay,
      managed({ SyncAccount: false, ClientAccount: { AccountNumber: 'W-79' }, ClientUser: { EmailAddress: 'kim@example.com' } }),
    ],
    ['a wallet session by its slug', paths.wallet, managed({ BusinessUnitSlug: 'nowhere' })],
    ['an event by its payload', paths.events, event({ ...pushed, firstName: '' })],
    ['an event by its original e-mail', paths.events, event({ ...pushed, originalEmailAddress: 'nobody@example.com' })],
  ])('%s', async (_, path, body) => {
    const here = world();
    await here.post(paths.initiate, charged({}, { ClientReference: 'used' }));
    const before = await everything(here);
    expect((await here.post(path, body)).status).toBe(400);
    expect(await everything(here)).toEqual(before);
  });

  it('nor does it use up a number: the next account has the one after the last', async () => {
    const here = world();
    await here.post(paths.initiate, charged());
    await here.post(paths.initiate, charged({ AccountNumber: 'W-78' }, { SuccessUrl: 'x' }));
    await here.post(paths.initiate, charged({ AccountNumber: 'W-79' }));
    expect((await here.records('accounts')).map(({ id }) => id)).toEqual(['100001', '100002']);
  });

  it('a world whose only request was refused is not opened', async () => {
    const answer = await world().post(paths.initiate, {});
    expect(answer.headers.get('x-paystub')).toMatch(/^paystar; world=-; seq=\d+$/);
  });
});

describe('before the request itself', () => {
  const routes = Object.values(paths);

  it.each(
    routes.flatMap(
      (path) =>
        [
          [path, ''],
          [path, 'sk_live_1'],
          [path, 'test_'],
          [path, `test_${'x'.repeat(65)}`],
        ] as const,
    ),
  )('%s with the key %j is answered 401 [paystar.R2, R3, R4, P1]', async (path, key) => {
    const answer = await world().send(path === paths.query ? 'GET' : 'POST', path, undefined, { 'x-paystar-api-key': key });
    expect([answer.status, answer.body]).toEqual([
      401,
      { hasErrors: true, errors: [{ propertyName: '', errorMessage: 'The API key is missing or is not a valid one.' }], data: null },
    ]);
  });

  it('the key goes before the path', async () => {
    expect((await world().send('GET', '/nowhere', undefined, { 'x-paystar-api-key': 'wrong' })).status).toBe(401);
  });

  it.each([
    '/integrations',
    '/integrations/embedded',
    '/integrations/embedded/initiate/',
    '/v1',
    '/integrations/query/payment-session/a/b',
  ])('%s is answered 404', async (path) => {
    const answer = await world().get(path);
    expect([answer.status, answer.body]).toMatchObject([404, { hasErrors: true, errors: [{ propertyName: '' }], data: null }]);
  });

  it.each([
    ['GET', paths.initiate, 'POST'],
    ['PUT', paths.events, 'POST'],
    ['POST', paths.query, 'GET'],
    ['DELETE', `${paths.query}/5a0f0c86-1d5e-4d0e-9a53-0b2f6f7a2c11`, 'GET'],
  ])('%s %s is answered 405, and which method it takes', async (method, path, allowed) => {
    const answer = await world().send(method, path);
    expect([answer.status, answer.headers.get('allow'), answer.body.hasErrors]).toEqual([405, allowed, true]);
  });

  it.each<[string, string, string, number, string]>([
    ['that is not JSON', '{"Channel"', 'application/json', 400, 'The body is not valid JSON.'],
    ['that is empty', '', 'application/json', 400, 'The body must be a JSON object.'],
    ['that is a list', '[]', 'application/json', 400, 'The body must be a JSON object.'],
    ['that is null', 'null', 'application/json', 400, 'The body must be a JSON object.'],
    ['of a form', 'Channel=POS', 'application/x-www-form-urlencoded', 415, 'Content-Type must be application/json.'],
    ['of text', '{}', 'text/plain', 415, 'Content-Type must be application/json.'],
    ['that is too deep', `${'['.repeat(1000)}${']'.repeat(1000)}`, 'application/json', 400, 'The body is nested too deeply.'],
    ['with a forbidden key', '{"CustomMeta":{"__proto__":1}}', 'application/json', 400, 'The body must not have a key named __proto__.'],
    [
      'that is too large',
      JSON.stringify({ PaymentDescriptor: 'x'.repeat(2 ** 21) }),
      'application/json',
      400,
      'The body is too large: 1 MiB is the most.',
    ],
  ])('a body %s is refused without blaming a member [paystar.R8]', async (_, text, type, status, errorMessage) => {
    const answer = await world().send('POST', paths.initiate, text, { 'content-type': type });
    expect([answer.status, answer.body.errors]).toEqual([status, [{ propertyName: '', errorMessage }]]);
  });

  it('a body of JSON may say its charset', async () => {
    const answer = await world().send('POST', paths.initiate, JSON.stringify(session()), {
      'content-type': 'application/json; charset=utf-8',
    });
    expect(answer.status).toBe(200);
  });

  it('no answer lets a browser of another site read it [paystar.P33]', async () => {
    const here = world();
    const preflight = await fetch(url() + paths.initiate, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST', 'x-paystar-api-key': here.key },
    });
    const answer = await here.send('POST', paths.initiate, JSON.stringify(session()), { origin: 'https://shop.example' });
    for (const { headers } of [preflight, answer])
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(preflight.status).toBe(405);
  });
});

it('the journal explains a refusal by its rules', async () => {
  const here = world();
  await here.post(paths.initiate, session());
  await here.post(paths.initiate, session({ SuccessUrl: 'https://shop.example', Charges: [] }));
  const [entry] = (await here.control('GET', '/requests')).data;
  expect(entry.refused).toMatchObject({
    code: 'invalid',
    rule: 'paystar.R16',
    sentence: expect.stringContaining('Charges'),
    basis: 'documented',
    message: 'Charges must have at least one item. [paystar.R16] ReturnUrl is required when SuccessUrl is set. [paystar.R38]',
  });
});

describe('the journal names the rule of what is refused as a whole', () => {
  const ruleOf = async (here: World, method: string, path: string, text?: string, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await here.send(method, path, text, headers);
    const [, where = '', seq] = /world=(\S+); seq=(\d+)/.exec(answer.headers.get('x-paystub') ?? '') ?? [];
    const { refused } = where === '-' ? await here.unrouted(Number(seq)) : await here.control('GET', `/requests/${seq}`);
    return [answer.status, refused.rule];
  };
  const sessions = [paths.initiate, paths.autopay, paths.wallet, paths.paperless, paths.notifications];
  const others = [paths.schedule, paths.scheduled, paths.events];

  it.each([
    ['POST', paths.initiate, 'paystar.R2'],
    ['POST', paths.schedule, 'paystar.R2'],
    ['GET', '/nowhere', 'paystar.R2'],
    ['POST', paths.events, 'paystar.R3'],
    ['GET', `${paths.query}?clientReference=x`, 'paystar.R4'],
    ['GET', `${paths.query}/x`, 'paystar.R4'],
  ])('%s %s without a key: %s', async (method, path, rule) => {
    expect(await ruleOf(world(), method, path, undefined, { 'x-paystar-api-key': '' })).toEqual([401, rule]);
  });

  it.each([...sessions.map((path) => [path, 'paystar.R8'] as const), ...others.map((path) => [path, null] as const)])(
    '%s by another method, with broken JSON, another type or a list: %s',
    async (path, rule) => {
      const here = world();
      await here.post(paths.initiate, session());
      expect(await ruleOf(here, 'GET', path)).toEqual([405, rule]);
      expect(await ruleOf(here, 'POST', path, '{')).toEqual([400, rule]);
      expect(await ruleOf(here, 'POST', path, '{}', { 'content-type': 'text/plain' })).toEqual([415, rule]);
      expect(await ruleOf(here, 'POST', path, '[]')).toEqual([400, rule ?? 'paystar.P2']);
    },
  );
});

it('the journal says which keys there are, where one of another shape was refused', async () => {
  const here = world();
  const messageFor = async (key: string) => {
    const { headers, body } = await here.send('POST', paths.initiate, '{}', { 'x-paystar-api-key': key });
    const { refused } = await here.unrouted(Number(/seq=(\d+)/.exec(headers.get('x-paystub') ?? '')?.[1]));
    return [refused.message, body.errors[0]?.errorMessage];
  };
  const neutral = 'The API key is missing or is not a valid one.';
  const hint = 'This sandbox takes any key test_NAME (1 to 64 letters, digits, - and _); a strict one only those that were declared.';
  expect(await messageFor('sk_live_1')).toEqual([`${neutral} ${hint}`, neutral]);
  expect(await messageFor('')).toEqual([neutral, neutral]);
});

it('a body that is wrong in five thousand places is answered with a thousand, those of its own members before others', async () => {
  const fields = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, 5]));
  const here = world();
  await here.post(paths.initiate, session());
  const answer = await here.post(paths.initiate, session({ PaymentFields: fields, PaymentMethods: 5, Charges: [{ Amount: 0 }] }));
  expect([answer.status, blamed(answer).length]).toEqual([400, 1000]);
  expect([blamed(answer)[0], blamed(answer)[1], blamed(answer).at(-1)]).toEqual([
    'Charges[0].Amount',
    'PaymentFields.k0',
    'PaymentMethods',
  ]);
  expect((await here.control('GET', '/requests')).data[0].refused.message.length).toBeLessThan(5000);
});

it('a body with more faults than a validator tells is refused all the same', async () => {
  const charges = Array.from({ length: 500 }, () => ({ Amount: 0, Description: 5, ClientAccount: {} }));
  const answer = await world().post(paths.initiate, { ...session(), Charges: charges, ClientReference: 5, SuccessUrl: 7 });
  expect(answer.status).toBe(400);
  expect(blamed(answer)).toEqual(expect.arrayContaining(['Charges', 'Charges[0].Amount', 'ClientReference', 'ReturnUrl']));
});
