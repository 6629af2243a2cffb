// Writes libs/contracts/src/<provider>/pacts: what the clients' consumer tests ask for and expect. Those tests fail where one is stale.
import { join, resolve } from 'node:path';
import { follow } from '../child.mjs';
import { install } from '../install.mjs';

const root = resolve(import.meta.dirname, '../..');
const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '.pact.spec.ts'];
const env = { ...process.env, PAYSTUB_PACTS: 'write', PACT_DO_NOT_TRACK: 'true' };
const { code } = await follow(await install(root), args, { cwd: join(root, 'libs/client'), env });
process.exitCode = code;
