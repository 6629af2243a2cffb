import { describe, expect, it } from 'vitest';
import { evidence } from '../src/verifier/evidence.js';
import { checks, docs, type Facts, reportText, seed, verify, verifyRule } from '../src/verifier/index.js';
import { inference, sdk, secondHand } from '../src/verifier/source.js';
import { dummy } from './dummy.js';
import { at, resultOf, toyRule, toyServer } from './toy.js';

const toys = () => dummy(toyServer());

describe('a check', () => {
  it('passes when everything is as it says', async () => {
    const result = await resultOf(await toys(), async ({ api, given }) => {
      const { id } = await given.aThing();
      await api.listThings().answers(200, [{ id, size: 1 }]);
    });
    expect(result).toMatchObject({ outcome: 'passed', requests: 2, source: '[seed]', basis: 'documented' });
  });

  it('fails with what it expected, what it got, and the request without its credential', async () => {
    const result = await resultOf(await toys(), async ({ api }) => {
      await api.createThing({ body: { size: 3 } }).answers(201, { size: 4 });
    });
    expect(result.outcome).toBe('failed');
    expect(result.reason).toContain('answer.size: expected 4, got 3');
    expect(result.reason).toMatch(/curl -X POST 'http:\S+\/things' -H 'Authorization: Bearer …1234' .*--data-raw '\{"size":3\}'/);
    expect(result.reason).toContain('answered 201 {"id":"T1","size":3}');
    expect(result.reason).not.toContain('toy_secret');
  });

  it('fails on another status, on an answer that is not JSON, and on no answer', async () => {
    const url = await dummy(() => ({ status: 200, text: '<html>' }));
    const ask = (base: string, status: number) => resultOf(base, ({ api }) => api.listThings().answers(status));
    expect((await ask(url, 201)).reason).toContain('expected status 201, got 200');
    expect((await ask(url, 200)).reason).toContain('expected JSON, got "<html>"');
    expect((await ask('http://127.0.0.1:9', 200)).reason).toContain('no answer:');
  });

  it('fails without an assertion of its own', async () => {
    const url = await toys();
    expect(await resultOf(url, ({ given }) => given.aThing())).toMatchObject({
      outcome: 'failed',
      reason: 'the rule makes no assertion',
    });
    expect(await resultOf(url, ({ api }) => api.listThings().exchange())).toMatchObject({ outcome: 'failed' });
    const inferredOnly = await resultOf(url, ({ api, inferred }) => inferred('all of it', () => api.listThings().answers(200)));
    expect(inferredOnly).toMatchObject({ outcome: 'failed', inferred: [{ label: 'all of it', passed: true }] });
  });

  it('fails without a request', async () => {
    const result = await resultOf(await toys(), async ({ expect: assert }) => assert('one', 1, 1));
    expect(result).toMatchObject({ outcome: 'failed', reason: 'the rule makes no request' });
  });

  it('fails when it breaks, and when it does not end', async () => {
    const url = await toys();
    const broken = await resultOf(url, () => Promise.reject(new TypeError('oh')));
    expect(broken.reason).toMatch(/^the check itself broke: TypeError: oh/);
    expect((await resultOf(url, () => new Promise(() => {}))).reason).toBe('not done within 1000 ms');
  });

  it('reports an inferred part apart', async () => {
    const result = await resultOf(await toys(), async ({ api, inferred }) => {
      const call = api.createThing({ body: { size: 10 } });
      await call.isRefused();
      await inferred('status 400', () => call.refuses(400));
      await inferred('blames the size', () => call.refuses(422, { param: 'size' }));
      await inferred('nothing', () => {});
    });
    expect(result.outcome).toBe('passed');
    expect(result.inferred).toMatchObject([
      { label: 'status 400', passed: false },
      { label: 'blames the size', passed: true },
      { label: 'nothing', passed: false, reason: 'this part asserts nothing' },
    ]);
  });
});

describe('a target', () => {
  it('without what a rule needs leaves it unchecked', async () => {
    const rules = [toyRule(({ api }) => api.listThings().answers(200), { needs: ['clock', 'webhooks'] })];
    const { results, counts } = await verify(rules, at(await toys(), { reachesLoopback: true }));
    expect(results).toMatchObject([{ outcome: 'not checkable here', reason: 'needs clock', requests: 0 }]);
    expect(counts).toEqual({ passed: 0, failed: 0, 'not checkable here': 1, absent: 0 });
  });

  it('that must not be charged is not', async () => {
    const rules = [toyRule(({ api }) => api.listThings().answers(200), { effects: ['reads', 'money'] })];
    const { results } = await verify(rules, at(await toys()), { effects: ['reads', 'creates'] });
    expect(results).toMatchObject([{ outcome: 'not checkable here', reason: 'may not: money' }]);
  });

  it('that lacks an operation makes its rules absent', async () => {
    const result = await resultOf(await toys(), ({ api }) => api.listThings().answers(200), {}, { built: ['createThing'] });
    expect(result).toMatchObject({ outcome: 'absent', reason: 'waits for listThings' });
  });

  it('with one account meets one rule at a time, with fresh accounts eight', async () => {
    const most = async (freshAccounts: boolean) => {
      let running = 0;
      let highest = 0;
      const check = toyRule(async ({ api }) => {
        highest = Math.max(highest, ++running);
        await api.listThings().answers(200);
        running -= 1;
      });
      const { counts } = await verify(
        Array.from({ length: 20 }, () => check),
        at(await toys(), { freshAccounts }),
      );
      expect(counts.passed).toBe(20);
      return highest;
    };
    expect([await most(false), await most(true)]).toEqual([1, 8]);
  });

  it('of which nothing is said is as usual; one of which something is said is as said', async () => {
    const url = await toys();
    const check = async (facts?: Facts) => {
      const rule = toyRule(
        async ({ api, fact, expect: assert }) => {
          await api.listThings().answers(200);
          assert('shop', fact('shop'), 'corner');
        },
        { facts: ['shop'] },
      );
      return verifyRule(rule, at(url, facts && { facts }));
    };
    expect(await check()).toMatchObject({ outcome: 'passed' });
    expect(await check({ shop: 'market' })).toMatchObject({ outcome: 'failed', reason: 'shop: expected "corner", got "market"' });
    expect(await check({ town: 'Delta' })).toMatchObject({ outcome: 'not checkable here', reason: 'needs shop' });
    const careless = toyRule(async ({ fact }) => fact('shop'));
    expect((await verifyRule(careless, at(url, { facts: {} }))).reason).toContain('shop of this target is not known');
  });

  it('gives another account where it can', async () => {
    let accounts = 0;
    const credential = () => `toy_${++accounts}`;
    const seen: unknown[] = [];
    const url = await dummy(({ headers }) => ({ status: 200, body: [seen.push(headers.authorization)] }));
    const check = toyRule(async ({ api, another }) => {
      await api.listThings().answers(200);
      await (await another()).api.listThings().answers(200);
    });
    const { results } = await verify([check], { url, credential, freshAccounts: true });
    expect(results).toMatchObject([{ outcome: 'passed', requests: 2 }]);
    expect(seen).toEqual(['Bearer toy_1', 'Bearer toy_2']);
  });

  it('that takes so many requests a minute gets no more of one account, and as many as it likes of others', async () => {
    const url = await toys();
    const asking = toyRule(
      async ({ api }) => {
        for (let times = 0; times < 5; times += 1) await api.listThings().answers(200);
      },
      {},
      'toy.R1',
      { perMinute: 600 },
    );
    const took = async (target: ReturnType<typeof at>) => (await verifyRule(asking, target)).milliseconds;
    const shared = at(url);
    expect((await took(shared)) + (await took(shared))).toBeGreaterThanOrEqual(890);
    expect(await took(at(url, { freshAccounts: true }))).toBeLessThan(400);
  });

  it('gets no credential by way of a link that leads elsewhere', async () => {
    const { reason } = await resultOf(await toys(), ({ api }) =>
      api.raw({ method: 'GET', path: 'http://127.0.0.2:1/things' }).answers(200),
    );
    expect(reason).toContain('a link leads away from the target');
  });
});

describe('rules', () => {
  it('are test cases for any runner, which fail for an inferred part too', async () => {
    const [check] = checks([toyRule(({ api }) => api.listThings().answers(200, []))]);
    expect(check?.title).toBe('A toy [toy.R1]');
    await expect(check?.run(at(await toys()))).resolves.toMatchObject({ outcome: 'passed' });
    const part = toyRule(async ({ api, inferred }) => {
      await api.listThings().answers(200);
      await inferred('a thing', () => api.listThings().answers(200, [{ id: 'T1' }]));
    });
    await expect(checks([part])[0]?.run(at(await toys()))).rejects.toThrow(/inferred: a thing\nanswer: expected 1 entries, got 0/);
    const needy = toyRule(({ api }) => api.listThings().answers(200), { needs: ['payer'] });
    await expect(checks([needy])[0]?.run(at(await toys()))).rejects.toThrow('not checkable here: needs payer');
  });

  it('come with the strongest basis of their sources, and all their tags', () => {
    expect(evidence([docs('page'), sdk('fixture')])).toEqual({ source: '[docs][sdk]', place: 'page; fixture', basis: 'documented' });
    expect(evidence([sdk('fixture')]).basis).toBe('observed');
    expect(evidence([secondHand('a copy')])).toMatchObject({ source: '[docs*]', basis: 'observed' });
    expect(evidence([inference('why')])).toMatchObject({ source: '[inferred]', basis: 'inferred' });
    expect(evidence([seed('a')]).basis).toBe('documented');
  });

  it('make a report that people can read', async () => {
    const good = toyRule(({ api }) => api.listThings().answers(200), {}, 'toy.R1');
    const bad = toyRule(({ api }) => api.listThings().answers(404), {}, 'toy.R2');
    const text = reportText(await verify([good, bad], at(await toys())));
    expect(text).toMatch(/^FAILED toy\.R2 \[seed\] A toy\.\n {4}expected status 404, got 200\n/);
    expect(text).toMatch(/1 passed, 1 failed, 0 not checkable here, 0 absent; 0 inferred parts differ$/);
  });
});
