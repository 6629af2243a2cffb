import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Control, ControlError, createControl } from '../src/control/index.js';
import { summary } from './control-answers.js';
import { startStub } from './control-stub.js';
import { problem } from './control-usual.js';

const key = 'pp_7Qm2Xc9RtLw4Zk8NvB3yHs6JdF1gPa5E';
const token = 'ct_b8f1c6e02d7a4953';

let stub: Awaited<ReturnType<typeof startStub>>;
let control: Control;

beforeEach(async () => {
  stub = await startStub();
  control = createControl({ url: stub.url, token });
});

afterEach(async () => {
  await stub.close();
  expect(stub.faults).toEqual([]);
});

const thrownBy = async (call: Promise<unknown>): Promise<ControlError> => {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ControlError);
  return error as ControlError;
};

/** A server that is not the control plane. */
const otherwise = (answer: () => Response) => createControl({ url: 'http://127.0.0.1:4000', fetch: async () => answer() });

describe('a refusal', () => {
  it('is thrown with what happened, why, and what to do', async () => {
    const body = problem(404, { nearest: ['w_4kT9bQ2mXv7Z'] });
    stub.on('getWorld', () => ({ status: 404, body }));
    const error = await thrownBy(control.world('w_4kT9bQ2mXv7A').get());
    expect(error).toMatchObject({ status: 404, type: body.type, title: body.title, detail: body.detail, fix: body.fix, problem: body });
    expect(error.message).toBe('There is no such world (404): No world has the id w_4kT9bQ2mXv7A. Use one of the ids in nearest.');
  });

  it('of an action says which states each action is for', async () => {
    const body = { ...problem(409), state: 'paid', states: { pay: ['initialized', 'open'] } };
    stub.on('runAction', () => ({ status: 409, body }));
    const { problem: said } = await thrownBy(control.world('default').act('paypro', 'pay', { id: 'PP1' }));
    expect(said.states).toEqual({ pay: ['initialized', 'open'] });
  });

  it('to wait longer says what is open', async () => {
    stub.on('waitForDeliveries', () => ({ status: 408, body: { ...problem(408), open: [summary] } }));
    const error = await thrownBy(control.world('default').waitForDeliveries({ timeoutMs: 10 }));
    expect(error).toMatchObject({ status: 408, problem: { open: [{ id: 'D1' }] } });
  });

  it('in the middle of a list ends the iteration', async () => {
    stub.on('listWorlds', () => ({
      status: 400,
      body: problem(400, { found: [{ instancePath: '/cursor', keyword: 'type', params: {} }] }),
    }));
    await expect(control.worlds.list().all()).rejects.toMatchObject({ status: 400 });
  });
});

describe('secrets', () => {
  it('the token is sent, and only where there is one', async () => {
    await control.health();
    await createControl({ url: stub.url }).health();
    expect(stub.calls.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${token}`, undefined]);
  });

  it.each([`paypro:${key}`, key])('a refusal that repeats the credential of %s does not show it', async (name) => {
    const body = problem(404, {
      detail: `No world for ${name}, ${encodeURIComponent(name)}.`,
      nearest: [name],
      instance: `/worlds/${name}`,
    });
    stub.on('resetWorld', () => ({ status: 404, body }));
    const error = await thrownBy(control.world(name).reset());
    expect(inspect(error, { depth: null })).not.toContain(key);
    expect(error.detail).toContain('…Pa5E');
  });

  it('a refusal to make a world does not show its credentials', async () => {
    stub.on('createWorld', () => ({ status: 409, body: problem(409, { detail: `${key} is another world's.` }) }));
    const error = await thrownBy(control.worlds.create({ credentials: { paypro: { apiKey: key } } }));
    expect(error.detail).toBe("…Pa5E is another world's.");
  });

  it('a token that cannot be sent is not repeated', async () => {
    const error = await thrownBy(createControl({ url: stub.url, token: 'two\nlines of it' }).health());
    expect(inspect(error)).not.toMatch(/two|lines of it/);
  });

  it('a password in the url is refused and not repeated', () => {
    const open = () => createControl({ url: 'http://admin:hunter22@127.0.0.1:4000' });
    expect(open).toThrow(ControlError);
    expect(open).toThrow(expect.objectContaining({ message: expect.not.stringContaining('hunter22') }));
  });

  it('are not in what is printed of a world or a control', () => {
    const printed = inspect([control, control.world(`paypro:${key}`)], { depth: null, showHidden: true });
    expect(printed).not.toContain(key);
    expect(printed).not.toContain(token);
  });
});

describe('no answer', () => {
  it('from where nothing listens says what to check', async () => {
    const { url } = stub;
    await stub.close();
    const error = await thrownBy(createControl({ url }).health());
    expect(error).toMatchObject({ status: 0, title: 'No answer' });
    expect(error.message).toContain('ECONNREFUSED');
    expect(error.fix).toContain('control.url');
    stub = await startStub();
  });

  it('in time is an error that names the limit', async () => {
    stub.on('getHealth', () => new Promise(() => {}));
    await expect(control.health({ timeoutMs: 20 })).rejects.toMatchObject({
      title: 'No answer in time',
      detail: expect.stringContaining('20 ms'),
    });
  });

  it("because the caller gave up throws the caller's reason", async () => {
    stub.on('getHealth', () => new Promise(() => {}));
    const reason = new Error('enough');
    const giveUp = new AbortController();
    const call = control.health({ signal: giveUp.signal });
    giveUp.abort(reason);
    await expect(call).rejects.toBe(reason);
  });

  it('of the control plane: an error of some other server', async () => {
    const error = await thrownBy(
      otherwise(() => Response.json({ error: { message: 'Invalid API key supplied' } }, { status: 401 })).health(),
    );
    expect(error).toMatchObject({ status: 401, title: 'Not an answer of the control plane' });
  });

  it('of the control plane: a page', async () => {
    const error = await thrownBy(otherwise(() => new Response('<!doctype html>')).health());
    expect(error).toMatchObject({ status: 0, detail: 'The answer is not JSON.' });
  });

  it('of the control plane: a redirect, which is not followed', async () => {
    const asked: string[] = [];
    const fetch = async ({ redirect }: Request) => {
      asked.push(redirect);
      return new Response(null, { status: 307, headers: { location: 'http://127.0.0.1:9/' } });
    };
    const error = await thrownBy(createControl({ url: stub.url, fetch }).health());
    expect(error).toMatchObject({ status: 307, title: 'Not an answer of the control plane' });
    expect(asked).toEqual(['manual']);
  });

  it.each(['127.0.0.1:4000', 'file:///etc/hosts', ''])('can be had from %j, which is refused at once', (url) => {
    expect(() => createControl({ url })).toThrow(ControlError);
  });
});
