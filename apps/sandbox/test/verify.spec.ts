import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createControl } from '@paystub/client/control';
import { rules } from '@paystub/contracts/paypro/rules';
import { rules as paystandRules } from '@paystub/contracts/paystand/rules';
import { rules as paystarRules } from '@paystub/contracts/paystar/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startBundle } from './kit/bundle.js';
import { newKey } from './kit/paypro.js';

/** What `npm run verify` runs; Nx builds it before these specs. */
const bundle = resolve(import.meta.dirname, '../../../dist/verify.cjs');

let program: Program;
let folder: string;

beforeAll(async () => {
  program = await startBundle();
  folder = mkdtempSync(join(tmpdir(), 'paystub-verify-'));
});

afterAll(async () => {
  await program?.stop();
  if (folder) rmSync(folder, { recursive: true });
});

const key = newKey();

async function verify(
  flags: readonly string[],
  apiKey = key,
  environment: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; output: string }> {
  const keys = { PAYPRO_API_KEY: apiKey, PAYSTAR_API_KEY: apiKey, PAYSTAND_CLIENT_ID: apiKey };
  const env = { ...process.env, ...keys, INIT_CWD: folder, ...environment };
  const child = spawn(process.execPath, [bundle, ...flags], { stdio: ['ignore', 'pipe', 'pipe'], env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  if (apiKey) expect(output).not.toContain(apiKey);
  return { code, output };
}

const verifyHere = (...flags: string[]) => verify(['paypro', '--target', program.ready.paypro.url, ...flags]);
const only = (...ids: string[]) => ids.flatMap((id) => ['--rule', `paypro.${id}`]);

interface Written {
  readonly counts: { readonly passed: number; readonly failed: number; readonly notCheckable: number };
  readonly results: readonly { readonly id: string; readonly section: string; readonly outcome: string; readonly reason?: string }[];
}
const written = () => JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')) as Written;

describe('a sandbox', () => {
  it('keeps every rule, each in a world that is gone afterwards', async () => {
    const control = createControl({ url: program.ready.control.url });
    const before = await control.worlds.list().count();
    const { code, output } = await verifyHere('--control', program.ready.control.url, '--json', 'results.json');
    expect(output).toMatch(/\d+ passed, 0 failed, 0 not checkable here; of \d+ inferred, 0 otherwise\n$/);
    expect(code).toBe(0);
    expect(output).toContain(`${rules.length} rules of PayPro against`);
    expect(new Set(written().results.map(({ id }) => id))).toEqual(new Set(rules.map(({ id }) => id)));
    expect(written().results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect(await control.worlds.list().count()).toBe(before);
  }, 60_000);

  it('without its control plane is an account like any other: no payer, no clock, no money', async () => {
    const { code, output } = await verifyHere(...only('R6', 'R25', 'R34', 'R48', 'P9', 'P10'), '--json', 'results.json');
    expect(code).toBe(0);
    expect(output).toContain('They may do: reads, creates. All share the account of the key.');
    expect(output).toContain('needs clock, needs settings: P10');
    expect(output).toMatch(/→ --effects money allows it/);
    expect(written().results.map(({ id, outcome, reason = '' }) => `${id.slice(7)} ${outcome}: ${reason}`)).toEqual([
      'R6 passed: ',
      'R25 passed: ',
      expect.stringMatching(/^R34 not checkable here: .*needs payer.*may not: money/),
      expect.stringMatching(/^R48 not checkable here: .*needs payer.*may not: money/),
      expect.stringMatching(/^P9 not checkable here: needs accounts/),
      expect.stringMatching(/^P10 not checkable here: needs clock, needs settings/),
    ]);
    expect(readFileSync(join(folder, 'results.json'), 'utf8')).not.toContain(key);
  });

  it('is only read where that is all that is allowed', async () => {
    const control = createControl({ url: program.ready.control.url });
    const before = await control.worlds.list().count();
    const { code, output } = await verify(['paypro', '--target', program.ready.paypro.url, '--effects', 'reads'], newKey());
    expect(code).toBe(0);
    expect(output).toMatch(/may not: creates: R1 /);
    expect(await control.worlds.list().count()).toBe(before);
  });
});

describe('a Paystar account', () => {
  const paystar = () => (program.ready as unknown as { readonly paystar: { readonly url: string } }).paystar.url;
  const verifyPaystar = (environment: NodeJS.ProcessEnv, ...flags: string[]) =>
    verify(['paystar', '--target', paystar(), '--json', 'results.json', ...flags], `test_${crypto.randomUUID()}`, environment);
  const outcomes = () => written().results.map(({ id, outcome, reason = '' }) => `${id.slice(8)} ${outcome}: ${reason}`);
  const these = (...ids: string[]) => ids.flatMap((id) => ['--rule', `paystar.${id}`]);

  it('of a sandbox keeps every rule that needs no browser, each in a world of its own', async () => {
    const { code, output } = await verifyPaystar({}, '--control', program.ready.control.url);
    expect(output).toMatch(/\d+ passed, 0 failed, \d+ not checkable here; of \d+ inferred, 0 otherwise\n$/);
    expect(code).toBe(0);
    expect(output).toContain(`${paystarRules.length} rules of Paystar against`);
    const unchecked = written().results.filter(({ outcome }) => outcome !== 'passed');
    expect(new Set(unchecked.map(({ outcome, reason }) => `${outcome}: ${reason}`))).toEqual(
      new Set(['not checkable here: needs browser']),
    );
    const inBrowser = paystarRules.filter(({ needs }) => needs.includes('browser'));
    expect(unchecked.map(({ id }) => id).toSorted()).toEqual(inBrowser.map(({ id }) => id).toSorted());
  }, 60_000);

  it('is taken for one of acme-utilities, where nothing else is said', async () => {
    const { code } = await verifyPaystar({}, ...these('R5', 'R35', 'R55', 'R79', 'R85'));
    expect(code).toBe(0);
    expect(outcomes()).toEqual([
      'R5 passed: ',
      'R35 passed: ',
      'R55 not checkable here: needs records',
      expect.stringMatching(/^R79 not checkable here: needs clock, needs payer, may not: money/),
      expect.stringMatching(/^R85 not checkable here: needs payer, may not: money/),
    ]);
  });

  it('of another business unit has no agents, unless one is named', async () => {
    const unit = { PAYSTAR_BUSINESS_UNIT_SLUG: 'water-bill-pay' };
    const { output } = await verifyPaystar(unit, ...these('R11', 'R35'));
    expect(outcomes()).toEqual(['R11 passed: ', 'R35 not checkable here: needs posUser']);
    expect(output).toContain('→ PAYSTAR_POS_USER says what posUser is');
    const { code } = await verifyPaystar({ ...unit, PAYSTAR_POS_USER: 'cashier@acme-utilities.example' }, ...these('R11', 'R35'));
    expect(outcomes()).toEqual([
      'R11 passed: ',
      expect.stringMatching(/^R35 failed: status: expected a success \(a 2xx\), got 400[\s\S]*PosUser/),
    ]);
    expect(code).toBe(1);
  });

  it('is missed where there is no key, and where the key is another one', async () => {
    const here = ['paystar', '--target', paystar()];
    expect((await verify(here, '')).output).toMatch(/No key: PAYSTAR_API_KEY is not set/);
    expect((await verify(here, 'pk_wrong')).output).toContain('The target refuses the key');
  });
});

describe('a Paystand account', () => {
  const verifyPaystand = (environment: NodeJS.ProcessEnv, ...flags: string[]) =>
    verify(['paystand', '--target', program.ready.paystand.url, '--json', 'results.json', ...flags], `test_${name}`, environment);
  const name = crypto.randomUUID();
  const own = { PAYSTAND_CLIENT_SECRET: `secret_${name}`, PAYSTAND_CUSTOMER_ID: `merchant_${name}` };
  const outcomes = () => written().results.map(({ id, outcome, reason = '' }) => `${id.slice(9)} ${outcome}: ${reason}`);
  const these = ['R4', 'R17', 'R60', 'R104'].flatMap((id) => ['--rule', `paystand.${id}`]);

  it('of a sandbox keeps every rule, each in a world of its own', async () => {
    const { code, output } = await verifyPaystand({}, '--control', program.ready.control.url);
    expect(output).toMatch(/\d+ passed, 0 failed, 0 not checkable here; of \d+ inferred, 0 otherwise\n$/);
    expect(code).toBe(0);
    expect(output).toContain(`${paystandRules.length} rules of Paystand X against`);
    expect(written().results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  }, 120_000);

  it('is taken for one of a sandbox, where its client is all that is said', async () => {
    const { code } = await verifyPaystand({}, ...these, '--effects', 'money');
    expect(code).toBe(0);
    expect(outcomes()).toEqual(['R4 passed: ', 'R17 not checkable here: needs clock', 'R60 passed: ', 'R104 passed: ']);
  });

  it('of its own has a secret, which is not shown, and no saved cards but those that are named', async () => {
    const { code, output } = await verifyPaystand(own, ...these, '--effects', 'money');
    expect(code).toBe(0);
    expect(output).toContain('→ PAYSTAND_CARD_4242 says what card4242 is');
    expect(outcomes().at(-1)).toBe('R104 not checkable here: needs payerId, needs card4242');
    const saved = { PAYSTAND_PAYER_ID: 'fixturepayer000000000001', PAYSTAND_CARD_4242: 'fixturecard0000000004242' };
    await verifyPaystand({ ...own, ...saved }, ...these, '--effects', 'money');
    expect(outcomes().at(-1)).toBe('R104 passed: ');
    const wrong = await verifyPaystand({ ...own, PAYSTAND_CUSTOMER_ID: 'nobody' }, ...these);
    expect(wrong.code).toBe(1);
    expect(`${wrong.output}${readFileSync(join(folder, 'results.json'), 'utf8')}`).not.toContain(own.PAYSTAND_CLIENT_SECRET);
  });

  it('is missed in part or in whole', async () => {
    const { PAYSTAND_CUSTOMER_ID: _, ...half } = own;
    expect((await verifyPaystand(half)).output).toMatch(/Half an account: PAYSTAND_CUSTOMER_ID is not set/);
    const stranger = { ...own, PAYSTAND_CLIENT_SECRET: 'another one' };
    expect((await verifyPaystand(stranger)).output).toMatch(/The target refuses the key: .*\n.*PAYSTAND_CLIENT_SECRET/);
    expect((await verify(['paystand', '--target', program.ready.paystand.url], '')).output).toContain('PAYSTAND_CLIENT_ID is not set');
  });
});

/** Takes everything, and means nothing by it; it repeats what it was sent, the key included. */
function hollow(status: number, answer: (authorization: string) => object): Promise<Server> {
  const server = createServer(({ headers }, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer(headers.authorization ?? '')));
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}
const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

describe('a hollow server', () => {
  it.each([
    ['501', 501, (authorization: string) => ({ error: { message: `not built for ${authorization}` } })],
    ['200 {}', 200, () => ({})],
  ] as const)('fails whatever can be checked where it answers %s', async (_, status, answer) => {
    const server = await hollow(status, answer);
    const { code, output } = await verify(['paypro', '--target', urlOf(server), '--json', 'results.json']);
    server.close();
    expect(code).toBe(1);
    expect(output).toMatch(/FAILED paypro\.R6 \[sdk\] .+\n {4}expected status .+\n[\s\S]*? {4}curl -X POST '/);
    expect(written().counts).toMatchObject({ passed: 0, failed: expect.any(Number) });
    expect(written().results.filter(({ outcome }) => outcome === 'passed')).toEqual([]);
  });
});

describe('verify', () => {
  const nobody = 'http://127.0.0.1:1';

  it.each([
    ['a provider that is not known', () => ['stripe', '--target', nobody], /No rules for stripe: .*paypro/],
    ['a target that is not there', () => ['paypro', '--target', nobody], /The target cannot be reached: .*\n.*--target/],
    ['no target', () => ['paypro'], /--target/],
    ['a password in the address', () => ['paypro', '--target', 'http://me:word@127.0.0.1'], /holds a password: .*\n.*environment/],
    ['a rule that is not there', () => ['paypro', '--target', nobody, '--rule', 'paypro.R999'], /No rule paypro\.R999: .*\n.*FIDELITY/],
    ['an effect that is not there', () => ['paypro', '--target', nobody, '--effects', 'all'], /reads, creates, money, load/],
    [
      'a control plane that is none',
      () => ['paypro', '--target', program.ready.paypro.url, '--control', program.ready.paypro.url],
      /The control plane cannot be used: .*\n.*--control/,
    ],
    ['one that nothing can be checked with', () => ['paypro', '--target', program.ready.paypro.url, ...only('P9')], /needs accounts: P9/],
  ] as const)('ends with 2 and says what to do for %s', async (_, flags, message) => {
    const { code, output } = await verify(flags());
    expect(output).toMatch(message);
    expect(output).not.toContain('word@');
    expect(code).toBe(2);
  });

  it('says so where there is no key, a wrong key, or a control plane of another sandbox', async () => {
    const here = ['paypro', '--target', program.ready.paypro.url];
    const noKey = /No key: PAYPRO_API_KEY is not set.*\n.*PAYPRO_API_KEY/;
    expect(await verify(here, '')).toMatchObject({ code: 2, output: expect.stringMatching(noKey) });
    expect(await verify(here, 'pp_short')).toMatchObject({ code: 2, output: expect.stringContaining('The target refuses the key') });
    const other = await startBundle();
    const mixed = await verify([...here, '--control', other.ready.control.url], '');
    await other.stop();
    expect(mixed).toMatchObject({ code: 2, output: expect.stringContaining('not of one sandbox') });
  });
});
