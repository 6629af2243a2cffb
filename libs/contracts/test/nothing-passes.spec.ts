import { describe, expect, it } from 'vitest';
import { rules } from '../src/paypro/rules/index.js';
import { type Target, verify } from '../src/verifier/index.js';
import { type Asked, dummy, type Reply } from './dummy.js';

const error = { error: { message: 'No', type: 'invalid_request' } };
const emptyList = { type: 'list', data: [], count: 0, _links: { self: 'http://127.0.0.1/payments' } };
const listOrNothing = ({ method }: Asked): Reply => ({ status: method === 'POST' ? 201 : 200, body: method === 'GET' ? emptyList : {} });

/** Servers that know nothing of PayPro: no rule may hold for them, or its check shows nothing. */
const hollow: readonly (readonly [string, (asked: Asked) => Reply])[] = [
  ['501 to everything', () => ({ status: 501, body: { error: { message: 'not built', type: 'not_built' } } })],
  ['200 {} to everything', () => ({ status: 200, body: {} })],
  ['201 {} to everything', () => ({ status: 201, body: {} })],
  ['404 with an envelope to everything', () => ({ status: 404, body: error })],
  ['401 with an envelope to everything', () => ({ status: 401, body: error })],
  ['422 with an envelope to everything', () => ({ status: 422, body: { error: { ...error.error, param: null } } })],
  ['empty lists to every GET, 201 {} to every POST', listOrNothing],
  ['an empty page to everything', () => ({ status: 200, text: '', headers: { 'Content-Type': 'text/html' } })],
];

/** The same server is the control plane too, so that no rule gets away for want of one. */
async function everything(url: string): Promise<Target> {
  return {
    url,
    control: url,
    freshAccounts: true,
    reachesLoopback: true,
    credential: () => `pp_${crypto.randomUUID().replaceAll('-', '')}`,
  };
}

describe('no rule passes', () => {
  it.each(hollow)('against a server that answers %s', { timeout: 60_000 }, async (_, reply) => {
    const { results } = await verify(rules, await everything(await dummy(reply)), { ruleTimeout: 20_000 });
    const unfailed = results.filter(({ outcome }) => outcome !== 'failed').map(({ id, outcome }) => `${id} ${outcome}`);
    const broken = results.filter(({ reason }) => reason?.startsWith('the check itself broke')).map(({ id, reason }) => `${id}: ${reason}`);
    expect(unfailed).toEqual([]);
    expect(broken).toEqual([]);
    expect(results.length).toBe(rules.length);
  });
});
