import { type Dialect, ruleOf, someText } from '../../verifier/index.js';
import { type operations, routes } from '../index.js';
import { type Given, situations } from '../situations.js';

/** How PayPro is spoken to. */
export const paypro: Dialect<operations, Given> = {
  provider: 'paypro',
  routes,
  // Both SDKs send the content type with every request, the ones without a body included.
  headers: (credential) => ({ Authorization: `Bearer ${credential}`, 'Content-Type': 'application/json' }),
  // What a 401 says is not documented: the SDKs do not read it.
  envelope: (status, facts) => (status === 401 ? {} : { error: { message: someText, type: 'invalid_request', ...facts } }),
  witnesses: ['listPayments', 'listRefunds', 'listEvents', 'listWebhooks'],
  witnessQuery: { limit: '100' },
  situations,
};

export const rule = ruleOf(paypro);
