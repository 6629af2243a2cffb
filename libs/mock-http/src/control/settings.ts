import { Validator } from '@cfworker/json-schema';
import type { Sandbox } from '../sandbox.js';
import { mockOf, settled, worldOf } from './find.js';
import { mark } from './mark.js';
import type { Owned } from './operations.js';
import { Problem } from './problem.js';

export function settingsOperations(sandbox: Sandbox): Owned<'getSettings' | 'updateSettings' | 'getSettingsSchema'> {
  return {
    getSettings({ params }) {
      const host = settled(worldOf(sandbox, params.world));
      return { status: 200, body: host.world.settings(mockOf(sandbox, params.provider).provider) as Record<string, unknown> };
    },
    updateSettings({ params, body, receivedAt }) {
      const host = settled(worldOf(sandbox, params.world));
      const mock = mockOf(sandbox, params.provider);
      const settings = merged(host.world.settings(mock.provider), body, mock.definition.settings) as Record<string, unknown>;
      refuseInvalid(mock.settingsSchema, settings);
      host.committed(host.world.changeSettings(mock.provider, host.now, settings));
      mark(host, { operation: 'updateSettings', method: 'PATCH', path: `/${mock.provider}/settings`, body, status: 200, receivedAt });
      return { status: 200, body: settings };
    },
    getSettingsSchema({ params }) {
      worldOf(sandbox, params.world);
      return { status: 200, body: mockOf(sandbox, params.provider).settingsSchema as Record<string, unknown> };
    },
  };
}

/** Holds a value against a JSON Schema that comes with a mock. */
export function refuseInvalid(schema: object, value: unknown): void {
  const { valid, errors } = new Validator(schema, '2020-12', false).validate(value);
  if (valid) return;
  const found = errors.map(({ instanceLocation, keyword, error }) => ({
    instancePath: instanceLocation.replace(/^#/, ''),
    keyword,
    params: {},
    message: error,
  }));
  const words = found.map(({ instancePath, message }) => `${instancePath || 'it'}: ${message}`).join(' ');
  throw new Problem(400, 'invalid-request', 'The body is not what the call takes', words, 'Send what `schema` describes.', {
    found,
    schema,
  });
}

type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A JSON Merge Patch (RFC 7396) applied to settings: lists are replaced whole, and null puts the default back. */
export function merged(target: unknown, patch: unknown, defaults: unknown): unknown {
  if (!isObject(patch)) return patch;
  const next = new Map(isObject(target) ? Object.entries(target) : []);
  const usual = new Map(isObject(defaults) ? Object.entries(defaults) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value !== null) next.set(key, merged(next.get(key), value, usual.get(key)));
    else if (usual.has(key)) next.set(key, usual.get(key));
    // What there never was stays in the patch as it came, for the schema to refuse.
    else if (!next.delete(key)) next.set(key, null);
  }
  return Object.fromEntries(next);
}
