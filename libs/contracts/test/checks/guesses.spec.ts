import { describe, expect, it } from 'vitest';
import { type RuleOptions, reportText, Untold, verify, verifyRule } from '../../src/verifier/index.js';
import type { Reply } from '../dummy.js';
import { dummy } from '../dummy.js';
import { at, toyRule } from '../toy.js';

const route = { path: '/things', fields: [], query: [], bodyRequired: false, multipart: false } as const;
/** That there is a list is inferred. */
const routes = [
  { ...route, operationId: 'createThing', method: 'POST' },
  { ...route, operationId: 'listThings', method: 'GET', basis: 'inferred' },
] as const;

type Check = Parameters<typeof toyRule>[0];
const guessing = (check: Check, options: RuleOptions = { hangsOn: ['listThings'] }) => toyRule(check, options, 'toy.R1', { routes });
const list: Check = ({ api }) => api.listThings().answers(200, [{ size: 1 }]);
const answering = (reply: Reply) => dummy(({ method }) => (method === 'POST' ? { status: 201, body: { id: 'T1', size: 1 } } : reply));
const there = { status: 200, body: [{ id: 'T1', size: 1 }] };
const elsewhere = { status: 404, body: {} };
const page = { status: 200, text: '<p>Oh</p>', headers: { 'Content-Type': 'text/html; charset=utf-8' } };
const partAbout = { label: 'there is listThings at its path', basis: 'inferred' };

describe('an operation that is inferred', () => {
  it('has to be named by a rule that hangs on it, and asked for by one that names it', async () => {
    const url = await answering(there);
    const unnamed = await verifyRule(guessing(list, {}), at(url));
    expect(unnamed).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('listThings is inferred; a rule that hangs on it'),
    });
    const unasked = await verifyRule(
      guessing(({ api }) => api.createThing({ body: { size: 1 } }).answers(201)),
      at(url),
    );
    expect(unasked).toMatchObject({ outcome: 'failed', reason: 'the rule says that it hangs on listThings, and does not ask for it' });
    const inAPart = guessing(async ({ api, inferred }) => {
      await api.createThing({ body: { size: 1 } }).answers(201);
      await inferred('a list', () => api.listThings().answers(200));
    }, {});
    expect(await verifyRule(inAPart, at(url))).toMatchObject({ outcome: 'passed' });
  });

  it('is an inferred part of the rule, which is not checkable where it is not there', async () => {
    const held = await verifyRule(guessing(list), at(await answering(there)));
    expect(held).toMatchObject({ outcome: 'passed', inferred: [{ ...partAbout, passed: true }] });
    expect(await verifyRule(guessing(list), at(await answering(page)))).toMatchObject({ outcome: 'not checkable here' });
    const [gone] = (await verify([guessing(list)], at(await answering(elsewhere)))).results;
    expect(gone).toMatchObject({ outcome: 'not checkable here', reason: 'hangs on listThings, which is inferred' });
    expect(gone?.inferred).toMatchObject([
      { ...partAbout, passed: false, reason: expect.stringContaining('expected status 200, got 404') },
    ]);
  });

  it('is taken at its word as soon as it answers', async () => {
    const other = await answering({ status: 200, body: [{ id: 'T1', size: 2 }] });
    expect(await verifyRule(guessing(list), at(other))).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('expected 1') });
    const replies = [there, { status: 500, body: {} }];
    const url = await dummy(() => replies.shift() as Reply);
    const twice: Check = async (stage) => {
      await list(stage);
      await list(stage);
    };
    expect(await verifyRule(guessing(twice), at(url))).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('got 500') });
  });
});

describe('a success', () => {
  const create: Check = ({ api }) => api.createThing({ body: { size: 1 } }).succeeds();

  it.each([200, 201, 204])('has any status of success where the provider leaves it open: %i', async (status) => {
    const url = await dummy(() => ({ status, body: { id: 'T1' } }));
    const { outcome } = await verifyRule(toyRule(create), at(url));
    expect(outcome).toBe('passed');
  });

  it.each([302, 400, 501])('is not a %i', async (status) => {
    const url = await dummy(() => ({ status, body: { id: 'T1' } }));
    const { reason } = await verifyRule(toyRule(create), at(url));
    expect(reason).toContain(`status: expected a success (a 2xx), got ${status}`);
  });
});

describe('what a check finds', () => {
  it('may be what others have seen, which is reported apart', async () => {
    const url = await answering(there);
    const check = toyRule(async ({ api, observed }) => {
      const call = api.createThing({ body: { size: 1 } });
      await call.succeeds();
      await observed('its status is 200', () => call.answers(200));
    });
    const report = await verify([check], at(url));
    expect(report.results).toMatchObject([{ outcome: 'passed', inferred: [{ basis: 'observed', passed: false }] }]);
    expect(reportText(report)).toContain('OBSERVED toy.R1 its status is 200\n    expected status 200, got 201');
  });

  it('may tell nothing', async () => {
    const url = await answering(there);
    const check = toyRule(async ({ api }) => {
      await api.createThing({ body: { size: 1 } }).succeeds();
      throw new Untold('needs records');
    });
    expect(await verifyRule(check, at(url))).toMatchObject({ outcome: 'not checkable here', reason: 'needs records' });
  });
});
