import type { Sandbox } from '../sandbox.js';
import { mockOf, settled, worldOf } from './find.js';
import { mark } from './mark.js';
import type { Owned } from './operations.js';
import { invalid } from './refusals/problem.js';
import { refuseInvalid } from './refusals/schema.js';

export function settingsOperations(sandbox: Sandbox): Owned<'getSettings' | 'updateSettings' | 'getSettingsSchema'> {
  return {
    getSettings({ params }) {
      const host = settled(worldOf(sandbox, params.world));
      return { status: 200, body: host.world.settings(mockOf(sandbox, params.provider).provider) as Record<string, unknown> };
    },
    updateSettings({ params, body, receivedAt }) {
      const host = settled(worldOf(sandbox, params.world));
      const mock = mockOf(sandbox, params.provider);
      const settings = merged(host.world.settings(mock.provider), body, mock.definition.settings, mock.settingsSchema) as Record<
        string,
        unknown
      >;
      refuseInvalid(mock.settingsSchema, settings);
      const flaw = mock.settingsFlaw?.(settings as never);
      if (flaw) throw invalid(flaw.path, flaw.reason, 'GET …/settings/schema describes what there is to set.');
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

type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
}

/**
 * A JSON Merge Patch (RFC 7396) applied to settings: lists are replaced whole, and null takes out what has a name of its own. A field that
 * every world has gets its default back instead.
 */
export function merged(target: unknown, patch: unknown, defaults: unknown, schema: Schema | undefined): unknown {
  if (!isObject(patch)) return patch;
  const next = new Map(isObject(target) ? Object.entries(target) : []);
  const usual = new Map(isObject(defaults) ? Object.entries(defaults) : []);
  for (const [key, value] of Object.entries(patch)) {
    const field = schema?.properties?.[key];
    if (value !== null) next.set(key, merged(next.get(key), value, usual.get(key), field ?? entrySchema(schema)));
    else if (field && usual.has(key)) next.set(key, usual.get(key));
    // What there never was stays in the patch as it came, for the schema to refuse.
    else if (!next.delete(key)) next.set(key, null);
  }
  return Object.fromEntries(next);
}

const entrySchema = (schema: Schema | undefined) =>
  typeof schema?.additionalProperties === 'object' ? schema.additionalProperties : undefined;
