import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { send } from '../http.js';
import { bundleToy, type ToyProgram } from '../process/toy-process.js';
import { formOf, formType, hashOf, paper } from './paper-form.js';

let program: ToyProgram;

beforeAll(async () => {
  program = await bundleToy(join(import.meta.dirname, 'paper-main.ts'));
});

afterAll(() => program.remove());

it.each([
  ['SIGTERM', 0],
  ['SIGINT', 0],
  ['SIGUSR2', 3],
] as const)('the spool is gone when its process ends (%s)', async (signal, code) => {
  const temp = join(program.folder, signal);
  mkdirSync(temp);
  const running = program.run(['--port', '0', '--ready-file', 'ready.json'], { TMPDIR: temp });
  await running.says('Have fun.');
  const { toy } = JSON.parse(readFileSync(join(program.folder, 'ready.json'), 'utf8'));
  expect(readdirSync(temp)).toEqual([]);
  const headers = { Authorization: `Toy ${toy.key}`, 'Content-Type': formType };
  expect((await send(`${toy.url}/papers`, { method: 'POST', headers, body: formOf([paper('hello')]) })).status).toBe(201);
  const [folder] = readdirSync(temp);
  expect(readdirSync(join(temp, folder as string))).toEqual([hashOf('hello')]);
  expect((await running.end(signal)).code).toBe(code);
  expect(readdirSync(temp)).toEqual([]);
});
