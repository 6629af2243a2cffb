import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, send } from '../http.js';
import { hang, openReceiver } from '../receiver.js';
import { bundleToy, type ToyProcess, type ToyProgram } from './toy-process.js';

let program: ToyProgram;
let running: ToyProcess;

beforeAll(async () => {
  program = await bundleToy();
});

afterAll(async () => {
  await running?.end('SIGKILL');
  program.remove();
});

const free = ['--port', '0', '--ready-file', 'ready.json'];
const readyPath = () => join(program.folder, 'ready.json');

async function started(flags: readonly string[] = free, env?: Record<string, string>): Promise<Body> {
  running = program.run(flags, env);
  await running.says('Have fun.');
  return existsSync(readyPath()) ? JSON.parse(readFileSync(readyPath(), 'utf8')) : undefined;
}

const post = (ready: Body, path: string, body: object) =>
  send(ready.toy.url + path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { Authorization: `Toy ${ready.toy.key}`, 'Content-Type': 'application/json' },
  });

describe('a program', () => {
  it('says where everything is, and writes it into a file for its user alone', async () => {
    const ready = await started(['--seed', 'fixed', ...free]);
    expect(ready).toEqual({
      pid: running.child.pid,
      version: '1.2.3',
      seed: 'fixed',
      control: { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) },
      toy: { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), key: 'toy_default0' },
    });
    expect(statSync(readyPath()).mode & 0o777).toBe(0o600);
    expect(running.stdout()).toBe(
      `paystub 1.2.3  seed fixed\ncontrol  ${ready.control.url}\nToy      ${ready.toy.url}  default key toy_default0\nHave fun.\n`,
    );
    expect((await send(`${ready.control.url}/health`)).body.providers.toy.url).toBe(ready.toy.url);
    expect((await running.end()).code).toBe(0);
    expect(existsSync(readyPath())).toBe(false);
  });

  it('puts the file where the command was typed, over one that lies there', async () => {
    const typed = join(program.folder, 'typed');
    mkdirSync(typed);
    writeFileSync(join(typed, 'out.json'), 'from the last time', { mode: 0o644 });
    await started(['--port', '0', '--ready-file', 'out.json'], { INIT_CWD: typed });
    expect(JSON.parse(readFileSync(join(typed, 'out.json'), 'utf8')).pid).toBe(running.child.pid);
    expect(statSync(join(typed, 'out.json')).mode & 0o777).toBe(0o600);
    await running.end('SIGINT');
    expect(existsSync(join(typed, 'out.json'))).toBe(false);
  });

  it('leaves the file alone that another has written since', async () => {
    await started();
    writeFileSync(readyPath(), '{"pid":1}');
    await running.end();
    expect(readFileSync(readyPath(), 'utf8')).toBe('{"pid":1}');
  });

  it('ends with SIGTERM within 5 s and with 0, whoever is still connected, waits, or does not answer', async () => {
    const receiver = await openReceiver();
    receiver.answer = () => hang;
    const ready = await started();
    const { hostname, port } = new URL(ready.toy.url);
    const idle = new Agent({ keepAlive: true });
    await new Promise<void>((resolve) => {
      request(ready.toy.url, { agent: idle }, (response) => response.resume().on('end', resolve)).end();
    });
    const silent = connect(Number(port), hostname);
    silent.on('error', () => {});
    await post(ready, '/receivers', { url: receiver.url });
    await post(ready, '/things', {});
    await receiver.arrived(1);
    const waiting = send(`${ready.control.url}/worlds/default/deliveries/wait`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"timeoutMs":60000}',
    }).catch(() => undefined);
    await send(`${ready.control.url}/health`);
    const { code, ms } = await running.end();
    expect([code, ms < 5000, existsSync(readyPath())]).toEqual([0, true, false]);
    await waiting;
    idle.destroy();
    silent.destroy();
    await receiver.close();
  });

  it('that cannot have its ports says which, with the flag that moves them, and leaves no file', async () => {
    const ready = await started();
    const port = new URL(ready.toy.url).port;
    writeFileSync(join(program.folder, 'other.json'), 'from the last time');
    const second = program.run(['--port', String(Number(port) - 10), '--ready-file', 'other.json']);
    expect(await second.ended).toBe(1);
    expect(second.stderr()).toMatch(new RegExp(`^paystub: port ${port}, for Toy, is taken: choose others with --port N`));
    expect(second.stdout()).toBe('');
    expect(existsSync(join(program.folder, 'other.json'))).toBe(false);
    await running.end();
  });

  it('that cannot write its file says so, and ends', async () => {
    for (const path of ['no/such/folder/ready.json', '.']) {
      const lost = program.run(['--port', '0', '--ready-file', path]);
      expect([await lost.ended, lost.stdout()]).toEqual([1, '']);
      expect(lost.stderr()).toMatch(/^paystub: could not start: .+\n$/);
    }
  });

  it('goes on when nobody reads its log any more', async () => {
    const ready = await started();
    running.child.stdout?.destroy();
    for (let i = 0; i < 3; i++) {
      expect((await post(ready, '/things', {})).status).toBe(201);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    expect((await running.end()).code).toBe(0);
  });

  it.each([
    [['--port', 'many'], 'A port is a number from 0 to 65505'],
    [['--port', '65530'], 'A port is a number from 0 to 65505'],
    [['--port', '-1'], 'A port is a number from 0 to 65505'],
    [['--log', 'xml'], 'text, json'],
    [['--bind', '0.0.0.0'], 'unknown option'],
    [['more'], 'too many arguments'],
  ])('does not start with %j, and says what to do', async (flags, words) => {
    const refused = program.run(flags);
    expect(await refused.ended).toBe(1);
    expect(refused.stderr()).toContain(words);
    expect(refused.stderr()).toContain('--help');
  });

  it('shows its version and its flags', async () => {
    const [version, help] = [program.run(['--version']), program.run(['--help'])];
    expect([await version.ended, await help.ended, version.stdout()]).toEqual([0, 0, '1.2.3\n']);
    for (const flag of ['--port', '--seed', '--ready-file', '--log', '--quiet', '--check-answers']) expect(help.stdout()).toContain(flag);
  });
});
