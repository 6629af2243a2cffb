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
  witnesses: [
    ...(['listPayments', 'listRefunds', 'listChargebacks', 'listCustomers', 'listMandates'] as const),
    ...(['listSubscriptions', 'listInstallmentPlans', 'listEvents', 'listWebhooks'] as const),
  ],
  // What a request makes is newest in its list, and what it changes makes an event.
  witnessQuery: { limit: '20' },
  situations,
};

export const rule = ruleOf(paypro);
