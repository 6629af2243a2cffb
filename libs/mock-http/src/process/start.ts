import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { answerCheck } from '../api/answer-check.js';
import { controlApp } from '../control/app.js';
import { defaultLimits, type Limits } from '../limits.js';
import { controlPage } from '../pages/front-page.js';
import { masked } from '../redact.js';
import { Reporter } from '../reporter.js';
import { type AnyMock, Sandbox } from '../sandbox.js';
import type { StartOptions } from './flags.js';
import { close, LOOPBACK, listen, timeouts } from './listen.js';
import { providerServer } from './provider-server.js';

/** Worlds shown on the control plane's page. */
const SHOWN_WORLDS = 50;

/** What the ready file holds. */
export interface Ready {
  readonly pid: number;
  readonly version: string;
  readonly seed: string;
  readonly control: { readonly url: string };
  readonly [provider: string]: unknown;
}

export interface Running {
  readonly ready: Ready;
  readonly sandbox: Sandbox;
  /** Stops accepting, finishes what is under way, and lets go of everything. */
  stop(): Promise<void>;
}

export type Write = (text: string) => void;

/** Starts the mocks and the control plane: all listeners or none. The control plane comes last, because its `/health` says that all is there. */
export async function startSandbox(
  mocks: readonly AnyMock[],
  options: StartOptions,
  version: string,
  write: Write,
  limits: Limits = defaultLimits,
): Promise<Running> {
  const seed = options.seed ?? randomBytes(16).toString('hex');
  const reporter = new Reporter({ quiet: options.quiet, json: options.log === 'json', write });
  const sandbox = new Sandbox(mocks, seed, reporter, limits, options.credentials === 'strict');
  const checks = await Promise.all(mocks.map(async (mock) => (options.checkAnswers ? answerCheck(await mock.responses()) : undefined)));
  let controlUrl = '';
  const control = createServer(
    timeouts(limits),
    controlApp({ sandbox, version, url: () => controlUrl, page: () => page(sandbox, version, controlUrl) }),
  );
  const servers = [...mocks.map((mock, i) => providerServer({ mock, sandbox, check: checks[i], control: () => controlUrl })), control];
  const stop = async () => {
    await close(servers, limits.graceMs);
    for (const host of sandbox.worlds.all) host.drop();
    sandbox.connections.close();
    await sandbox.spool.close();
    reporter.flush();
  };
  const listenOn = async (server: Server, name: string, step: number): Promise<string> => {
    const port = await listen(server, name, options.port === 0 ? 0 : options.port + step);
    sandbox.ownPorts.add(port);
    return `http://${LOOPBACK}:${port}`;
  };
  sandbox.defaultWorld = sandbox.worlds.openDefault();
  try {
    for (const [i, mock] of mocks.entries())
      sandbox.listens(mock.provider, (await listenOn(servers[i] as Server, mock.title, mock.portStep)) + (mock.basePath ?? ''));
    controlUrl = await listenOn(control, 'the control plane', 0);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ready: readyOf(sandbox, version, controlUrl), sandbox, stop };
}

function readyOf(sandbox: Sandbox, version: string, controlUrl: string): Ready {
  const host = sandbox.defaultWorld;
  const providers = sandbox.mocks.map((mock) => [
    mock.provider,
    { url: sandbox.urlOf(mock.provider), [mock.credentials.field]: host?.credentials[mock.provider], ...host?.factsOf(mock) },
  ]);
  return { pid: process.pid, version, seed: sandbox.seed, control: { url: controlUrl }, ...Object.fromEntries(providers) };
}

function page(sandbox: Sandbox, version: string, url: string): string {
  const { all } = sandbox.worlds;
  const providers = sandbox.mocks.map((mock) => ({
    title: mock.title,
    url: sandbox.urlOf(mock.provider),
    credential: masked(sandbox.defaultWorld?.credentials[mock.provider] ?? ''),
  }));
  const worlds = all.slice(0, SHOWN_WORLDS).map((host) => ({
    id: host.id,
    now: host.now,
    frozen: host.world.frozen,
    credentials: Object.entries(host.credentials).map(([provider, credential]) => `${provider} ${masked(credential)}`),
  }));
  return controlPage({ version, url, providers, worlds, total: all.length });
}
