import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { answerCheck } from '../api/answer-check.js';
import { controlApp } from '../control/app.js';
import { controlPage } from '../pages/front-page.js';
import { masked } from '../redact.js';
import { Reporter } from '../reporter.js';
import { type AnyMock, Sandbox } from '../sandbox.js';
import { closeConnections } from '../webhooks/post.js';
import type { StartOptions } from './flags.js';
import { close, LOOPBACK, listen } from './listen.js';
import { providerServer } from './provider-server.js';

/** Milliseconds that requests under way get to finish when the process is told to end. */
const GRACE_MS = 3000;
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

/** Starts the mocks and the control plane: all listeners or none. */
export async function startSandbox(mocks: readonly AnyMock[], options: StartOptions, version: string, write: Write): Promise<Running> {
  const seed = options.seed ?? randomBytes(16).toString('hex');
  const reporter = new Reporter({ quiet: options.quiet, json: options.log === 'json', write });
  const sandbox = new Sandbox(mocks, seed, reporter);
  const url = (port: number) => `http://${LOOPBACK}:${port}`;
  let controlUrl = '';
  const control = createServer(controlApp({ sandbox, version, url: () => controlUrl, page: () => page(sandbox, version, controlUrl) }));
  const servers: Server[] = [control];
  const stop = async () => {
    for (const host of sandbox.worlds.all) host.drop();
    await close(servers, GRACE_MS);
    closeConnections();
    reporter.flush();
  };
  try {
    const port = await listen(control, 'the control plane', options.port);
    sandbox.ownPorts.add(port);
    controlUrl = url(port);
    for (const mock of mocks) {
      const check = options.checkAnswers ? answerCheck(await mock.responses()) : undefined;
      const server = providerServer({ mock, sandbox, check, control: () => controlUrl });
      servers.push(server);
      const own = await listen(server, mock.title, options.port === 0 ? 0 : options.port + mock.portStep);
      sandbox.ownPorts.add(own);
      sandbox.listens(mock.provider, url(own));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  sandbox.defaultWorld = sandbox.worlds.openDefault();
  return { ready: readyOf(sandbox, version, controlUrl), sandbox, stop };
}

function readyOf(sandbox: Sandbox, version: string, controlUrl: string): Ready {
  const providers = sandbox.mocks.map((mock) => [
    mock.provider,
    { url: sandbox.urlOf(mock.provider), [mock.credentials.field]: sandbox.defaultWorld?.credentials[mock.provider] },
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
