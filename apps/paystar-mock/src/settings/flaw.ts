import type { Settings } from './settings.js';
import { flawOf } from './template.js';

const PLACEHOLDER = /\{\{[^{}]*\}\}/g;

/** A template that gives no JSON whatever its variables are: the schema sees its parts, and not whether they fit together. */
export function settingsFlaw({ businessUnits }: Settings): { readonly path: string; readonly reason: string } | undefined {
  for (const [slug, { webhooks = {} }] of Object.entries(businessUnits)) {
    for (const [type, webhook] of Object.entries(webhooks)) {
      const flaw = webhook.template === undefined ? undefined : flawOf(webhook.template.replace(PLACEHOLDER, '0'));
      if (flaw !== undefined)
        return {
          path: `businessUnits/${slug}/webhooks/${type}/template`,
          reason: `With its variables filled in it is no JSON: ${flaw}.`,
        };
    }
  }
  return undefined;
}
