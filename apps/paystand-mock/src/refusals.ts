import type { Fault } from '@paystub/mock-kernel';
import { fault } from './faults.js';

/** 400: something that is needed is not there, under the name that it is stored by. */
export const missing = (parameter: string, rule?: string): Fault => fault('missing', { parameter, rule });
/** 400: what was sent cannot be understood. */
export const malformed = (explanation: string): Fault => fault('malformed', { explanation });
/** 400: a parameter of a list or of an upload that is no good. */
export const wrongParameter = (parameter: string, explanation: string, value?: unknown, rule?: string): Fault =>
  fault('wrong_parameter', { parameter, explanation, value, rule });
/** 422: understood, but not allowed by a rule or by the state of things. */
export const invalid = (parameter: string, explanation: string, value?: unknown, rule?: string): Fault =>
  fault('invalid', { parameter, explanation, value, rule });
export const notFound = (rule?: string): Fault => fault('not_found', { rule });
/** 401: no such thing under this merchant. */
export const notYours = (rule?: string): Fault => fault('no_access', { rule });
/** 402: the card's bank says no. */
export const declined = (detailCode: string, explanation: string): Fault => fault('declined', { detailCode, explanation });
/** 403: switched off for this merchant. */
export const forbidden = (explanation: string, rule?: string): Fault => fault('forbidden', { explanation, rule });
