import type { components } from '@paystub/contracts/paypro';
import type { Records, TxBase } from '@paystub/mock-kernel';
import { idFormat, secretFormat } from '../../ids.js';
import { dateTime, momentOf } from '../seed-fields.js';
import { newWebhook, type Webhook } from './webhook.js';

export interface WebhookSeed extends Partial<components['schemas']['WebhookCreate']> {
  readonly id?: string;
  readonly url: string;
  readonly secret?: string;
  readonly created_at?: string;
}

type World = TxBase<unknown> & { readonly webhooks: Records<Webhook> };

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['url'],
  properties: {
    id: { type: 'string', pattern: '^WH[A-Z0-9]{12,16}$', description: 'A new one, unless given.' },
    name: { type: 'string' },
    description: { type: 'string' },
    url: { type: 'string', format: 'uri', pattern: '^https?://' },
    active: { type: ['boolean', 'null'], description: 'True, unless given.' },
    secret: { type: 'string', pattern: '^[A-Za-z0-9]{32}$', description: 'A new one, unless given.' },
    enabled_event_types: { type: ['array', 'null'], items: { type: 'string' }, description: 'All, unless given.' },
    created_at: { ...dateTime, description: "The world's time, unless given." },
  },
} as const;

/** A webhook as it stood at some time; it is told what happens from now on. */
export const seed = {
  schema,
  build(tx: World, { id, secret, created_at, ...request }: WebhookSeed): Webhook {
    const at = momentOf(created_at, tx.now);
    const fields = { name: 'Seeded', description: 'Seeded', ...request };
    return tx.webhooks.put(newWebhook(id ?? tx.ids.next('WH', idFormat), at, secret ?? tx.ids.secret(secretFormat), fields));
  },
} as const;
