// Writes libs/contracts/src/<provider>/pacts: what the clients' consumer tests ask for and expect. Those tests fail where one is stale.
// `node tools/generate/pacts.mjs paypro` does one provider.
import { join, resolve } from 'node:path';
import { follow } from '../child.mjs';
import { install } from '../install.mjs';

const root = resolve(import.meta.dirname, '../..');
const asked = process.argv.slice(2);
const specs = asked.length === 0 ? ['.pact.spec.ts'] : asked.map((provider) => `test/${provider}/pact/`);
const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...specs];
const env = { ...process.env, PAYSTUB_PACTS: 'write', PACT_DO_NOT_TRACK: 'true' };
const { code } = await follow(await install(root), args, { cwd: join(root, 'libs/client'), env });
process.exitCode = code;
