import { describe, expect, it } from 'vitest';
import { type Protocol, verifyRule } from '../../src/verifier/index.js';
import { type Asked, dummy } from '../dummy.js';
import { at, toyRule } from '../toy.js';

describe('a check that is not done in time', () => {
  it('asks for nothing after its result, and what it leaves behind is put away at once', async () => {
    const asked: Asked[] = [];
    const url = await dummy((request) => ({ status: 200, body: [asked.push(request)].slice(1) }));
    const left: string[] = [];
    let goOn: (value: unknown) => void = () => {};
    const released = new Promise((resolve) => (goOn = resolve));
    let end: (error: unknown) => void = () => {};
    const ended = new Promise((resolve) => (end = resolve));
    const check = toyRule(async ({ api, afterwards, inferred }) => {
      await api.listThings().answers(200);
      afterwards(() => api.createThing({ body: { size: 1 } }).exchange());
      await released;
      afterwards(() => left.push('at once'));
      await inferred('too late', () => api.listThings().answers(200)).catch(end);
    });
    const result = await verifyRule(check, at(url), { ruleTimeout: 50 });
    expect([result.outcome, result.reason]).toEqual(['failed', 'not done within 50 ms']);
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'POST']);
    goOn(undefined);
    expect(await ended).toMatchObject({ message: expect.stringContaining('the rule is over') });
    expect([asked.length, left, result.inferred]).toEqual([2, ['at once'], []]);
  });

  it('does not come back while it is put away', async () => {
    const asked: string[] = [];
    let arrived: (value: unknown) => void = () => {};
    const puttingAway = new Promise((resolve) => (arrived = resolve));
    let refused: (error: unknown) => void = () => {};
    const late = new Promise((resolve) => (refused = resolve));
    const url = await dummy(({ method }) => {
      asked.push(method);
      if (method === 'POST') arrived(undefined);
      return { status: 200, body: [] };
    });
    const check = toyRule(async ({ api, afterwards }) => {
      afterwards(async () => {
        await api.createThing({ body: { size: 1 } }).exchange();
        await late;
        await api.createThing({ body: { size: 2 } }).exchange();
      });
      await puttingAway;
      await api.listThings().exchange().then(refused, refused);
    });
    await verifyRule(check, at(url), { ruleTimeout: 20 });
    expect(asked).toEqual(['POST', 'POST']);
  });
});

describe('a header that has to be asked for', () => {
  /** A server that grants tokens, counts them, and says who asks. */
  async function granting() {
    const asked: string[] = [];
    const url = await dummy(({ method, path, headers, body }) => {
      asked.push(`${method} ${path} ${headers.authorization ?? body}`);
      return { status: 200, body: path === '/grant' ? { grant: `G${asked.length}` } : path === '/things' ? [] : { to: '', more: false } };
    });
    const headers: Protocol['headers'] = (credential, { ask, fact }) => ({
      Shop: fact('shop'),
      Authorization: async () => ((await ask('POST', '/grant', { credential })).body as { grant: string }).grant,
    });
    const resultOf = (check: Parameters<typeof toyRule>[0]) =>
      verifyRule(toyRule(check, {}, 'toy.R1', { headers }), at(url, { control: url }), { ruleTimeout: 1000 });
    return { asked, resultOf };
  }

  it('is asked for once, by many at a time too, and again when time has passed or settings have changed', async () => {
    const { asked, resultOf } = await granting();
    const result = await resultOf(async ({ api, control }) => {
      await Promise.all([api.listThings().answers(200), api.listThings().answers(200)]);
      await control.advance('P14D');
      await api.listThings().answers(200);
      await control.settings({ size: 1 });
      await api.listThings().answers(200);
    });
    expect(result.reason).toBeUndefined();
    const grant = 'POST /grant {"credential":"toy_secret_of_1234"}';
    const seen = asked.filter((line) => !line.includes('/worlds/'));
    expect(seen).toEqual([grant, 'GET /things G1', 'GET /things G1', grant, 'GET /things G5', grant, 'GET /things G8']);
  });

  it('is not asked for where a call brings its own, or none', async () => {
    const { asked, resultOf } = await granting();
    await resultOf(async ({ api }) => {
      await api.listThings({ headers: { authorization: 'mine' } }).answers(200);
      await api.listThings({ headers: { Authorization: null } }).answers(200);
    });
    expect(asked).toEqual(['GET /things mine', 'GET /things ']);
  });
});
