import type { components } from '@paystub/contracts/paypro';

export type { CallOptions } from '../connection/connection.js';
export type { PayproOptions } from './connection/connection.js';
export type { Listing, ListOptions, Page } from './connection/listing.js';
export type { LookUp } from './connection/look-up.js';
export { type ErrorKind, PayproError, type UnknownOutcome } from './connection/paypro-error.js';
export { createPaypro, type Paypro } from './paypro.js';
export type { PayproEvent } from './webhooks/event.js';
export { verifyWebhook, type WebhookRequest, webhookSignature } from './webhooks/verify-webhook.js';
export { type WebhookRefusal, WebhookRefused } from './webhooks/webhook-refused.js';
/** What is sent and answered, by its name in the document: `PayproSchemas['Payment']`. */
export type PayproSchemas = components['schemas'];
