import { describe, expect, it } from 'vitest';
import { verifyRule } from '../src/verifier/index.js';
import { type Asked, dummy } from './dummy.js';
import { at, toyRule } from './toy.js';

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
