import { type Running, startSandbox } from '../src/index.js';
import { defaultLimits, type Limits } from '../src/limits.js';
import type { AnyMock } from '../src/sandbox.js';
import { holdAgainstContract } from './control/contract.js';
import { type Body, type Got, send } from './http.js';
import { toyMock } from './toy-mock.js';

export interface ToyOptions {
  readonly limits?: Partial<Limits>;
  readonly seed?: string;
  readonly checkAnswers?: boolean;
  readonly quiet?: boolean;
  readonly log?: 'text' | 'json';
  readonly mock?: AnyMock;
}

export interface Toy {
  readonly url: string;
  readonly control: string;
  readonly running: Running;
  /** What was written to standard output. */
  readonly written: () => string;
  /** A credential that nobody has used. */
  freshKey(): string;
  /** Calls the provider with a key. */
  call(key: string, method: string, path: string, body?: unknown): Promise<Got>;
  /** Calls the control plane. */
  ask(method: string, path: string, body?: unknown): Promise<Got>;
  /** A frozen world of its own. */
  frozenWorld(now?: string): Promise<ToyWorld>;
  stop(): Promise<void>;
}

/** A world, with what a spec does in it. */
export interface ToyWorld {
  readonly id: string;
  readonly key: string;
  call(method: string, path: string, body?: unknown): Promise<Got>;
  /** Calls the control plane about this world: `/clock`. */
  ask(method: string, path: string, body?: unknown): Promise<Got>;
  create(thing?: Body): Promise<Body>;
  listen(url: string, active?: boolean): Promise<Body>;
  deliveries(query?: string): Promise<Body[]>;
}

const jsonOf = (body: unknown) => (body === undefined ? undefined : JSON.stringify(body));

/** A sandbox of the toy provider on free ports, in this process. */
export async function startToy({
  limits,
  seed = 'specs',
  checkAnswers = true,
  quiet,
  log = 'text',
  mock = toyMock as AnyMock,
}: ToyOptions = {}): Promise<Toy> {
  let written = '';
  const options = { port: 0, seed, quiet: quiet ?? false, log, checkAnswers };
  const write = (text: string) => {
    written += text;
  };
  const running = await startSandbox([mock], options, '0.0.0', write, { ...defaultLimits, graceMs: 500, ...limits });
  const url = running.sandbox.urlOf('toy');
  const control = running.ready.control.url;
  let keys = 0;

  const call = (key: string, method: string, path: string, body?: unknown) =>
    send(url + path, { method, headers: { Authorization: `Toy ${key}`, 'Content-Type': 'application/json' }, body: jsonOf(body) });
  const ask = async (method: string, path: string, body?: unknown) => {
    const got = await send(control + path, { method, headers: { 'Content-Type': 'application/json' }, body: jsonOf(body) });
    holdAgainstContract(method, path, got);
    return got;
  };

  return {
    url,
    control,
    running,
    written: () => written,
    freshKey: () => `toy_${String(++keys).padStart(8, 'k')}`,
    call,
    ask,
    async frozenWorld(now = '2026-01-31T12:00:00Z') {
      const { body } = await ask('POST', '/worlds', { now, frozen: true });
      return worldFor(body.id, body.credentials.toy.key, { call, ask });
    },
    stop: () => running.stop(),
  };
}

function worldFor(id: string, key: string, { call, ask }: Pick<Toy, 'call' | 'ask'>): ToyWorld {
  return {
    id,
    key,
    call: (...asked) => call(key, ...asked),
    ask: (method, path, body) => ask(method, `/worlds/${id}${path}`, body),
    create: async (thing = {}) => (await call(key, 'POST', '/things', thing)).body,
    listen: async (to, active = true) => (await call(key, 'POST', '/receivers', { url: to, active })).body,
    deliveries: async (query = '') => (await ask('GET', `/worlds/${id}/deliveries${query}`)).body.data,
  };
}
