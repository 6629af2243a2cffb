import { ControlError, createControl } from '@paystub/client/control';
import type { Facts, Target } from '@paystub/contracts/verifier';
import type { Ask } from './flags.js';
import { Problem, reasonOf } from './problem.js';
import type { Provider } from './providers.js';

/** How long the target may take to answer the first call. */
const PROBE_MS = 10_000;

/** A target that was seen to answer. */
export interface Reached {
  readonly target: Target;
  /** Puts away what was made for this run. */
  readonly leave: () => Promise<void>;
}

/** Looks whether the target is there and takes the credential, before any rule is run. */
export async function reach(ask: Ask, provider: Provider, key: string | undefined): Promise<Reached> {
  return ask.control === undefined ? withKey(ask, provider, key) : withWorlds(ask, provider, ask.control);
}

/** One account, whose key is given: all rules share it. */
async function withKey({ target: url }: Ask, provider: Provider, key: string | undefined): Promise<Reached> {
  const { keyVariable, secretVariables, title } = provider;
  if (!key) {
    const fix = `Put the key of an account of the target into ${keyVariable}; with --control, where the target is a sandbox, none is needed.`;
    throw new Problem('No key', `${keyVariable} is not set, and ${title} refuses every call without one.`, fix);
  }
  const facts = provider.facts(process.env);
  if ((await probe(url, provider, key, facts)) === 401) {
    const fix = `Check that ${[keyVariable, ...secretVariables].join(' and ')} are of that server, whole and without spaces.`;
    throw new Problem('The target refuses the key', `${url} answers 401 to it.`, fix);
  }
  const target: Target = { url, credential: () => key, reachesLoopback: isLoopback(url), ...(facts && { facts }) };
  return { target, leave: async () => {} };
}

/** A sandbox: each rule gets a world. */
async function withWorlds({ target: url }: Ask, provider: Provider, control: string): Promise<Reached> {
  const sandbox = createControl({ url: control });
  const made: string[] = [];
  const credential = async (): Promise<string> => {
    const { id, credentials } = await sandbox.worlds.create();
    made.push(id);
    const fields = (credentials as Readonly<Record<string, Readonly<Record<string, string>>>>)[provider.name];
    return fields?.[provider.credentialField] as string;
  };
  const leave = async () => {
    for (const id of made.splice(0)) await sandbox.world(id).drop();
  };
  const first = await credential().catch((error: unknown) => {
    if (!(error instanceof ControlError)) throw error;
    const fix = 'Check --control: a sandbox prints the address of its control plane when it starts.';
    throw new Problem('The control plane cannot be used', `${control}: ${error.detail}`, fix);
  });
  // Another sandbox would take the key as well, and open a world of its own for it.
  await probe(url, provider, first);
  if (
    (await sandbox
      .world(made[0] as string)
      .requests()
      .count()) === 0
  ) {
    await leave();
    const why = `a call to ${url} did not reach the world that ${control} had made for it.`;
    throw new Problem('Target and control plane are not of one sandbox', why, 'Give both addresses as one sandbox prints them.');
  }
  return { target: { url, credential, control, freshAccounts: true, reachesLoopback: isLoopback(url) }, leave };
}

async function probe(url: string, provider: Provider, key: string, facts?: Facts): Promise<number> {
  try {
    const { path, ...request } = provider.probe(key, facts);
    const { status, body } = await fetch(url + path, { ...request, redirect: 'manual', signal: AbortSignal.timeout(PROBE_MS) });
    await body?.cancel();
    return status;
  } catch (error) {
    const fix = 'Check --target, and that the server runs and can be reached from this machine.';
    throw new Problem('The target cannot be reached', `${url} gave no answer: ${reasonOf(error)}.`, fix);
  }
}

/** Whatever listens on this machine can send webhooks to this machine. */
const isLoopback = (url: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
