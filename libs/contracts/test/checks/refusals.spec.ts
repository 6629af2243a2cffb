import { describe, expect, it } from 'vitest';
import { oneOf, verifyRule } from '../../src/verifier/index.js';
import { dummy } from '../dummy.js';
import { at, resultOf, toyRule, toyServer } from '../toy.js';

describe('a refusal', () => {
  it('is one only if nothing moved', async () => {
    const check = (keepsRefused: boolean) => async () =>
      resultOf(await dummy(toyServer({ keepsRefused })), ({ api }) =>
        api.createThing({ body: { size: 10 } }).refuses(422, { param: 'size' }),
      );
    expect(await check(false)()).toMatchObject({ outcome: 'passed', requests: 3 });
    const { reason } = await check(true)();
    expect(reason).toContain('a refused request moved something:\n/things: expected 0 entries, got 1');
  });

  it('is looked at once where others follow it, and again where something else came between', async () => {
    const check = (between: boolean) => async () =>
      resultOf(await dummy(toyServer()), async ({ api, given }) => {
        await api.createThing({ body: { size: 10 } }).refuses(422);
        if (between) await given.aThing();
        await api.createThing({ body: { size: 11 } }).refuses(422);
      });
    expect(await check(false)()).toMatchObject({ outcome: 'passed', requests: 5 });
    expect(await check(true)()).toMatchObject({ outcome: 'passed', requests: 7 });
  });

  it.each([200, 401, 404, 405, 429, 500, 501])('is not a %i', async (status) => {
    const url = await dummy(({ method }) => ({ status: method === 'GET' ? 200 : status, body: method === 'GET' ? [] : { error: {} } }));
    const { outcome } = await resultOf(url, ({ api }) => api.createThing({ body: { size: 10 } }).isRefused());
    expect(outcome).toBe('failed');
  });

  it('is one only if the records that no operation shows have not moved either', async () => {
    const check = async (changing: string, control: boolean) => {
      let looks = 0;
      const url = await dummy(({ method, path }) => {
        if (method === 'POST') return { status: 422, body: { error: {} } };
        if (path === '/things') return { status: 200, body: [] };
        const data = [{ id: 'R1', name: path.includes(changing) ? `look ${++looks}` : 'the same', at: 'w' }];
        return { status: 200, body: { data, count: 1, next: null } };
      });
      const rule = toyRule(({ api }) => api.createThing({ body: { size: 10 } }).isRefused(), {}, 'toy.R1', {
        witnessRecords: ['shelves', 'big-things'],
      });
      return verifyRule(rule, at(url, control ? { control: url } : {}));
    };
    expect(await check('nothing', true)).toMatchObject({ outcome: 'passed', requests: 9 });
    expect((await check('big-things', true)).reason).toMatch(/moved something:\nbig-things\[0\]\.name: expected "look 1", got "look 2"/);
    expect(await check('big-things', false)).toMatchObject({ outcome: 'passed', requests: 3 });
    // A delivery that comes to its end is none of the request's doing.
    expect(await check('/deliveries', true)).toMatchObject({ outcome: 'passed' });
  });

  it('has the status that the provider leaves open', async () => {
    const check = async (status: number) => {
      const url = await dummy(({ method }) => ({ status: method === 'GET' ? 200 : status, body: method === 'GET' ? [] : { error: {} } }));
      return verifyRule(
        toyRule(({ api }) => api.createThing({ body: { size: 10 } }).isRefused(), {}, 'toy.R1', { refusalStatus: oneOf(200, 400) }),
        at(url),
      );
    };
    expect([(await check(200)).outcome, (await check(400)).outcome]).toEqual(['passed', 'passed']);
    expect((await check(422)).reason).toContain('status: expected one of 200, 400, got 422');
  });

  it('cannot be shown where the account cannot be looked at', async () => {
    const url = await dummy(() => ({ status: 422, body: { error: {} } }));
    const { reason } = await resultOf(url, ({ api }) => api.createThing({ body: { size: 10 } }).refuses(422));
    expect(reason).toContain('expected status 200, got 422');
  });

  it('of several is looked at around them all, where that is asked for', async () => {
    const check = async (keepsRefused: boolean, size = 10) =>
      resultOf(await dummy(toyServer({ keepsRefused })), async ({ api, unmoved }) => {
        await unmoved(async () => {
          for (let times = 0; times < 5; times += 1) await api.createThing({ body: { size } }).refuses(422, { param: 'size' });
        });
        await api.createThing({ body: { size: 11 } }).isRefused();
      });
    expect(await check(false)).toMatchObject({ outcome: 'passed', requests: 10 });
    expect((await check(true)).reason).toContain('one of several refused requests moved something:\n/things: expected 0 entries, got 5');
    expect((await check(false, 1)).reason).toContain('expected status 422, got 201');
  });
});
