import type { operations } from '@paystub/contracts/paypro';
import type { Operations } from '@paystub/mock-http';
import { idFormat, secretFormat } from '../../ids.js';
import { listOf } from '../../lists.js';
import type { Tx } from '../../state.js';
import { webhookOf } from '../../webhooks.js';
import { presentWebhook } from './present.js';
import { changed, newWebhook } from './webhook.js';

type Owned = Pick<operations, 'getWebhook' | 'updateWebhook' | 'deleteWebhook' | 'listWebhooks' | 'createWebhook'>;

export const webhookOperations: Operations<Owned, Tx> = {
  getWebhook: (tx, { params, links }) => ({ status: 200, body: presentWebhook(webhookOf(tx, params.id), links) }),

  updateWebhook(tx, { params, body, links }) {
    const webhook = tx.webhooks.put(changed(webhookOf(tx, params.id), body));
    // paypro.R128
    if (!webhook.active) tx.dropDeliveries(webhook.id, 'the webhook is not active any more');
    return { status: 200, body: presentWebhook(webhook, links) };
  },

  deleteWebhook(tx, { params, links }) {
    const webhook = webhookOf(tx, params.id);
    tx.webhooks.delete(webhook.id);
    // paypro.R130
    tx.dropDeliveries(webhook.id, 'the webhook was deleted');
    return { status: 200, body: presentWebhook(webhook, links) };
  },

  listWebhooks: (tx, { query, links }) => ({
    status: 200,
    body: listOf(tx.webhooks, { path: 'webhooks', query, links, present: presentWebhook }),
  }),

  createWebhook(tx, { body, links }) {
    const webhook = newWebhook(tx.ids.next('WH', idFormat), tx.now, tx.ids.secret(secretFormat), body);
    return { status: 201, body: presentWebhook(tx.webhooks.put(webhook), links) };
  },
};
