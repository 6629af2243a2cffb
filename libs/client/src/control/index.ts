import type { components } from '@paystub/contracts/control';

export type { CallOptions, ControlOptions } from './connection.js';
export { type Control, createControl } from './control.js';
export { ControlError } from './control-error.js';
export type { Listing } from './listing.js';
export type { WorldControl } from './world.js';
/** What is sent and answered, by its name in the document. */
export type ControlSchemas = components['schemas'];
