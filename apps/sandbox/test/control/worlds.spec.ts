import { type Control, ControlError, createControl } from '@paystub/client/control';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { credentialsOf } from '../kit/credentials.js';
import { Merchant, newKey } from '../kit/paypro.js';

let program: Program;
let control: Control;
let merchant: Merchant;

beforeAll(async () => {
  program = await startBundle();
  control = createControl({ url: program.ready.control.url });
});

beforeEach(() => {
  merchant = new Merchant(program.ready.paypro.url, newKey());
});

afterAll(async () => {
  await program?.stop();
});

const worldOf = ({ key }: Merchant) => control.world(`paypro:${key}`);
const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error as ControlError,
  );
/** What a 404 takes the wrong name for. */
const nearestIn = (refusal: ControlError | undefined) => (refusal?.status === 404 ? refusal.problem.nearest?.[0] : undefined);

describe('the sandbox', () => {
  it('is healthy', async () => {
    const { version, control: own, paystar, paystand, paypro } = program.ready;
    const providers = { paystar: { url: paystar.url }, paystand: { url: paystand.url }, paypro: { url: paypro.url } };
    expect(await control.health()).toEqual({ status: 'ok', version, control: own, providers });
  });

  it('lists what reached no world', async () => {
    const answer = await fetch(`${program.ready.paypro.url}/payments?limit=1`, {
      headers: { authorization: 'Bearer sk_test_of_another_kind' },
    });
    const [newest] = await control.requests({ status: 401, operation: 'listPayments' }).all();
    expect(newest).toBeUndefined();
    const [latest] = await control.requests({ status: 401, provider: 'paypro', method: 'GET' }).all();
    expect(answer.headers.get('x-paystub')).toBe(`paypro; world=-; seq=${latest?.seq}`);
    expect(await control.request(latest?.seq ?? 0)).toMatchObject({
      path: '/payments?limit=1',
      credential: '…kind',
      operation: null,
      refused: { code: 'unauthorized', rule: 'paypro.R2' },
      response: { body: await answer.text() },
    });
    expect(await control.requests({ since: latest?.seq ?? 0 }).all()).toEqual([]);
    expect(await refusalOf(control.request(1e6))).toMatchObject({ status: 404, type: 'urn:paystub:unknown-entry' });
  });
});

describe('worlds', () => {
  it('are made with clock and credentials, and the same names give the same world', async () => {
    const key = newKey();
    const body = { seed: `seed of ${key}`, now: new Date('2027-01-31T00:00:00Z'), frozen: true, credentials: { paypro: { apiKey: key } } };
    const made = await control.worlds.create(body);
    expect(made).toMatchObject({
      id: expect.stringMatching(/^w_\w{12}$/),
      seed: body.seed,
      frozen: true,
      epoch: 1,
      records: expect.any(Number),
    });
    expect([made.now, credentialsOf(made).paypro.apiKey]).toEqual(['2027-01-31T00:00:00.000Z', key]);
    expect((await control.worlds.create(body)).id).toBe(made.id);
    const other = await refusalOf(control.worlds.create({ ...body, frozen: false }));
    expect(other).toMatchObject({ status: 409, type: 'urn:paystub:world-differs' });
    expect(JSON.stringify(other)).not.toContain(key);
    const payment = await new Merchant(program.ready.paypro.url, key).createPayment();
    expect(payment.created_at).toBe('2027-01-31T00:00:00Z');
    expect(await control.world(made).get()).toEqual(await control.world(`paypro:${key}`).get());
    expect(await control.world(key).clock()).toEqual({ now: made.now, frozen: true });
  });

  it('are new each time where nothing names them, and listed with masked credentials', async () => {
    const [one, two] = [await control.worlds.create(), await control.worlds.create()];
    expect(one.id).not.toBe(two.id);
    const listed = await control.worlds.list({ limit: 1 }).all();
    expect(listed.slice(0, 2).map(({ id }) => id)).toEqual([two.id, one.id]);
    const { paypro, paystar, paystand } = credentialsOf(two);
    const masked = (key: string) => `…${key.slice(-4)}`;
    const credentials = {
      paypro: { apiKey: masked(paypro.apiKey) },
      paystar: { ...paystar, apiKey: masked(paystar.apiKey) },
      paystand: { ...paystand, clientId: masked(paystand.clientId), clientSecret: masked(paystand.clientSecret) },
    };
    expect(listed[0]).toEqual({ ...two, now: expect.any(String), credentials });
    expect(await control.worlds.list().count()).toBe(listed.length);
  });

  it('are opened here too by a key that nobody has used, and by nothing else', async () => {
    expect(await worldOf(merchant).get()).toMatchObject({ epoch: 1, frozen: false, pendingDeliveries: 0 });
    const unknown = await refusalOf(control.world('defautl').get());
    expect(unknown).toMatchObject({ status: 404, type: 'urn:paystub:unknown-world' });
    expect(nearestIn(unknown)).toBe('default');
    const wrong = await refusalOf(control.world(`paypro:${merchant.key}x`).get());
    expect(wrong).toBeInstanceOf(ControlError);
    expect([wrong?.status, `${wrong?.stack}`.includes(merchant.key)]).toEqual([404, false]);
  });

  it('go back to their fixtures when reset', async () => {
    const other = await control.worlds.create({ now: '2027-01-31T00:00:00Z', frozen: true });
    const own = worldOf(merchant);
    await own.freeze();
    const before = await own.get();
    const first = await merchant.createPayment();
    await own.advance({ by: 'P1M' });
    const checkout = first._links.checkout as string;
    const reset = await own.reset();
    expect(reset).toMatchObject({ id: before.id, seed: before.seed, epoch: 2, records: before.records, pendingDeliveries: 0 });
    expect(await merchant.done('GET', '/payments')).toMatchObject({ count: 0 });
    expect((await merchant.createPayment()).id).toBe(first.id);
    expect((await fetch(checkout)).status).toBe(404);
    expect((await own.requests().all()).at(-1)).toMatchObject({ mark: 'reset', operation: 'resetWorld', seq: 1 });
    expect(await control.world(other).get()).toMatchObject({ epoch: 1, now: '2027-01-31T00:00:00.000Z' });
  });

  it('are dropped, but for the default one', async () => {
    await merchant.createPayment();
    const { id } = await worldOf(merchant).get();
    await worldOf(merchant).drop();
    expect(await refusalOf(control.world(id).get())).toMatchObject({ status: 404 });
    expect(await merchant.done('GET', '/payments')).toMatchObject({ count: 0 });
    expect(await refusalOf(control.world('default').drop())).toMatchObject({ status: 409, type: 'urn:paystub:default-world' });
  });
});

describe('the clock', () => {
  it('stops, is set, and goes back only in a world without records', async () => {
    const world = worldOf(merchant);
    expect(await world.freeze('2027-06-01T12:00:00Z')).toMatchObject({ now: '2027-06-01T12:00:00.000Z', frozen: true, fired: [] });
    expect(await world.freeze('2027-05-01T12:00:00Z')).toMatchObject({ now: '2027-05-01T12:00:00.000Z', frozen: true });
    const { id } = await merchant.createPayment();
    expect(await refusalOf(world.freeze('2027-05-01T11:59:59Z'))).toMatchObject({ status: 409, type: 'urn:paystub:clock-goes-back' });
    const forward = await world.setClock({ now: new Date('2027-05-03T00:00:00Z') });
    expect(forward.fired).toMatchObject([{ at: '2027-05-02T12:00:00.000Z', job: 'expire', changed: [{ id }, {}] }]);
    expect(await world.setClock({ frozen: false })).toMatchObject({ frozen: false });
    expect((await world.clock()).now >= '2027-05-03').toBe(true);
  });

  it.each([{ by: 'a day' }, { by: '-P1D' }, { to: 'tomorrow' }])('is not advanced by %j', async (step) => {
    expect(await refusalOf(worldOf(merchant).advance(step))).toMatchObject({ name: 'ControlError', fix: expect.stringMatching(/\w/) });
  });
});

describe('settings', () => {
  it('are patched, published and put back', async () => {
    const world = worldOf(merchant);
    const before = await world.settings('paypro');
    expect(before).toMatchObject({ signatureTime: 'machine', times: { expired: { default: '24 hours' } } });
    expect(Object.keys((await world.settingsSchema('paypro')).properties as object)).toEqual(Object.keys(before));
    const changed = await world.updateSettings('paypro', { times: { expired: { ideal: '1 hour' } } });
    expect(changed).toMatchObject({ signatureTime: 'machine', times: { expired: { default: '24 hours', ideal: '1 hour' } } });
    await merchant.createPayment();
    expect((await world.advance({ by: 'PT1H' })).fired).toMatchObject([{ job: 'expire' }]);
    expect(await world.updateSettings('paypro', { times: null })).toEqual(before);
    for (const wrong of [{ colour: 'red' }, { signatureTime: 'moon' }, { times: { expired: { ideal: 'soon' } } }])
      expect(await refusalOf(world.updateSettings('paypro', wrong))).toMatchObject({ status: 400, type: 'urn:paystub:invalid-request' });
    expect(await world.settings('paypro')).toEqual(before);
    expect(nearestIn(await refusalOf(world.settings('paypol')))).toBe('paypro');
  });
});
