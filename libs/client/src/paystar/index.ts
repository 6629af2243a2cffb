import type { components } from '@paystub/contracts/paystar';

export type { CallOptions } from '../connection/connection.js';
export type { PaystarOptions } from './connection/connection.js';
export type { Environment, Urls } from './connection/environment.js';
export type { LookUp } from './connection/look-up.js';
export { type ErrorKind, PaystarError, type PaystarFinding, type UnknownOutcome } from './connection/paystar-error.js';
export { createPaystar, type Paystar } from './paystar.js';
export type { PushedEvent } from './resources/events.js';
export { verifyWebhook, type WebhookRefusal, WebhookRefused, type WebhookRequest, webhookSignature } from './webhooks/verify-webhook.js';
/** What is sent and answered, by its name in the document: `PaystarSchemas['PaymentSessionCreate']`. */
export type PaystarSchemas = components['schemas'];
