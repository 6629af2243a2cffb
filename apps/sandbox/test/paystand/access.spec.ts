import { type Control, createControl } from '@paystub/client/control';
import { createPaystand } from '@paystub/client/paystand';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { clientOf, inShort, newClient, Office } from '../kit/paystand.js';

let program: Program;
let control: Control;
let office: Office;

beforeAll(async () => {
  program = await startBundle();
  control = createControl({ url: program.ready.control.url });
});

beforeEach(async () => {
  office = new Office(program.ready.paystand.url, newClient());
  await worldOf(office).freeze('2027-03-01T09:00:00Z');
});

afterAll(async () => {
  await program?.stop();
});

const worldOf = ({ client }: Office) => control.world(`paystand:${client.clientId}`);
const listed = async (with_: Office = office) => inShort(await with_.call('GET', '/payerCustomers'));
const refused = '401 insufficientResourceAccess';

/** What the journal says of it, whether it reached a world or not. */
async function ruleOf(headers: Record<string, string>): Promise<string | null | undefined> {
  const { seq, headers: told } = await office.send('GET', '/payerCustomers', { headers });
  const entry = told.get('x-paystub')?.includes('world=-') ? await control.request(seq) : await worldOf(office).request(seq);
  return entry.refused?.rule;
}

describe('a token', () => {
  it('lives for two weeks of the world, to the millisecond [paystand.R17]', async () => {
    await office.renew();
    const world = worldOf(office);
    await world.advance({ by: 'P13DT23H59M59.999S' });
    expect(await listed()).toBe('200');
    await world.advance({ by: 'PT0.001S' });
    expect(await listed()).toBe(refused);
    expect(await ruleOf({ ...(await office.headers()) })).toBe('paystand.R17');
    await office.renew();
    expect(await listed()).toBe('200');
  });

  it('works beside older ones, and survives a reset, which takes everything else [paystand.R12]', async () => {
    const first = await office.headers();
    await office.renew();
    const world = worldOf(office);
    await office.createCustomer();
    await world.reset();
    await world.freeze('2027-03-01T09:00:00Z');
    for (const headers of [first, await office.headers()])
      expect(await office.send('GET', '/payerCustomers', { headers })).toMatchObject({ status: 200, body: { results: [], count: 0 } });
  });

  it('of one environment is refused in the other, and works again where it was made [paystand.R18]', async () => {
    const world = worldOf(office);
    await office.renew();
    await world.updateSettings('paystand', { environment: 'production' });
    expect(await listed()).toBe(refused);
    expect(await ruleOf({ ...(await office.headers()) })).toBe('paystand.R18');
    const sandbox = await office.headers();
    await office.renew();
    expect(await listed()).toBe('200');
    await world.updateSettings('paystand', { environment: 'sandbox' });
    expect(await listed()).toBe(refused);
    expect((await office.send('GET', '/payerCustomers', { headers: sandbox })).status).toBe(200);
  });

  it('is the client’s alone: not another’s, not another process’s, not one that was touched [paystand.R14, paystand.R16]', async () => {
    const theirs = new Office(program.ready.paystand.url, newClient());
    await theirs.renew();
    const [mine, foreign] = [await office.headers(), await theirs.headers()];
    const [head = '', claims = '', signature = ''] = (mine.authorization ?? '').split('.');
    const other = JSON.parse(Buffer.from(claims, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...other, client_id: theirs.client.clientId })).toString('base64url');
    const unsigned = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const wrong = [
      [{ ...mine, 'x-customer-id': theirs.client.customerId }, 'paystand.R16'],
      [{ authorization: mine.authorization ?? '' }, 'paystand.R15'],
      [{ 'x-customer-id': office.client.customerId }, 'paystand.R13'],
      [{ ...mine, authorization: `${head}.${forged}.${signature}` }, 'paystand.R14'],
      [{ ...mine, authorization: `Bearer ${unsigned}.${claims}.` }, 'paystand.R14'],
      [{ ...mine, authorization: (mine.authorization ?? '').slice(7) }, 'paystand.R14'],
    ] as const;
    for (const [headers, rule] of wrong) {
      const answer = await office.send('GET', '/payerCustomers', { headers });
      expect([inShort(answer), answer.headers.get('www-authenticate')]).toEqual([refused, 'Bearer']);
      expect(await ruleOf(headers)).toBe(rule);
    }
    expect((await office.send('GET', '/payerCustomers', { headers: foreign })).status).toBe(200);
    const elsewhere = await startBundle();
    const abroad = new Office(elsewhere.ready.paystand.url, office.client);
    expect(inShort(await abroad.send('GET', '/payerCustomers', { headers: mine }))).toBe(refused);
    await elsewhere.stop();
  });

  it('without scope opens nothing [paystand.R7, paystand.R8]', async () => {
    const { body } = await office.askForToken({ scope: undefined });
    expect(body).not.toHaveProperty('scope');
    const headers = { authorization: `Bearer ${body.access_token}`, 'x-customer-id': office.client.customerId };
    const answer = await office.send('GET', '/payerCustomers', { headers });
    expect([inShort(answer), answer.headers.get('www-authenticate')]).toEqual([
      '403 insufficient_scope',
      'Bearer error="insufficient_scope"',
    ]);
  });

  it('is renewed by the client before it ends, and after a change of environment', async () => {
    const paystand = createPaystand({ ...office.client, baseUrl: office.url });
    const world = worldOf(office);
    const tokens = () => world.requests({ operation: 'createToken' }).count();
    const ask = () => paystand.customers.list().all();
    await Promise.all(Array.from({ length: 10 }, ask));
    expect(await tokens()).toBe(1);
    await world.advance({ by: 'P20D' });
    await Promise.all(Array.from({ length: 10 }, ask));
    expect(await tokens()).toBe(2);
    await world.updateSettings('paystand', { environment: 'production' });
    await ask();
    expect(await tokens()).toBe(3);
  });
});

describe('a request for a token', () => {
  it.each([
    ['another client’s secret', { client_secret: 'secret_default' }, refused],
    ['an empty secret', { client_secret: '' }, /^4\d\d/],
    ['a client of another shape', { client_id: 'ci_live_123' }, refused],
    ['no secret', { client_secret: undefined }, '400 apiError parameterMissing client_secret'],
    ['a grant that is not for software', { grant_type: 'password' }, '422 validationError grant_type'],
    ['another scope', { scope: 'admin' }, '422 validationError scope'],
    ['a client that is no text', { client_id: ['test_a'] }, '422 validationError client_id'],
    ['the name of an inherited member', { client_id: '__proto__' }, refused],
  ])('with %s gives none [paystand.R9, paystand.R10, paystand.R11]', async (_, fields, expected) => {
    expect(inShort(await office.askForToken(fields))).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  it('that is refused opens no world', async () => {
    const before = await control.worlds.list().count();
    const nobody = new Office(program.ready.paystand.url, newClient());
    expect(inShort(await nobody.askForToken({ client_secret: 'wrong' }))).toBe(refused);
    expect(inShort(await nobody.send('GET', '/payerCustomers'))).toBe(refused);
    expect(await control.worlds.list().count()).toBe(before);
  });

  it('may be made by any name that has the shape, and by no other', async () => {
    const statuses = [];
    for (const name of ['a', 'A-b_9', 'x'.repeat(64), 'x'.repeat(65), '', 'a b', 'ä'])
      statuses.push((await new Office(program.ready.paystand.url, clientOf(`test_${name}`)).askForToken()).status);
    expect(statuses).toEqual([200, 200, 200, 401, 401, 401, 401]);
  });
});

describe('the merchant', () => {
  it('whose plan has no API is refused, and lets in again when it has [paystand.R8]', async () => {
    const world = worldOf(office);
    await office.renew();
    await world.updateSettings('paystand', { apiAccess: false });
    expect(await listed()).toBe('403 insufficient_scope');
    await world.updateSettings('paystand', { apiAccess: true });
    expect(await listed()).toBe('200');
  });
});
