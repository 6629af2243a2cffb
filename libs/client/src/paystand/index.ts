import type { components } from '@paystub/contracts/paystand';

export type { CallOptions } from '../connection/connection.js';
export type { Download } from '../files/download.js';
export type { FileToSend } from '../files/form.js';
export type { PaystandOptions } from './connection/connection.js';
export type { Environment } from './connection/environment.js';
export type { LookUp } from './connection/look-up.js';
export { type ErrorKind, PaystandError, type UnknownOutcome } from './connection/paystand-error.js';
export type { Listing } from './lists/listing.js';
export type { Page } from './lists/page.js';
export type { DatedOptions, ListOptions, Order, ReceivableOptions } from './lists/query.js';
export { createPaystand, type Paystand } from './paystand.js';
export type { SyncOptions, SyncResult, SyncStore } from './sync/options.js';
export type { PaystandEvent } from './webhooks/event.js';
export { parseEvent, type WebhookRefusal, WebhookRefused } from './webhooks/parse-event.js';
/** What is sent and answered, by its name in the document: `PaystandSchemas['ReceivableCreate']`. */
export type PaystandSchemas = components['schemas'];
