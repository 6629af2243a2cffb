import { describe, expect, it } from 'vitest';
import { rules as payproRules } from '../src/paypro/rules/index.js';
import { rules as paystandRules } from '../src/paystand/rules/index.js';
import { rules as paystarRules } from '../src/paystar/rules/index.js';
import { type Browser, type Rule, type Surface, type Target, verify } from '../src/verifier/index.js';
import { type Asked, dummy, type Reply } from './dummy.js';
import { hollow as ofPaystand } from './paystand/hollow.js';

/** What a server answers that knows nothing of the provider: no rule may hold for it, or its check shows nothing. */
type Hollow = readonly (readonly [name: string, reply: (asked: Asked) => Reply])[];

const always =
  (status: number, body: unknown): ((asked: Asked) => Reply) =>
  () => ({ status, body });

const ofAnyone: Hollow = [
  ['501 to everything', always(501, { error: { message: 'not built', type: 'not_built' } })],
  ['200 {} to everything', always(200, {})],
  ['201 {} to everything', always(201, {})],
  ['an empty page to everything', () => ({ status: 200, text: '', headers: { 'Content-Type': 'text/html' } })],
];

const error = { error: { message: 'No', type: 'invalid_request' } };
const emptyList = { type: 'list', data: [], count: 0, _links: { self: 'http://127.0.0.1/payments' } };

const ofPayPro: Hollow = [
  ...ofAnyone,
  ['404 with an envelope to everything', always(404, error)],
  ['401 with an envelope to everything', always(401, error)],
  ['422 with an envelope to everything', always(422, { error: { ...error.error, param: null } })],
  [
    'empty lists to every GET, 201 {} to every POST',
    ({ method }) => ({ status: method === 'POST' ? 201 : 200, body: method === 'GET' ? emptyList : {} }),
  ],
];

const success = { hasErrors: false, errors: [], data: {} };
const refusal = { hasErrors: true, errors: [{ propertyName: '', errorMessage: 'No' }], data: null };
/** Enough of a control plane to be believed: it has no records, its clock stands, and nothing changes. */
const noRecords = { data: [], count: 0, next: null };
const noChange = { changed: [], now: '2026-01-31T00:00:00.000Z', to: '2026-01-31T00:00:00.000Z', more: false };
const lists =
  (status: number, toPost: object) =>
  ({ method, path }: Asked): Reply => {
    if (path.startsWith('/worlds/')) return { status: 200, body: method === 'GET' ? noRecords : noChange };
    return { status, body: toPost };
  };

const ofPaystar: Hollow = [
  ...ofAnyone,
  ['200 with empty data to everything', always(200, success)],
  ['200 with data null to everything', always(200, { ...success, data: null })],
  ['200 with errors to everything', always(200, refusal)],
  ['400 with an error that says nothing to everything', always(400, { ...refusal, errors: [{}] })],
  ['400 with an error to everything', always(400, refusal)],
  ['401 with an error to everything', always(401, refusal)],
  ['404 with an error to everything', always(404, refusal)],
  ['a page that has expired to everything', () => ({ status: 410, text: 'expired', headers: { 'Content-Type': 'text/html' } })],
  ['no records, and 200 with empty data to everything else', lists(200, success)],
  ['no records, and 400 with an error to everything else', lists(400, refusal)],
  ['no records, and 401 with an error to everything else', lists(401, refusal)],
  [
    'no records, and 200 without a body to everything else',
    (asked) => (asked.path.startsWith('/worlds/') ? lists(200, success)(asked) : { status: 200, text: '' }),
  ],
];

const nothing = async () => undefined;
const blank: Surface = { run: nothing, press: nothing, choose: nothing, fill: nothing };
/** It does all that it is asked to, and shows nothing. (What a script of an SDK has to do is up to the mock's own specs.) */
const blankBrowser: Browser = { open: async () => ({ ...blank, frame: blank, key: nothing, click: nothing, close: nothing }) };

/** The same server is the control plane too, so that no rule gets away for want of one. */
const everything = (url: string): Target => ({
  url,
  control: url,
  freshAccounts: true,
  reachesLoopback: true,
  browser: blankBrowser,
  credential: () => `key_${crypto.randomUUID()}`,
});

describe.each([
  ['PayPro', payproRules, ofPayPro],
  ['Paystar', paystarRules, ofPaystar],
  ['Paystand', paystandRules, [...ofAnyone, ...ofPaystand]],
] as const)('no rule of %s passes', (_, rules: readonly Rule[], hollow) => {
  it.each(hollow)('against a server that answers %s', { timeout: 60_000 }, async (_name, reply) => {
    const { results } = await verify(rules, everything(await dummy(reply)), { ruleTimeout: 20_000 });
    const unfailed = results.filter(({ outcome }) => outcome !== 'failed').map(({ id, outcome }) => `${id} ${outcome}`);
    const broken = results.filter(({ reason }) => reason?.startsWith('the check itself broke')).map(({ id, reason }) => `${id}: ${reason}`);
    expect(unfailed).toEqual([]);
    expect(broken).toEqual([]);
    expect(results.length).toBe(rules.length);
  });
});
