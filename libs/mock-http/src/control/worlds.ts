import type { components } from '@paystub/contracts/control';
import { masked } from '../redact.js';
import type { Sandbox } from '../sandbox.js';
import type { ControlOptions } from './app.js';
import { epochOf } from './clock.js';
import { mockOf, settled, worldOf } from './find.js';
import { mark } from './mark.js';
import type { Owned } from './operations.js';
import { Problem } from './refusals/problem.js';
import { pageOf } from './views/page.js';
import { showWorld } from './views/show.js';

export function worldOperations({
  sandbox,
  version,
  url,
}: ControlOptions): Owned<'getHealth' | 'listWorlds' | 'createWorld' | 'getWorld' | 'dropWorld' | 'resetWorld'> {
  return {
    getHealth() {
      const providers = Object.fromEntries(sandbox.mocks.map(({ provider }) => [provider, { url: sandbox.urlOf(provider) }]));
      return { status: 200, body: { status: 'ok', version, control: { url: url() }, providers } };
    },
    listWorlds({ query }) {
      const all = [...sandbox.worlds.all].reverse();
      const { data, next } = pageOf(all, query, ({ number }) => number);
      return { status: 200, body: { data: data.map((host) => showWorld(settled(host), false)), count: all.length, next } };
    },
    createWorld: ({ body = {} }) => createWorld(sandbox, body),
    getWorld({ params }) {
      const host = settled(worldOf(sandbox, params.world));
      return { status: 200, body: showWorld(host, false) };
    },
    dropWorld({ params }) {
      const host = worldOf(sandbox, params.world);
      if (host === sandbox.defaultWorld)
        throw new Problem(
          409,
          'default-world',
          'The default world stays',
          'It is there for as long as the sandbox runs.',
          'Reset it with POST /worlds/default/reset.',
        );
      sandbox.worlds.drop(host);
      return { status: 204, body: undefined };
    },
    resetWorld({ params, receivedAt }) {
      const host = worldOf(sandbox, params.world);
      host.reset();
      mark(host, { operation: 'resetWorld', method: 'POST', path: '/reset', kind: 'reset', status: 200, receivedAt });
      return { status: 200, body: showWorld(host, false) };
    },
  };
}

function createWorld(sandbox: Sandbox, { seed, now, frozen, credentials: given = {} }: components['schemas']['NewWorld']) {
  const made = sandbox.worlds.create({ seed, now: now === undefined ? undefined : epochOf(now), frozen, ...givenIn(sandbox, given) });
  if (!made) {
    const why = 'It was made with another body, or by the use of its credential.';
    throw new Problem(409, 'world-differs', 'There is such a world already', why, 'Use it as it is, drop it first, or choose other names.');
  }
  return { status: made.made ? (201 as const) : (200 as const), body: showWorld(made.host, true) };
}

interface Given {
  readonly credentials: Record<string, string>;
  readonly declared: Record<string, Readonly<Record<string, string>>>;
}

/** What a body declares per provider: the credential, and what goes with it. In the open mode that follows from the credential. */
function givenIn(sandbox: Sandbox, given: object): Given {
  const found: Given = { credentials: {}, declared: {} };
  for (const [provider, fields] of Object.entries(given as Record<string, Record<string, string>>)) {
    const { field, open, facts } = mockOf(sandbox, provider).credentials;
    const { [field]: credential = '', ...declared } = fields;
    const usual = facts?.(credential) ?? {};
    const isUsual = open.test(credential) && Object.entries(declared).every(([name, fact]) => usual[name] === fact);
    if (!sandbox.isStrict && !isUsual) throw wrongShape(provider, credential);
    found.credentials[provider] = credential;
    if (Object.keys(declared).length > 0) found.declared[provider] = declared;
  }
  return found;
}

function wrongShape(provider: string, credential: string): Problem {
  return new Problem(
    400,
    'invalid-request',
    'The credential is not one of the sandbox',
    `${masked(credential)} has not the shape that opens a world of ${provider}, or not what goes with it.`,
    'Use the shape that the README shows, or leave it out and use the one in the answer.',
  );
}
