import { masked } from '../redact.js';
import type { AnyMock, Sandbox } from '../sandbox.js';
import type { WorldHost } from '../worlds/host.js';
import { Problem, unknown } from './refusals/problem.js';

export const DEFAULT_WORLD = 'default';

/** The world that a path names: by id, as `default`, or by a credential, which may open it here as it does at the provider. */
export function worldOf(sandbox: Sandbox, name: string): WorldHost {
  const { worlds, mocks } = sandbox;
  if (name === DEFAULT_WORLD && sandbox.defaultWorld) return sandbox.defaultWorld;
  const known = worlds.get(name);
  if (known) return known;
  const colon = name.indexOf(':');
  const provider = colon === -1 ? undefined : name.slice(0, colon);
  const found = (provider === undefined ? mocks : mocks.filter((mock) => mock.provider === provider))
    .map((mock) => worlds.find(mock.provider, colon === -1 ? name : name.slice(colon + 1)))
    .filter((host) => host !== undefined);
  const used = found.filter((host) => worlds.isOpen(host));
  if (used.length > 1)
    throw new Problem(
      404,
      'ambiguous-world',
      'More than one world has this credential',
      'More than one provider has seen it.',
      'Say which, as PROVIDER:CREDENTIAL.',
    );
  const host = used[0] ?? (found.length === 1 ? found[0] : undefined);
  if (!host) throw unknownWorld(sandbox, name);
  return worlds.isOpen(host) ? host : worlds.open(host);
}

/** A world with everything done that was due. */
export function settled(host: WorldHost): WorldHost {
  host.catchUp();
  return host;
}

export function mockOf(sandbox: Sandbox, provider: string): AnyMock {
  const mock = sandbox.mockOf(provider);
  const known = sandbox.mocks.map((other) => other.provider);
  if (!mock) throw unknown(sandbox, 'provider', provider, known, `This process stands in for ${known.join(', ')}.`);
  return mock;
}

function unknownWorld(sandbox: Sandbox, name: string): Problem {
  const ids = [DEFAULT_WORLD, ...sandbox.worlds.all.map((host) => host.id)];
  // What looks like a world's id is no secret; anything else may be a credential that somebody misspelt.
  const shown = /^w_\w+$/.test(name) ? name : masked(name);
  return unknown(
    sandbox,
    'world',
    shown,
    ids,
    "Use an id that is listed, 'default', or a credential of the sandbox's own shape as PROVIDER:CREDENTIAL; or make a world with POST /worlds.",
  );
}

/** `payMethods` is `pay-methods` in paths and answers. */
export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
